/** Commands about bidders and bids: received sealed, opened by two people, never altered; corrections stand beside. */
import Type, { type Static } from 'typebox'
import { command, revisionedCommand } from '../command.ts'
import { PricingSchedule } from '../model.ts'
import { closed, Id, Instant, Label, list, maybe, oneOf, Words } from '../primitives.ts'
import { EnvelopeKind } from './words.ts'

export const Citation = closed({ document: Label, page: Type.Integer({ minimum: 1, maximum: 100_000 }), quote: maybe(Words(2_000)) })

/** What lies in a technical envelope: one answer per question, with its evidence. */
export const TechnicalEnvelope = closed({
  answers: list(closed({ question: Id, text: Type.String({ minLength: 1, maxLength: 40_000 }),
    evidence: list(closed({ document: Label, page: Type.Integer({ minimum: 1 }), quote: maybe(Type.String({ minLength: 1, maxLength: 2_000 })) }), 50) }), 5_000),
})
export type TechnicalEnvelope = Static<typeof TechnicalEnvelope>

/** What lies in a commercial envelope. */
export const CommercialEnvelope = closed({ schedule: PricingSchedule })
export type CommercialEnvelope = Static<typeof CommercialEnvelope>

export const bidsCommands = {
  registerBidder: command('Enter a bidder', closed({
    id: maybe(Id), name: Words(200, 'name'), prime: Words(200, 'name'),
    subcontractors: list(closed({ name: Words(200, 'name'), part: Label }), 50),
    approach: maybe(Words(4_000)),
  })),
  decideSelection: revisionedCommand('Decide on a response at selection', closed({ bidder: Id, lot: Id, outcome: oneOf('shortlisted', 'notShortlisted'), reason: Words(4_000) })),
  receiveBid: command('Receive a bid for a lot; it is sealed at once', closed({
    id: maybe(Id), bidder: Id, lot: Id, round: Id, receivedAt: Instant,
    technical: TechnicalEnvelope, commercial: CommercialEnvelope,
  })),
  decideLateBid: revisionedCommand('Accept or refuse a late bid', closed({ bid: Id, outcome: oneOf('accepted', 'refused'), ground: Words(4_000) })),
  proposeOpening: command('Propose to open the envelopes of one kind for a lot', closed({ lot: Id, envelope: EnvelopeKind })),
  openEnvelopes: command('Open the envelopes that another person proposed to open', closed({ lot: Id, envelope: EnvelopeKind })),
  correctBid: command('Record a correction beside the original', closed({
    bid: Id, subject: Label, original: Words(4_000), correction: Words(4_000), ground: Words(4_000),
  })),
  recordWithdrawal: command('Record that a bidder withdrew its bid; once the bid is open, propose to, and another person approves the change', closed({ bid: Id, ground: Words(4_000) })),
  disqualifyBid: command('Disqualify a bid on a stated ground; once the bid is open, propose to, and another person approves the change', closed({ bid: Id, ground: Words(4_000) })),
} as const
