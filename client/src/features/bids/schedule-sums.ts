/** What a schedule comes to, by component, by trust, by year: sums of the lines as bid, in whole pence, that end in the figure the way to one price sets out from. */
import type { PricingLine } from '@workbench/shared/contract/model.ts'
import { ratio } from '@workbench/shared/numeric/exact.ts'
import { formatPence } from '@workbench/shared/numeric/format.ts'

export interface SumRow {
  readonly id: string
  readonly label: string
  /** Pence by contract year. */
  readonly years: readonly bigint[]
  readonly total: bigint
}

type Lines = readonly Pick<PricingLine, 'component' | 'trust' | 'amounts' | 'optional'>[]

/** The longest line: a year beyond the term is shown too, since it is part of what was offered. */
export const yearsOf = (lines: Lines): number => lines.reduce((most, { amounts }) => Math.max(most, amounts.length), 0)

const add = (lines: Lines, year: number): bigint => lines.reduce((sum, { amounts }) => sum + BigInt(amounts[year] ?? 0), 0n)

const sumRow = (id: string, label: string, lines: Lines, years: number): SumRow => {
  const byYear = Array.from({ length: years }, (_, year) => add(lines, year))
  return { id, label, years: byYear, total: byYear.reduce((sum, pence) => sum + pence, 0n) }
}

export type Grouping = 'component' | 'trust'

/** A row for each component or trust in the order of the lines, then all together; the last row of all is what of it is optional. */
export const sumsOf = (lines: Lines, by: Grouping, labelOf: (key: string | null) => string): readonly SumRow[] => {
  const years = yearsOf(lines)
  const optional = lines.filter((line) => line.optional)
  return [
    ...[...Map.groupBy(lines, (line) => line[by])].map(([key, alike]) => sumRow(key ?? 'none', labelOf(key), alike, years)),
    sumRow('all', 'As offered', lines, years),
    ...(optional.length > 0 ? [sumRow('optional', 'of which optional', optional, years)] : []),
  ]
}

/** Whole pounds where every amount is, so that what is shown adds up as it is shown; otherwise with pence. */
export const moneyIn = (lines: Lines): ((pence: bigint) => string) => {
  const whole = lines.every(({ amounts }) => amounts.every((amount) => amount % 100 === 0))
  return (pence) => {
    const text = formatPence(ratio(pence, 1n))
    return whole ? text.replace(/\.00$/, '') : text
  }
}
