import { cellKey } from '../moderation/state.ts'
import type { Evolvers } from '../state.ts'
import type { ComplianceEvents } from './events.ts'
import { complianceKey } from './state.ts'

export const complianceEvolvers: Evolvers<ComplianceEvents> = {
  complianceDecided: (draft, body, { actor, at }) => {
    draft.compliance.outcomes.set(complianceKey(body.bid, body.requirement), { ...body, by: actor, at })
  },
  changeProposed: (draft, body, { actor, at }) => {
    draft.compliance.changes.set(body.id, { ...body, by: actor, at, status: 'waiting' })
  },
  changeSupported: (draft, { change: id }, { actor }) => {
    const change = draft.compliance.changes.get(id)!
    change.supported = [...(change.supported ?? []), actor]
  },
  changeApproved: (draft, { change: id, subject, before, after }, { actor, at, seq }) => {
    const change = draft.compliance.changes.get(id)!
    change.status = 'approved'
    change.settled = { by: actor, at }
    change.settledSeq = seq
    if (subject.kind === 'compliance') {
      const key = complianceKey(subject.bid, subject.requirement)
      const outcome = draft.compliance.outcomes.get(key)!
      draft.compliance.outcomes.set(key, { ...outcome, outcome: subject.outcome, reason: change.reason, by: change.by, at, revision: outcome.revision + 1 })
    } else if (subject.kind === 'consensus') {
      const cell = draft.moderation.cells.get(cellKey(subject.question, subject.bid))!
      cell.consensus = { ...cell.consensus!, score: subject.score }
      cell.changes.push({ from: before, to: after, by: change.by, approvedBy: actor, at, seq })
    } else {
      const out = { ground: change.reason, at, by: change.by, approvedBy: actor, seq }
      const bid = draft.bids.bids.get(subject.bid)!
      if (subject.kind === 'withdrawal') bid.withdrawn = out
      else bid.disqualified = out
    }
  },
  changeRefused: (draft, body, { actor, at, seq }) => {
    const change = draft.compliance.changes.get(body.change)!
    change.status = 'refused'
    change.settled = { by: actor, at, reason: body.reason }
    change.settledSeq = seq
  },
}
