import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'

export type IssuedDocument = Committed<TenderBody<'issueDocument'>> & { id: string; modelHash: string; resultSeq: number; by: string; at: string; seq: number }

export interface Documents {
  issued: IssuedDocument[]
}
