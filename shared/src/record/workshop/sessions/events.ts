import type { Committed } from '../../../contract/primitives.ts'
import type { WorkshopBody, WorkshopCommandType } from '../../../contract/workshop/commands.ts'

type Kept<N extends WorkshopCommandType> = Committed<WorkshopBody<N>>

export interface WorkshopSessionEvents {
  workshopSessionOpened: Omit<Kept<'openWorkshopSession'>, 'id'> & { id: string }
  workshopAttendanceRecorded: Kept<'recordWorkshopAttendance'>
  itemRevealed: Kept<'revealItem'>
  workshopSessionClosed: Kept<'closeWorkshopSession'>
}
