import { formatCount, formatInstant, formatList, formatPercent, formatPounds } from '../../numeric/format.ts'
import type { ModelEvents } from '../../record/tender/model/events.ts'
import type { ScoringRules } from '../../record/tender/model/state.ts'
import { roundingNames } from '../words.ts'
import { quote, spoken, type Glossary, type SentencesOf, type ToldFacts } from './spoken.ts'

const kinds = { mandatory: 'mandatory', scored: 'scored', information: 'information' } as const
const nodes = { group: 'group', question: 'question', price: 'price node' } as const

const weights = (list: readonly { readonly criterion: string; readonly weight: string }[], { criterion }: Glossary) =>
  formatList(list.map(({ criterion: id, weight }) => `${criterion(id)} ${formatPercent(weight, 4)}`))

const thresholdWords = ({ threshold }: ToldFacts<'thresholdSet'>, { criterion, lot }: Glossary): string => {
  switch (threshold.on) {
    case 'question': return `${criterion(threshold.criterion)} needs a score of at least ${threshold.minimum}`
    case 'group': return `${criterion(threshold.criterion)} needs at least ${threshold.minimum}% of its maximum`
    case 'total': return `${lot(threshold.lot)} needs a total of at least ${threshold.minimum}%`
    case 'count': return `no more than ${threshold.atMost} questions of ${lot(threshold.lot)} may score below ${threshold.below}`
    case 'mandatory': return `every mandatory requirement of ${lot(threshold.lot)} has to be passed`
  }
}

const formulaWords = ({ price: { formula } }: ToldFacts<'priceModelSet'>): string => {
  switch (formula.name) {
    case 'inverse': return 'points in inverse proportion to the price'
    case 'linearToLowest': return 'points falling in a straight line from the lowest price'
    case 'linearMinMax': return 'points in a straight line between the lowest and the highest price'
    case 'fixedRange': return `points in a straight line between ${formatPounds(formula.best)} and ${formatPounds(formula.worst)}`
  }
}

export const tieBreakWords = (tieBreak: ScoringRules['tieBreak'], criterion: (id: string) => string): string =>
  formatList(tieBreak.map((rule) => {
    switch (rule.by) {
      case 'higherQuality': return 'higher quality'
      case 'lowerPrice': return 'lower price'
      case 'higherScoreOn': return `a higher score on ${criterion(rule.criterion)}`
      case 'lotDraw': return 'a lot drawn in public'
    }
  }))

export const modelSentences: SentencesOf<ModelEvents> = {
  requirementAdded: ({ ref, heading, kind, text }) => spoken(`added the ${kinds[kind]} requirement ${ref}, ${heading}.`, quote('Text', text)),
  requirementChanged: ({ ref, heading, kind, text, revision }) => spoken(`changed the ${kinds[kind]} requirement ${ref}, ${heading} (revision ${revision}).`, quote('Text', text)),
  requirementRemoved: ({ requirement }, { requirement: name }) => spoken(`removed the requirement ${name(requirement)}.`),
  scaleAdded: ({ name, values }) => spoken(`added the scale “${name}” with the scores ${formatList(values.map(({ value }) => value))}.`),
  scaleChanged: ({ name, values, revision }) => spoken(`changed the scale “${name}” (revision ${revision}): the scores ${formatList(values.map(({ value }) => value))}.`),
  criterionAdded: ({ ref, title, kind, guidance }) => spoken(`added the ${nodes[kind]} ${ref}, ${title}, to the criteria.`, quote('Guidance', guidance)),
  criterionChanged: ({ ref, title, revision, guidance }) => spoken(`changed the criterion ${ref}, ${title} (revision ${revision}).`, quote('Guidance', guidance)),
  criterionMoved: ({ criterion, parent, order }, { criterion: name }) => spoken(`moved ${name(criterion)} to place ${order + 1} under ${name(parent)}.`),
  criterionRemoved: ({ criterion, removed }, { criterion: name }) => spoken(`removed ${name(criterion)} from the criteria${removed.length > 1 ? `, with ${formatCount(removed.length - 1, 'criterion', 'criteria')} beneath it` : ''}.`),
  criteriaWeighed: ({ parent, weights: set }, glossary) => spoken(`set the award weights under ${glossary.criterion(parent)}: ${weights(set, glossary)}.`),
  viewWeighed: ({ trust, lot, weights: set, reason }, glossary) => spoken(`set ${glossary.trust(trust)}’s own view weights for ${glossary.lot(lot)} (never the award): ${weights(set, glossary)}.`, quote('Reason', reason)),
  thresholdSet: (facts, glossary) => spoken(`set a threshold: ${thresholdWords(facts, glossary)}.`),
  thresholdRemoved: ({ threshold }) => spoken(`removed the threshold ${threshold}.`),
  askedInRound: ({ round, lot, leftOut }, glossary) => spoken(leftOut.length === 0
    ? `let ${glossary.round(round)} ask every question of ${glossary.lot(lot)}.`
    : `left ${formatCount(leftOut.length, 'question')} of ${glossary.lot(lot)} out of ${glossary.round(round)}: ${formatList(leftOut.map(glossary.criterion))}.`),
  priceModelSet: (facts, { lot }) => spoken(
    `chose how prices of ${lot(facts.price.lot)} are compared: over ${formatCount(facts.price.normalisation.termYears, 'year')}, ${formulaWords(facts)}.`),
  rulesSet: ({ rounding, tieBreak, moderation }, { criterion }) => spoken(
    `set the rules: ${formatCount(rounding.decimals, 'decimal')}, rounded ${roundingNames[rounding.mode]}; ties go by ${tieBreakWords(tieBreak as ScoringRules['tieBreak'], criterion)}; a spread of ${formatPercent(moderation.spreadToReconcile)} or more has to be reconciled; ${formatCount(moderation.approvalsNeeded, 'approval')} close a score.`),
  modelTestSigned: ({ modelHash, note }) => spoken(`signed the test of the model ${modelHash.slice(0, 12)}.`, quote('Note', note)),
  publicationProposed: ({ modelHash, reason, notice, deadline }) => spoken(
    `proposed to publish the model ${modelHash.slice(0, 12)}${deadline === undefined ? '' : `, with the deadline at ${formatInstant(deadline)}`}.`, quote('Reason', reason), quote('Notice to bidders', notice)),
  modelPublished: ({ version, hash, proposedBy }, { person }) => spoken(`published version ${version} of the evaluation model, ${hash.slice(0, 12)}, as ${person(proposedBy)} had proposed; it is frozen.`),
}
