/** What keeps a model from being published: each problem a sentence with the place it stands at. */
import Fraction from 'fraction.js'
import type { Criterion, EvaluationModel } from '../../../contract/model.ts'
import { checkPrice } from './check-price.ts'
import { checkDescriptors, checkModeration, checkScales, checkThresholds, checkTieBreak } from './check-scoring.ts'
import type { ModelProblem } from './problem.ts'
import type { FrozenModel } from './state.ts'

/**
 * Checks a model for completeness: every lot has a tree whose siblings weigh exactly 1, at least one question, at most
 * one price node with a price model, scales with points from 0 to 1, and rules that can be applied and exclude somebody.
 */
export const checkModel = (frozen: FrozenModel): ModelProblem[] => {
  const { model } = frozen
  if (model.lots.length === 0) return [{ code: 'no-lots', sentence: 'There is no lot. Add at least one.' }]
  return [
    ...model.lots.flatMap((lot) => checkLot(model, lot.id, lot.title)),
    ...checkScales(model), ...checkDescriptors(frozen), ...checkThresholds(model), ...checkPrice(model), ...checkTieBreak(model), ...checkModeration(frozen),
  ]
}

const checkLot = (model: EvaluationModel, lot: string, title: string): ModelProblem[] => {
  const nodes = model.criteria.filter((node) => node.lot === lot)
  const root = nodes.find((node) => node.parent === null)
  if (!root) return [{ code: 'no-criteria', lot, sentence: `${title} has no criteria. Add a root group and questions beneath it.` }]
  const problems: ModelProblem[] = []
  if (!nodes.some((node) => node.kind === 'question')) problems.push({ code: 'no-question', lot, sentence: `${title} has no question to score.` })
  const priced = nodes.some((node) => node.kind === 'price')
  const priceModel = model.price.some((price) => price.lot === lot)
  if (priced && !priceModel) problems.push({ code: 'no-price-model', lot, sentence: `${title} has a price criterion but no price formula. Choose one, with its rule for zero prices.` })
  if (!priced && priceModel) problems.push({ code: 'no-price-node', lot, sentence: `${title} has a price formula but no price criterion in its tree.` })
  for (const node of nodes) if (node.kind === 'group') problems.push(...checkSiblings(model, node, nodes.filter((child) => child.parent === node.id)))
  return problems
}

const checkSiblings = (model: EvaluationModel, parent: Criterion, children: Criterion[]): ModelProblem[] => {
  const place = { lot: parent.lot, criterion: parent.id }
  if (children.length === 0) return [{ code: 'empty-group', ...place, sentence: `${parent.ref} ${parent.title} has nothing beneath it.` }]
  const weights = children.map((child) => model.awardWeights.find((weight) => weight.criterion === child.id)?.weight)
  const bare = children.find((_child, index) => weights[index] === undefined)
  if (bare) return [{ code: 'weight-missing', ...place, sentence: `${bare.ref} ${bare.title} has no weight.` }]
  const sum = weights.reduce((total, weight) => total.add(weight!), new Fraction(0))
  return sum.equals(1)
    ? []
    : [{ code: 'weights-do-not-sum', ...place, sentence: `The weights under ${parent.ref} ${parent.title} sum to ${sum.mul(100).round(10).toString()} %, not to 100 %.` }]
}
