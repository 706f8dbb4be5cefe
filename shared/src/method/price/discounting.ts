/** Discount factors for comparing bids, by dated edition of the Green Book. */
import type { PriceNormalisation } from '../../contract/model.ts'
import { exact, one, type Exact } from '../../numeric/exact.ts'

type Edition = PriceNormalisation['discountEdition']

interface Band {
  /** Last year, counted from year 0, that the rate applies to. */
  readonly toYear: number
  readonly ratePerYear: string
}

/** Real social time preference rates; a term of at most 60 years needs the first two bands of either edition. */
const bands: Readonly<Record<Exclude<Edition, 'none'>, readonly Band[]>> = {
  greenBook2003: [{ toYear: 30, ratePerYear: '0.035' }, { toYear: 75, ratePerYear: '0.03' }],
  greenBook2018: [{ toYear: 30, ratePerYear: '0.035' }, { toYear: 75, ratePerYear: '0.03' }],
}

export const editionNames: Readonly<Record<Edition, string>> = {
  none: 'no discounting',
  greenBook2003: 'Green Book 2003: 3.5% a year to year 30, then 3%',
  greenBook2018: 'Green Book 2018: 3.5% a year to year 30, then 3%',
}

/**
 * Factors for `years` contract years. The first contract year is year 0 with factor 1; factors chain across a change of rate.
 */
export const discountFactors = (edition: Edition, years: number): Exact[] => {
  const factors: Exact[] = []
  for (let year = 0; year < years; year += 1) factors.push(year === 0 ? one : factors[year - 1]!.div(one.add(rateIn(edition, year))))
  return factors
}

const rateIn = (edition: Edition, year: number): Exact => {
  if (edition === 'none') return exact(0)
  const band = bands[edition].find(({ toYear }) => year <= toYear)
  if (!band) throw new RangeError(`Year ${year} lies beyond the discount rates of ${editionNames[edition]}.`)
  return exact(band.ratePerYear)
}
