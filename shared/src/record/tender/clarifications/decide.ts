import { accept, refuse, unknown } from '../../kernel.ts'
import { event } from '../events.ts'
import { currentVersion } from '../guards.ts'
import { refuseWhenOver } from '../over.ts'
import type { Deciders } from '../state.ts'

export const clarificationsDeciders: Deciders<'askClarification' | 'answerClarification' | 'closeClarification'> = {
  askClarification: (state, { body, kept }, context) => {
    if (body.from === 'bidder' && body.bidder === undefined) return refuse('content', 'bidder-missing', 'A bidder’s question names the bidder.', {}, '/bidder')
    if (body.from !== 'bidder' && body.bid === undefined && body.from === 'authority') return refuse('content', 'bid-missing', 'A question to a bidder names the bid.', {}, '/bid')
    if (body.bidder !== undefined && !state.bids.bidders.has(body.bidder)) return unknown('bidder', body.bidder, '/bidder')
    // To a bidder there is no bid but its own, and no question but the published ones (R15).
    const bid = body.bid === undefined ? undefined : state.bids.bids.get(body.bid)
    if (body.bid !== undefined && (!bid || (body.from === 'bidder' && bid.bidder !== body.bidder))) return unknown('bid', body.bid, '/bid')
    const isKnown = body.from === 'bidder' ? currentVersion(state)?.frozen.model.criteria.some(({ id }) => id === body.question) : state.model.criteria.has(body.question ?? '')
    if (body.question !== undefined && !isKnown) return unknown('question', body.question, '/question')
    return refuseWhenOver(state, 'A clarification', ...(bid ? [bid.lot] : [])) ?? accept(event('clarificationAsked', { ...kept, id: context.newId() }))
  },
  answerClarification: (state, { body, kept }) => {
    const item = state.clarifications.items.get(body.clarification)
    if (!item) return unknown('clarification', body.clarification, '/clarification')
    if (item.answer || item.closed) return refuse('stage', 'already-settled', 'This clarification is already answered or closed.', {})
    return accept(event('clarificationAnswered', kept))
  },
  closeClarification: (state, { body, kept }) => {
    const item = state.clarifications.items.get(body.clarification)
    if (!item) return unknown('clarification', body.clarification, '/clarification')
    if (item.answer || item.closed) return refuse('stage', 'already-settled', 'This clarification is already answered or closed.', {})
    return accept(event('clarificationClosed', kept))
  },
}
