/** What keeps a lot's prices from being compared as they were meant. */
import Fraction from 'fraction.js'
import type { EvaluationModel, PriceModel } from '../../../contract/model.ts'
import type { ModelProblem } from './problem.ts'

const repeated = (items: readonly string[]): string | undefined => items.find((item, index) => items.indexOf(item) !== index)

const checkOne = ({ lot, formula, normalisation }: PriceModel, title: string): ModelProblem[] => {
  const index = repeated(normalisation.indexation.map((rate) => rate.index))
  const cost = repeated(normalisation.authorityCosts.map(({ id }) => id))
  return [
    ...(formula.name === 'fixedRange' && (formula.best < 0 || formula.best >= formula.worst)
      ? [{ code: 'price-range', lot, sentence: `${title}: the best price of the fixed range has to be at least £0 and lie below the worst.` }]
      : []),
    ...(index === undefined ? [] : [{ code: 'index-twice', lot, sentence: `${title}: two rates are assumed for the index ${index}.` }]),
    ...normalisation.indexation.flatMap((rate) => {
      const yearly = new Fraction(rate.ratePerYear)
      if (rate.index === 'none' && !yearly.equals(0)) return [{ code: 'index-rate', lot, sentence: `${title}: prices without indexation cannot rise by ${rate.ratePerYear} a year.` }]
      return yearly.compare(-1) > 0 ? [] : [{ code: 'index-rate', lot, sentence: `${title}: a rate of ${rate.ratePerYear} a year for ${rate.index} would leave no price at all.` }]
    }),
    ...(cost === undefined ? [] : [{ code: 'cost-twice', lot, sentence: `${title}: two costs of the authority are called “${cost}”.` }]),
  ]
}

export const checkPrice = (model: EvaluationModel): ModelProblem[] =>
  model.price.flatMap((price) => checkOne(price, model.lots.find((lot) => lot.id === price.lot)?.title ?? price.lot))
