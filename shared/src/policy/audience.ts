/**
 * Who may be told that something has changed: those of whom a view could now differ, and nobody else. A stream that
 * speaks of what one may not see would tell of it by its timing (R15). One line per type of event, so that a new type
 * has to say who hears of it.
 */
import type { Recorded } from '../record/kernel.ts'
import type { TenderEvents, TenderEventType } from '../record/tender/events.ts'
import type { TenderState } from '../record/tender/state.ts'
import { bidderOf, concernsBidder, holds, isBuyingSide, mayReadAnswers, mayReadIndividualScores, mayReadRecord, mayReadResults, trustsOf } from './viewer.ts'

type Audience<N extends TenderEventType> = (state: TenderState, person: string, body: TenderEvents[N]) => boolean
type Audiences = { readonly [N in TenderEventType]: Audience<N> }

const everyone = () => true
const buying = (state: TenderState, person: string) => isBuyingSide(state, person)
const runners = (state: TenderState, person: string) => holds(state, person, 'lead', 'secondPerson', 'assuranceReviewer', 'auditor')

/** Progress stands on the overview of the buying side; a change of the drafted model is no bidder’s business. */
const drafted = buying

const ofBidder = (bidder: (state: TenderState, id: string) => string | undefined) => (state: TenderState, person: string, id: string) =>
  isBuyingSide(state, person) || (bidderOf(state, person) !== undefined && bidderOf(state, person) === bidder(state, id))
const itsBidder = ofBidder((_state, id) => id)
const bidsBidder = ofBidder((state, id) => state.bids.bids.get(id)?.bidder)

/** Who sits in the room of a question: its panel, its moderators and observers, once it is open. */
const room = (state: TenderState, person: string, { question }: { question: string }) => mayReadIndividualScores(state, person, question)

const settles = (state: TenderState, person: string) => holds(state, person, 'lead', 'secondPerson', 'moderator', 'assuranceReviewer', 'auditor')

const asked = (state: TenderState, person: string, id: string) => {
  const item = state.clarifications.items.get(id)
  return isBuyingSide(state, person) || item?.answer?.audience === 'all' || (item !== undefined && concernsBidder(state, item, bidderOf(state, person)))
}

const results = (state: TenderState, person: string, lot: string) => mayReadResults(state, person, lot)

/** Readers of what is decided, and of what was analysed before. */
const decision = (state: TenderState, person: string) => runners(state, person) || [...state.setup.lots.keys()].some((lot) => results(state, person, lot))

