import { lowest } from '../../../numeric/exact.ts'
import { broken, kept, type PriceFormulaMethod } from '../formula.ts'
import { money, points } from '../words.ts'

/** Lowest price divided by own price, times the weight. */
export const inverse: PriceFormulaMethod = {
  name: 'inverse',
  title: 'Inverse (lowest price over own price)',
  rule: 'weight × lowest price ÷ own price',
  relative: true,
  score: (bids, maximum) => {
    const least = lowest(bids.map(({ price }) => price))
    return bids.map(({ price }) => {
      const value = maximum.mul(least).div(price)
      return { points: value, working: [`${points(maximum)} × ${money(least)} ÷ ${money(price)} = ${points(value)}`] }
    })
  },
  properties: () => [
    kept('bounded', 'The lowest price gets the whole weight; no price reaches zero.'),
    kept('notIncreasing', 'Points fall as the own price rises.'),
    kept('continuous', 'For positive prices there is no jump.'),
    kept('scaleFree', 'Only ratios of prices count.'),
    broken('orderIndependent', 'At 50/50, A (80 points of quality, £100) leads B (62, £80) while a bid at £40 is in; without it B leads A.'),
    broken('ownPointsIndependent', 'Every bid’s points depend on the lowest price.'),
    broken('definedEverywhere', 'A price of zero divides by zero; the zero policy decides it beforehand.'),
  ],
}
