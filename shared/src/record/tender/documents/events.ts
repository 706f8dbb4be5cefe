import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'

export interface DocumentsEvents {
  documentIssued: Committed<TenderBody<'issueDocument'>> & { id: string; modelHash: string; resultSeq: number }
}
