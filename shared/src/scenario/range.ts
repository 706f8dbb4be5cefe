/** Figures as ranges. `low`, `mid`, `high` are ordered; figures that follow from dates are kept by dates, since early is not always cheap. */

export interface Range {
  readonly low: number
  readonly mid: number
  readonly high: number
}

/** The same figure when every step of a programme takes its shortest, likely or longest time. */
export interface ByDates<T> {
  readonly early: T
  readonly mid: T
  readonly late: T
}

export const cases = ['low', 'mid', 'high'] as const
export const dateCases = ['early', 'mid', 'late'] as const
export type DateCase = (typeof dateCases)[number]

export const noCost: Range = { low: 0, mid: 0, high: 0 }

export const addRanges = (a: Range, b: Range): Range => ({ low: a.low + b.low, mid: a.mid + b.mid, high: a.high + b.high })
export const sumRanges = (ranges: readonly Range[]): Range => ranges.reduce(addRanges, noCost)
export const mapRange = (range: Range, of: (value: number) => number): Range => ({ low: of(range.low), mid: of(range.mid), high: of(range.high) })
export const byDates = <T>(of: (dates: DateCase) => T): ByDates<T> => ({ early: of('early'), mid: of('mid'), late: of('late') })

/** Adds two rows of yearly ranges of the same length. */
export const addYears = (a: readonly Range[], b: readonly Range[]): Range[] => a.map((range, year) => addRanges(range, b[year] ?? noCost))
export const noYears = (years: number): Range[] => Array.from({ length: years }, () => noCost)

/** False once a figure has grown beyond integers that can be held exactly. */
export const isExactRange = ({ low, mid, high }: Range): boolean => Number.isSafeInteger(low) && Number.isSafeInteger(mid) && Number.isSafeInteger(high)
