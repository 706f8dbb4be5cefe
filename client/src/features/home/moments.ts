/** The demo holds one tender at several moments, each a record of its own: what tells them apart in a list. */
interface Scene {
  readonly record: string
  readonly title: string
}

export interface Demo {
  readonly moments: readonly (Scene & { readonly id: string })[]
  readonly workshop: Scene | null
  readonly others: readonly (Scene & { readonly scene: string; readonly generation: number; readonly kept: boolean })[]
}

/** The moment a record stands for; one that a fresh demo has taken the place of says of which playing it is. */
export const momentIn = (demo: Demo | undefined) => {
  const scenes = new Map(demo?.moments.map((scene) => [scene.record, scene.title]))
  if (demo?.workshop) scenes.set(demo.workshop.record, 'the workshop of the demo')
  for (const { record, title, generation, kept } of demo?.others ?? []) scenes.set(record, kept ? `${title}, demo ${generation}` : title)
  return (record: string): string | undefined => scenes.get(record)
}

/** Whether a fresh demo has taken a record's place. */
export const keptIn = (demo: Demo | undefined) => {
  const kept = new Set(demo?.others.flatMap((other) => (other.kept ? [other.record] : [])))
  return (record: string): boolean => kept.has(record)
}

/** The moments in their own order first, then what stands beside them and, of each earlier playing, the same; then everything else as it came. */
export const inOrder = <T extends { readonly record: string }>(tenders: readonly T[], demo: Demo | undefined): T[] => {
  const moments = demo?.moments.map(({ id }) => id) ?? []
  const sceneAt = (scene: string) => (moments.includes(scene) ? moments.indexOf(scene) : moments.length)
  const others = (demo?.others ?? []).toSorted((a, b) => b.generation - a.generation || sceneAt(a.scene) - sceneAt(b.scene))
  const order = new Map([...(demo?.moments ?? []), ...others].map(({ record }, index) => [record, index]))
  const place = ({ record }: T) => order.get(record) ?? order.size
  return tenders.toSorted((a, b) => place(a) - place(b))
}
