/** What lists and the home page know of a record: a row a person, written with the events, rebuildable from the state. */
import { stages } from '../contract/tender/words.ts'
import { leastAdvanced } from '../record/tender/guards.ts'
import type { TenderState } from '../record/tender/state.ts'
import { deriveWaiting, type Waiting } from './waiting.ts'

export interface DirectoryPerson {
  readonly person: string
  readonly roles: readonly string[]
  readonly waiting: readonly Waiting[]
}

export interface DirectoryEntry {
  readonly title: string
  readonly stage: string
  /** The tender that a workshop stands beside, or that a call-off comes from. */
  readonly about?: string
  readonly people: readonly DirectoryPerson[]
}

export const tenderDirectory = (state: TenderState): DirectoryEntry => {
  const waitingOf = deriveWaiting(state)
  return {
    title: state.setup.title,
    stage: leastAdvanced([...state.setup.lots.values()].map((lot) => lot.stage), stages) ?? 'setUp',
    ...(state.setup.parent ? { about: state.setup.parent.record } : {}),
    // Who holds no role any more has no part in the record and no row.
    people: [...state.panel.people.values()].filter((member) => member.roles.length > 0).map((member) => ({
      person: member.person,
      roles: member.roles.map((held) => held.role),
      waiting: waitingOf(member.person),
    })),
  }
}
