/** Prices to points under a published price model: zero policy first, then the formula, then the floor, each said out loud. */
import type { PriceFormula, PriceModel } from '../../contract/model.ts'
import { exact, zero, type Exact } from '../../numeric/exact.ts'
import type { PriceFormulaMethod, PricedBid } from './formula.ts'
import { fixedRange } from './formulas/fixed-range.ts'
import { inverse } from './formulas/inverse.ts'
import { linearMinMax } from './formulas/linear-min-max.ts'
import { linearToLowest } from './formulas/linear-to-lowest.ts'
import { money, points } from './words.ts'

/** The method behind a published formula. */
export const priceFormulaOf = (formula: PriceFormula): PriceFormulaMethod => {
  switch (formula.name) {
    case 'inverse': return inverse
    case 'linearToLowest': return linearToLowest
    case 'linearMinMax': return linearMinMax
    case 'fixedRange': return fixedRange(formula)
  }
}

export interface PriceEntry {
  readonly bid: string
  /** Integer pence, or null when it is missing or cannot be assessed. */
  readonly price: number | null
  readonly because?: string
  readonly quality?: Exact | null
}

/** Points of one bid, or why it has none. */
export type PriceOutcome =
  | { readonly bid: string; readonly outcome: 'points'; readonly points: Exact; readonly floored: boolean; readonly working: readonly string[] }
  | { readonly bid: string; readonly outcome: 'open' | 'refused'; readonly because: string; readonly code: PriceOpen }

export type PriceOpen = 'price-missing' | 'price-to-clarify' | 'price-refused' | 'price-waits' | 'formula-undefined'

type PricingRules = Pick<PriceModel, 'formula' | 'zeroPolicy' | 'floorPolicy'>

/**
 * Points of every bid that takes part, in the order given. `maximum` is what the price is worth in the total.
 * With a formula that compares bids, one price that is still open leaves the points of all others open too.
 */
export const computePricePoints = (entries: readonly PriceEntry[], maximum: Exact, rules: PricingRules): PriceOutcome[] => {
  const method = priceFormulaOf(rules.formula)
  const settled = entries.map((entry) => beforeFormula(entry, maximum, rules))
  const waitingFor = method.relative ? settled.find((outcome) => outcome && outcome.outcome === 'open') : undefined
  const compared = entries.filter((_entry, at) => settled[at] === undefined)
  const scored = compared.length === 0 ? [] : method.score(compared.map(priced), maximum)
  return entries.map((entry, at): PriceOutcome => {
    const outcome = settled[at]
    if (outcome) return outcome
    if (waitingFor) return { bid: entry.bid, outcome: 'open', code: 'price-waits', because: 'another bid’s price is open, and the formula compares each price with the others' }
    if ('because' in scored) return { bid: entry.bid, outcome: 'open', code: 'formula-undefined', because: scored.because }
    const raw = scored[compared.indexOf(entry)]!
    if (raw.points.compare(zero) >= 0) return { bid: entry.bid, outcome: 'points', floored: false, ...raw }
    return rules.floorPolicy === 'floorAtZero'
      ? { bid: entry.bid, outcome: 'points', floored: true, points: zero, working: [...raw.working, `The formula gives ${points(raw.points)}, less than zero; the published floor makes it 0`] }
      : { bid: entry.bid, outcome: 'points', floored: false, points: raw.points, working: [...raw.working, 'Less than zero; the published model allows negative points'] }
  })
}

const priced = ({ bid, price, quality }: PriceEntry): PricedBid => ({ bid, price: exact(price!), quality: quality ?? null })

/** What is decided without the formula: a price that is missing, and one of zero or less. */
const beforeFormula = ({ bid, price, because }: PriceEntry, maximum: Exact, rules: PricingRules): PriceOutcome | undefined => {
  if (price === null) return { bid, outcome: 'open', code: 'price-missing', because: because ?? 'there is no price' }
  if (price > 0) return undefined
  const shown = money(exact(price))
  switch (rules.zeroPolicy) {
    case 'refuse': return { bid, outcome: 'refused', code: 'price-refused', because: `the price is ${shown}, and the published model refuses prices of zero or less` }
    case 'clarify': return { bid, outcome: 'open', code: 'price-to-clarify', because: `the price is ${shown}, and the published model asks for clarification of prices of zero or less` }
    case 'fullPoints': return {
      bid, outcome: 'points', points: maximum, floored: false,
      working: [`The price is ${shown}; the published model gives prices of zero or less the whole ${points(maximum)} and compares the others without it`],
    }
  }
}
