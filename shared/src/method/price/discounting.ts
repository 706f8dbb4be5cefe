/** Discount factors for comparing bids, by dated edition of the Green Book. */
import type { PriceNormalisation } from '../../contract/model.ts'
import type { Exact } from '../../numeric/exact.ts'
import { chainedFactors, rates2003, rates2018, type RateBand } from '../../numeric/green-book.ts'

type Edition = PriceNormalisation['discountEdition']

/** A term of at most 60 years needs the first two bands of either edition; a longer one is refused, since its published name tells no later rate. */
const bands: Readonly<Record<Edition, readonly RateBand[]>> = { none: [{ through: null, ratePerYear: '0' }], greenBook2003: rates2003.slice(0, 2), greenBook2018: rates2018.slice(0, 2) }

export const editionNames: Readonly<Record<Edition, string>> = {
  none: 'no discounting',
  greenBook2003: 'Green Book 2003: 3.5% a year to year 30, then 3%',
  greenBook2018: 'Green Book 2018: 3.5% a year to year 30, then 3%',
}

/**
 * Factors for `years` contract years. The first contract year is year 0 with factor 1; factors chain across a change of rate.
 */
export const discountFactors = (edition: Edition, years: number): Exact[] => chainedFactors(bands[edition], years - 1).slice(0, years)
