/** Who reads the evaluation report: those who read the whole record, once the result of a lot may be read, on the signed model only. */
import { refuse, unknown, type Refusal } from '../record/kernel.ts'
import { refuseUnlessSigned } from '../record/tender/model/signed.ts'
import type { IssuedDocument } from '../record/tender/documents/state.ts'
import type { TenderState } from '../record/tender/state.ts'
import { isBuyingSide, mayReadRecord, mayReadResults } from './viewer.ts'
import type { ViewContext } from './view.ts'

/** Lots whose result the person may read; the report is about these and says so of the others. */
export const lotsToReport = (state: TenderState, person: string): string[] =>
  [...state.setup.lots.keys()].filter((lot) => mayReadResults(state, person, lot))

/** Whether this person reads reports at all now; says nothing of the model. */
export const refuseReportReader = (state: TenderState, person: string): Refusal | undefined => {
  // To a bidder there is no such thing.
  if (!isBuyingSide(state, person)) return unknown('report', state.record)
  if (!mayReadRecord(state, person))
    return refuse('forbidden', 'report-hidden', 'The evaluation report holds the whole record. It is read by the lead, the second person, the assurance reviewer and the auditor, once they have declared their interests and have no score left to give.')
  if (lotsToReport(state, person).length === 0)
    return refuse('stage', 'results-hidden', 'There is nothing to report yet: the report can be made once every quality consensus of a lot is closed and its prices are opened.')
  return undefined
}

/** A refusal with what to wait for, or undefined where the report may be made. */
export const refuseReport = (state: TenderState, person: string, context: Pick<ViewContext, 'hash'>): Refusal | undefined =>
  refuseReportReader(state, person) ?? refuseUnlessSigned(state, context)

/** An issued document tells what the result or the record tells: of one lot to its result's readers, of the whole only to the record's. */
export const mayReadDocument = (state: TenderState, person: string, { kind, lot }: Pick<IssuedDocument, 'kind' | 'lot'>): boolean =>
  kind === 'evaluationReport' || lot === undefined ? mayReadRecord(state, person) : mayReadResults(state, person, lot)
