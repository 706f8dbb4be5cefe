/** Every event of a tender, by type. */
import type { Proposed, Recorded } from '../kernel.ts'
import type { BidsEvents } from './bids/events.ts'
import type { ClarificationsEvents } from './clarifications/events.ts'
import type { ComplianceEvents } from './compliance/events.ts'
import type { DecisionEvents } from './decision/events.ts'
import type { DocumentsEvents } from './documents/events.ts'
import type { ModelEvents } from './model/events.ts'
import type { ModerationEvents } from './moderation/events.ts'
import type { PanelEvents } from './panel/events.ts'
import type { ScoringEvents } from './scoring/events.ts'
import type { SetupEvents } from './setup/events.ts'

export interface TenderEvents
  extends SetupEvents, ModelEvents, PanelEvents, BidsEvents, ComplianceEvents, ClarificationsEvents, ScoringEvents, ModerationEvents,
    DecisionEvents, DocumentsEvents {}

export type TenderEventType = keyof TenderEvents & string
export type TenderEvent = { [N in TenderEventType]: Recorded<N, TenderEvents[N]> }[TenderEventType]

/** Events stand at version 1 until one needs an upcaster. */
export const event = <N extends TenderEventType>(type: N, body: TenderEvents[N]): Proposed<N, TenderEvents[N]> => ({ type, version: 1, body })
