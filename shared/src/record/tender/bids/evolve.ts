import type { Evolvers } from '../state.ts'
import type { BidsEvents } from './events.ts'
import { openingKey } from './state.ts'

export const bidsEvolvers: Evolvers<BidsEvents> = {
  bidderRegistered: (draft, body) => {
    draft.bids.bidders.set(body.id, { ...body, selection: new Map() })
  },
  selectionDecided: (draft, body) => {
    draft.bids.bidders.get(body.bidder)!.selection.set(body.lot, { outcome: body.outcome, reason: body.reason })
  },
  bidReceived: (draft, { technical, commercial, ...body }) => {
    draft.bids.bids.set(body.id, { ...body, technical: { sealed: technical }, commercial: { sealed: commercial }, answers: new Map(), corrections: [] })
  },
  lateBidDecided: (draft, body) => {
    draft.bids.bids.get(body.bid)!.lateOutcome = { outcome: body.outcome, ground: body.ground }
  },
  openingProposed: (draft, body, { actor, at }) => {
    draft.bids.openings.set(openingKey(body.lot, body.envelope), { by: actor, at })
  },
  envelopeOpened: (draft, body, { actor, at, seq }) => {
    const bid = draft.bids.bids.get(body.bid)!
    bid[body.envelope].opened = { at, by: actor, proposedBy: body.proposedBy, seq }
    if (body.envelope === 'commercial') bid.schedule = body.schedule
    else for (const answer of body.answers) bid.answers.set(answer.question, answer)
  },
  bidCorrected: (draft, body, { actor, at, seq }) => {
    draft.bids.bids.get(body.bid)!.corrections.push({ ...body, at, by: actor, seq })
  },
  bidWithdrawn: (draft, body, { at }) => {
    draft.bids.bids.get(body.bid)!.withdrawn = { ground: body.ground, at }
  },
  bidDisqualified: (draft, body, { actor, at }) => {
    draft.bids.bids.get(body.bid)!.disqualified = { ground: body.ground, at, by: actor }
  },
}
