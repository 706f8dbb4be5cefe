/** The signed model: who tested and published it, and by what each lot was judged. */
import type { EvaluationModel, Threshold } from '../../contract/model.ts'
import { propertyLabels } from '../../method/price/formula.ts'
import { formatCount, formatInstant, formatList, formatMoney, formatPercent } from '../../numeric/format.ts'
import { inTreeOrder } from '../../record/tender/model/tree-order.ts'
import { facts, list, paragraph, section, table } from '../document.ts'
import { tieBreakWords } from '../sentences/model.ts'
import { roundingNames } from '../words.ts'
import { criterionName, lotName, nameOf, type LotSource, type ReportBlock, type ReportSection, type ReportSource } from './source.ts'

export const modelSection = (source: ReportSource): ReportSection => {
  const { state, version } = source
  const { model, moderation } = version.frozen
  const tests = state.model.tests.filter((test) => test.modelHash === version.hash)
  return section('model', 'The evaluation model',
    paragraph('The model was fixed before any bid was opened. This report is made from that model and from the record alone; no figure in it was entered by hand.'),
    facts(
      ['Version', `${version.version}, published ${formatInstant(version.at)}`], ['SHA-256 of the model', version.hash],
      ['Proposed by', nameOf(source, version.proposedBy)], ['Published by', nameOf(source, version.by)], ['Reason', version.reason],
      ['Rounding', `totals are rounded once, to ${formatCount(model.rounding.decimals, 'decimal')}, ${roundingNames[model.rounding.mode]}`],
      ['Ties', `go by ${tieBreakWords(model.tieBreak, (id) => criterionName(source, id))}`],
      ['Moderation', `a spread of ${formatPercent(moderation.spreadToReconcile)} of the scale or more has to be reconciled in words; ${formatCount(moderation.approvalsNeeded, 'approval')} of the panel close a score`],
    ),
    section('model-tests', 'Tests that were signed', list(tests.map((test) => [`${nameOf(source, test.by)} on ${formatInstant(test.at)}: `, test.note]))),
    ...model.scales.map((scale) => table(`Scale: ${scale.name}`, ['Score', 'Meaning', 'Worth|of the maximum'], scale.values.map(({ value, label, points }) => [value, label, formatPercent(points)]))),
    state.model.published.length > 1
      ? table('Versions', ['Version', 'Published', 'By', 'Reason'], state.model.published.map((entry) => [String(entry.version), formatInstant(entry.at), nameOf(source, entry.by), entry.reason]))
      : undefined)
}

export const thresholdName = (threshold: Threshold, source: ReportSource): string => {
  switch (threshold.on) {
    case 'question': return `${criterionName(source, threshold.criterion)}: a score of at least ${threshold.minimum}`
    case 'group': return `${criterionName(source, threshold.criterion)}: at least ${threshold.minimum}% of its maximum`
    case 'total': return `Total: at least ${threshold.minimum}%`
    case 'count': return `No more than ${threshold.atMost} questions scored below ${threshold.below}`
    case 'mandatory': return 'Every mandatory requirement is passed'
  }
}

const concerns = (threshold: Threshold, lot: string, model: EvaluationModel): boolean =>
  threshold.on === 'question' || threshold.on === 'group' ? model.criteria.find((node) => node.id === threshold.criterion)?.lot === lot : threshold.lot === lot

const kinds = { group: 'group', question: 'question', price: 'price' } as const

/** Criteria with their weights, thresholds, and how prices became points. */
export const lotModelSection = (source: LotSource): ReportSection => {
  const { lot, version: { frozen: { model } }, result } = source
  const effective = new Map('cannot' in result ? [] : result.bids[0]?.contributions.map((entry) => [entry.criterion, entry.effectiveWeight]))
  const local = new Map(model.awardWeights.map(({ criterion, weight }) => [criterion, weight]))
  const criteria = inTreeOrder(model.criteria.filter((node) => node.lot === lot.id))
  const price = model.price.find((entry) => entry.lot === lot.id)
  const thresholds = model.thresholds.filter((threshold) => concerns(threshold, lot.id, model))
  return section(`${lot.id}-model`, 'By what it was judged',
    table('Criteria and their weights', ['Criterion', 'Kind', 'Weight among its siblings|', 'Weight in all|'], criteria.map((node) => {
      const [own, all] = [local.get(node.id), effective.get(node.id)]
      return [`${node.ref} ${node.title}`, kinds[node.kind], own === undefined ? '' : formatPercent(own, 4), all === undefined ? '' : formatPercent(all, 4)]
    })),
    thresholds.length === 0 ? paragraph('No thresholds were published for this lot.') : section(`${lot.id}-thresholds-published`, 'Published thresholds', list(thresholds.map((threshold) => thresholdName(threshold, source)))),
    price ? section(`${lot.id}-price-model`, 'How prices become points',
      ...('cannot' in result || !result.pricing ? [] : [
        paragraph(`${result.pricing.title}. Points = ${result.pricing.rule}. At most ${result.pricing.maximum} points.`),
        table('What this formula keeps and what it breaks', ['Property', 'Kept', 'Why'], result.pricing.properties.map((property) => [propertyLabels[property.name], property.kept ? 'yes' : 'no', property.why])),
      ]),
      paragraph(`Prices are compared over ${formatCount(price.normalisation.termYears, 'year')}${price.normalisation.includeOptions ? ', with' : ', without'} optional lines. A price of zero or less: ${zeroWords[price.zeroPolicy]}. Points below zero: ${price.floorPolicy === 'floorAtZero' ? 'are lifted to zero' : 'stand as they are'}.`),
      price.normalisation.authorityCosts.length === 0 ? undefined : table('Costs that the authority bears itself', ['Cost', 'Added to', 'Amount|'], price.normalisation.authorityCosts.map((cost) => [cost.label, cost.appliesTo === 'all' ? 'every bid' : `${cost.appliesTo} bids`, formatMoney(cost.amount)]))) : undefined)
}

const zeroWords = { refuse: 'is refused', clarify: 'is clarified first', fullPoints: 'takes full points' } as const

/** An abandoned lot will come to no result; the others wait for theirs. */
export const lotsLeftOut = (source: ReportSource, lots: readonly string[]): ReportBlock[] => {
  const isOver = (lot: string) => source.state.decision.abandoned.has(lot)
  const named = (some: readonly string[]) => formatList(some.map((lot) => lotName(source, lot)))
  const [over, waiting] = [lots.filter(isOver), lots.filter((lot) => !isOver(lot))]
  return [
    ...(over.length === 0 ? [] : [paragraph(`Without a result: ${named(over)}. ${over.length === 1 ? 'The lot was' : 'They were'} abandoned before ${over.length === 1 ? 'its' : 'their'} results could be read; day, people, reason and notice stand in ${over.length === 1 ? 'its' : 'their'} part.`, 'note')]),
    ...(waiting.length === 0 ? [] : [paragraph(`Not in this report: ${named(waiting)}. Results are reported once every quality consensus of a lot is closed and its prices are opened.`, 'note')]),
  ]
}
