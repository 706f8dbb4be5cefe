/** Measures of an appraisal. All take real amounts and factors in the same order, and are exact. */
import { isZero, one, sumExact, zero, type Exact } from '../../numeric/exact.ts'

/** A measure that is not defined for these figures, with the reason: a value, not a zero. */
export interface Unassessed {
  readonly cannot: true
  readonly because: string
}
export const cannot = (because: string): Unassessed => ({ cannot: true, because })

/** Amounts times factors, added up. Of costs alone it is the net present cost that options bringing the same are compared by. */
export const presentValue = (amounts: readonly Exact[], factors: readonly Exact[]): Exact => {
  if (amounts.length > factors.length) throw new RangeError(`${amounts.length} amounts have only ${factors.length} discount factors.`)
  return sumExact(amounts.map((amount, year) => amount.mul(factors[year]!)))
}

export interface CostsAndBenefits {
  readonly costs: readonly Exact[]
  readonly benefits: readonly Exact[]
}

/** Net present social value, benefits less costs, and the ratio of the two, which needs costs above zero. */
export const socialValue = ({ costs, benefits }: CostsAndBenefits, factors: readonly Exact[]): { readonly presentCost: Exact; readonly presentBenefit: Exact; readonly npsv: Exact; readonly bcr: Exact | Unassessed } => {
  const presentCost = presentValue(costs, factors)
  const presentBenefit = presentValue(benefits, factors)
  return {
    presentCost,
    presentBenefit,
    npsv: presentBenefit.sub(presentCost),
    bcr: presentCost.compare(zero) > 0 ? presentBenefit.div(presentCost) : cannot('The present value of costs is not above zero, so there is no ratio to it.'),
  }
}

/** What one pound in each of these years is worth today. For published tables take years 1 to n. */
export const annuityFactor = (factors: readonly Exact[]): Exact => sumExact(factors)

/** The level yearly amount with the same present cost, over the years whose factors are given; compares options of different lives. */
export const equivalentAnnualCost = (npc: Exact, factors: readonly Exact[]): Exact | Unassessed => {
  const annuity = annuityFactor(factors)
  return isZero(annuity) ? cannot('There are no years to spread the cost over.') : npc.div(annuity)
}

/** The relative change of an input at which the net value becomes nil; the input must enter it proportionally. */
export const switchingChange = (netValue: Exact, presentValueOfInput: Exact): Exact | Unassessed =>
  isZero(presentValueOfInput) ? cannot('The input is worth nothing, so no change of it can switch the result.') : netValue.neg().div(presentValueOfInput)

/** Years until the amounts, added up in order, reach zero; within a year the amount is taken to come evenly. */
export const payback = (amounts: readonly Exact[]): Exact | Unassessed => {
  let balance = zero
  for (const [year, amount] of amounts.entries()) {
    const after = balance.add(amount)
    if (after.compare(zero) >= 0) return year === 0 ? zero : balance.neg().div(amount).add(year - 1)
    balance = after
  }
  return cannot('The outlay is not paid back within the years given.')
}

/** Fisher: what a nominal rate is worth once inflation is taken out. */
export const realRate = (nominal: Exact, inflation: Exact): Exact => nominal.add(one).div(inflation.add(one)).sub(one)
/** The nominal rate that discounts nominal amounts to the same value as the real rate does real ones. */
export const nominalRate = (real: Exact, inflation: Exact): Exact => real.add(one).mul(inflation.add(one)).sub(one)
