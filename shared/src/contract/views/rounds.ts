import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Id, Instant, Label, list, orNull, stands, Words } from '../primitives.ts'
import { RoundKind, Stage } from '../tender/words.ts'

const LeftOut = list(closed({ bidder: Id, ground: Words() }), 1_000)

export const roundsViews = {
  rounds: tenderView('rounds/{lot}', 'The rounds of a lot: what each came to, who was taken further and why others were not, and what would follow', closed({ lot: Id }), closed({
    lot: Id, title: Label, stage: Stage,
    rounds: list(closed({
      id: Id, title: Label, kind: RoundKind, deadline: Instant,
      standing: Type.Unsafe<'over' | 'now' | 'ahead'>({ type: 'string' }),
      /** Ranked beside each other and beside nothing else; totals and ranks only for those who may read them. */
      bids: list(closed({ bid: Id, bidder: Id, letter: Type.String(), inRunning: Type.Boolean(), total: orNull(Type.String()), rank: orNull(Type.Integer()) }), 500),
      ended: orNull(closed({ at: Instant, by: Id, proposedBy: Id, further: list(Id, 1_000), reason: orNull(Words()), out: LeftOut })),
      /** What was agreed on each question, of a round that is over; empty where it may not be read. */
      agreed: list(closed({ question: Id, ref: Label, title: Label, scores: list(closed({ bid: Id, score: orNull(Type.String()) }), 500) }), 2_000),
      /** Why totals, ranks and grounds are not shown, where they are not. */
      hidden: orNull(Type.String()),
    }), 50),
    /** The round that would follow the one of now. */
    next: orNull(closed({ id: Id, title: Label, deadline: Instant })),
    /** What is in the way of a further round; null where nothing is. */
    blocker: orNull(Type.String()),
    running: list(closed({ bidder: Id, letter: Type.String() }), 500),
    proposal: orNull(closed({ round: Id, further: list(Id, 1_000), out: LeftOut, reason: Words(), by: Id, at: Instant })),
    ...stands,
    mayPropose: Type.Boolean(), mayBegin: Type.Boolean(),
  })),
} as const
