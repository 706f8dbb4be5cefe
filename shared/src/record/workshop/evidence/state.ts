import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { ScenarioEvidence } from '../../../contract/scenario.ts'

export type EvidenceItem = Committed<ScenarioEvidence> & {
  by: string
  at: string
  seq: number
  withdrawn?: { reason: Commitment; by: string; at: string }
}

export interface EvidenceArea {
  items: Map<string, EvidenceItem>
}
