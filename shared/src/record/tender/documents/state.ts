import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'

export interface IssuedDocument extends Committed<TenderBody<'issueDocument'>> {
  id: string
  /** From which event and under which model it was made from the record; of what somebody uploaded nothing of the kind is said. */
  made?: { modelHash: string; resultSeq: number }
  by: string
  at: string
  seq: number
}

export interface Documents {
  issued: IssuedDocument[]
}

/** The one kind that is made from the record; every other is uploaded as somebody wrote it. */
export const isGenerated = (kind: IssuedDocument['kind']): boolean => kind === 'evaluationReport'
