import { accept, refuse, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { currentVersion, isRefusal, lotOf } from '../guards.ts'
import type { Deciders, TenderState } from '../state.ts'
import { isGenerated } from './state.ts'

/** The title under which the document that is made from the record stands. */
const generatedTitle = 'evaluation report'

const refuseBorrowedTitle = (title: string): Refusal | undefined =>
  title.trim().replaceAll(/\s+/g, ' ').toLowerCase() === generatedTitle
    ? refuse('content', 'title-of-the-report', '“Evaluation report” is the title of the document that is made from the record. Give what you upload a title of its own.', {}, '/title')
    : undefined

/** A letter tells a bidder what was decided: there is none before an award is approved. */
const refuseUndecided = ({ decision }: TenderState, lot: string | undefined): Refusal | undefined =>
  [...decision.awards.values()].some((award) => award.approved && (lot === undefined || award.lot === lot))
    ? undefined
    : refuse('stage', 'nothing-decided', 'A decision letter tells what was decided, and no award is approved yet. Issue it once one is.', lot === undefined ? {} : { lot })

/**
 * The report is generated, hashed and kept; it names the model version and the sequence it was made from (R9). What somebody
 * uploads is hashed and kept too, and says of itself that it was not made from the record.
 */
export const documentsDeciders: Deciders<'issueDocument'> = {
  issueDocument: (state, { body, kept }, context) => {
    const version = currentVersion(state)
    if (!version) return refuse('stage', 'no-model', 'Nothing is published yet, so there is no model a document could rest on.')
    const lot = body.lot === undefined ? undefined : lotOf(state, body.lot)
    if (isRefusal(lot)) return lot
    if (isGenerated(body.kind)) return accept(event('documentIssued', { ...kept, id: context.newId(), modelHash: version.hash, resultSeq: state.seq }))
    return refuseBorrowedTitle(body.title) ?? (body.kind === 'decisionLetter' ? refuseUndecided(state, body.lot) : undefined) ?? accept(event('documentIssued', { ...kept, id: context.newId() }))
  },
}
