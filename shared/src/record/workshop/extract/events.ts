import type { Committed } from '../../../contract/primitives.ts'
import type { WorkshopBody, WorkshopCommandType } from '../../../contract/workshop/commands.ts'

type Kept<N extends WorkshopCommandType> = Committed<WorkshopBody<N>>

export interface ExtractEvents {
  extractAttached: Kept<'attachExtract'>
  extractReaderWithdrawn: Kept<'withdrawExtractReader'>
}
