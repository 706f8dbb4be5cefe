import { lowest, one } from '../../../numeric/exact.ts'
import { broken, kept, type PriceFormulaMethod } from '../formula.ts'
import { money, points } from '../words.ts'

/** One percent above the lowest price costs one percent of the weight. */
export const linearToLowest: PriceFormulaMethod = {
  name: 'linearToLowest',
  title: 'Linear, relative to the lowest',
  rule: 'weight × (1 − (own price − lowest price) ÷ lowest price)',
  relative: true,
  score: (bids, maximum) => {
    const least = lowest(bids.map(({ price }) => price))
    return bids.map(({ price }) => {
      const value = maximum.mul(one.sub(price.sub(least).div(least)))
      return { points: value, working: [`${points(maximum)} × (1 − (${money(price)} − ${money(least)}) ÷ ${money(least)}) = ${points(value)}`] }
    })
  },
  properties: (floor) => [
    floor === 'floorAtZero'
      ? kept('bounded', 'A price above twice the lowest would go below zero; the published floor holds it at zero.')
      : broken('bounded', 'A price above twice the lowest gets negative points.'),
    kept('notIncreasing', 'Points fall as the own price rises.'),
    kept('continuous', 'For positive prices there is no jump.'),
    kept('scaleFree', 'Only ratios of prices count.'),
    broken('orderIndependent', 'A low third bid makes the price differences of the others weigh more.'),
    broken('ownPointsIndependent', 'Every bid’s points depend on the lowest price.'),
    broken('definedEverywhere', 'A lowest price of zero divides by zero; the zero policy decides it beforehand.'),
  ],
}
