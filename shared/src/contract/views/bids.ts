import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Id, Instant, Label, list, maybe, orNull, Words } from '../primitives.ts'
import { EnvelopeKind, Stage } from '../tender/words.ts'

const Opened = orNull(closed({ at: Instant, by: Id, proposedBy: Id }))

export const bidsViews = {
  bids: tenderView('bids', 'What came in for each lot, and what of it is open', closed({}), closed({
    bidders: list(closed({
      id: Id, letter: Type.String(), name: Words(), prime: Words(), subcontractors: list(closed({ name: Words(), part: Label }), 50), approach: maybe(Words()),
      selection: list(closed({ lot: Id, outcome: Type.Unsafe<'shortlisted' | 'notShortlisted'>({ type: 'string' }), reason: maybe(Words()) }), 50),
    }), 1_000),
    bids: list(closed({
      id: Id, bidder: Id, letter: Type.String(), lot: Id, round: Id, receivedAt: Instant, late: Type.Boolean(),
      lateOutcome: orNull(closed({ outcome: Type.Unsafe<'accepted' | 'refused'>({ type: 'string' }), ground: Words() })),
      technical: Opened, commercial: Opened,
      /** Answers given, of the questions asked; null while sealed. */
      answered: orNull(closed({ given: Type.Integer(), asked: Type.Integer() })),
      compliance: orNull(closed({ passed: Type.Integer(), failed: Type.Integer(), open: Type.Integer() })),
      corrections: list(closed({ subject: Label, original: Words(), correction: Words(), ground: Words(), at: Instant, by: Id }), 200),
      withdrawn: orNull(closed({ ground: Words(), at: Instant })),
      disqualified: orNull(closed({ ground: Words(), at: Instant, by: Id })),
    }), 1_000),
    openings: list(closed({ lot: Id, envelope: EnvelopeKind, by: Id, at: Instant }), 100),
    lots: list(closed({ id: Id, title: Label, stage: Stage, deadline: orNull(Instant) }), 50),
    mayRegister: Type.Boolean(),
    mayOpen: Type.Boolean(),
  })),
  compliance: tenderView('compliance/{lot}', 'Mandatory requirements of a lot: pass or fail for every bid', closed({ lot: Id }), closed({
    lot: Id, stage: Stage,
    bids: list(closed({ bid: Id, bidder: Id, letter: Type.String() }), 500),
    requirements: list(closed({ id: Id, ref: Label, heading: Label, text: Words() }), 2_000),
    outcomes: list(closed({ bid: Id, requirement: Id, outcome: Type.Unsafe<'pass' | 'fail'>({ type: 'string' }), reason: Words(), by: Id, at: Instant, revision: Type.Integer() }), 20_000),
    changes: list(closed({ id: Id, bid: Id, requirement: Id, outcome: Type.String(), reason: Words(), by: Id, at: Instant, status: Type.String(), settledBy: maybe(Id) }), 1_000),
    mayDecide: Type.Boolean(), maySettle: Type.Boolean(),
  })),
  clarifications: tenderView('clarifications', 'Questions and answers between bidders and the authority', closed({}), closed({
    items: list(closed({
      id: Id, from: Type.Unsafe<'bidder' | 'authority' | 'evaluator'>({ type: 'string' }), bidder: maybe(Id), bid: maybe(Id), question: maybe(Id), text: Words(), by: Id, at: Instant,
      answer: orNull(closed({ text: Words(), audience: Type.Unsafe<'all' | 'asker'>({ type: 'string' }), at: Instant, by: Id })),
      closed: orNull(closed({ reason: Words(), at: Instant, by: Id })),
    }), 5_000),
    mayAnswer: Type.Boolean(), mayAsk: list(Type.String(), 3),
  })),
} as const
