import type { Static } from 'typebox'
import type { Commitment } from '../../../contract/primitives.ts'
import type { Revealed } from '../../../contract/workshop/sessions.ts'

export interface WorkshopSession {
  id: string
  title: string
  agenda: string[]
  attendees: string[]
  openedAt: string
  openedBy: string
  attendance: { at: string; joined: string[]; left: string[] }[]
  /** What the room looks at now. */
  shown: Static<typeof Revealed>
  closedAt?: string
  minutes?: Commitment
}

export interface WorkshopSessions {
  sessions: Map<string, WorkshopSession>
}
