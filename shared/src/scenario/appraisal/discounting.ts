/** Discount factors by dated editions of HM Treasury's Green Book. Real prices; year 0 is the first year and counts in full. */
import type { DiscountConvention, DiscountEdition } from '../../contract/scenario.ts'
import { ratio, tenTo, type Exact } from '../../numeric/exact.ts'
import { chainedFactors, healthRates2018, rates2003, rates2018, type RateBand } from '../../numeric/green-book.ts'
import { roundExact } from '../../numeric/rounding.ts'

export interface Edition {
  readonly id: DiscountEdition
  readonly title: string
  /** The first day on which a run may use it. */
  readonly knownFrom: string
  readonly source: string
  readonly standard: readonly RateBand[]
  /** For effects on health; null where the edition has no rate of its own for them. */
  readonly health: readonly RateBand[] | null
}

export const editions: Readonly<Record<DiscountEdition, Edition>> = {
  greenBook2003: {
    id: 'greenBook2003',
    title: 'Green Book, 2003 edition',
    knownFrom: '2003-01-31',
    source: 'HM Treasury, The Green Book (2003), Annex 6',
    standard: rates2003,
    health: null,
  },
  greenBook2018: {
    id: 'greenBook2018', title: 'Green Book, 2018 edition', knownFrom: '2018-03-31', source: 'HM Treasury, The Green Book (2018), 5.54-5.56 and Annex 6', standard: rates2018, health: healthRates2018,
  },
  greenBook2026: {
    id: 'greenBook2026', title: 'Green Book, 2026 guidance', knownFrom: '2026-02-28',
    source: 'HM Treasury, Discounting: Green Book supplementary guidance (February 2026), Annex A', standard: rates2018, health: healthRates2018,
  },
}

export interface FactorOptions {
  /** `yearZero`: the first amount is undiscounted (Green Book). `yearOne`: it is a year away (spreadsheets). `midYear`: later amounts fall half a year earlier. */
  readonly convention?: DiscountConvention
  /** Rounds each factor before use, as printed tables do. Totals then differ from the unrounded ones. */
  readonly tableDecimals?: number
}

/**
 * Factors of the first `count` amounts. They chain across a change of rate: the factor of year 31 is that of year 30 over
 * one plus the new rate. Exact, but for `midYear`: the geometric mean of two years' factors, to 50 digits.
 */
export const discountFactors = (bands: readonly RateBand[], count: number, options: FactorOptions = {}): Exact[] => {
  const convention = options.convention ?? 'yearZero'
  const chain = chainedFactors(bands, count)
  const factors = convention === 'yearOne'
    ? chain.slice(1)
    : convention === 'yearZero'
      ? chain.slice(0, count)
      : chain.slice(0, count).map((factor, year) => (year === 0 ? factor : squareRoot(factor.mul(chain[year - 1]!))))
  return options.tableDecimals === undefined ? factors : factors.map((factor) => roundExact(factor, { decimals: options.tableDecimals!, mode: 'halfAwayFromZero' }))
}

/** To 50 digits after the point, cut. Newton's iteration on integers. */
const squareRoot = (value: Exact): Exact => {
  const square = (value.n * tenTo(100)) / value.d
  let root = tenTo(51)
  for (let next = (root + square / root) / 2n; next < root; next = (root + square / root) / 2n) root = next
  return ratio(root, tenTo(50))
}

/** Rate bands of one rate for ever. */
export const flatRate = (ratePerYear: string): readonly RateBand[] => [{ through: null, ratePerYear }]
