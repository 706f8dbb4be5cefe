import type { Static } from 'typebox'
import type { Revealed } from '../../../contract/workshop/sessions.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { event } from '../events.ts'
import type { Deciders, WorkshopState } from '../state.ts'
import { isRefusal } from '../../tender/guards.ts'
import type { WorkshopSession } from './state.ts'

/** A session that is not closed, or why there is none. */
export const openSessionOf = (state: WorkshopState, id: string): WorkshopSession | Refusal => {
  const session = state.sessions.sessions.get(id)
  if (!session) return unknown('session', id, '/session')
  return session.closedAt === undefined ? session : refuse('stage', 'session-closed', 'This session is closed; open a new one.', {})
}

const isThere = (state: WorkshopState, what: Static<typeof Revealed>['what'], id: string): boolean => {
  if (what === 'scenario' || what === 'comparison') return state.board.scenarios.has(id)
  if (what === 'evidence') return state.evidence.items.has(id)
  if (what === 'trust') return state.board.trusts.has(id)
  if (what === 'vote') return state.votes.votes.has(id)
  return what === 'snapshot' && state.snapshots.taken.has(id)
}

export const workshopSessionDeciders: Deciders<'openWorkshopSession' | 'recordWorkshopAttendance' | 'revealItem' | 'closeWorkshopSession'> = {
  openWorkshopSession: (state, { body }, context) => {
    const id = body.id ?? context.newId()
    if (state.sessions.sessions.has(id)) return refuse('content', 'id-in-use', `There is already a session “${id}”.`, { id }, '/id')
    const stranger = body.attendees.findIndex((person) => !state.setup.people.has(person))
    return stranger >= 0 ? unknown('person', body.attendees[stranger]!, `/attendees/${stranger}`) : accept(event('workshopSessionOpened', { ...body, id }))
  },
  recordWorkshopAttendance: (state, { body }) => {
    const session = openSessionOf(state, body.session)
    if (isRefusal(session)) return session
    const stranger = body.joined.findIndex((person) => !state.setup.people.has(person))
    if (stranger >= 0) return unknown('person', body.joined[stranger]!, `/joined/${stranger}`)
    const absent = body.left.findIndex((person) => !session.attendees.includes(person))
    return absent >= 0
      ? refuse('content', 'not-present', `“${body.left[absent]}” is not in this session.`, { person: body.left[absent] }, `/left/${absent}`)
      : accept(event('workshopAttendanceRecorded', body))
  },
  revealItem: (state, { body }) => {
    const session = openSessionOf(state, body.session)
    if (isRefusal(session)) return session
    if ((body.item.what === 'nothing') !== (body.item.ids.length === 0)) return refuse('content', 'nothing-named', 'Name what is shown, or show nothing.', {}, '/item/ids')
    const missing = body.item.ids.findIndex((id) => !isThere(state, body.item.what, id))
    return missing >= 0 ? unknown(body.item.what, body.item.ids[missing]!, `/item/ids/${missing}`) : accept(event('itemRevealed', body))
  },
  closeWorkshopSession: (state, { body, kept }) => {
    const session = openSessionOf(state, body.session)
    if (isRefusal(session)) return session
    const open = [...state.votes.votes.values()].find((vote) => vote.session === body.session && vote.closed === undefined)
    return open
      ? refuse('stage', 'vote-open', `The vote “${open.question}” is still open; close it first.`, { vote: open.id })
      : accept(event('workshopSessionClosed', kept))
  },
}
