/** Back-tests as they are read: chances rounded for the eye, with the sum and the factor they come from. */
import { exact, type Exact } from '@workbench/shared/numeric/exact.ts'
import { formatNumber, formatNumberShort } from '@workbench/shared/numeric/format.ts'
import { testClaim, type PaceKind } from '@workbench/shared/scenario/backtest/backtest.ts'
import type { EvidenceReply } from './evidence.ts'

export type Backtest = EvidenceReply['backtests'][number]
type Figures = NonNullable<Backtest['figures']>

export interface PaceRow {
  readonly pace: PaceKind
  readonly name: string
  readonly perMonth: string
  readonly expected: string
  /** In the order of the ways of counting. */
  readonly chances: readonly string[]
  readonly working: readonly string[]
}

const names = (ranged: boolean): Readonly<Record<PaceKind, string>> => ({
  least: ranged ? 'the least promised' : 'as promised', middle: 'the middle of the promise', most: 'the most promised', before: 'as before the promise',
})

/** "0.042", "0.0023", "under 0.0001": a chance that is not nothing is never shown as nothing. */
export const chanceShown = (chance: Exact): string => {
  if (chance.compare(exact('0.00005')) < 0) return chance.n === 0n ? '0' : 'under 0.0001'
  return formatNumber(chance, chance.compare(exact('0.01')) < 0 ? 4 : 3)
}

/** Seven significant digits: "0.0003354626", "0.04242013", in which nothing is lost for the eye. */
const factorShown = (factor: Exact): string => {
  let decimals = 7
  for (let bound = exact('0.1'); factor.n !== 0n && factor.compare(bound) < 0 && decimals < 40; decimals += 1) bound = bound.div(exact(10))
  return formatNumber(factor, decimals)
}

export const backtestRows = (figures: Figures): { readonly rows: readonly PaceRow[]; readonly promiseThen: { readonly chance: Exact; readonly expected: Exact } | null } => {
  const { paces, promiseThen } = testClaim(figures)
  const named = names(figures.promised.least !== figures.promised.most)
  return {
    rows: paces.map(({ pace, perMonth, expected, came }) => ({
      pace, name: named[pace], perMonth: formatNumberShort(perMonth, 2), expected: formatNumberShort(expected, 2),
      chances: came.map(({ chance }) => chanceShown(chance)),
      working: came.map(({ counted, done, sum, factor, chance }) => `${named[pace]}, ${counted}: m = ${formatNumberShort(expected, 4)}, k = ${done}: ${formatNumberShort(sum, 6)} × ${factorShown(factor)} = ${factorShown(chance)}`),
    })),
    promiseThen: 'cannot' in promiseThen ? null : promiseThen,
  }
}
