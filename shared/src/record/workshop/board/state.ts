import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { CostLine, Scenario, ScenarioAssumptions, ScenarioMerger, ScenarioOption, ScenarioTrust, SupplierCapacity } from '../../../contract/scenario.ts'

type Revised<T> = T & { revision: number }

export type BoardTrust = Revised<ScenarioTrust>
export type BoardOption = Revised<Committed<ScenarioOption>>
export type BoardScenario = Revised<Committed<Scenario>> & { by: string; at: string }

export interface Board {
  trusts: Map<string, BoardTrust>
  mergers: Revised<{ mergers: ScenarioMerger[] }>
  options: Map<string, BoardOption>
  /** Open cost lines by option. */
  lines: Map<string, Revised<{ lines: CostLine[] }>>
  /** Bid-derived cost lines by option: figures in content, read by few (R20). */
  derivedLines: Map<string, Revised<{ figures: Commitment }>>
  capacities: Revised<{ capacities: SupplierCapacity[] }>
  assumptions: Revised<{ assumptions: ScenarioAssumptions }> | null
  scenarios: Map<string, BoardScenario>
  /** Set while the room looks at the board. */
  frozen: { by: string; at: string; reason?: Commitment } | null
}
