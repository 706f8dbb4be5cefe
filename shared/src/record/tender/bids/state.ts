import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'
import type { EnvelopeKind } from '../../../contract/tender/words.ts'

export interface Bidder {
  id: string
  /** A, B, C … in order of entry: the bidder's letter on charts. */
  letter: string
  name: Commitment
  prime: Commitment
  subcontractors: { name: Commitment; part: string }[]
  approach?: Commitment
  selection: Map<string, { outcome: 'shortlisted' | 'notShortlisted'; reason: Commitment }>
}

export interface Answer {
  question: string
  text: Commitment
  evidence: { document: string; page: number; quote?: Commitment }[]
}

export interface Envelope {
  sealed: Commitment
  opened?: Opened
  /** Openings after the first: there is never one, and a record that holds one is not sound. */
  again?: Opened[]
}

export interface Opened {
  at: string
  by: string
  proposedBy: string
  seq: number
  /** No proposal of whom it names stood when it was opened: never in a sound record. */
  unproposed?: true
}

export interface Bid {
  id: string
  bidder: string
  lot: string
  round: string
  /** When it came in, as whoever entered it says; when and by whom it was entered, as the record says. */
  receivedAt: string
  entered: { at: string; by: string; seq: number }
  late: boolean
  lateOutcome?: { outcome: 'accepted' | 'refused'; ground: Commitment; by: string; at: string }
  technical: Envelope
  commercial: Envelope
  /** Present once the technical envelope is open. */
  answers: Map<string, Answer>
  /** Present once the commercial envelope is open. */
  schedule?: Commitment
  corrections: (Committed<TenderBody<'correctBid'>> & { at: string; by: string; seq: number })[]
  withdrawn?: Out
  disqualified?: Out
}

/** How a bid left: recorded by one person while it was sealed; once it is open proposed by one and approved by another (R2). */
export interface Out {
  ground: Commitment
  at: string
  by: string
  approvedBy?: string
  seq: number
}

export interface Bids {
  bidders: Map<string, Bidder>
  bids: Map<string, Bid>
  openings: Map<string, { by: string; at: string }>
}

export const openingKey = (lot: string, envelope: EnvelopeKind) => `${lot}/${envelope}`

/** In the running: not withdrawn, not disqualified, not late unless accepted. */
export const isLive = (bid: Bid): boolean => !bid.withdrawn && !bid.disqualified && (!bid.late || bid.lateOutcome?.outcome === 'accepted')
