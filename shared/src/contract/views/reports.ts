import Type from 'typebox'
import { tenderView } from '../operation.ts'
import { closed, Id, Instant, list, maybe, orNull, Words } from '../primitives.ts'

export const reportsViews = {
  reports: tenderView('reports', 'Documents that were issued, and whether the evaluation report can be made', closed({}), closed({
    documents: list(closed({
      id: Id, kind: Type.Unsafe<'evaluationReport' | 'decisionLetter' | 'notice' | 'minutes'>({ type: 'string' }), title: Words(), lot: maybe(Id), by: Id, at: Instant,
      /** From which event and under which model it was made; null of what somebody uploaded. */
      made: orNull(closed({ modelHash: Type.String(), resultSeq: Type.Integer() })),
      /** The record's salted commitment to the document's bytes. */
      commitment: Type.String(), bytes: Type.Integer(),
    }), 500),
    report: closed({
      /** Why it cannot be made, and until when; null where it can. */
      because: orNull(Type.String()),
      /** Lots whose result would stand in it. */
      lots: list(Id, 50),
    }),
    mayIssue: Type.Boolean(),
  })),
} as const