const audiences: Audiences = {
  tenderStarted: everyone, tenderDescribed: everyone, lotAdded: everyone, lotChanged: everyone, lotRemoved: everyone, roundAdded: everyone,
  roundDeadlineChanged: everyone, roundProposed: buying, roundBegun: everyone, datesPlanned: everyone, stageMoved: everyone,
  trustJoined: everyone, trustDescribed: buying, trustsMerged: everyone, trustLeft: everyone,

  requirementAdded: drafted, requirementChanged: drafted, requirementRemoved: drafted, scaleAdded: drafted, scaleChanged: drafted,
  criterionAdded: drafted, criterionChanged: drafted, criterionMoved: drafted, criterionRemoved: drafted, criteriaWeighed: drafted,
  viewWeighed: (state, person, { trust }) => trustsOf(state, person).includes(trust) || mayReadRecord(state, person),
  thresholdSet: drafted, thresholdRemoved: drafted, askedInRound: drafted, priceModelSet: drafted, rulesSet: drafted, modelTestSigned: drafted, publicationProposed: drafted,
  modelPublished: everyone,

  // The person concerned learns of it whatever side they are on.
  roleGranted: (state, person, body) => body.person === person || buying(state, person),
  roleWithdrawn: (state, person, body) => body.person === person || buying(state, person),
  questionsAssigned: buying, evaluatorReplaced: buying, evaluatorExcused: buying,
  // Who has access to the bids is shown to the buying side; what was declared is not.
  interestsDeclared: buying,
  interestsDecided: (state, person, body) => body.person === person || buying(state, person),

  bidderRegistered: (state, person, { id }) => itsBidder(state, person, id),
  selectionDecided: (state, person, { bidder }) => itsBidder(state, person, bidder),
  bidReceived: (state, person, { bidder }) => itsBidder(state, person, bidder),
  lateBidDecided: (state, person, { bid }) => bidsBidder(state, person, bid),
  openingProposed: buying,
  envelopeOpened: (state, person, { bid }) => bidsBidder(state, person, bid),
  bidCorrected: (state, person, { bid }) => bidsBidder(state, person, bid),
  bidWithdrawn: (state, person, { bid }) => bidsBidder(state, person, bid),
  bidDisqualified: (state, person, { bid }) => bidsBidder(state, person, bid),

  complianceDecided: buying,
  // The panel is asked whether it supports a change of what it agreed on.
  changeProposed: (state, person, { subject }) => settles(state, person) || (subject.kind === 'consensus' && room(state, person, subject)),
  changeSupported: (state, person, body) => settles(state, person) || room(state, person, body),
  changeRefused: (state, person, { change }) => {
    const subject = state.compliance.changes.get(change)?.subject
    return settles(state, person) || (subject?.kind === 'consensus' && room(state, person, subject))
  },
  // What a change did to a score or a decision is seen wherever the score or the decision is.
  changeApproved: (state, person, { subject }) => {
    if (settles(state, person)) return true
    if (subject.kind === 'compliance') return mayReadAnswers(state, person)
    return subject.kind === 'consensus' ? room(state, person, subject) : bidsBidder(state, person, subject.bid)
  },

  clarificationAsked: (state, person, { id }) => asked(state, person, id),
  clarificationAnswered: (state, person, { clarification }) => asked(state, person, clarification),
  clarificationClosed: (state, person, { clarification }) => asked(state, person, clarification),

  // While a question is scored, nobody hears of another’s score; who reads the record hears that something was recorded, not what.
  scoreRecorded: (state, person, body) => room(state, person, body) || mayReadRecord(state, person),
  noteRecorded: (state, person) => mayReadRecord(state, person),
  // The overview of the buying side counts open submissions.
  questionSubmitted: buying, submissionWithdrawn: buying,

  sessionOpened: buying, attendanceRecorded: buying, sessionClosed: buying, moderationOpened: buying,
  subCriteriaTicked: room, revoteCast: room, consensusProposed: room, consensusApproved: room, dissentConfirmed: room,
  // The overview counts open consensus scores.
  consensusClosed: buying,

  unlockProposed: decision, analysesUnlocked: decision, analysisRun: decision,
  positionRecorded: (state, person, { lot, trust }) => results(state, person, lot) || trustsOf(state, person).includes(trust),
  drawRecorded: (state, person, { lot }) => results(state, person, lot), drawConfirmed: (state, person, { lot }) => results(state, person, lot),
  awardProposed: buying,
  // Bidders hear of the stage that moves with it.
  awardApproved: buying, standstillStarted: everyone, lotSuspended: everyone, suspensionLifted: everyone, abandonmentProposed: decision, lotAbandoned: everyone,
  callOffLinked: buying,
  documentIssued: buying,
}

/** Whether a person may be told that this event has changed something; asked at the state after it. */
export const mayNotice = (state: TenderState, person: string, event: Recorded): boolean => {
  if (event.actor === person) return true
  const audience = audiences[event.type as TenderEventType] as Audience<TenderEventType> | undefined
  const concerned = event.type === 'roleWithdrawn' && (event.body as { person: string }).person === person
  if (!audience || (!concerned && !state.panel.people.get(person)?.roles.length)) return false
  return audience(state, person, event.body as TenderEvents[TenderEventType])
}
