/** Which facts an event can have changed, by their keys: so that every change leads to the events that made it. */
import type { Recorded } from '../../record/kernel.ts'
import { complianceKey } from '../../record/tender/compliance/state.ts'
import type { TenderEvents, TenderEventType } from '../../record/tender/events.ts'

type Keys = { readonly [N in TenderEventType]: (body: TenderEvents[N]) => readonly string[] }

const none = () => []

/** One line a type of event, so that a new type has to say. Lots that an event moves on stand in the state with its sequence. */
const keys: Keys = {
  tenderStarted: none, tenderDescribed: none, lotAdded: ({ id }) => [`stage/${id}`, `places/${id}`], lotChanged: ({ lot }) => [`places/${lot}`], lotRemoved: ({ lot }) => [`stage/${lot}`, `places/${lot}`],
  roundAdded: ({ id }) => [`deadline/${id}`], roundDeadlineChanged: ({ round }) => [`deadline/${round}`], roundProposed: none, roundBegun: none, datesPlanned: ({ dates }) => dates.map(({ stage }) => `planned/${stage}`), stageMoved: ({ lot }) => [`stage/${lot}`],
  trustJoined: ({ id }) => [`trust/${id}`], trustDescribed: ({ trust }) => [`profile/${trust}`, `trust/${trust}`], trustsMerged: ({ id, from }) => [id, ...from].map((trust) => `trust/${trust}`), trustLeft: ({ trust }) => [`trust/${trust}`],
  requirementAdded: ({ id }) => [`requirement/${id}`], requirementChanged: ({ requirement }) => [`requirement/${requirement}`], requirementRemoved: ({ requirement }) => [`requirement/${requirement}`],
  scaleAdded: ({ id }) => [`scale/${id}`], scaleChanged: ({ scale }) => [`scale/${scale}`],
  criterionAdded: ({ id }) => [`criterion/${id}`], criterionChanged: ({ criterion }) => [`criterion/${criterion}`], criterionMoved: ({ criterion }) => [`criterion/${criterion}`], criterionRemoved: ({ removed }) => removed.map((id) => `criterion/${id}`),
  criteriaWeighed: ({ weights }) => weights.map(({ criterion }) => `weight/${criterion}`), viewWeighed: none,
  thresholdSet: ({ threshold }) => [`threshold/${threshold.id}`], thresholdRemoved: ({ threshold }) => [`threshold/${threshold}`], askedInRound: ({ round, lot }) => [`round/${round}/${lot}`], priceModelSet: ({ price }) => [`price/${price.lot}`], rulesSet: () => ['rules/rules'],
  modelTestSigned: none, publicationProposed: none, modelPublished: ({ version }) => [`version/${version}`],
  roleGranted: ({ person }) => [`person/${person}`], roleWithdrawn: ({ person }) => [`person/${person}`],
  questionsAssigned: ({ questions }) => questions.map((question) => `assigned/${question}`), evaluatorReplaced: ({ questions }) => questions.map((question) => `assigned/${question}`), evaluatorExcused: none, interestsDeclared: none, interestsDecided: none,
  bidderRegistered: none, selectionDecided: none, bidReceived: ({ id }) => [`bid/${id}`], lateBidDecided: ({ bid }) => [`bid/${bid}`], openingProposed: none, envelopeOpened: ({ bid }) => [`bid/${bid}`], bidCorrected: none,
  bidWithdrawn: ({ bid }) => [`bid/${bid}`], bidDisqualified: ({ bid }) => [`bid/${bid}`],
  complianceDecided: ({ bid, requirement }) => [`compliance/${complianceKey(bid, requirement)}`], changeProposed: none, changeSupported: none, changeRefused: none,
  changeApproved: ({ subject }) => [
    subject.kind === 'compliance' ? `compliance/${complianceKey(subject.bid, subject.requirement)}` : subject.kind === 'consensus' ? `consensus/${subject.question}/${subject.bid}` : `bid/${subject.bid}`,
  ],
  clarificationAsked: none, clarificationAnswered: none, clarificationClosed: none,
  scoreRecorded: none, noteRecorded: none, questionSubmitted: ({ question }) => [`submitted/${question}`], submissionWithdrawn: ({ question }) => [`submitted/${question}`],
  sessionOpened: none, attendanceRecorded: none, sessionClosed: none, moderationOpened: none, subCriteriaTicked: none, revoteCast: none, consensusProposed: none, consensusApproved: none, dissentConfirmed: none,
  consensusClosed: ({ question, bid }) => [`consensus/${question}/${bid}`],
  unlockProposed: ({ id }) => [`unlock/${id}`], analysesUnlocked: ({ unlock }) => [`unlock/${unlock}`], analysisRun: none, positionRecorded: ({ lot, trust }) => [`position/${lot}/${trust}`], drawRecorded: none, drawConfirmed: none,
  awardProposed: ({ lot }) => [`award/${lot}`], awardApproved: ({ lot }) => [`award/${lot}`], standstillStarted: ({ lot }) => [`standstill/${lot}`],
  lotSuspended: ({ lot }) => [`stage/${lot}`], suspensionLifted: ({ lot }) => [`stage/${lot}`], abandonmentProposed: none, lotAbandoned: ({ lot }) => [`stage/${lot}`], callOffLinked: none,
  documentIssued: ({ id }) => [`document/${id}`],
}

/** Sequences by key, of the events between two moments. */
export const eventsByKey = (events: readonly Pick<Recorded, 'seq' | 'type' | 'body'>[]): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, number[]>()
  for (const { seq, type, body } of events) {
    const of = (keys as Readonly<Record<string, ((body: unknown) => readonly string[]) | undefined>>)[type]
    for (const key of of?.(body) ?? []) {
      const known = found.get(key)
      if (known) known.push(seq)
      else found.set(key, [seq])
    }
  }
  return found
}
