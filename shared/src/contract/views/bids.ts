import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Digest, Id, Instant, Label, list, maybe, orNull, Pence, stands, Words } from '../primitives.ts'
import { EnvelopeKind, Stage } from '../tender/words.ts'

const Opened = orNull(closed({ at: Instant, by: Id, proposedBy: Id }))
const BidColumn = closed({ bid: Id, bidder: Id, letter: Type.String() })
const ComplianceChange = closed({
  id: Id, kind: Type.Unsafe<'compliance' | 'withdrawal' | 'disqualification'>({ type: 'string' }), bid: Id, bidder: Id, /** Of a decision on a requirement; a bid leaves as a whole. */ requirement: orNull(Id), before: Type.String(), outcome: Type.String(), reason: Words(), by: Id, at: Instant, status: Type.Unsafe<'waiting' | 'approved' | 'refused'>({ type: 'string' }),
  settled: orNull(closed({ by: Id, at: Instant, reason: maybe(Words()) })),
  /** What it would do to the outcome: told to nobody but the person who may settle it (R2). */
  effect: list(Type.String(), 100),
})
const ComplianceOutcome = closed({ bid: Id, requirement: Id, outcome: Type.Unsafe<'pass' | 'fail'>({ type: 'string' }), reason: Words(), by: Id, at: Instant, revision: Type.Integer() })

const AnswerClarification = closed({ id: Id, text: Words(), answer: maybe(Words()) })
const Correction = closed({ subject: Label, original: Words(), correction: Words(), ground: Words(), at: Instant, by: Id })

