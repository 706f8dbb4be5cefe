import { highest, isZero, lowest } from '../../../numeric/exact.ts'
import { broken, kept, type PriceFormulaMethod } from '../formula.ts'
import { money, points } from '../words.ts'

/** The lowest of the bids gets the whole weight, the highest nothing, the others in between by distance. */
export const linearMinMax: PriceFormulaMethod = {
  name: 'linearMinMax',
  title: 'Linear between the lowest and the highest bid',
  rule: 'weight × (highest price − own price) ÷ (highest price − lowest price)',
  relative: true,
  score: (bids, maximum) => {
    const prices = bids.map(({ price }) => price)
    const [least, most] = [lowest(prices), highest(prices)]
    const range = most.sub(least)
    if (isZero(range)) {
      const reason = bids.length === 1 ? 'Only one price is compared' : `All ${bids.length} prices are equal`
      return bids.map(() => ({ points: maximum, working: [`${reason}, so there is no range to divide by; each is the lowest and gets the whole ${points(maximum)}`] }))
    }
    return bids.map(({ price }) => {
      const value = maximum.mul(most.sub(price)).div(range)
      return { points: value, working: [`${points(maximum)} × (${money(most)} − ${money(price)}) ÷ (${money(most)} − ${money(least)}) = ${points(value)}`] }
    })
  },
  properties: () => [
    kept('bounded', 'The lowest price gets the whole weight, the highest none.'),
    kept('notIncreasing', 'Points fall as the own price rises.'),
    broken('continuous', 'Two equal prices both get the whole weight; a penny apart, one of them gets nothing.'),
    kept('scaleFree', 'Only ratios of differences count.'),
    broken('orderIndependent', 'Adding or removing the dearest bid changes what a pound is worth between the others.'),
    broken('ownPointsIndependent', 'Every bid’s points depend on the lowest and the highest price.'),
    broken('definedEverywhere', 'One bid or equal bids divide by zero; by convention each then gets the whole weight.'),
  ],
}
