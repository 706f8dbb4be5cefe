/**
 * Who may do what in a tender: one line per command. Decide says whether the thing is right; this says whether the
 * person may try. A person without any role is told that the record does not exist.
 */
import type { TenderBody, TenderCommandType } from '../contract/tender/commands.ts'
import type { Role } from '../contract/tender/words.ts'
import { refuse, unknown, type Refusal } from '../record/kernel.ts'
import { panelOf } from '../record/tender/panel/state.ts'
import { submissionOf } from '../record/tender/scoring/state.ts'
import type { TenderState } from '../record/tender/state.ts'
import { bidderOf, hasAccess, hasUnfinishedScoring, holds, isBuyingSide, takesPart, trustsOf } from './viewer.ts'

type Rule<N extends TenderCommandType> = (state: TenderState, person: string, body: TenderBody<N>) => Refusal | undefined
type Rules = { readonly [N in TenderCommandType]: Rule<N> }

const roleNames: Readonly<Record<Role, string>> = {
  lead: 'the procurement lead', secondPerson: 'the second person', commercialLead: 'the commercial lead', assuranceReviewer: 'the assurance reviewer',
  evaluator: 'an evaluator', moderator: 'a moderator', trustLead: 'a trust lead', bidderContact: 'a bidder’s contact', facilitator: 'a facilitator',
  participant: 'a participant', neutralAnalyst: 'the neutral analyst', observer: 'an observer', auditor: 'an auditor', administrator: 'an administrator',
}

const forbidden = (roles: readonly Role[]) =>
  refuse('forbidden', 'not-your-role', `This is done by ${roles.map((role) => roleNames[role]).join(' or ')}.`, { roles })

const by = (...roles: readonly Role[]) => (state: TenderState, person: string): Refusal | undefined =>
  holds(state, person, ...roles) ? undefined : forbidden(roles)

/** The same, once interests are declared and may be lived with. */
const declaredBy = (...roles: readonly Role[]) => (state: TenderState, person: string): Refusal | undefined =>
  by(...roles)(state, person) ?? refuseUndeclared(state, person)

const refuseUndeclared = (state: TenderState, person: string): Refusal | undefined =>
  hasAccess(state, person)
    ? undefined
    : refuse('forbidden', 'interests-not-cleared', 'Declare your interests first; if you declared some, wait until they are decided on.')

/** A change of something closed is settled by somebody outside the panel who can change no score (R2). */
const settlesChanges = (state: TenderState, person: string): Refusal | undefined =>
  declaredBy('secondPerson', 'assuranceReviewer')(state, person)
  ?? (hasUnfinishedScoring(state, person) ? refuse('forbidden', 'still-scoring', 'You can still change scores of this tender; another person has to settle this.') : undefined)

/** An interest that is in the way bars from every act but declaring anew; once there is a model to bid on, the lead acts with interests cleared (R2). */
const refuseBarred = (state: TenderState, person: string): Refusal | undefined =>
  state.panel.people.get(person)?.interests?.decision?.outcome === 'barred' && isBuyingSide(state, person)
    ? refuse('forbidden', 'interests-not-cleared', 'What you declared was decided to be in the way: you take no part in this tender. Another lead or the second person goes on; if it has ended, declare so, and it is decided on anew.')
    : undefined

/** A lead may set a tender up before anybody has declared anything. */
const lead = (state: TenderState, person: string): Refusal | undefined =>
  by('lead')(state, person) ?? (state.model.published.length > 0 ? refuseUndeclared(state, person) : undefined)

const leadOrAdministrator = (state: TenderState, person: string): Refusal | undefined => (holds(state, person, 'administrator') ? undefined : by('lead', 'administrator')(state, person) ?? lead(state, person))

/** Whose scores are in is not for the lead alone to take off a panel: that would choose the scores that count (R1, R8). */
const changesPanel = (state: TenderState, person: string, questions: readonly string[], evaluator: string): Refusal | undefined => {
  const refusal = by('lead', 'secondPerson')(state, person)
  if (refusal) return refusal
  const submitted = questions.some((question) => submissionOf(state.scoring, question, evaluator) !== undefined)
  if (!submitted) return lead(state, person)
  return holds(state, person, 'secondPerson')
    ? refuseUndeclared(state, person)
    : refuse('forbidden', 'scores-submitted', 'This evaluator has submitted their scores of a question; only the second person excuses or replaces them now, with the reason.', { roles: ['secondPerson'] })
}

const moderates = declaredBy('moderator')
const runs = declaredBy('lead', 'secondPerson')

/** R19: the lead is one of the two who unlock. */
const unlocks: Rule<'approveUnlock'> = (state, person, { unlock }) => {
  const proposer = state.decision.unlocks.get(unlock)?.by
  return proposer === undefined || holds(state, proposer, 'lead') ? declaredBy('lead', 'secondPerson', 'assuranceReviewer')(state, person) : declaredBy('lead')(state, person)
}

const scores: Rule<'recordScore' | 'recordNote' | 'submitQuestion' | 'withdrawSubmission'> = (state, person, body) =>
  declaredBy('evaluator')(state, person)
  ?? (panelOf(state.panel, body.question).some((member) => member.evaluator === person) ? undefined : unknown('question assigned to you', body.question, '/question'))

