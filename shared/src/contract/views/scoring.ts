import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Id, Instant, Label, list, maybe, NumberText, orNull, Revision, Words } from '../primitives.ts'
import { Citation } from '../tender/bids.ts'
import { Stage } from '../tender/words.ts'

/** One's own score as it stands in the record; revision 0 and null score: nothing recorded yet. */
export const OwnScore = closed({
  bid: Id, score: orNull(NumberText), cannotScore: maybe(Words()), rationale: maybe(Words()), citations: list(Citation, 30), revision: Revision,
})

export const ScaleReply = closed({ id: Id, name: Label, values: list(closed({ value: NumberText, label: Label }), 101) })

/** What of a bid one may see while scoring: never who else has scored it, never a price. */
const BidColumn = closed({ bid: Id, bidder: Id, letter: Type.String() })

export const scoringViews = {
  scoringGrid: tenderView('scoring/{lot}', 'One’s own questions and scores of a lot', closed({ lot: Id }), closed({
    lot: Id, stage: Stage,
    bids: list(BidColumn, 500),
    scales: list(ScaleReply, 50),
    questions: list(closed({
      id: Id, ref: Label, title: Label, group: Label, scale: Id,
      descriptors: list(closed({ value: NumberText, text: Words() }), 101),
      /** open: can be scored; submitted: by oneself; locked: moderation opened; excused. */
      state: Type.Unsafe<'open' | 'submitted' | 'locked' | 'excused' | 'waiting'>({ type: 'string' }),
      scores: list(OwnScore, 500),
    }), 2_000),
    /** Why nothing can be scored here now; null when something can. */
    closedBecause: orNull(Type.String()),
  })),
  scoringQuestion: tenderView('scoring/{lot}/{question}', 'One question with every bidder’s answer and one’s own scores', closed({ lot: Id, question: Id }), closed({
    id: Id, lot: Id, ref: Label, title: Label, guidance: maybe(Words()), scale: ScaleReply,
    descriptors: list(closed({ value: NumberText, text: Words() }), 101),
    subCriteria: list(closed({ id: Id, label: Label }), 30),
    requirements: list(closed({ id: Id, ref: Label, heading: Label, text: Words() }), 200),
    state: Type.Unsafe<'open' | 'submitted' | 'locked' | 'excused' | 'waiting' | 'notMine'>({ type: 'string' }),
    answers: list(closed({
      ...BidColumn.properties,
      text: orNull(Words()),
      evidence: list(closed({ document: Label, page: Type.Integer(), quote: maybe(Words()) }), 50),
      clarifications: list(closed({ id: Id, text: Words(), answer: maybe(Words()) }), 100),
      own: orNull(OwnScore),
      notes: list(closed({ note: Words(), at: Instant }), 200),
    }), 500),
  })),
} as const
