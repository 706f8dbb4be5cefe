import type { Commitment } from '../../../contract/primitives.ts'
import type { WorkshopRole } from '../../../contract/workshop/words.ts'

export interface WorkshopRoleHeld {
  role: WorkshopRole
  trust?: string
  title?: string
  /**
   * It opens what its trust kept to itself after this sequence: the event that gave it or, where a lead of the same trust
   * handed it on, what that lead’s own role opens.
   */
  opensAfter: number
}

export interface WorkshopMember {
  person: string
  roles: WorkshopRoleHeld[]
  /** The event by which the person gave a role to themselves, other than by starting the workshop: never in a sound record. */
  ownRole?: number
}

export interface WorkshopSetup {
  title: string
  purpose: Commitment
  asAt: string
  tender?: string
  illustrative: boolean
  startedBy: string
  startedAt: string
  people: Map<string, WorkshopMember>
}

export const workshopRolesOf = (setup: WorkshopSetup, person: string): readonly WorkshopRoleHeld[] => setup.people.get(person)?.roles ?? []
