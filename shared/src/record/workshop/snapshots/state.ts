import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { CostLine, Scenario, ScenarioAssumptions, ScenarioEvidence, ScenarioMerger, ScenarioOption, ScenarioTrust, SupplierCapacity } from '../../../contract/scenario.ts'

/** The board as it stood, texts by commitment; the same board always freezes to the same bytes. */
export interface FrozenBoard {
  title: string
  asAt: string
  /** Hash of the attached extract's open part. */
  extract: string | null
  trusts: ScenarioTrust[]
  mergers: ScenarioMerger[]
  options: Committed<ScenarioOption>[]
  lines: CostLine[]
  derivedLines: { option: string; figures: Commitment }[]
  capacities: SupplierCapacity[]
  evidence: Committed<ScenarioEvidence>[]
  assumptions: ScenarioAssumptions | null
  scenarios: Committed<Scenario>[]
}

export interface Snapshot {
  id: string
  name: string
  note?: Commitment
  hash: string
  board: FrozenBoard
  by: string
  at: string
  seq: number
}

export interface Snapshots {
  taken: Map<string, Snapshot>
}
