/** Thresholds, applied on exact values: 59.999… shown as 60.00 still fails. Each application is kept as evidence. */
import type { Threshold } from '../../contract/model.ts'
import { exact, exactText, hundred, type Exact } from '../../numeric/exact.ts'
import { formatCount, formatNumberShort } from '../../numeric/format.ts'
import { roundedText, type RoundingRule } from '../../numeric/rounding.ts'
import { liesWithin, type CriteriaTree } from './tree.ts'
import { shareOf, type NodeValues } from './values.ts'

/** A threshold applied to one bid. `passed` is null while it cannot be decided. */
export interface AppliedThreshold {
  readonly threshold: string
  readonly on: Threshold['on']
  readonly criterion?: string
  readonly required: string
  readonly found: string | null
  readonly passed: boolean | null
  readonly sentence: string
}

export interface ThresholdContext {
  readonly lot: string
  readonly tree: CriteriaTree
  readonly rounding: RoundingRule
  /** How mandatory requirements are called, by id. */
  readonly requirements?: ReadonlyMap<string, string>
}

export interface ThresholdSubject {
  readonly scores: ReadonlyMap<string, string>
  readonly values: NodeValues
  readonly failedMandatory: readonly string[]
  readonly undecidedMandatory: readonly string[]
}

const concerns = (threshold: Threshold, { lot, tree }: ThresholdContext): boolean =>
  threshold.on === 'question' || threshold.on === 'group' ? tree.index.has(threshold.criterion) : threshold.lot === lot

/** Whether a threshold can only be decided once prices have their points. */
export const needsPrice = (threshold: Threshold, tree: CriteriaTree): boolean =>
  tree.price !== undefined
  && (threshold.on === 'total' || (threshold.on === 'group' && liesWithin(tree, tree.price, tree.index.get(threshold.criterion) ?? -1)))

/** Thresholds that need no price: they decide who takes part in the comparison of prices. */
export const applyQualityThresholds = (thresholds: readonly Threshold[], context: ThresholdContext, subject: ThresholdSubject): AppliedThreshold[] =>
  thresholds.filter((threshold) => concerns(threshold, context) && !needsPrice(threshold, context.tree)).map((threshold) => applyOne(threshold, context, subject, null))

/** Thresholds on sums that contain the price. */
export const applyPricedThresholds = (thresholds: readonly Threshold[], context: ThresholdContext, subject: ThresholdSubject, priceShare: Exact | null): AppliedThreshold[] =>
  thresholds.filter((threshold) => concerns(threshold, context) && needsPrice(threshold, context.tree)).map((threshold) => applyOne(threshold, context, subject, priceShare))

const applyOne = (threshold: Threshold, context: ThresholdContext, subject: ThresholdSubject, priceShare: Exact | null): AppliedThreshold => {
  switch (threshold.on) {
    case 'question': return onQuestion(threshold, context, subject)
    case 'group': return onShare(threshold, context, subject, context.tree.index.get(threshold.criterion)!, priceShare)
    case 'total': return onShare(threshold, context, subject, 0, priceShare)
    case 'count': return onCount(threshold, context, subject)
    case 'mandatory': return onMandatory(threshold, context, subject)
  }
}

const nameOf = ({ tree }: ThresholdContext, position: number): string => {
  const { ref, title } = tree.nodes[position]!.criterion
  return `${ref} ${title}`
}

const onQuestion = (threshold: Threshold & { on: 'question' }, context: ThresholdContext, { scores }: ThresholdSubject): AppliedThreshold => {
  const position = context.tree.index.get(threshold.criterion)!
  const score = scores.get(threshold.criterion)
  const value = score === undefined ? undefined : context.tree.nodes[position]!.scale?.values.get(score)
  const base = { threshold: threshold.id, on: threshold.on, criterion: threshold.criterion, required: threshold.minimum }
  if (score === undefined || value === undefined) return { ...base, found: null, passed: null, sentence: `${nameOf(context, position)} needs at least ${threshold.minimum}; it has no score yet.` }
  const passed = value.compare(exact(threshold.minimum)) >= 0
  return { ...base, found: score, passed, sentence: `${nameOf(context, position)} needs at least ${threshold.minimum} and scored ${score}: ${verdict(passed)}.` }
}

const onShare = (threshold: Threshold & { on: 'group' | 'total' }, context: ThresholdContext, { values }: ThresholdSubject, position: number, priceShare: Exact | null): AppliedThreshold => {
  const what = threshold.on === 'total' ? 'The total' : nameOf(context, position)
  const base = { threshold: threshold.id, on: threshold.on, ...(threshold.on === 'group' ? { criterion: threshold.criterion } : {}), required: threshold.minimum }
  const share = shareOf(context.tree, values, position, priceShare)
  if (share === null) return { ...base, found: null, passed: null, sentence: `${what} needs at least ${threshold.minimum}% of the maximum; it is not complete yet.` }
  const percent = share.mul(hundred)
  const minimum = exact(threshold.minimum)
  const passed = percent.compare(minimum) >= 0
  const shown = roundedText(percent, context.rounding)
  const looksMet = !passed && exact(shown).compare(minimum) >= 0
  const caution = looksMet ? ` It shows as ${shown} when rounded; the decision is made on the exact value.` : ''
  return { ...base, found: exactText(percent), passed, sentence: `${what} needs at least ${threshold.minimum}% of the maximum and reached ${looksMet ? exactText(percent) : formatNumberShort(percent)}%: ${verdict(passed)}.${caution}` }
}

/** Decided early when the limit is already broken; while scores are missing it cannot be called passed. */
const onCount = (threshold: Threshold & { on: 'count' }, { tree }: ThresholdContext, { scores }: ThresholdSubject): AppliedThreshold => {
  const below = exact(threshold.below)
  let low = 0
  let open = 0
  for (const position of tree.questions) {
    const { criterion, scale } = tree.nodes[position]!
    const score = scores.get(criterion.id)
    const value = score === undefined ? undefined : scale?.values.get(score)
    if (value === undefined) open += 1
    else if (value.compare(below) < 0) low += 1
  }
  const passed = low > threshold.atMost ? false : low + open > threshold.atMost && open > 0 ? null : true
  const missing = open > 0 ? `, ${formatCount(open, 'question')} without a score` : ''
  return {
    threshold: threshold.id, on: threshold.on, required: `${threshold.atMost}`, found: `${low}`, passed,
    sentence: `At most ${formatCount(threshold.atMost, 'question')} may score below ${threshold.below}; ${low} did${missing}: ${verdict(passed)}.`,
  }
}

const onMandatory = (threshold: Threshold & { on: 'mandatory' }, { requirements }: ThresholdContext, { failedMandatory, undecidedMandatory }: ThresholdSubject): AppliedThreshold => {
  const passed = failedMandatory.length > 0 ? false : undecidedMandatory.length > 0 ? null : true
  const open = undecidedMandatory.length > 0 ? `, ${formatCount(undecidedMandatory.length, 'requirement')} undecided` : ''
  return {
    threshold: threshold.id, on: threshold.on, required: '0', found: `${failedMandatory.length}`, passed,
    sentence: `Every mandatory requirement has to be passed; ${failedMandatory.length} failed${failedMandatory.length > 0 ? ` (${failedMandatory.map((id) => requirements?.get(id) ?? id).join(', ')})` : ''}${open}: ${verdict(passed)}.`,
  }
}

const verdict = (passed: boolean | null) => (passed === null ? 'not decided yet' : passed ? 'passed' : 'failed')
