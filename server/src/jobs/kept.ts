/** Results kept under what they were computed from. The one that was asked for longest ago goes first. */

export interface Kept {
  get(name: string): { readonly output: unknown } | undefined
  set(name: string, output: unknown, bytes: number): void
}

export const keepResults = (bytesAtMost: number): Kept => {
  const kept = new Map<string, { readonly output: unknown; readonly bytes: number }>()
  let held = 0
  const drop = (name: string): void => {
    held -= kept.get(name)?.bytes ?? 0
    kept.delete(name)
  }
  return {
    get: (name) => {
      const found = kept.get(name)
      if (!found) return undefined
      kept.delete(name)
      kept.set(name, found)
      return found
    },
    set: (name, output, bytes) => {
      drop(name)
      if (bytes > bytesAtMost) return
      kept.set(name, { output, bytes })
      held += bytes
      for (const oldest of kept.keys()) {
        if (held <= bytesAtMost) break
        drop(oldest)
      }
    },
  }
}
