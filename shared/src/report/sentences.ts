/** The record in plain words: one sentence a type of event, so that a new type has to say what it means. */
import type { TenderEventType } from '../record/tender/events.ts'
import { bidsSentences } from './sentences/bids.ts'
import { decisionSentences } from './sentences/decision.ts'
import { evaluationSentences } from './sentences/evaluation.ts'
import { modelSentences } from './sentences/model.ts'
import { setupSentences } from './sentences/setup.ts'
import { spoken, type Sentence, type Spoken } from './sentences/spoken.ts'
import { workshopSentences } from './sentences/workshop.ts'
import type { WorkshopEventType } from '../record/workshop/events.ts'
import type { Glossary, WorkshopGlossary } from './told.ts'

export const sentences: { readonly [N in TenderEventType]: Sentence<N> } = { ...setupSentences, ...modelSentences, ...evaluationSentences, ...bidsSentences, ...decisionSentences }

interface ToldEvent {
  readonly type: string
  readonly facts: unknown
}

/** What the time has not come for: that something was done, and why no more of it is said. */
const withheldIn = ({ facts }: ToldEvent): string | undefined =>
  typeof facts === 'object' && facts !== null && typeof (facts as { withheld?: unknown }).withheld === 'string' ? (facts as { withheld: string }).withheld : undefined

const say = <G>(known: object, event: ToldEvent, glossary: G): Spoken => {
  const withheld = withheldIn(event)
  if (withheld !== undefined) return spoken('did something that is not told yet.', { label: 'Why', text: withheld })
  if (!Object.hasOwn(known, event.type)) return spoken(`did what this version has no sentence for: ${event.type}.`)
  return (known as Readonly<Record<string, (facts: unknown, glossary: G) => Spoken>>)[event.type]!(event.facts, glossary)
}

/** What somebody did, to be read after their name. A type that this version does not know is named as it is. */
export const sentenceOf = (event: ToldEvent, glossary: Glossary): Spoken => say(sentences, event, glossary)

/** The same of a workshop. */
export const workshopSentenceOf = (event: ToldEvent, glossary: WorkshopGlossary): Spoken => say(workshopSentences, event, glossary)

export const recordAreas = ['setUp', 'model', 'people', 'bids', 'compliance', 'clarifications', 'scoring', 'moderation', 'decision', 'documents'] as const
export type RecordArea = (typeof recordAreas)[number]

export const recordAreaNames: Readonly<Record<RecordArea, string>> = {
  setUp: 'Set-up and consortium', model: 'Evaluation model', people: 'People and interests', bids: 'Bids and opening', compliance: 'Compliance and changes', clarifications: 'Clarifications',
  scoring: 'Scoring', moderation: 'Moderation', decision: 'Decision', documents: 'Documents',
}

