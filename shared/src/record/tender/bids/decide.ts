import type { Commitment } from '../../../contract/primitives.ts'
import { formatInstant } from '../../../numeric/format.ts'
import { accept, refuse, unknown } from '../../kernel.ts'
import { event } from '../events.ts'
import { hasOpenedBids } from './running.ts'
import { bidOf, isRefusal, lotOf, refuseEarlierRound, refuseUnlessStage } from '../guards.ts'
import { bidRoundsOf, hasSelection, roundBegan, roundOf } from '../setup/rounds.ts'
import type { Change } from '../compliance/state.ts'
import type { Deciders, TenderState } from '../state.ts'
import { refuseWhenOver } from '../over.ts'
import { refuseEntry } from './entry.ts'
import type { Bid } from './state.ts'
import { askedOf } from '../model/asked.ts'

const letterOf = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${String.fromCharCode(65 + (index % 26))}`)

type Leaving = Extract<Change['subject'], { kind: 'withdrawal' | 'disqualification' }>['kind']

/** Once a bid is open, one person alone does not decide an award by taking it out: another approves it, as any change of what was closed. */
const proposeOut = (state: TenderState, bid: Bid, kind: Leaving, reason: Commitment, id: string) => {
  const waiting = [...state.compliance.changes.values()].find(({ status, subject }) => status === 'waiting' && subject.bid === bid.id && (subject.kind === 'withdrawal' || subject.kind === 'disqualification'))
  return waiting
    ? refuse('stage', 'already-proposed', `It is already proposed to ${waiting.subject.kind === 'withdrawal' ? 'record this bid as withdrawn' : 'disqualify this bid'}; another person approves or refuses that first.`, { change: waiting.id, by: waiting.by }, '/bid')
    : accept(event('changeProposed', { id, subject: { kind, bid: bid.id }, reason }))
}

export const bidsDeciders: Deciders<
  'registerBidder' | 'decideSelection' | 'receiveBid' | 'decideLateBid' | 'correctBid' | 'recordWithdrawal' | 'disqualifyBid'
> = {
  registerBidder: (state, { body, kept }, context) => {
    const refusal = refuseEntry(state)
    if (refusal) return refusal
    const id = body.id ?? context.newId()
    return state.bids.bidders.has(id)
      ? refuse('content', 'id-in-use', `There is already a bidder “${id}”.`, { id }, '/id')
      : accept(event('bidderRegistered', { ...kept, id, letter: letterOf(state.bids.bidders.size) }))
  },

  decideSelection: (state, { body, kept }) => {
    if (!state.bids.bidders.has(body.bidder)) return unknown('bidder', body.bidder, '/bidder')
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const stands = body.outcome === 'notShortlisted' ? [...state.bids.bids.values()].find((bid) => bid.lot === body.lot && bid.bidder === body.bidder && !bid.withdrawn) : undefined
    return refuseUnlessStage(lot, ['selection'], 'Selection')
      ?? (stands ? refuse('stage', 'bid-stands', 'This bidder has a bid for the lot. Who is not shortlisted makes none: record its withdrawal first, with the ground.', { bid: stands.id }, '/outcome') : undefined)
      ?? accept(event('selectionDecided', kept))
  },

  receiveBid: (state, { body }, context) => {
    const bidder = state.bids.bidders.get(body.bidder)
    if (!bidder) return unknown('bidder', body.bidder, '/bidder')
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const round = state.setup.rounds.get(body.round)
    if (!round || !round.lots.includes(body.lot)) return unknown('round for this lot', body.round, '/round')
    const wrongStage = refuseUnlessStage(lot, ['published', 'selection', 'sealed'], 'Receiving a bid')
    if (wrongStage) return wrongStage
    if (round.kind === 'selection') return refuse('content', 'no-bids-at-selection', `${round.title} is a round of selection; nothing sealed comes in it. Enter the bid in a round in which bids are made.`, { round: round.id }, '/round')
    const current = roundOf(state.setup, body.lot)
    if (current && current.id !== round.id)
      return refuse('stage', 'another-round', `Bids for ${lot.title} are made in the round ${current.title}; ${round.title} ${bidRoundsOf(state.setup, lot.id).findIndex(({ id }) => id === round.id) > bidRoundsOf(state.setup, lot.id).findIndex(({ id }) => id === current.id) ? 'has not begun' : 'is over'}.`, { round: current.id }, '/round')
    if (lot.earlier.length > 0 && !lot.earlier.at(-1)!.further.includes(body.bidder))
      return refuse('content', 'not-taken-further', `This bidder was not taken further into the round ${round.title}.`, { bidder: body.bidder }, '/bidder')
    if (body.receivedAt > context.now) return refuse('content', 'received-in-the-future', 'A bid is entered after it was received, not before.', { receivedAt: body.receivedAt, now: context.now }, '/receivedAt')
    const began = roundBegan(lot, round.id)
    if (began !== undefined && body.receivedAt < began)
      return lot.earlier.length > 0
        ? refuse('content', 'received-before-the-round', `${round.title} began on ${formatInstant(began)}; nothing came in for it before.`, { receivedAt: body.receivedAt, began }, '/receivedAt')
        : refuse('content', 'received-before-publication', `${lot.title} was published on ${formatInstant(began)}; no bid for it came in before. Enter when the bid was received.`, { receivedAt: body.receivedAt, published: began }, '/receivedAt')
    const selected = bidder.selection.get(body.lot)?.outcome
    if (selected === 'notShortlisted') return refuse('content', 'not-shortlisted', 'This bidder was not shortlisted for the lot.', { bidder: body.bidder }, '/bidder')
    if (selected === undefined && hasSelection(state.setup, lot))
      return refuse('stage', 'selection-undecided', `${lot.title} goes through selection, and nothing is decided on this bidder there yet; its bid comes after.`, { bidder: body.bidder }, '/bidder')
    const id = body.id ?? context.newId()
    if (state.bids.bids.has(id)) return refuse('content', 'id-in-use', `There is already a bid “${id}”.`, { id }, '/id')
    const earlier = [...state.bids.bids.values()].find((bid) => bid.bidder === body.bidder && bid.lot === body.lot && bid.round === body.round && !bid.withdrawn)
    if (earlier && lot.id && state.setup.lots.get(body.lot)!.variants === 'refused')
      return refuse('content', 'second-bid', 'This bidder already has a bid for the lot in this round; variants are refused. Withdraw the first to replace it.', { bid: earlier.id }, '/bidder')
    const questions = new Set(askedOf(state, body.lot, body.round).map((node) => node.id))
    const twice = body.technical.answers.findIndex(({ question }, at) => body.technical.answers.findIndex((other) => other.question === question) !== at)
    if (twice >= 0) return refuse('content', 'answered-twice', 'A question is answered once; this one stands twice in the bid.', { question: body.technical.answers[twice]!.question }, `/technical/answers/${twice}/question`)
    const stray = body.technical.answers.findIndex((answer) => !questions.has(answer.question))
    if (stray >= 0) return unknown('question asked in this round', body.technical.answers[stray]!.question, `/technical/answers/${stray}/question`)
    return accept(
      event('bidReceived', {
        id, bidder: body.bidder, lot: body.lot, round: body.round, receivedAt: body.receivedAt,
        // Whoever enters a bid after the deadline cannot make it timely by the hour they write down: a second person decides on it.
        late: body.receivedAt > round.deadline || context.now > round.deadline,
        technical: context.seal(JSON.stringify(body.technical)),
        commercial: context.seal(JSON.stringify(body.commercial)),
      }),
    )
  },

  decideLateBid: (state, { body, kept }, context) => {
    const bid = bidOf(state, body.bid)
    if (isRefusal(bid)) return bid
    if (bid.entered.by === context.actor) return refuse('forbidden', 'same-person', 'Another person than the one who entered the bid decides whether it counts.', { enteredBy: bid.entered.by, enteredAt: bid.entered.at })
    if (!bid.late) return refuse('content', 'not-late', 'This bid was in time.', {}, '/bid')
    if (bid.technical.opened) return refuse('stage', 'already-open', 'Bids are open; late bids were to be decided before.', {})
    return accept(event('lateBidDecided', kept))
  },

  correctBid: (state, { body, kept }) => {
    const bid = bidOf(state, body.bid)
    if (isRefusal(bid)) return bid
    if (!bid.technical.opened) return refuse('stage', 'still-sealed', 'A sealed bid cannot be corrected; the bidder may replace it before the deadline.', {})
    return refuseEarlierRound(state, bid) ?? refuseUnlessStage(state.setup.lots.get(bid.lot)!, ['opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review'], 'Correcting a bid') ?? accept(event('bidCorrected', kept))
  },

  recordWithdrawal: (state, { body, kept }, context) => {
    const bid = bidOf(state, body.bid)
    if (isRefusal(bid)) return bid
    if (bid.withdrawn) return refuse('content', 'already-withdrawn', 'This bid is already withdrawn.', {}, '/bid')
    return refuseEarlierRound(state, bid) ?? refuseWhenOver(state, 'A withdrawal', bid.lot)
      ?? (hasOpenedBids(state, bid.lot) ? proposeOut(state, bid, 'withdrawal', kept.ground, context.newId()) : accept(event('bidWithdrawn', kept)))
  },

  disqualifyBid: (state, { body, kept }, context) => {
    const bid = bidOf(state, body.bid)
    if (isRefusal(bid)) return bid
    if (bid.withdrawn) return refuse('content', 'already-withdrawn', 'This bid is withdrawn; there is nothing left to disqualify.', {}, '/bid')
    if (bid.disqualified) return refuse('content', 'already-disqualified', 'This bid is already disqualified.', {}, '/bid')
    const lot = state.setup.lots.get(bid.lot)!
    return refuseEarlierRound(state, bid) ?? refuseUnlessStage(lot, ['sealed', 'opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review'], 'Disqualifying a bid')
      ?? (hasOpenedBids(state, bid.lot) ? proposeOut(state, bid, 'disqualification', kept.ground, context.newId()) : accept(event('bidDisqualified', kept)))
  },
}
