import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { unknown } from '../../record/kernel.ts'
import { lotsToReport, mayReadDocument, refuseReport } from '../report.ts'
import { hasAccess, holds, isBuyingSide } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'

/** Reports are the buying side's; a bidder gets its letter, and is told of nothing else. */
export const reports: TenderViewOf<'reports'> = (state, person, _params, context) => {
  if (!isBuyingSide(state, person)) return unknown('report', state.record)
  const refusal = refuseReport(state, person, context)
  return {
    documents: state.documents.issued.filter((document) => mayReadDocument(state, person, document)).map(({ id, kind, title, lot, by, at, made, content }) => ({
      id, kind, title, ...(lot === undefined ? {} : { lot }), by, at, made: made ?? null, commitment: content.sha256, bytes: content.size,
    })),
    report: refusal ? { because: refusal.sentence, lots: [] } : { because: null, lots: lotsToReport(state, person) },
    mayIssue: refusal === undefined && holds(state, person, 'lead', 'secondPerson') && hasAccess(state, person),
  } as Committed<ReplyOf<'reports'>>
}
