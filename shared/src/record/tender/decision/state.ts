import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'

export interface Unlock {
  id: string
  purpose: Commitment
  by: string
  at: string
  approved?: { by: string; at: string; seq: number }
}

export interface AnalysisRun {
  kind: TenderBody<'recordAnalysis'>['kind']
  lot: string
  trust?: string
  /** Of a run of view weights: the sets it was run on, as they stood. */
  sets?: { trust: string; revision: number }[]
  by: string
  at: string
  seq: number
}

export interface Award {
  lot: string
  modelVersion: number
  modelHash: string
  /** Sequence of the record that the result was computed at. */
  resultSeq: number
  awarded: string[]
  reserve: string[]
  totals: { bid: string; total: string; rank: number | null }[]
  reason: Commitment
  proposedBy: string
  proposedAt: string
  approved?: { by: string; at: string; seq: number }
}

export interface Standstill {
  lot: string
  sent: string
  means: 'electronic' | 'other'
  lastReceived?: string
  ends: string
  voluntary: boolean
  working: string[]
}

export interface Draw {
  order: string[]
  witnesses: Commitment
  at: string
  by: string
  /** By another person; until then it breaks no tie. */
  confirmed?: { by: string; at: string }
  /** The order that breaks ties: of this draw once confirmed, then of earlier confirmed ones. */
  settled: string[]
}

export interface DecisionArea {
  unlocks: Map<string, Unlock>
  analyses: AnalysisRun[]
  positions: Map<string, Committed<TenderBody<'recordPosition'>> & { by: string; at: string; seq: number }>
  draws: Map<string, Draw>
  awards: Map<string, Award>
  standstills: Map<string, Standstill>
  suspensions: { lot: string; ground: Commitment; claimReceived: string; from: string; until?: string }[]
  abandoned: Map<string, { ground: Commitment; notice: Commitment; by: string; at: string; proposedBy?: string }>
  callOffs: { record: string; lot: string; trust: string; at: string }[]
}

export const positionKey = (lot: string, trust: string) => `${lot}/${trust}`

/** R19: analyses that vary the model on opened bids are off until two people unlocked them for a written purpose. */
export const analysesUnlocked = (decision: DecisionArea): boolean => [...decision.unlocks.values()].some((unlock) => unlock.approved)
