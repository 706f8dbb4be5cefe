/** Every event of a workshop, by type. */
import type { Proposed, Recorded } from '../kernel.ts'
import type { BoardEvents } from './board/events.ts'
import type { EvidenceEvents } from './evidence/events.ts'
import type { ExtractEvents } from './extract/events.ts'
import type { PrivateEvents } from './privates/events.ts'
import type { WorkshopSessionEvents } from './sessions/events.ts'
import type { WorkshopSetupEvents } from './setup/events.ts'
import type { SnapshotEvents } from './snapshots/events.ts'
import type { VoteEvents } from './votes/events.ts'

export interface WorkshopEvents
  extends WorkshopSetupEvents, ExtractEvents, EvidenceEvents, BoardEvents, WorkshopSessionEvents, VoteEvents, SnapshotEvents, PrivateEvents {}

export type WorkshopEventType = keyof WorkshopEvents & string
export type WorkshopEvent = { [N in WorkshopEventType]: Recorded<N, WorkshopEvents[N]> }[WorkshopEventType]

export const event = <N extends WorkshopEventType>(type: N, body: WorkshopEvents[N]): Proposed<N, WorkshopEvents[N]> => ({ type, version: 1, body })
