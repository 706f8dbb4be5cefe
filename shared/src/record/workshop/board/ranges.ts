/** The pointer of the first range {low, mid, high} beneath a value that does not run upwards; undefined if all do. */
export const rangesUpsideDown = (value: unknown, pointer: string): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = rangesUpsideDown(item, `${pointer}/${index}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  const { low, mid, high } = value as { low?: unknown; mid?: unknown; high?: unknown }
  if (typeof low === 'number' && typeof mid === 'number' && typeof high === 'number') return low <= mid && mid <= high ? undefined : pointer
  for (const [name, item] of Object.entries(value)) {
    const found = rangesUpsideDown(item, `${pointer}/${name}`)
    if (found !== undefined) return found
  }
  return undefined
}
