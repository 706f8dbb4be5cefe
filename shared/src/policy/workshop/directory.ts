/** What lists and the home page know of a workshop. Waiting: only what everybody in the room knows to be open. */
import type { WorkshopState } from '../../record/workshop/state.ts'
import type { DirectoryEntry } from '../directory.ts'
import type { Waiting } from '../waiting.ts'
import { holdsInWorkshop } from './viewer.ts'

export const workshopDirectory = (state: WorkshopState): DirectoryEntry => ({
  title: state.setup.title,
  stage: [...state.sessions.sessions.values()].some((session) => session.closedAt === undefined) ? 'inSession' : 'open',
  ...(state.setup.tender === undefined ? {} : { about: state.setup.tender }),
  people: [...state.setup.people.values()].filter((member) => member.roles.length > 0).map((member) => ({
    person: member.person,
    roles: member.roles.map((held) => held.role),
    waiting: waitingVotes(state, member.person),
  })),
})

const waitingVotes = (state: WorkshopState, person: string): Waiting[] =>
  holdsInWorkshop(state, person, 'trustLead', 'participant')
    ? [...state.votes.votes.values()]
        .filter((vote) => !vote.closed && !vote.ballots.has(person) && state.sessions.sessions.get(vote.session)!.attendees.includes(person))
        .map((vote) => ({ sentence: `Vote: ${vote.question}`, page: 'workshop', action: 'Vote' }))
    : []
