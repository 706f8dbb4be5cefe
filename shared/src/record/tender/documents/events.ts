import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'

export interface DocumentsEvents {
  /** Model and sequence stand in it where the document was made from the record; where it was uploaded, older records may hold them too, and they say nothing. */
  documentIssued: Committed<TenderBody<'issueDocument'>> & { id: string; modelHash?: string; resultSeq?: number }
}