export const bidsViews = {
  bids: tenderView('bids', 'What came in for each lot, and what of it is open', closed({}), closed({
    bidders: list(closed({
      id: Id, letter: Type.String(), name: Words(), prime: Words(), subcontractors: list(closed({ name: Words(), part: Label }), 50), approach: maybe(Words()),
      selection: list(closed({ lot: Id, outcome: Type.Unsafe<'shortlisted' | 'notShortlisted'>({ type: 'string' }), reason: maybe(Words()), ...stands }), 50),
    }), 1_000),
    bids: list(closed({
      id: Id, bidder: Id, letter: Type.String(), lot: Id, round: Id, deadline: orNull(Instant), receivedAt: Instant,
      /** When it was entered into the record: after the deadline makes it late, whatever is said of its receipt. */
      enteredAt: Instant,
      /** By whom, for the buying side: another person decides whether a late bid counts. */
      enteredBy: orNull(Id), late: Type.Boolean(),
      lateOutcome: orNull(closed({ outcome: Type.Unsafe<'accepted' | 'refused'>({ type: 'string' }), ground: Words(), ...stands })),
      technical: Opened, commercial: Opened,
      /** Digests of the sealed envelopes, for the bidder whose they are and nobody else: the receipt. */
      receipt: orNull(closed({ technical: Digest, commercial: Digest })),
      /** Answers given, of the questions asked, and the references of those without one; null while sealed. */
      answered: orNull(closed({ given: Type.Integer(), asked: Type.Integer(), missing: list(Label, 2_000) })),
      compliance: orNull(closed({ passed: Type.Integer(), failed: Type.Integer(), open: Type.Integer() })),
      corrections: list(Correction, 200),
      /** A ground that was written once the price was open is told to whoever reads prices, and to the bidder; null for others. */
      withdrawn: orNull(closed({ ground: orNull(Words()), at: Instant })),
      disqualified: orNull(closed({ ground: orNull(Words()), at: Instant, by: Id, approvedBy: maybe(Id) })),
      /** Proposed to leave since it was opened; waits for a second person (R2). */
      leaving: orNull(Type.Unsafe<'withdrawal' | 'disqualification'>({ type: 'string' })),
    }), 1_000),
    openings: list(closed({ lot: Id, envelope: EnvelopeKind, by: Id, at: Instant }), 100),
    /** `readsPrices`: what bids of the lot charge is open to this person. */
    /** `round`: the one in which a bid for the lot is made now, with its deadline. */
    lots: list(closed({ id: Id, title: Label, stage: Stage, round: orNull(Id), deadline: orNull(Instant), readsPrices: Type.Boolean() }), 50),
    /** Entering a bidder and receiving a bid: the lead, while a lot can still take a bid. */
    mayRegister: Type.Boolean(),
    mayOpen: Type.Boolean(),
    /** Selection, late bids, corrections, withdrawal, disqualification. */
    mayDecide: Type.Boolean(),
    /** The answers of opened bids, read-only. */
    readsAnswers: Type.Boolean(),
  })),
  bidAnswers: tenderView('bids/{bid}/answers', 'What one opened bid answers, question by question, with what it cites', closed({ bid: Id }), closed({
    bid: Id, bidder: Id, letter: Type.String(), lot: Id, title: Label, stage: Stage,
    /** Every published question of the lot in tree order; without an answer, `text` is null. */
    questions: list(closed({
      question: Id, ref: Label, title: Label, group: Label, text: orNull(Words()),
      evidence: list(closed({ document: Label, page: Type.Integer(), quote: maybe(Words()) }), 50),
      clarifications: list(AnswerClarification, 100),
    }), 2_000),
    /** What was asked about the bid as a whole. */
    clarifications: list(AnswerClarification, 1_000),
    corrections: list(Correction, 200),
  })),
  opening: tenderView('opening/{lot}', 'What an opening would reveal to whom, what is in its way, and the list as it was read out', closed({ lot: Id }), closed({
    lot: Id, title: Label, stage: Stage,
    /** The envelopes that come next; null when all are open or nothing can be opened any more. */
    envelope: orNull(EnvelopeKind),
    proposal: orNull(closed({ by: Id, at: Instant })),
    blockers: list(Type.String(), 20),
    /** Those who could read what is opened as soon as it is, by the same policy that will ask then. */
    readers: list(Id, 5_000),
    bids: list(closed({ ...BidColumn.properties, receivedAt: Instant, late: Type.Boolean() }), 500),
    /** Bids that stay closed: late and refused, withdrawn, disqualified. */
    out: list(closed({ ...BidColumn.properties, because: Type.String() }), 500),
    openings: list(closed({
      envelope: EnvelopeKind, at: Instant, by: Id, proposedBy: Id,
      list: list(closed({ ...BidColumn.properties, receivedAt: Instant, answers: orNull(Type.Integer()), lines: orNull(Type.Integer()), amount: orNull(Pence) }), 500),
      /** Why amounts are not shown, where they are not. */
      hidden: orNull(Type.String()),
    }), 2),
    mayPropose: Type.Boolean(), mayOpen: Type.Boolean(),
  })),
  compliance: tenderView('compliance/{lot}', 'Mandatory requirements of a lot: pass or fail for every bid', closed({ lot: Id }), closed({
    lot: Id, stage: Stage,
    bids: list(closed({ bid: Id, bidder: Id, letter: Type.String() }), 500),
    requirements: list(closed({ id: Id, ref: Label, heading: Label, text: Words() }), 2_000),
    outcomes: list(ComplianceOutcome, 20_000),
    changes: list(ComplianceChange, 1_000),
    /** Why nothing can be decided here now; null when something can. */
    closedBecause: orNull(Type.String()),
    mayDecide: Type.Boolean(), maySettle: Type.Boolean(),
  })),
  complianceCell: tenderView('compliance/{lot}/{bid}/{requirement}', 'One mandatory requirement of one bid: what the bid says, what was clarified, what was decided', closed({ lot: Id, bid: Id, requirement: Id }), closed({
    bid: Id, requirement: Id,
    answers: list(closed({ question: Id, ref: Label, title: Label, text: orNull(Words()), evidence: list(closed({ document: Label, page: Type.Integer(), quote: maybe(Words()) }), 50) }), 200),
    clarifications: list(closed({ id: Id, text: Words(), at: Instant, answer: maybe(Words()), answeredAt: maybe(Instant) }), 200),
    corrections: list(closed({ subject: Label, original: Words(), correction: Words(), at: Instant }), 200),
  })),
  clarifications: tenderView('clarifications', 'Questions and answers between bidders and the authority', closed({}), closed({
    items: list(closed({
      id: Id, from: Type.Unsafe<'bidder' | 'authority' | 'evaluator'>({ type: 'string' }), bidder: maybe(Id), bid: maybe(Id), question: maybe(Id), text: Words(), by: Id, at: Instant,
      /** Whose bid for which lot, and which question, in words: present where `bid` and `question` are. */
      about: closed({ bidder: maybe(Id), lot: maybe(Label), ref: maybe(Label) }),
      answer: orNull(closed({ text: Words(), audience: Type.Unsafe<'all' | 'asker'>({ type: 'string' }), at: Instant, by: Id })),
      /** The reason is the buying side’s. */
      closed: orNull(closed({ reason: maybe(Words()), at: Instant, by: Id })),
    }), 5_000),
    mayAnswer: Type.Boolean(), mayAsk: list(Type.String(), 3),
  })),
} as const
