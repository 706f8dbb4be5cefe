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
  capacities: SupplierCapacity[]
  evidence: Committed<ScenarioEvidence>[]
  assumptions: ScenarioAssumptions | null
  scenarios: Committed<Scenario>[]
}

/** Bid-derived lines by option, kept apart: a hash that is shown to everybody may not move with what few may see (R20). */
export interface FrozenDerived {
  hash: string
  lines: { option: string; figures: Commitment }[]
}

export interface Snapshot {
  id: string
  name: string
  note?: Commitment
  /** Of the open board. */
  hash: string
  board: FrozenBoard
  derived: FrozenDerived
  by: string
  at: string
  seq: number
}

export interface Snapshots {
  taken: Map<string, Snapshot>
}
