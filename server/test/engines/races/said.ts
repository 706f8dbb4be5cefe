/** What the tabs of a race sent and what they were told: each text is used once, so that it names the act that wrote it. */
export type Kind = 'score' | 'draft' | 'dropDraft' | 'proposal' | 'approval' | 'act'

export interface Said {
  readonly kind: Kind
  readonly person: string
  /** Which thing was written: question and bid, key of a draft; for acts, what they were. */
  readonly place: string
  /** The text that was sent; for an approval the text that was approved. */
  readonly text: string
  /** The revision it started from, and the text that its tab believed to stand there: '' for nothing. */
  readonly base: number
  readonly over: string
  readonly status: number
  readonly revision: number | undefined
}

/** Whole numbers from 0 to below a bound, the same for the same seed. */
export interface Chance {
  below(bound: number): number
  /** True so many times in a hundred. */
  percent(share: number): boolean
  of<T>(items: readonly T[]): T
}

export const chanceOf = (random: (bytes: number) => Uint8Array): Chance => {
  const below = (bound: number): number => new DataView(random(4).buffer).getUint32(0) % bound
  return { below, percent: (share) => below(100) < share, of: (items) => items[below(items.length)]! }
}
