import type { Evolvers } from '../state.ts'
import type { EvidenceEvents } from './events.ts'

export const evidenceEvolvers: Evolvers<EvidenceEvents> = {
  evidenceAdded: (draft, body, { actor, at, seq }) => {
    draft.evidence.items.set(body.id, { ...body, by: actor, at, seq })
  },
  evidenceWithdrawn: (draft, body, { actor, at }) => {
    draft.evidence.items.get(body.evidence)!.withdrawn = { reason: body.reason, by: actor, at }
  },
}
