import type { Evolvers } from '../state.ts'
import type { DocumentsEvents } from './events.ts'
import { isGenerated } from './state.ts'

export const documentsEvolvers: Evolvers<DocumentsEvents> = {
  documentIssued: (draft, { modelHash, resultSeq, ...body }, { actor, at, seq }) => {
    const made = isGenerated(body.kind) && modelHash !== undefined && resultSeq !== undefined ? { made: { modelHash, resultSeq } } : {}
    draft.documents.issued.push({ ...body, ...made, by: actor, at, seq })
  },
}
