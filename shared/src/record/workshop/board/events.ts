import type { Committed } from '../../../contract/primitives.ts'
import type { Scenario } from '../../../contract/scenario.ts'
import type { WorkshopBody, WorkshopCommandType } from '../../../contract/workshop/commands.ts'

type Kept<N extends WorkshopCommandType> = Committed<WorkshopBody<N>>
type Revised<T> = T & { revision: number }

export interface BoardEvents {
  workshopTrustSet: Revised<Kept<'setWorkshopTrust'>>
  workshopTrustRemoved: { trust: string }
  mergersSet: Revised<Kept<'setMergers'>>
  optionSet: Revised<Kept<'setOption'>>
  optionRemoved: { option: string }
  costLinesSet: Revised<Kept<'setCostLines'>>
  bidDerivedLinesSet: Revised<Kept<'setBidDerivedLines'>>
  capacitiesSet: Revised<Kept<'setCapacities'>>
  assumptionsSet: Revised<Kept<'setAssumptions'>>
  scenarioAdded: Revised<Committed<Scenario>>
  scenarioChanged: Revised<Kept<'changeScenario'>>
  scenarioRemoved: { scenario: string }
  boardFrozen: Kept<'freezeBoard'>
  boardThawed: Record<string, never>
}
