import type { Committed } from '../../../contract/primitives.ts'
import type { WorkshopBody } from '../../../contract/workshop/commands.ts'

export interface PrivateEvents {
  privateSet: Committed<WorkshopBody<'setPrivate'>> & { revision: number }
  privateReleased: WorkshopBody<'releasePrivate'>
}
