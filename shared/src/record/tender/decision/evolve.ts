import type { Evolvers } from '../state.ts'
import type { DecisionEvents } from './events.ts'
import { positionKey } from './state.ts'

export const decisionEvolvers: Evolvers<DecisionEvents> = {
  unlockProposed: (draft, body, { actor, at }) => {
    draft.decision.unlocks.set(body.id, { ...body, by: actor, at })
  },
  analysesUnlocked: (draft, body, { actor, at, seq }) => {
    draft.decision.unlocks.get(body.unlock)!.approved = { by: actor, at, seq }
  },
  analysisRun: (draft, { note: _note, ...body }, { actor, at, seq }) => {
    draft.decision.analyses.push({ ...body, by: actor, at, seq })
  },
  positionRecorded: (draft, body, { actor, at, seq }) => {
    draft.decision.positions.set(positionKey(body.lot, body.trust), { ...body, by: actor, at, seq })
  },
  drawRecorded: (draft, { lot, ...draw }, { actor, at }) => {
    draft.decision.draws.set(lot, { ...draw, at, by: actor, settled: draft.decision.draws.get(lot)?.settled ?? [] })
  },
  drawConfirmed: (draft, { lot }, { actor, at }) => {
    const draw = draft.decision.draws.get(lot)!
    draft.decision.draws.set(lot, { ...draw, confirmed: { by: actor, at }, settled: [...draw.order, ...draw.settled.filter((bid) => !draw.order.includes(bid))] })
  },
  awardProposed: (draft, body, { actor, at }) => {
    draft.decision.awards.set(body.lot, { ...body, proposedBy: actor, proposedAt: at })
  },
  awardApproved: (draft, body, { actor, at, seq }) => {
    draft.decision.awards.get(body.lot)!.approved = { by: actor, at, seq }
    // Whoever would abandon it now proposes that anew, knowing of the award.
    delete draft.setup.lots.get(body.lot)!.abandoning
  },
  standstillStarted: (draft, body) => {
    draft.decision.standstills.set(body.lot, body)
  },
  lotSuspended: (draft, body, { at }) => {
    draft.decision.suspensions.push({ lot: body.lot, ground: body.ground, claimReceived: body.claimReceived, from: at })
    const lot = draft.setup.lots.get(body.lot)!
    lot.suspendedFrom = lot.stage
  },
  suspensionLifted: (draft, body, { at }) => {
    const open = draft.decision.suspensions.find((suspension) => suspension.lot === body.lot && suspension.until === undefined)
    if (open) open.until = at
  },
  abandonmentProposed: (draft, { lot, ...proposed }, { actor, at, seq }) => {
    draft.setup.lots.get(lot)!.abandoning = { ...proposed, by: actor, at, seq }
  },
  lotAbandoned: (draft, body, { actor, at }) => {
    draft.decision.abandoned.set(body.lot, { ground: body.ground, notice: body.notice, by: actor, at, ...(body.proposedBy === undefined ? {} : { proposedBy: body.proposedBy }) })
    const lot = draft.setup.lots.get(body.lot)!
    lot.abandonedFrom = lot.stage === 'suspended' ? (lot.suspendedFrom ?? lot.stage) : lot.stage
    delete lot.abandoning
  },
  callOffLinked: (draft, body, { at }) => {
    draft.decision.callOffs.push({ ...body, at })
  },
}
