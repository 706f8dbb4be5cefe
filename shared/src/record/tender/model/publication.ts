/**
 * Publication = version, freeze, hash, by two people, after a second person signed the test of exactly this model (R9).
 * A new version is lawful only before the deadline, with a reason, a notice and the deadline reconsidered (PA23 s.31).
 */
import { formatInstant } from '../../../numeric/format.ts'
import { accept, refuse, unknown, type DecideContext, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { refuseUnlessDrafting } from '../guards.ts'
import type { Deciders, TenderState } from '../state.ts'
import { refuseRoundOrder } from '../setup/rounds.ts'
import { endedRounds, problemsOfModel } from './check-rounds.ts'
import { deriveFrozenModel } from './frozen.ts'
import type { FrozenModel } from './state.ts'

interface Ready {
  frozen: FrozenModel
  hash: string
}

/** The draft, complete and hashed, or what is missing. */
const readyModel = (state: TenderState, context: Pick<DecideContext, 'hash' | 'now'>): Ready | Refusal => {
  const frozen = deriveFrozenModel(state)
  if (!frozen) return refuse('content', 'rules-not-set', 'Choose rounding, tie-break and the rules of moderation first.')
  const problems = [...problemsOfModel(state, frozen), ...endedRounds(state, context.now)]
  return problems.length > 0
    ? refuse('content', 'model-incomplete', `The model cannot be published yet: ${problems[0]!.sentence}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}`, { problems })
    : { frozen, hash: context.hash(frozen) }
}

const refuseOtherHash = (ready: Ready, given: string): Refusal | undefined =>
  ready.hash === given
    ? undefined
    : refuse('stale', 'model-changed', 'The model changed since you looked at it. Read it again before you go on.', { yours: given, current: ready.hash }, '/modelHash')

export const publicationDeciders: Deciders<'signModelTest' | 'proposePublication' | 'publishModel'> = {
  signModelTest: (state, { body, kept }, context) => {
    const ready = readyModel(state, context)
    if ('refused' in ready) return ready
    return refuseUnlessDrafting(state, context.now) ?? refuseOtherHash(ready, body.modelHash) ?? accept(event('modelTestSigned', kept))
  },

  proposePublication: (state, { body, kept }, context) => {
    const ready = readyModel(state, context)
    if ('refused' in ready) return ready
    const refusal = refuseUnlessDrafting(state, context.now) ?? refuseOtherHash(ready, body.modelHash) ?? refuseVersion(state, ready, body, context.now)
    if (refusal) return refusal
    if (!state.model.tests.some((test) => test.modelHash === ready.hash && test.by !== context.actor))
      return refuse('content', 'not-tested', 'A second person has to sign the test of this exact model before it can be published.', { modelHash: ready.hash })
    return accept(event('publicationProposed', kept))
  },

  publishModel: (state, { body }, context) => {
    const { proposal } = state.model
    if (!proposal) return refuse('stage', 'nothing-proposed', 'Nobody has proposed to publish; propose it first.')
    if (proposal.by === context.actor) return refuse('forbidden', 'same-person', 'Another person than the proposer has to publish.', { proposedBy: proposal.by })
    const ready = readyModel(state, context)
    if ('refused' in ready) return ready
    if (ready.hash !== proposal.modelHash)
      return refuse('stale', 'model-changed', 'The model changed after it was proposed. Propose it again.', { proposed: proposal.modelHash, current: ready.hash })
    // Between the proposal and its publication a deadline may have passed, or moved.
    const refusal = refuseUnlessDrafting(state, context.now) ?? refuseOtherHash(ready, body.modelHash) ?? refuseVersion(state, ready, proposal, context.now)
    if (refusal) return refusal
    const version = state.model.published.length + 1
    const round = version > 1 && proposal.round !== undefined ? state.setup.rounds.get(proposal.round) : undefined
    return accept(
      event('modelPublished', { version, hash: ready.hash, frozen: ready.frozen, proposedBy: proposal.by }),
      ...[...state.setup.lots.values()].filter((lot) => lot.stage === 'setUp').map((lot) => event('stageMoved', { lot: lot.id, from: 'setUp', to: 'published' })),
      ...(round && proposal.deadline !== undefined && proposal.deadline !== round.deadline
        ? [event('roundDeadlineChanged', { round: round.id, deadline: proposal.deadline, reason: proposal.reason })]
        : []),
    )
  },
}

/** A new version names the round whose deadline was reconsidered: that one stays or moves back, and no other is touched. */
const refuseVersion = (state: TenderState, ready: Ready, body: { notice?: unknown; round?: string; deadline?: string }, now: string): Refusal | undefined => {
  const last = state.model.published.at(-1)
  if (!last) return undefined
  if (last.hash === ready.hash) return refuse('content', 'nothing-changed', `The model is the same as version ${last.version}.`, { version: last.version })
  if (body.notice === undefined) return refuse('content', 'notice-missing', 'A new version needs a notice to all bidders.', {}, '/notice')
  if (body.round === undefined) return refuse('content', 'round-missing', 'Name the round whose deadline was reconsidered.', {}, '/round')
  const round = state.setup.rounds.get(body.round)
  if (!round) return unknown('round', body.round, '/round')
  if (round.deadline <= now) return refuse('content', 'round-is-over', `The deadline of ${round.title} has passed; name a round that is still open.`, { round: round.id, deadline: round.deadline }, '/round')
  if (body.deadline === undefined) return refuse('content', 'deadline-not-reconsidered', 'Say the deadline after reconsidering it: the same or a later one.', {}, '/deadline')
  if (body.deadline < round.deadline) return refuse('content', 'deadline-earlier', `The deadline of ${round.title}, ${formatInstant(round.deadline)}, can stay or move back; a new version does not shorten it.`, { round: round.id, deadline: round.deadline }, '/deadline')
  return refuseRoundOrder(state.setup, round, body.deadline)
}
