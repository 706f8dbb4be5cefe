import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { ScenarioEvidence } from '../../../contract/scenario.ts'
import type { Backtest, Contradiction } from '../../../contract/workshop/evidence.ts'

export type EvidenceItem = Committed<ScenarioEvidence> & {
  by: string
  at: string
  seq: number
  withdrawn?: { reason: Commitment; by: string; at: string }
}

type Read<T> = Committed<T> & { revision: number; by: string; at: string }

export interface EvidenceArea {
  items: Map<string, EvidenceItem>
  contradictions: Map<string, Read<Contradiction>>
  backtests: Map<string, Read<Backtest>>
}
