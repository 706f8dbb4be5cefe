/** Sessions of moderation: who sits in them, and that what is agreed is agreed in one that is open (R5). */
import { formatCount } from '../../../numeric/format.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import { interestsOpenAccess, rolesOf, scorersOf } from '../panel/state.ts'
import type { Deciders, TenderState } from '../state.ts'
import type { ModerationCell, Session } from './state.ts'

/** Whoever sits in a session takes part in the tender on the buying side; anybody else is a mistake or worse (R5). */
const refuseStrangers = (state: TenderState, people: readonly string[], pointer: string): Refusal | undefined => {
  const index = people.findIndex((person) => !rolesOf(state.panel, person).some(({ role }) => role !== 'bidderContact'))
  if (index >= 0) return unknown('person on the buying side', people[index]!, `${pointer}/${index}`)
  const barred = people.findIndex((person) => !interestsOpenAccess(state.panel, person))
  return barred >= 0
    ? refuse('content', 'interests-not-cleared', `“${people[barred]}” has not declared interests, or declared some that are not cleared; who sits in a session hears what is in the bids.`, { person: people[barred] }, `${pointer}/${barred}`)
    : undefined
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

/** A consensus closes in company: its approvers in the room now, or when they approved, one of the panel still there, and the moderator (R5). */
export const refuseEmptyRoom = (state: TenderState, session: Session, { question, bid, proposal }: ModerationCell, needed: number, moderator: string): Refusal | undefined => {
  const barred = session.attendees.filter((person) => !interestsOpenAccess(state.panel, person))
  if (barred.length > 0) return refuse('content', 'attendee-without-access', 'Somebody sits in this session whose interests are not cleared. Record that they left.', { people: barred, question, bid })
  if (!session.attendees.includes(moderator)) return refuse('content', 'moderator-not-present', 'You do not sit in this session. Record that you joined it, then close the score.', { person: moderator, question, bid })
  const scorers = scorersOf(state.panel, question)
  if (!scorers.some((person) => session.attendees.includes(person))) return refuse('content', 'panel-not-present', 'Nobody of this question’s panel sits in the session. Record who joined, then close the score.', { panel: scorers, question, bid })
  const present = proposal!.approvals.filter((person) => session.attendees.includes(person) || proposal!.present?.includes(person))
  return present.length < needed
    ? refuse('content', 'approvers-not-present', `${formatCount(present.length, 'approver sits', 'approvers sit')} in this session, or sat in it when they approved; ${needed} have to. Record who joined, or propose the score again in the session.`, { present, needed, question, bid })
    : undefined
}
