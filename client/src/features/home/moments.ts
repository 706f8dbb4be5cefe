/** The demo holds one tender at several moments, each a record of its own: what tells them apart in a list. */
interface Scene {
  readonly record: string
  readonly title: string
}

export interface Demo {
  readonly moments: readonly Scene[]
}

interface Listed {
  readonly record: string
  readonly title: string
  readonly illustrative: boolean
}

/** The moment a record stands for; a record that a fresh demo has taken the place of says so. */
export const momentIn = (demo: Demo | undefined, tenders: readonly Listed[]) => {
  const scenes = new Map(demo?.moments.map((scene) => [scene.record, scene.title]))
  const played = new Set(tenders.filter(({ record }) => scenes.has(record)).map(({ title }) => title))
  return (record: string): string | undefined => {
    const listed = tenders.find((entry) => entry.record === record)
    return scenes.get(record) ?? (listed?.illustrative && played.has(listed.title) ? 'kept from an earlier demo' : undefined)
  }
}

/** The moments in their own order first, then everything else as it came. */
export const inOrder = <T extends { readonly record: string }>(tenders: readonly T[], demo: Demo | undefined): T[] => {
  const order = new Map(demo?.moments.map(({ record }, index) => [record, index]))
  const place = ({ record }: T) => order.get(record) ?? order.size
  return tenders.toSorted((a, b) => place(a) - place(b))
}
