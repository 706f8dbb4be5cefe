/** The record in plain words: one sentence a type of event, so that a new type has to say what it means. */
import type { TenderEventType } from '../record/tender/events.ts'
import { bidsSentences } from './sentences/bids.ts'
import { decisionSentences } from './sentences/decision.ts'
import { evaluationSentences } from './sentences/evaluation.ts'
import { modelSentences } from './sentences/model.ts'
import { setupSentences } from './sentences/setup.ts'
import { spoken, type Sentence, type Spoken } from './sentences/spoken.ts'
import type { Glossary, ToldFacts } from './told.ts'

export const sentences: { readonly [N in TenderEventType]: Sentence<N> } = { ...setupSentences, ...modelSentences, ...evaluationSentences, ...bidsSentences, ...decisionSentences }

/** What somebody did, to be read after their name. A type that this version does not know is named as it is. */
export const sentenceOf = (event: { readonly type: string; readonly facts: unknown }, glossary: Glossary): Spoken => {
  if (!Object.hasOwn(sentences, event.type)) return spoken(`did what this version has no sentence for: ${event.type}.`)
  const say = sentences[event.type as TenderEventType] as (facts: ToldFacts<TenderEventType>, glossary: Glossary) => Spoken
  return say(event.facts as ToldFacts<TenderEventType>, glossary)
}

export const recordAreas = ['setUp', 'model', 'people', 'bids', 'compliance', 'clarifications', 'scoring', 'moderation', 'decision', 'documents'] as const
export type RecordArea = (typeof recordAreas)[number]

export const recordAreaNames: Readonly<Record<RecordArea, string>> = {
  setUp: 'Set-up and consortium', model: 'Evaluation model', people: 'People and interests', bids: 'Bids and opening', compliance: 'Compliance and changes', clarifications: 'Clarifications',
  scoring: 'Scoring', moderation: 'Moderation', decision: 'Decision', documents: 'Documents',
}

/** Where on the page of the record each type of event is found. */
export const areaOf: Readonly<Record<TenderEventType, RecordArea>> = {
  tenderStarted: 'setUp', tenderDescribed: 'setUp', lotAdded: 'setUp', lotChanged: 'setUp', lotRemoved: 'setUp', roundAdded: 'setUp', roundDeadlineChanged: 'setUp', datesPlanned: 'setUp', stageMoved: 'setUp',
  trustJoined: 'setUp', trustDescribed: 'setUp', trustsMerged: 'setUp', trustLeft: 'setUp',
  requirementAdded: 'model', requirementChanged: 'model', requirementRemoved: 'model', scaleAdded: 'model', scaleChanged: 'model', criterionAdded: 'model', criterionChanged: 'model', criterionMoved: 'model',
  criterionRemoved: 'model', criteriaWeighed: 'model', viewWeighed: 'model', thresholdSet: 'model', thresholdRemoved: 'model', priceModelSet: 'model', rulesSet: 'model', modelTestSigned: 'model',
  publicationProposed: 'model', modelPublished: 'model',
  roleGranted: 'people', roleWithdrawn: 'people', questionsAssigned: 'people', evaluatorReplaced: 'people', evaluatorExcused: 'people', interestsDeclared: 'people', interestsDecided: 'people',
  bidderRegistered: 'bids', selectionDecided: 'bids', bidReceived: 'bids', lateBidDecided: 'bids', openingProposed: 'bids', envelopeOpened: 'bids', bidCorrected: 'bids', bidWithdrawn: 'bids', bidDisqualified: 'bids',
  complianceDecided: 'compliance', changeProposed: 'compliance', changeApproved: 'compliance', changeRefused: 'compliance',
  clarificationAsked: 'clarifications', clarificationAnswered: 'clarifications', clarificationClosed: 'clarifications',
  scoreRecorded: 'scoring', noteRecorded: 'scoring', questionSubmitted: 'scoring', submissionWithdrawn: 'scoring',
  sessionOpened: 'moderation', attendanceRecorded: 'moderation', sessionClosed: 'moderation', moderationOpened: 'moderation', subCriteriaTicked: 'moderation', revoteCast: 'moderation',
  consensusProposed: 'moderation', consensusApproved: 'moderation', consensusClosed: 'moderation',
  unlockProposed: 'decision', analysesUnlocked: 'decision', analysisRun: 'decision', positionRecorded: 'decision', drawRecorded: 'decision', awardProposed: 'decision', awardApproved: 'decision',
  standstillStarted: 'decision', lotSuspended: 'decision', suspensionLifted: 'decision', lotAbandoned: 'decision', callOffLinked: 'decision',
  documentIssued: 'documents',
}

export const typesIn = (area: RecordArea): TenderEventType[] => (Object.keys(areaOf) as TenderEventType[]).filter((type) => areaOf[type] === area)
