import type { Evolvers } from '../state.ts'
import type { BidsEvents } from './events.ts'
import { openingKey, type Opened } from './state.ts'

export const bidsEvolvers: Evolvers<BidsEvents> = {
  bidderRegistered: (draft, body) => {
    draft.bids.bidders.set(body.id, { ...body, selection: new Map() })
  },
  selectionDecided: (draft, body) => {
    draft.bids.bidders.get(body.bidder)!.selection.set(body.lot, { outcome: body.outcome, reason: body.reason })
  },
  bidReceived: (draft, { technical, commercial, ...body }, { actor, at, seq }) => {
    draft.bids.bids.set(body.id, { ...body, entered: { at, by: actor, seq }, technical: { sealed: technical }, commercial: { sealed: commercial }, answers: new Map(), corrections: [] })
    draft.setup.lots.get(body.lot)!.round ??= body.round
  },
  lateBidDecided: (draft, body, { actor, at }) => {
    draft.bids.bids.get(body.bid)!.lateOutcome = { outcome: body.outcome, ground: body.ground, by: actor, at }
    // Whoever proposed to open did so without this bid: it is proposed anew.
    if (body.outcome === 'accepted') for (const kind of ['technical', 'commercial'] as const) draft.bids.openings.delete(openingKey(draft.bids.bids.get(body.bid)!.lot, kind))
  },
  openingProposed: (draft, body, { actor, at }) => {
    draft.bids.openings.set(openingKey(body.lot, body.envelope), { by: actor, at })
  },
  envelopeOpened: (draft, body, { actor, at, seq }) => {
    const bid = draft.bids.bids.get(body.bid)!
    const envelope = bid[body.envelope]
    const standing = draft.bids.openings.get(openingKey(bid.lot, body.envelope))
    const opened: Opened = { at, by: actor, proposedBy: body.proposedBy, seq, ...(standing?.by === body.proposedBy ? {} : { unproposed: true as const }) }
    // What was read out stays what it was; a second opening is only held against the record.
    if (envelope.opened) {
      envelope.again = [...(envelope.again ?? []), opened]
      return
    }
    envelope.opened = opened
    if (body.envelope === 'commercial') bid.schedule = body.schedule
    else for (const answer of body.answers) bid.answers.set(answer.question, answer)
  },
  bidCorrected: (draft, body, { actor, at, seq }) => {
    draft.bids.bids.get(body.bid)!.corrections.push({ ...body, at, by: actor, seq })
  },
  bidWithdrawn: (draft, body, { actor, at, seq }) => {
    draft.bids.bids.get(body.bid)!.withdrawn = { ground: body.ground, at, by: actor, seq }
  },
  bidDisqualified: (draft, body, { actor, at, seq }) => {
    draft.bids.bids.get(body.bid)!.disqualified = { ground: body.ground, at, by: actor, seq }
  },
}
