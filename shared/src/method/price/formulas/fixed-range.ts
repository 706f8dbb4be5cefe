import type { PriceFormula } from '../../../contract/model.ts'
import { exact } from '../../../numeric/exact.ts'
import { broken, kept, type PriceFormulaMethod } from '../formula.ts'
import { money, points } from '../words.ts'

/** A range published beforehand: at or below the best price the whole weight, at the worst nothing. */
export const fixedRange = (formula: PriceFormula & { name: 'fixedRange' }): PriceFormulaMethod => ({
  name: 'fixedRange',
  title: 'Linear in a published range',
  rule: 'weight × (worst price − own price) ÷ (worst price − best price), the whole weight at or below the best price',
  relative: false,
  score: (bids, maximum) => {
    const [best, worst] = [exact(formula.best), exact(formula.worst)]
    if (worst.compare(best) <= 0) return { because: `the published range ends at ${money(worst)}, not above its best price ${money(best)}` }
    return bids.map(({ price }) => {
      if (price.compare(best) <= 0) return { points: maximum, working: [`${money(price)} is at or below the best price ${money(best)} of the published range: the whole ${points(maximum)}`] }
      const value = maximum.mul(worst.sub(price)).div(worst.sub(best))
      return { points: value, working: [`${points(maximum)} × (${money(worst)} − ${money(price)}) ÷ (${money(worst)} − ${money(best)}) = ${points(value)}`] }
    })
  },
  properties: (floor) => [
    floor === 'floorAtZero'
      ? kept('bounded', 'A price above the worst would go below zero; the published floor holds it at zero.')
      : broken('bounded', 'A price above the worst of the range gets negative points.'),
    kept('notIncreasing', 'Points fall as the own price rises, and stand still below the best price.'),
    kept('continuous', 'There is no jump, only a bend at the best price.'),
    kept('scaleFree', 'In another currency the published range is converted with the prices.'),
    kept('orderIndependent', 'No bid’s points depend on another bid.'),
    kept('ownPointsIndependent', 'The range stands before any bid is opened.'),
    kept('definedEverywhere', 'One bid, equal bids and a price of zero all have points.'),
  ],
})
