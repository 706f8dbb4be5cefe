/** Sessions of moderation: who sits in them, and that what is agreed is agreed in one that is open (R5). */
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { rolesOf } from '../panel/state.ts'
import type { Deciders, TenderState } from '../state.ts'
import type { Session } from './state.ts'

/** Whoever sits in a session takes part in the tender on the buying side; anybody else is a mistake or worse (R5). */
const refuseStrangers = (state: TenderState, people: readonly string[], pointer: string): Refusal | undefined => {
  const index = people.findIndex((person) => !rolesOf(state.panel, person).some(({ role }) => role !== 'bidderContact'))
  return index >= 0 ? unknown('person on the buying side', people[index]!, `${pointer}/${index}`) : undefined
}

export const sessionDeciders: Deciders<'openSession' | 'recordAttendance' | 'closeSession'> = {
  openSession: (state, { body }, context) => {
    const id = body.id ?? context.newId()
    if (state.moderation.sessions.has(id)) return refuse('content', 'id-in-use', `There is already a session “${id}”.`, { id }, '/id')
    if (![...state.setup.lots.values()].some(({ stage }) => stage === 'scoring' || stage === 'moderation'))
      return refuse('stage', 'nothing-to-moderate', 'No lot of this tender is scored or moderated now, so a session has nothing to take up.')
    return refuseStrangers(state, body.attendees, '/attendees') ?? accept(event('sessionOpened', { ...body, id }))
  },
  recordAttendance: (state, { body }) => {
    const session = state.moderation.sessions.get(body.session)
    if (!session) return unknown('session', body.session, '/session')
    if (session.closedAt) return refuse('stage', 'session-closed', 'This session is closed; open a new one.', {})
    const stranger = body.left.find((person) => !session.attendees.includes(person))
    if (stranger) return refuse('content', 'not-present', `“${stranger}” is not in this session.`, { person: stranger }, '/left')
    return refuseStrangers(state, body.joined, '/joined') ?? accept(event('attendanceRecorded', body))
  },
  closeSession: (state, { body }) => {
    const session = state.moderation.sessions.get(body.session)
    if (!session) return unknown('session', body.session, '/session')
    return session.closedAt ? refuse('stage', 'session-closed', 'This session is already closed.', {}) : accept(event('sessionClosed', body))
  },
}

/** What a panel agrees on it agrees on in a session, and those who sit in it are written down (R5). */
export const openSessionOf = (state: TenderState, question: string): Session | Refusal => {
  const session = state.moderation.sessions.get(state.moderation.opened.get(question)?.session ?? '')
  return session && !session.closedAt
    ? session
    : refuse('stage', 'session-closed', 'The session in which this question was taken up is closed. Open a session, and take the question up in it again.', { question })
}
