/** Trusts that wait for one supplier: its go-lives keep one planned order and no more fall together than it can do. */

export interface Pace {
  readonly goLives: number
  readonly months: number
}

/**
 * Go-live months for trusts in the planned order. None goes before the one ahead of it, none before it is ready, and any
 * `months` months together hold at most `goLives`. Later readiness or a slower pace never brings anybody forward.
 */
export const queueGoLives = (ready: readonly number[], pace: Pace): number[] => {
  const placed: number[] = []
  for (const [index, month] of ready.entries()) {
    const ahead = placed.at(-1) ?? month
    const full = placed[index - pace.goLives]
    placed.push(Math.max(month, ahead, full === undefined ? month : full + pace.months))
  }
  return placed
}
