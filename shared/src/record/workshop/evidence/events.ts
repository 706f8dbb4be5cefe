import type { Committed } from '../../../contract/primitives.ts'
import type { ScenarioEvidence } from '../../../contract/scenario.ts'
import type { WorkshopBody } from '../../../contract/workshop/commands.ts'

export interface EvidenceEvents {
  evidenceAdded: Committed<ScenarioEvidence>
  evidenceWithdrawn: Committed<WorkshopBody<'withdrawEvidence'>>
  contradictionSet: Committed<WorkshopBody<'setContradiction'>> & { revision: number }
  contradictionRemoved: WorkshopBody<'removeContradiction'>
  backtestSet: Committed<WorkshopBody<'setBacktest'>> & { revision: number }
  backtestRemoved: WorkshopBody<'removeBacktest'>
}
