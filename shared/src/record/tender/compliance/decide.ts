import { formatCount } from '../../../numeric/format.ts'
import type { Stage } from '../../../contract/tender/words.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { consensusOf } from '../moderation/state.ts'
import { event } from '../events.ts'
import { bidOf, currentVersion, isRefusal, refuseEarlierRound, refuseUnlessStage } from '../guards.ts'
import { refuseWhenOver } from '../over.ts'
import { interestsOpenAccess, scorersOf } from '../panel/state.ts'
import type { Deciders, TenderState } from '../state.ts'
import { complianceKey, type Change } from './state.ts'

/** What is proposed in any other stage could not be approved. */
const changing: readonly Stage[] = ['opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review']

const refuseUnlessMandatory = (state: TenderState, requirement: string, lot: string): Refusal | undefined => {
  const found = currentVersion(state)?.frozen.requirements.find((candidate) => candidate.id === requirement && candidate.lots.includes(lot))
  if (!found) return unknown('published requirement of this lot', requirement, '/requirement')
  return found.kind === 'mandatory' ? undefined : refuse('content', 'not-mandatory', `${found.ref} is not a mandatory requirement.`, { kind: found.kind }, '/requirement')
}

export const complianceDeciders: Deciders<'decideCompliance' | 'proposeComplianceChange'> = {
  decideCompliance: (state, { body, kept }) => {
    const bid = bidOf(state, body.bid)
    if (isRefusal(bid)) return bid
    const refusal = refuseEarlierRound(state, bid) ?? refuseUnlessMandatory(state, body.requirement, bid.lot) ?? refuseUnlessStage(state.setup.lots.get(bid.lot)!, ['opened', 'compliance'], 'Deciding compliance')
    if (refusal) return refusal
    const current = state.compliance.outcomes.get(complianceKey(body.bid, body.requirement))
    return current
      ? refuse('stage', 'already-decided', 'This is decided. To change it, propose a change: a second person has to approve it.', { outcome: current.outcome }, '/outcome')
      : accept(event('complianceDecided', { ...kept, revision: 1 }))
  },

  proposeComplianceChange: (state, { body, kept }, context) => {
    const current = state.compliance.outcomes.get(complianceKey(body.bid, body.requirement))
    if (!current) return refuse('stage', 'not-decided', 'This is not decided yet; decide it first.', {}, '/requirement')
    const over = refuseEarlierRound(state, state.bids.bids.get(body.bid)!) ?? refuseUnlessStage(state.setup.lots.get(state.bids.bids.get(body.bid)!.lot)!, changing, 'Changing what was closed')
    if (over) return over
    if (current.outcome === body.outcome) return refuse('content', 'nothing-changes', `The decision is already “${body.outcome}”.`, {}, '/outcome')
    return accept(event('changeProposed', {
      id: context.newId(), subject: { kind: 'compliance', bid: body.bid, requirement: body.requirement, outcome: body.outcome }, reason: kept.reason,
    }))
  },
}

/** The value that a change would replace. */
const valueNow = (state: TenderState, subject: Change['subject']): string => {
  if (subject.kind === 'compliance') return state.compliance.outcomes.get(complianceKey(subject.bid, subject.requirement))?.outcome ?? ''
  return subject.kind === 'consensus' ? (consensusOf(state.moderation, subject.question, subject.bid) ?? '') : 'in the running'
}

const valueAfter = (subject: Change['subject']): string => {
  if (subject.kind === 'compliance') return subject.outcome
  if (subject.kind === 'consensus') return subject.score
  return subject.kind === 'withdrawal' ? 'withdrawn' : 'disqualified'
}

/** A withdrawal may still come after the award; everything else that was closed changes before it. */
const refuseOutOfTime = (state: TenderState, subject: Change['subject']): Refusal | undefined => {
  const bid = state.bids.bids.get(subject.bid)!
  const early = refuseEarlierRound(state, bid)
  if (early || (subject.kind !== 'withdrawal' && subject.kind !== 'disqualification')) return early ?? refuseUnlessStage(state.setup.lots.get(bid.lot)!, changing, 'Changing what was closed')
  if (bid.withdrawn || bid.disqualified) return refuse('stage', 'already-out', `This bid is already ${bid.withdrawn ? 'withdrawn' : 'disqualified'}. Refuse the proposal, with that as the reason.`, { bid: bid.id }, '/change')
  return subject.kind === 'withdrawal' ? refuseWhenOver(state, 'A withdrawal', bid.lot) : refuseUnlessStage(state.setup.lots.get(bid.lot)!, ['sealed', ...changing], 'Disqualifying a bid')
}

