import type { Evolvers } from '../state.ts'
import type { WorkshopSessionEvents } from './events.ts'

export const workshopSessionEvolvers: Evolvers<WorkshopSessionEvents> = {
  workshopSessionOpened: (draft, body, { actor, at }) => {
    draft.sessions.sessions.set(body.id, {
      id: body.id, title: body.title, agenda: [...body.agenda], attendees: [...new Set(body.attendees)], openedAt: at, openedBy: actor, attendance: [], shown: { what: 'nothing', ids: [] },
    })
  },
  workshopAttendanceRecorded: (draft, body, { at }) => {
    const session = draft.sessions.sessions.get(body.session)!
    session.attendees = [...new Set([...session.attendees, ...body.joined])].filter((person) => !body.left.includes(person))
    session.attendance.push({ at, joined: [...body.joined], left: [...body.left] })
  },
  itemRevealed: (draft, body) => {
    draft.sessions.sessions.get(body.session)!.shown = body.item
  },
  workshopSessionClosed: (draft, body, { at }) => {
    const session = draft.sessions.sessions.get(body.session)!
    session.closedAt = at
    session.shown = { what: 'nothing', ids: [] }
    if (body.minutes) session.minutes = body.minutes
  },
}
