/** What keeps scales, thresholds, rounding and the rules of moderation from being applied as they were meant. */
import Fraction from 'fraction.js'
import type { Criterion, EvaluationModel, Scale, Threshold, TieBreak } from '../../../contract/model.ts'
import type { FrozenModel } from './state.ts'
import type { ModelProblem } from './problem.ts'

const one = new Fraction(1)
const within = (value: Fraction, low: number, high: number): boolean => value.compare(low) >= 0 && value.compare(high) <= 0

const scaleOf = (model: EvaluationModel, question: Criterion | undefined): Scale | undefined => model.scales.find((scale) => scale.id === question?.scale)

/** The first that is as much as one before it: “3” and “3.0” are one value. */
const repeatedNumber = (texts: readonly string[]): string | undefined => {
  const seen = new Set<string>()
  return texts.find((text) => {
    const plain = new Fraction(text).toFraction()
    if (seen.has(plain)) return true
    seen.add(plain)
    return false
  })
}

export const checkScales = ({ scales }: EvaluationModel): ModelProblem[] =>
  scales.flatMap(({ name, values }) => {
    const points = values.map((value) => new Fraction(value.points))
    const twice = repeatedNumber(values.map((value) => value.value))
    return [
      ...(points.every((point) => within(point, 0, 1)) && points.some((point) => point.equals(one)) ? [] : [{ code: 'scale-points', sentence: `The scale ${name} needs points between 0 and 1, and one value worth 1.` }]),
      ...(twice === undefined ? [] : [{ code: 'scale-value-twice', sentence: `The scale ${name} has the value ${twice} twice; each value stands once.` }]),
    ]
  })

/** A descriptor for a score that the scale no longer has would be published and never apply. */
export const checkDescriptors = ({ model, texts }: FrozenModel): ModelProblem[] =>
  texts.flatMap(({ criterion, descriptors }) => {
    const node = model.criteria.find((candidate) => candidate.id === criterion)
    const scale = scaleOf(model, node)
    return descriptors
      .filter((descriptor) => node && scale && !scale.values.some((value) => value.value === descriptor.value))
      .map((descriptor) => ({ code: 'descriptor-off-scale', lot: node!.lot, criterion, sentence: `${node!.ref} ${node!.title} describes the score ${descriptor.value}, which the scale ${scale!.name} does not have.` }))
  })

const percent = (text: string, what: string, place: Omit<ModelProblem, 'code' | 'sentence'>): ModelProblem[] =>
  within(new Fraction(text), 0, 100) ? [] : [{ code: 'threshold-percent', ...place, sentence: `The threshold on ${what} is ${text} %; it has to lie between 0 and 100 %.` }]

const checkQuestion = (model: EvaluationModel, threshold: Extract<Threshold, { on: 'question' }>): ModelProblem[] => {
  const node = model.criteria.find((candidate) => candidate.id === threshold.criterion)
  const scale = scaleOf(model, node)
  const minimum = new Fraction(threshold.minimum)
  return !node || !scale || scale.values.some((value) => minimum.equals(value.value))
    ? []
    : [{ code: 'threshold-off-scale', lot: node.lot, criterion: node.id, sentence: `The threshold on ${node.ref} ${node.title} is ${threshold.minimum}, which is no value of the scale ${scale.name}.` }]
}

const checkCount = (model: EvaluationModel, threshold: Extract<Threshold, { on: 'count' }>): ModelProblem[] => {
  const questions = model.criteria.filter((node) => node.lot === threshold.lot && node.kind === 'question')
  const below = new Fraction(threshold.below)
  const beside = questions.map((question) => scaleOf(model, question)).find((scale) => {
    const values = (scale?.values ?? []).map((value) => new Fraction(value.value))
    return scale && !(values.some((value) => value.compare(below) < 0) && values.some((value) => value.compare(below) >= 0))
  })
  return [
    ...(beside ? [{ code: 'threshold-off-scale', lot: threshold.lot, sentence: `The threshold counts scores below ${threshold.below}; on the scale ${beside.name} that is every score or none.` }] : []),
    ...(threshold.atMost < questions.length ? [] : [{ code: 'threshold-never', lot: threshold.lot, sentence: `The threshold lets ${threshold.atMost} questions fall below ${threshold.below}, and the lot has ${questions.length}: it can exclude nobody.` }]),
  ]
}

const checkThreshold = (model: EvaluationModel, threshold: Threshold): ModelProblem[] => {
  if (threshold.on === 'question') return checkQuestion(model, threshold)
  if (threshold.on === 'count') return checkCount(model, threshold)
  if (threshold.on === 'total') return percent(threshold.minimum, 'the total', { lot: threshold.lot })
  if (threshold.on === 'mandatory') return []
  const node = model.criteria.find((candidate) => candidate.id === threshold.criterion)
  return node ? percent(threshold.minimum, `${node.ref} ${node.title}`, { lot: node.lot, criterion: node.id }) : []
}

/** Two floors under one thing would leave open which of them was published. */
const twiceOn = ({ thresholds }: EvaluationModel): ModelProblem[] => {
  const seen = new Set<string>()
  return thresholds.flatMap((threshold) => {
    if (threshold.on === 'count') return []
    const place = 'criterion' in threshold ? { criterion: threshold.criterion } : { lot: threshold.lot }
    const key = `${threshold.on} ${'criterion' in threshold ? threshold.criterion : threshold.lot}`
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    return [{ code: 'threshold-twice', ...place, sentence: 'Two thresholds stand on the same place. Keep one of them.' }]
  })
}

export const checkThresholds = (model: EvaluationModel): ModelProblem[] => [...model.thresholds.flatMap((threshold) => checkThreshold(model, threshold)), ...twiceOn(model)]

const tieBreakKey = (rule: TieBreak): string => (rule.by === 'higherScoreOn' ? `${rule.by} ${rule.criterion}` : rule.by)

export const checkTieBreak = ({ criteria, tieBreak }: EvaluationModel): ModelProblem[] => {
  const keys = tieBreak.map(tieBreakKey)
  const draw = keys.indexOf('lotDraw')
  return [
    ...tieBreak.flatMap((rule) => (rule.by === 'higherScoreOn' && !criteria.some((node) => node.id === rule.criterion) ? [{ code: 'tie-break-criterion', sentence: 'The tie-break names a criterion that does not exist.' }] : [])),
    ...(new Set(keys).size === keys.length ? [] : [{ code: 'tie-break-twice', sentence: 'The tie-break names the same rule twice.' }]),
    ...(draw >= 0 && draw < keys.length - 1 ? [{ code: 'tie-break-after-draw', sentence: 'A drawing of lots settles every tie; no rule can stand after it.' }] : []),
  ]
}

export const checkModeration = ({ moderation }: FrozenModel): ModelProblem[] => {
  const spread = new Fraction(moderation.spreadToReconcile)
  return spread.compare(0) > 0 && spread.compare(1) <= 0
    ? []
    : [{ code: 'spread-share', sentence: `The spread that has to be reconciled is ${moderation.spreadToReconcile}; it is a share of the scale, above 0 and at most 1.` }]
}
