import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Id, Label, list, orNull, Words } from '../primitives.ts'
import { Stage } from '../tender/words.ts'

export const panelViews = {
  panel: tenderView('panel', 'Who scores which question, and what is amiss with it', closed({}), closed({
    lots: list(closed({ id: Id, ref: Label, title: Label, stage: Stage }), 50),
    questions: list(closed({
      id: Id, lot: Id, ref: Label, title: Label, group: Label,
      /** Its moderation has opened: the panel stays as it is. */
      fixed: Type.Boolean(),
      /** `barred`: declared interests keep their access closed; such a member is excused even when the question is in moderation. */
      panel: list(closed({ evaluator: Id, excused: orNull(Words()), barred: Type.Boolean() }), 50),
      replaced: list(closed({ from: Id, to: Id }), 50),
      /** `severe`: not every bid is judged by the same panel (R13), nobody scores, or fewer than the approvals that the model asks for. */
      warnings: list(closed({ severe: Type.Boolean(), sentence: Type.String() }), 50),
    }), 5_000),
    evaluators: list(closed({
      person: Id, interests: Type.Unsafe<'undeclared' | 'none' | 'waiting' | 'mitigated' | 'barred'>({ type: 'string' }),
      /** Bidders that declared interests concern. */
      bidders: list(Id, 20),
      assigned: Type.Integer(),
    }), 2_000),
    mayAssign: Type.Boolean(),
    /** The second person too: whoever has submitted is excused or replaced by them alone. */
    mayReplace: Type.Boolean(),
  })),
} as const
