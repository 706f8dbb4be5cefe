/**
 * From one round to the next: one person proposes who is taken further and on what ground the others are not, another
 * begins it. The line from sealed bids to review is then walked again, on the bids of the new round alone.
 */
import type { TenderBody } from '../../../contract/tender/commands.ts'
import { formatCount } from '../../../numeric/format.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { bidsOfRound } from '../bids/running.ts'
import { scoredBidsOf } from '../bids/opening.ts'
import { event } from '../events.ts'
import { isRefusal, lotOf, refuseProposer, refuseUnlessStage } from '../guards.ts'
import type { Deciders, TenderState } from '../state.ts'
import { nextRoundOf, roundOf } from './rounds.ts'
import type { Lot, Round } from './state.ts'

/** What is in the way of a further round; the page that proposes one shows the same sentence. */
export const refuseFurtherRound = (state: TenderState, lot: Lot, now: string): Refusal | undefined => {
  const wrongStage = refuseUnlessStage(lot, ['review'], 'Going on to a further round')
  if (wrongStage) return wrongStage
  const next = nextRoundOf(state.setup, lot.id)
  if (!next) return refuse('stage', 'no-further-round', `${lot.title} is in its last round, ${roundOf(state.setup, lot.id)?.title ?? 'the only one'}. Add the next one with its deadline first.`, { lot: lot.id })
  if (next.deadline <= now) return refuse('stage', 'deadline-has-passed', `The deadline of ${next.title} has passed, so no bid could come in it. Add another round.`, { round: next.id, deadline: next.deadline })
  const waiting = [...state.compliance.changes.values()].filter((change) => change.status === 'waiting' && state.bids.bids.get(change.subject.bid)?.lot === lot.id)
  return waiting.length > 0
    ? refuse('stage', 'changes-waiting', 'A proposed change of this round is still waiting for approval; it cannot be settled once the round is over.', { changes: waiting.map((change) => change.id) })
    : undefined
}

/** Those whose bids are in the running in the round that would end. */
export const biddersInRunning = (state: TenderState, lot: string): string[] => [...new Set(scoredBidsOf(state, lot).map((bid) => bid.bidder))]

const refuseSelection = (state: TenderState, lot: Lot, next: Round, body: Pick<TenderBody<'proposeRound'>, 'round' | 'further'> & { readonly out: readonly { readonly bidder: string }[] }): Refusal | undefined => {
  if (!state.setup.rounds.get(body.round)?.lots.includes(lot.id)) return unknown('round for this lot', body.round, '/round')
  if (body.round !== next.id) return refuse('content', 'not-the-next-round', `The round that follows is ${next.title}; rounds are walked in their order.`, { next: next.id }, '/round')
  const running = biddersInRunning(state, lot.id)
  const named = [...body.further.map((bidder, index) => ({ bidder, pointer: `/further/${index}` })), ...body.out.map(({ bidder }, index) => ({ bidder, pointer: `/out/${index}/bidder` }))]
  for (const [index, { bidder, pointer }] of named.entries()) {
    if (!running.includes(bidder)) return unknown('bidder in the running in this round', bidder, pointer)
    if (named.findIndex((other) => other.bidder === bidder) !== index) return refuse('content', 'bidder-twice', 'A bidder is either taken further or not.', { bidder }, pointer)
  }
  const left = running.filter((bidder) => !named.some((other) => other.bidder === bidder))
  return left.length > 0
    ? refuse('content', 'bidders-undecided', `${formatCount(left.length, 'bidder')} of this round ${left.length === 1 ? 'is' : 'are'} neither taken further nor left out; say which, with a ground for each that is left out.`, { bidders: left }, '/further')
    : undefined
}

export const furtherRoundDeciders: Deciders<'proposeRound' | 'beginRound'> = {
  proposeRound: (state, { body, kept }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    return refuseFurtherRound(state, lot, context.now) ?? refuseSelection(state, lot, nextRoundOf(state.setup, lot.id)!, body) ?? accept(event('roundProposed', kept))
  },

  beginRound: (state, { body }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const { proposed } = lot
    if (!proposed) return refuse('stage', 'nothing-proposed', 'Nobody has proposed a further round for this lot; propose it first.')
    if (proposed.by === context.actor) return refuse('forbidden', 'same-person', 'Another person than the proposer has to begin the round.', { proposedBy: proposed.by })
    // A bid may have been withdrawn or disqualified since.
    const refusal = refuseProposer(state, proposed.by) ?? refuseFurtherRound(state, lot, context.now) ?? refuseSelection(state, lot, nextRoundOf(state.setup, lot.id)!, proposed)
    if (refusal) return refusal
    if (bidsOfRound(state, lot.id, proposed.round).length > 0) return refuse('stage', 'bids-ahead', 'There are bids of that round already. Have the record verified.', { round: proposed.round })
    return accept(
      event('roundBegun', { lot: lot.id, from: roundOf(state.setup, lot.id)!.id, round: proposed.round, further: proposed.further, out: proposed.out, reason: proposed.reason, proposedBy: proposed.by }),
      event('stageMoved', { lot: lot.id, from: lot.stage, to: 'sealed' }),
    )
  },
}
