import type { Evolvers } from '../state.ts'
import type { DocumentsEvents } from './events.ts'

export const documentsEvolvers: Evolvers<DocumentsEvents> = {
  documentIssued: (draft, body, { actor, at, seq }) => {
    draft.documents.issued.push({ ...body, by: actor, at, seq })
  },
}