/** Another change may have come first; what stands as it is to become is not changed again. */
const refuseNoChange = (state: TenderState, subject: Change['subject']): Refusal | undefined =>
  valueNow(state, subject) === valueAfter(subject)
    ? refuse('stage', 'nothing-changes', `It stands at “${valueAfter(subject)}” already, by a change approved before this one. Refuse the proposal, with that as the reason.`, { now: valueNow(state, subject) }, '/change')
    : undefined

const waitingChange = (state: TenderState, id: string, actor: string): Change | Refusal => {
  const change = state.compliance.changes.get(id)
  if (!change) return unknown('proposed change', id, '/change')
  if (change.status !== 'waiting') return refuse('stage', 'already-settled', `This change is already ${change.status}.`, { status: change.status })
  if (change.by === actor) return refuse('forbidden', 'same-person', 'Another person than the author has to settle a change.', { author: change.by })
  return change
}

/** What a panel agreed on changes with as many of it, their interests cleared, as the model asks approvals of; which it is asked for without being shown what it would do (R5). */
export const supportOf = (state: TenderState, { subject, supported }: Change): { readonly given: readonly string[]; readonly needed: number } => {
  if (subject.kind !== 'consensus') return { given: [], needed: 0 }
  const scorers = scorersOf(state.panel, subject.question)
  return { given: (supported ?? []).filter((person) => scorers.includes(person) && interestsOpenAccess(state.panel, person)), needed: currentVersion(state)!.frozen.moderation.approvalsNeeded }
}

const refuseUnsupported = (state: TenderState, change: Change): Refusal | undefined => {
  const { given, needed } = supportOf(state, change)
  return given.length < needed
    ? refuse('stage', 'panel-not-asked', `A score that a panel agreed on changes when ${needed} of it support the change; ${formatCount(given.length, 'member has', 'members have')} so far. Wait for the panel, or refuse the change.`, { supported: given, needed }, '/change')
    : undefined
}

/** What is proposed is judged once it is approved: an interest that its author declared since counts. */
const refuseBarredAuthor = (state: TenderState, { by }: Change): Refusal | undefined =>
  interestsOpenAccess(state.panel, by)
    ? undefined
    : refuse('stage', 'author-without-access', 'The interests of whoever proposed this change are not cleared. Refuse it, with that as the reason, so that somebody else may propose it; or their interests are decided on first.', { people: [by] }, '/change')

export const changeDeciders: Deciders<'supportChange' | 'approveChange' | 'refuseChange'> = {
  supportChange: (state, { body }, context) => {
    const change = waitingChange(state, body.change, context.actor)
    if (isRefusal(change)) return change
    const { subject } = change
    if (subject.kind !== 'consensus') return refuse('content', 'not-of-a-panel', 'No panel agreed on what this changes; a second person settles it.', {}, '/change')
    if (!scorersOf(state.panel, subject.question).includes(context.actor)) return refuse('forbidden', 'not-on-panel', 'Only this question’s panel supports a change of what it agreed on.', {})
    if (change.supported?.includes(context.actor)) return refuse('content', 'already-supported', 'You have supported this change.', {})
    return refuseOutOfTime(state, subject) ?? refuseNoChange(state, subject) ?? accept(event('changeSupported', { change: change.id, question: subject.question, bid: subject.bid }))
  },

  approveChange: (state, { body }, context) => {
    const change = waitingChange(state, body.change, context.actor)
    if (isRefusal(change)) return change
    return refuseOutOfTime(state, change.subject) ?? refuseNoChange(state, change.subject) ?? refuseBarredAuthor(state, change) ?? refuseUnsupported(state, change)
      ?? accept(event('changeApproved', { change: change.id, subject: change.subject, before: valueNow(state, change.subject), after: valueAfter(change.subject) }))
  },
  refuseChange: (state, { body, kept }, context) => {
    const change = waitingChange(state, body.change, context.actor)
    return isRefusal(change) ? change : accept(event('changeRefused', { change: body.change, reason: kept.reason }))
  },
}
