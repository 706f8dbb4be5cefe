/**
 * Publication = version, freeze, hash, by two people, after a second person signed the test of exactly this model (R9).
 * A new version is lawful only before the deadline, with a reason, a notice and the deadline reconsidered (PA23 s.31).
 */
import { accept, refuse, type DecideContext, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { refuseUnlessDrafting } from '../guards.ts'
import type { Deciders, TenderState } from '../state.ts'
import type { Round } from '../setup/state.ts'
import { checkModel } from './check.ts'
import { deriveFrozenModel } from './frozen.ts'
import type { FrozenModel } from './state.ts'

interface Ready {
  frozen: FrozenModel
  hash: string
}

/** The draft, complete and hashed, or what is missing. */
const readyModel = (state: TenderState, context: Pick<DecideContext, 'hash'>): Ready | Refusal => {
  const frozen = deriveFrozenModel(state)
  if (!frozen) return refuse('content', 'rules-not-set', 'Choose rounding, tie-break and the rules of moderation first.')
  const problems = checkModel(frozen)
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
    return refuseUnlessDrafting(state) ?? refuseOtherHash(ready, body.modelHash) ?? accept(event('modelTestSigned', kept))
  },

  proposePublication: (state, { body, kept }, context) => {
    const ready = readyModel(state, context)
    if ('refused' in ready) return ready
    const refusal = refuseUnlessDrafting(state) ?? refuseOtherHash(ready, body.modelHash) ?? refuseVersion(state, ready, body, context.now)
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
    const refusal = refuseUnlessDrafting(state) ?? refuseAfterDeadline(state, context.now) ?? refuseOtherHash(ready, body.modelHash)
    if (refusal) return refusal
    const version = state.model.published.length + 1
    return accept(
      event('modelPublished', { version, hash: ready.hash, frozen: ready.frozen, proposedBy: proposal.by }),
      ...[...state.setup.lots.values()].filter((lot) => lot.stage === 'setUp').map((lot) => event('stageMoved', { lot: lot.id, from: 'setUp', to: 'published' })),
      ...(proposal.deadline && version > 1
        ? upcoming(state, context.now).filter((round) => round.deadline < proposal.deadline!)
            .map((round) => event('roundDeadlineChanged', { round: round.id, deadline: proposal.deadline!, reason: proposal.reason }))
        : []),
    )
  },
}

/** Rounds whose deadline lies ahead, the next one first. A reconsidered deadline moves those before it and never shortens another. */
const upcoming = (state: TenderState, now: string): Round[] => [...state.setup.rounds.values()].filter((round) => round.deadline > now).sort((a, b) => (a.deadline < b.deadline ? -1 : 1))

/** A published version is changed by another only before the tender deadline; after it, by none. */
const refuseAfterDeadline = (state: TenderState, now: string): Refusal | undefined =>
  state.model.published.length > 0 && state.setup.rounds.size > 0 && upcoming(state, now).length === 0
    ? refuse('stage', 'deadline-has-passed', 'The last deadline of this tender has passed; the model that was published can no longer be replaced.')
    : undefined

const refuseVersion = (state: TenderState, ready: Ready, body: { notice?: string; deadline?: string }, now: string): Refusal | undefined => {
  const last = state.model.published.at(-1)
  if (!last) return undefined
  const late = refuseAfterDeadline(state, now)
  if (late) return late
  if (last.hash === ready.hash) return refuse('content', 'nothing-changed', `The model is the same as version ${last.version}.`, { version: last.version })
  if (body.notice === undefined) return refuse('content', 'notice-missing', 'A new version needs a notice to all bidders.', {}, '/notice')
  if (body.deadline === undefined) return refuse('content', 'deadline-not-reconsidered', 'Say the deadline after reconsidering it: the same or a later one.', {}, '/deadline')
  if (body.deadline <= now) return refuse('content', 'deadline-in-the-past', 'The deadline must lie ahead.', { now }, '/deadline')
  const next = upcoming(state, now)[0]
  if (next && body.deadline < next.deadline) return refuse('content', 'deadline-earlier', `The deadline of ${next.title} can stay or move back; a new version does not shorten it.`, { round: next.id, deadline: next.deadline }, '/deadline')
  return undefined
}
