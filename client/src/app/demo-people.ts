/** Whom one can be in the demo: of a scene its own people; anywhere else those of all moments, whoever has a part in the record first. */
export interface DemoPerson {
  readonly person: string
  readonly name: string
  readonly title: string
}

interface Scene {
  readonly people: readonly DemoPerson[]
}

export interface Offered {
  /** Those who have a part in the record at hand, where it is none of the demo’s own. */
  readonly here: readonly DemoPerson[]
  readonly others: readonly DemoPerson[]
}

export const offeredPeople = (moments: readonly Scene[], scene: Scene | undefined, holders: ReadonlySet<string>): Offered => {
  if (scene) return { here: [], others: scene.people }
  const all = [...new Map(moments.flatMap(({ people }) => people).map((entry) => [entry.person, entry])).values()]
  return { here: all.filter(({ person }) => holders.has(person)), others: all.filter(({ person }) => !holders.has(person)) }
}

const LONGEST = 48

/** A name and as much of a title as leaves the bar on one line; what is left out ends in a sign that says so. */
export const shortLabel = ({ name, title }: Pick<DemoPerson, 'name' | 'title'>): string => {
  const whole = `${name} · ${title}`
  if (whole.length <= LONGEST) return whole
  const cut = whole.slice(0, LONGEST - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), name.length)).replace(/[\s,·]+$/, '')}…`
}