/** Where on the page of the record each type of event is found. */
export const areaOf: Readonly<Record<TenderEventType, RecordArea>> = {
  tenderStarted: 'setUp', tenderDescribed: 'setUp', lotAdded: 'setUp', lotChanged: 'setUp', lotRemoved: 'setUp', roundAdded: 'setUp', roundDeadlineChanged: 'setUp', roundProposed: 'setUp', roundBegun: 'setUp', datesPlanned: 'setUp', stageMoved: 'setUp',
  trustJoined: 'setUp', trustDescribed: 'setUp', trustsMerged: 'setUp', trustLeft: 'setUp',
  requirementAdded: 'model', requirementChanged: 'model', requirementRemoved: 'model', scaleAdded: 'model', scaleChanged: 'model', criterionAdded: 'model', criterionChanged: 'model', criterionMoved: 'model',
  criterionRemoved: 'model', criteriaWeighed: 'model', viewWeighed: 'model', thresholdSet: 'model', thresholdRemoved: 'model', askedInRound: 'model', priceModelSet: 'model', rulesSet: 'model', modelTestSigned: 'model',
  publicationProposed: 'model', modelPublished: 'model',
  roleGranted: 'people', roleWithdrawn: 'people', questionsAssigned: 'people', evaluatorReplaced: 'people', evaluatorExcused: 'people', interestsDeclared: 'people', interestsDecided: 'people',
  bidderRegistered: 'bids', selectionDecided: 'bids', bidReceived: 'bids', lateBidDecided: 'bids', openingProposed: 'bids', envelopeOpened: 'bids', bidCorrected: 'bids', bidWithdrawn: 'bids', bidDisqualified: 'bids',
  complianceDecided: 'compliance', changeProposed: 'compliance', changeSupported: 'moderation', changeApproved: 'compliance', changeRefused: 'compliance',
  clarificationAsked: 'clarifications', clarificationAnswered: 'clarifications', clarificationClosed: 'clarifications',
  scoreRecorded: 'scoring', noteRecorded: 'scoring', questionSubmitted: 'scoring', submissionWithdrawn: 'scoring',
  sessionOpened: 'moderation', attendanceRecorded: 'moderation', sessionClosed: 'moderation', moderationOpened: 'moderation', subCriteriaTicked: 'moderation', revoteCast: 'moderation',
  consensusProposed: 'moderation', consensusApproved: 'moderation', dissentConfirmed: 'moderation', consensusClosed: 'moderation',
  unlockProposed: 'decision', analysesUnlocked: 'decision', analysisRun: 'decision', positionRecorded: 'decision', drawRecorded: 'decision', drawConfirmed: 'decision', awardProposed: 'decision', awardApproved: 'decision',
  standstillStarted: 'decision', lotSuspended: 'decision', suspensionLifted: 'decision', abandonmentProposed: 'decision', lotAbandoned: 'decision', callOffLinked: 'decision',
  documentIssued: 'documents',
}

export const typesIn = (area: RecordArea): TenderEventType[] => (Object.keys(areaOf) as TenderEventType[]).filter((type) => areaOf[type] === area)

export const workshopAreas = ['workshop', 'extract', 'board', 'scenarios', 'evidence', 'room', 'snapshots', 'privates'] as const
export type WorkshopArea = (typeof workshopAreas)[number]

export const workshopAreaNames: Readonly<Record<WorkshopArea, string>> = {
  workshop: 'The workshop and its people', extract: 'Extract of the tender', board: 'Board', scenarios: 'Scenarios', evidence: 'Evidence', room: 'Sessions and votes', snapshots: 'Snapshots', privates: 'Private figures',
}

export const workshopAreaOf: Readonly<Record<WorkshopEventType, WorkshopArea>> = {
  workshopStarted: 'workshop', workshopDescribed: 'workshop', workshopRoleGiven: 'workshop', workshopRoleTaken: 'workshop', extractAttached: 'extract', extractReaderWithdrawn: 'extract',
  evidenceAdded: 'evidence', evidenceWithdrawn: 'evidence', contradictionSet: 'evidence', contradictionRemoved: 'evidence', backtestSet: 'evidence', backtestRemoved: 'evidence',
  workshopTrustSet: 'board', workshopTrustRemoved: 'board', mergersSet: 'board', optionSet: 'board', optionRemoved: 'board', costLinesSet: 'board', bidDerivedLinesSet: 'board', capacitiesSet: 'board', assumptionsSet: 'board',
  boardFrozen: 'board', boardThawed: 'board', scenarioAdded: 'scenarios', scenarioChanged: 'scenarios', scenarioRemoved: 'scenarios',
  workshopSessionOpened: 'room', workshopAttendanceRecorded: 'room', itemRevealed: 'room', workshopSessionClosed: 'room', voteOpened: 'room', voteCast: 'room', voteClosed: 'room',
  snapshotTaken: 'snapshots', privateSet: 'privates', privateReleased: 'privates',
}

export const workshopTypesIn = (area: WorkshopArea): WorkshopEventType[] => (Object.keys(workshopAreaOf) as WorkshopEventType[]).filter((type) => workshopAreaOf[type] === area)