const onPanel: Rule<'castRevote' | 'approveConsensus' | 'confirmDissent'> = (state, person, body) =>
  declaredBy('evaluator')(state, person)
  ?? (panelOf(state.panel, body.question).some((member) => member.evaluator === person) ? undefined : unknown('question assigned to you', body.question, '/question'))

/** Asked of the panel alone whose agreed score it would change. */
const supports: Rule<'supportChange'> = (state, person, { change }) => {
  const subject = state.compliance.changes.get(change)?.subject
  return declaredBy('evaluator')(state, person)
    ?? (subject?.kind === 'consensus' && panelOf(state.panel, subject.question).some((member) => member.evaluator === person) ? undefined : unknown('proposed change of a question assigned to you', change, '/change'))
}

const rules: Rules = {
  // An empty record belongs to whoever starts it; decide refuses a second start.
  startTender: () => undefined,
  describeTender: lead, addLot: lead, changeLot: lead, removeLot: lead, addRound: lead, changeRoundDeadline: lead, proposeRound: runs, beginRound: runs, planDates: lead, moveStage: lead,
  addTrust: lead,
  describeTrust: (state, person, body) => (trustsOf(state, person).includes(body.trust) ? undefined : lead(state, person)),
  mergeTrusts: lead, recordTrustLeaving: lead,

  addRequirement: lead, changeRequirement: lead, removeRequirement: lead, addScale: lead, changeScale: lead,
  addCriterion: lead, changeCriterion: lead, moveCriterion: lead, removeCriterion: lead, weighCriteria: lead,
  weighView: (state, person, body) => (trustsOf(state, person).includes(body.trust) ? undefined : refuse('forbidden', 'not-your-trust', 'A trust’s own view weights are set by its trust lead.', {}, '/trust')),
  setThreshold: lead, removeThreshold: lead, askInRound: lead, setPriceModel: (state, person) => (holds(state, person, 'commercialLead') ? undefined : by('lead', 'commercialLead')(state, person) ?? lead(state, person)), setRules: lead,

  signModelTest: by('secondPerson', 'assuranceReviewer'), proposePublication: lead, publishModel: by('lead', 'secondPerson'),

  grantRole: leadOrAdministrator, withdrawRole: leadOrAdministrator, assignQuestions: lead,
  replaceEvaluator: (state, person, body) => changesPanel(state, person, body.questions, body.from),
  excuseEvaluator: (state, person, body) => changesPanel(state, person, [body.question], body.evaluator),
  declareInterests: (state, person) => (takesPart(state, person) ? undefined : unknown('tender', state.record)),
  // Somebody has to be the first to decide; who is barred decides on nobody.
  decideInterests: (state, person) => by('lead', 'secondPerson')(state, person) ?? (state.panel.people.get(person)?.interests ? refuseUndeclared(state, person) : undefined),

  registerBidder: lead, decideSelection: runs, receiveBid: lead, decideLateBid: runs, proposeOpening: runs, openEnvelopes: runs, correctBid: runs,
  recordWithdrawal: runs, disqualifyBid: runs,
  decideCompliance: runs, proposeComplianceChange: runs, supportChange: supports, approveChange: settlesChanges, refuseChange: settlesChanges,

  askClarification: (state, person, body) => {
    const bidder = bidderOf(state, person)
    if (body.from === 'bidder') return bidder !== undefined && (body.bidder === undefined || body.bidder === bidder) ? undefined : lead(state, person)
    return body.from === 'evaluator' ? declaredBy('evaluator', 'moderator')(state, person) : runs(state, person)
  },
  answerClarification: lead, closeClarification: lead,

  recordScore: scores, recordNote: scores, submitQuestion: scores, withdrawSubmission: scores,

  openSession: moderates, recordAttendance: moderates, closeSession: moderates, openModeration: moderates, tickSubCriteria: moderates,
  castRevote: onPanel, proposeConsensus: moderates, approveConsensus: onPanel, confirmDissent: onPanel, closeConsensus: moderates, closeUnanimous: moderates,
  approveUnanimous: (state, person, body) => body.cells.map((cell) => onPanel(state, person, cell as TenderBody<'approveConsensus'>)).find((refusal) => refusal !== undefined),
  proposeConsensusChange: moderates,

  proposeUnlock: runs,
  approveUnlock: unlocks,
  recordAnalysis: declaredBy('lead', 'secondPerson', 'assuranceReviewer'),
  recordPosition: (state, person, body) => (trustsOf(state, person).includes(body.trust) ? refuseUndeclared(state, person) : refuse('forbidden', 'not-your-trust', 'A trust’s position is recorded by its trust lead.', {}, '/trust')),
  recordDraw: runs, confirmDraw: declaredBy('lead', 'secondPerson', 'assuranceReviewer'), proposeAward: runs, approveAward: runs, startStandstill: runs, suspendLot: runs, liftSuspension: runs, abandonLot: runs, proposeAbandonment: runs, approveAbandonment: runs, linkCallOff: runs,
  issueDocument: runs,
}

/** A refusal, or undefined where the person may try. */
export const mayInTender = (state: TenderState, person: string, command: { type: TenderCommandType; body: unknown }): Refusal | undefined => {
  if (state.seq >= 0 && !takesPart(state, person)) return unknown('tender', state.record)
  const barred = command.type === 'declareInterests' ? undefined : refuseBarred(state, person)
  if (barred) return barred
  const rule = rules[command.type] as (state: TenderState, person: string, body: unknown) => Refusal | undefined
  return rule(state, person, command.body)
}
