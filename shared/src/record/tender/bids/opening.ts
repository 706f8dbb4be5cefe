/** Opening: proposed by one person, done by another, all envelopes of a kind at once; what is inside enters as content. */
import type { CommercialEnvelope, TechnicalEnvelope } from '../../../contract/tender/bids.ts'
import { accept, refuse, type DecideContext, type Proposed, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { isRefusal, lotOf, refuseChangesWaiting, refuseProposer, refuseUnlessStage } from '../guards.ts'
import { consensusOf } from '../moderation/state.ts'
import type { Deciders, TenderState } from '../state.ts'
import { roundOf } from '../setup/rounds.ts'
import type { Lot } from '../setup/state.ts'
import { bidsOfRound, liveBidsOf } from './running.ts'
import { openingKey, type Bid } from './state.ts'
import { askedOf } from '../model/asked.ts'

export const openingDeciders: Deciders<'proposeOpening' | 'openEnvelopes'> = {
  proposeOpening: (state, { body }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const refusal = refuseOpening(state, lot, body.envelope, context.now)
    if (refusal) return refusal
    const proposal = state.bids.openings.get(openingKey(body.lot, body.envelope))
    // What somebody proposed who may not do so any more nobody can carry out; it is proposed anew.
    return proposal && refuseProposer(state, proposal.by) === undefined
      ? refuse('stage', 'already-proposed', 'This opening is proposed already; another person than the proposer opens the envelopes.', { proposedBy: proposal.by, proposedAt: proposal.at })
      : accept(event('openingProposed', body))
  },

  openEnvelopes: (state, { body }, context) => {
    const lot = lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    const refusal = refuseOpening(state, lot, body.envelope, context.now)
    if (refusal) return refusal
    const proposal = state.bids.openings.get(openingKey(body.lot, body.envelope))
    if (!proposal) return refuse('stage', 'nothing-proposed', 'Nobody has proposed this opening; propose it first.')
    if (proposal.by === context.actor) return refuse('forbidden', 'same-person', 'Another person than the proposer has to open.', { proposedBy: proposal.by })
    const barred = refuseProposer(state, proposal.by)
    if (barred) return barred
    const events: Proposed[] = []
    for (const bid of liveBidsOf(state, lot.id)) {
      const opened = openOne(bid, body.envelope, proposal.by, context)
      if (isRefusal(opened)) return opened
      events.push(opened)
    }
    const to = body.envelope === 'technical' ? 'opened' : 'pricesOpened'
    return accept(...events, event('stageMoved', { lot: lot.id, from: lot.stage, to }))
  },
}

/** What is in the way of an opening; the page that prepares it shows the same sentence. */
export const refuseOpening = (state: TenderState, lot: Lot, envelope: 'technical' | 'commercial', now: string): Refusal | undefined => {
  const wrongStage = refuseUnlessStage(lot, envelope === 'technical' ? ['sealed'] : ['moderation'], envelope === 'technical' ? 'Opening technical envelopes' : 'Opening prices')
  if (wrongStage) return wrongStage
  const live = liveBidsOf(state, lot.id)
  const undecided = bidsOfRound(state, lot.id).filter((bid) => bid.late && !bid.lateOutcome && !bid.withdrawn)
  if (undecided.length > 0) return refuse('stage', 'late-undecided', `Decide on ${undecided.length === 1 ? 'the late bid' : `the ${undecided.length} late bids`} first, on the page of bids: accept or refuse each. Another person than the one who entered a bid decides on it.`, { bids: undecided.map((bid) => bid.id) })
  if (live.length === 0) return refuse('stage', 'no-bids', `There is no bid to open for ${lot.title}.`)
  const round = roundOf(state.setup, lot.id)
  if (envelope === 'technical' && round && round.deadline > now) return refuse('stage', 'deadline-ahead', `The deadline of ${round.title} has not passed.`, { deadline: round.deadline })
  // A bid that somebody proposed to take out, in a round after the first, is not opened before that is answered.
  if (envelope === 'technical') return refuseChangesWaiting(state, lot.id)
  const questions = askedOf(state, lot.id)
  const open = questions.flatMap((question) => live.filter((bid) => consensusOf(state.moderation, question.id, bid.id) === undefined).map((bid) => ({ question: question.id, bid: bid.id })))
  return open.length > 0
    ? refuse('stage', 'consensus-open', `${open.length} quality scores are not agreed yet; prices stay sealed until all are.`, { open })
    : refuseChangesWaiting(state, lot.id)
}

const openOne = (bid: Bid, envelope: 'technical' | 'commercial', proposedBy: string, context: DecideContext): Proposed | Refusal => {
  const { opened, sealed } = bid[envelope]
  if (opened) return refuse('stage', 'already-open', 'An envelope of this lot is open already; nothing is opened twice.', { bid: bid.id, envelope, openedAt: opened.at })
  const text = context.open(sealed)
  if (text === undefined) return refuse('content', 'cannot-open', 'An envelope could not be opened; nothing was opened. Call the administrator: the sealing key or the stored envelope is damaged, or it was sealed before envelopes were filled up to one size.', { bid: bid.id, envelope })
  if (envelope === 'commercial') {
    const { schedule } = JSON.parse(text) as CommercialEnvelope
    return event('envelopeOpened', { bid: bid.id, envelope, proposedBy, schedule: context.commit(JSON.stringify(schedule), 'price') })
  }
  const { answers } = JSON.parse(text) as TechnicalEnvelope
  return event('envelopeOpened', {
    bid: bid.id, envelope, proposedBy,
    answers: answers.map((answer) => ({
      question: answer.question,
      text: context.commit(answer.text, 'text'),
      evidence: answer.evidence.map(({ document, page, quote }) => ({ document, page, ...(quote === undefined ? {} : { quote: context.commit(quote, 'text') }) })),
    })),
  })
}

/** Bids of a lot's round whose technical envelope is open and that are in the running: those that are scored. */
export const scoredBidsOf = (state: TenderState, lot: string): Bid[] => liveBidsOf(state, lot).filter((bid) => bid.technical.opened !== undefined)
