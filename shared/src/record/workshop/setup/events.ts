import type { Committed } from '../../../contract/primitives.ts'
import type { WorkshopBody, WorkshopCommandType } from '../../../contract/workshop/commands.ts'

type Kept<N extends WorkshopCommandType> = Committed<WorkshopBody<N>>

export interface WorkshopSetupEvents {
  workshopStarted: Kept<'startWorkshop'> & { illustrative: boolean }
  workshopDescribed: Kept<'describeWorkshop'>
  workshopRoleGiven: Kept<'giveWorkshopRole'>
  workshopRoleTaken: Kept<'takeWorkshopRole'>
}
