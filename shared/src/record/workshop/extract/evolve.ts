import type { Evolvers } from '../state.ts'
import type { ExtractEvents } from './events.ts'

export const extractEvolvers: Evolvers<ExtractEvents> = {
  extractAttached: (draft, body, { actor, at }) => {
    draft.extract.attached.push({ ...body, by: actor, at })
  },
  extractReaderWithdrawn: (draft, body, { actor, at }) => {
    draft.extract.withdrawn.set(body.person, { reason: body.reason, by: actor, at })
  },
}
