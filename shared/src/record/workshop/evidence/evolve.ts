import type { Evolvers } from '../state.ts'
import type { EvidenceEvents } from './events.ts'

export const evidenceEvolvers: Evolvers<EvidenceEvents> = {
  evidenceAdded: (draft, body, { actor, at, seq }) => {
    draft.evidence.items.set(body.id, { ...body, by: actor, at, seq })
  },
  evidenceWithdrawn: (draft, body, { actor, at }) => {
    draft.evidence.items.get(body.evidence)!.withdrawn = { reason: body.reason, by: actor, at }
  },
  contradictionSet: (draft, { contradiction, revision }, { actor, at }) => {
    draft.evidence.contradictions.set(contradiction.id, { ...contradiction, revision, by: actor, at })
  },
  contradictionRemoved: (draft, body) => {
    draft.evidence.contradictions.delete(body.contradiction)
  },
  backtestSet: (draft, { backtest, revision }, { actor, at }) => {
    draft.evidence.backtests.set(backtest.id, { ...backtest, revision, by: actor, at })
  },
  backtestRemoved: (draft, body) => {
    draft.evidence.backtests.delete(body.backtest)
  },
}
