/** Discount rates of HM Treasury's Green Book by edition, and the factors they chain to. One place for bids and for scenarios. */
import { exact, one, type Exact } from './exact.ts'

/** A yearly rate that holds up to and with year `through`, counted from year 0; null is for ever. */
export interface RateBand {
  readonly through: number | null
  readonly ratePerYear: string
}

/** Real social time preference rates, Annex 6 of the 2003 edition. */
export const rates2003: readonly RateBand[] = [
  { through: 30, ratePerYear: '0.035' }, { through: 75, ratePerYear: '0.03' }, { through: 125, ratePerYear: '0.025' },
  { through: 200, ratePerYear: '0.02' }, { through: 300, ratePerYear: '0.015' }, { through: null, ratePerYear: '0.01' },
]

/** The same in the 2018 edition and in the guidance of 2026. */
export const rates2018: readonly RateBand[] = [{ through: 30, ratePerYear: '0.035' }, { through: 75, ratePerYear: '0.03' }, { through: null, ratePerYear: '0.025' }]

/** For effects on health. 1.5 % is published to year 30; the later health rates are stated with less certainty. */
export const healthRates2018: readonly RateBand[] = [{ through: 30, ratePerYear: '0.015' }, { through: 75, ratePerYear: '0.0129' }, { through: null, ratePerYear: '0.0107' }]

const rateIn = (bands: readonly RateBand[], year: number): Exact => {
  const band = bands.find(({ through }) => through === null || year <= through)
  if (!band) throw new RangeError(`Year ${year} lies beyond the discount rates stated.`)
  return exact(band.ratePerYear)
}

/** Factors of years 0 to `last`. Year 0 has factor 1; the factor of year 31 is that of year 30 over one plus the new rate. */
export const chainedFactors = (bands: readonly RateBand[], last: number): Exact[] => {
  const chain = [one]
  for (let year = 1; year <= last; year += 1) chain.push(chain[year - 1]!.div(rateIn(bands, year).add(one)))
  return chain
}
