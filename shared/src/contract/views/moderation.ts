import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Id, Instant, Label, list, maybe, NumberText, orNull, Revision, Words } from '../primitives.ts'
import { Citation } from '../tender/bids.ts'
import { Stage } from '../tender/words.ts'
import { ScaleReply } from './scoring.ts'

const Column = closed({ bid: Id, bidder: Id, letter: Type.String() })

export const moderationViews = {
  moderation: tenderView('moderation/{lot}', 'The agenda of moderation: questions, spread, what is done', closed({ lot: Id }), closed({
    lot: Id, stage: Stage, bids: list(Column, 500),
    sessions: list(closed({ id: Id, title: Label, openedAt: Instant, closedAt: orNull(Instant), attendees: list(Id, 100) }), 500),
    questions: list(closed({
      id: Id, ref: Label, title: Label,
      /** Those of the panel who have not submitted and are not excused; null for who is not told of others’ progress. */
      waitingFor: orNull(list(Id, 50)), panel: list(Id, 50), opened: orNull(closed({ at: Instant, session: Id })), mine: Type.Boolean(),
      cells: list(closed({
        bid: Id,
        /** Share of the scale between the highest and the lowest individual score; null until moderation has opened. */
        spread: orNull(NumberText), unanimous: Type.Boolean(),
        /** How many of the panel said that they could not score: a spread of nothing is then no agreement. */
        cannot: Type.Integer(),
        /** At or over the published spread, so that the points that decided have to be written down; all sub-criteria weighed. */
        wide: Type.Boolean(), ticked: Type.Boolean(),
        /** A change of the agreed score waits for a second person. */
        changeWaiting: Type.Boolean(),
        state: Type.Unsafe<'notOpen' | 'open' | 'proposed' | 'closed'>({ type: 'string' }), consensus: orNull(NumberText), approvals: Type.Integer(), iApproved: Type.Boolean(),
      }), 500),
    }), 2_000),
    spreadToReconcile: NumberText, approvalsNeeded: Type.Integer(),
    mayModerate: Type.Boolean(),
  })),
  moderationQuestion: tenderView('moderation/{lot}/{question}', 'One question in the moderation room', closed({ lot: Id, question: Id }), closed({
    id: Id, ref: Label, title: Label, lot: Id, guidance: maybe(Words()), scale: ScaleReply,
    descriptors: list(closed({ value: NumberText, text: Words() }), 101),
    subCriteria: list(closed({ id: Id, label: Label }), 30),
    panel: list(closed({ evaluator: Id, excused: maybe(Words()) }), 50),
    opened: orNull(closed({ at: Instant, session: Id })),
    cells: list(closed({
      ...Column.properties,
      individual: list(closed({ evaluator: Id, score: orNull(NumberText), cannotScore: maybe(Words()), rationale: maybe(Words()), citations: list(Citation, 30) }), 50),
      /** Information only: exact mean of the individual scores. */
      mean: orNull(NumberText), spread: orNull(NumberText), wide: Type.Boolean(),
      ticks: list(Id, 30), speakers: list(Id, 50),
      /** Who has voted anew; what they gave shows once everyone has, one's own at once: the vote is silent. */
      voted: list(Id, 50), revotes: list(closed({ evaluator: Id, score: NumberText }), 50),
      proposal: orNull(closed({
        score: NumberText, reason: Words(), decided: list(Words(), 20), dissent: list(closed({ person: Id, reason: Words(), confirmed: maybe(Instant), from: maybe(NumberText) }), 20), by: Id, at: Instant, approvals: list(Id, 50), reasonOf: maybe(Id),
      })),
      revision: Revision,
      /** Of one's own silent vote. */
      myRevoteRevision: Revision,
      consensus: orNull(closed({ score: NumberText, at: Instant, by: Id, attendees: list(Id, 100) })),
      changes: list(closed({ from: NumberText, to: NumberText, reason: maybe(Words()), by: Id, approvedBy: Id, at: Instant }), 50),
      /** What it would do to the outcome is told to nobody but the person who may settle it (R2). */
      waitingChange: orNull(closed({ id: Id, score: NumberText, reason: Words(), by: Id, supported: list(Id, 50), supportNeeded: Type.Integer(), effect: list(Type.String(), 20) })),
    }), 500),
    spreadToReconcile: NumberText, approvalsNeeded: Type.Integer(),
    mayModerate: Type.Boolean(), iAmOnPanel: Type.Boolean(), maySettle: Type.Boolean(),
  })),
  moderationUnanimous: tenderView('moderation-unanimous/{lot}', 'Cells on which the whole panel agrees, to be closed in one batch', closed({ lot: Id }), closed({
    lot: Id, approvalsNeeded: Type.Integer(), mayModerate: Type.Boolean(),
    questions: list(closed({
      id: Id, ref: Label, title: Label, subCriteria: list(closed({ id: Id, label: Label }), 30), panel: list(Id, 50), iAmOnPanel: Type.Boolean(),
      cells: list(closed({
        ...Column.properties, score: NumberText, ticked: Type.Boolean(), revision: Revision,
        /** Individual reasons, one of which becomes the reason of the panel. */
        reasons: list(closed({ evaluator: Id, rationale: Words() }), 50),
        proposal: orNull(closed({ score: NumberText, reason: Words(), reasonOf: maybe(Id), by: Id, approvals: list(Id, 50) })),
      }), 500),
    }), 2_000),
  })),
} as const
