import { scorersOf } from '../panel/state.ts'
import type { Evolvers, TenderState } from '../state.ts'
import type { ModerationEvents } from './events.ts'
import { cellKey, type ModerationCell } from './state.ts'

const cellOf = (draft: TenderState, question: string, bid: string): ModerationCell => {
  const key = cellKey(question, bid)
  if (!draft.moderation.cells.has(key))
    draft.moderation.cells.set(key, { question, bid, ticks: [], speakers: [], revotes: new Map(), revision: 0, changes: [] })
  return draft.moderation.cells.get(key)!
}

const union = (a: readonly string[], b: readonly string[]) => [...a, ...b.filter((item) => !a.includes(item))]

export const moderationEvolvers: Evolvers<ModerationEvents> = {
  sessionOpened: (draft, body, { actor, at }) => {
    draft.moderation.sessions.set(body.id, { id: body.id, title: body.title, attendees: [...body.attendees], openedAt: at, openedBy: actor, attendance: [] })
  },
  attendanceRecorded: (draft, body, { at }) => {
    const session = draft.moderation.sessions.get(body.session)!
    session.attendees = union(session.attendees, body.joined).filter((person) => !body.left.includes(person))
    session.attendance.push({ at, joined: [...body.joined], left: [...body.left] })
  },
  sessionClosed: (draft, body, { at }) => {
    draft.moderation.sessions.get(body.session)!.closedAt = at
  },
  moderationOpened: (draft, body, { actor, at, seq }) => {
    // Taken up again in a later session: scores were locked by the first.
    const first = draft.moderation.opened.get(body.question)
    draft.moderation.opened.set(body.question, first ? { ...first, session: body.session } : { session: body.session, at, by: actor, seq })
  },
  subCriteriaTicked: (draft, body) => {
    for (const bid of body.bids) {
      const cell = cellOf(draft, body.question, bid)
      cell.ticks = union(cell.ticks, body.ticks)
      cell.speakers = union(cell.speakers, body.speakers)
    }
  },
  revoteCast: (draft, body, { actor, at }) => {
    cellOf(draft, body.question, body.bid).revotes.set(actor, { score: body.score, at })
  },
  consensusProposed: (draft, { question, bid, revision, ...proposal }, { actor, at }) => {
    const cell = cellOf(draft, question, bid)
    const panel = scorersOf(draft.panel, question)
    const kept = (cell.dissents ?? []).filter(({ person }) => panel.includes(person) && !proposal.dissent.some((written) => written.person === person))
    cell.proposal = { ...proposal, dissent: [...proposal.dissent, ...kept.map((dissent) => ({ ...dissent }))], by: actor, at, approvals: [] }
    cell.revision = revision
  },
  consensusApproved: (draft, body, { actor }) => {
    const proposal = cellOf(draft, body.question, body.bid).proposal!
    proposal.approvals.push(actor)
    const session = draft.moderation.sessions.get(draft.moderation.opened.get(body.question)?.session ?? '')
    if (session && !session.closedAt && session.attendees.includes(actor)) proposal.present = [...(proposal.present ?? []), actor]
  },
  dissentConfirmed: (draft, body, { actor, at }) => {
    const cell = cellOf(draft, body.question, body.bid)
    const proposal = cell.proposal!
    if (!scorersOf(draft.panel, body.question).includes(actor)) cell.confirmedOutside = [...(cell.confirmedOutside ?? []), actor]
    const own = proposal.dissent.find(({ person }) => person === actor)
    if (own) cell.dissents = [...(cell.dissents ?? []).filter(({ person }) => person !== actor), { person: actor, reason: own.reason, confirmed: at, from: proposal.score }]
    proposal.dissent = proposal.dissent.map((dissent) => (dissent.person === actor ? { ...dissent, confirmed: at } : dissent))
  },
  consensusClosed: (draft, body, { actor, at, seq }) => {
    const cell = cellOf(draft, body.question, body.bid)
    if (cell.consensus) cell.closedAgain = [...(cell.closedAgain ?? []), seq]
    cell.consensus = { score: body.score, at, by: actor, seq, session: body.session, attendees: [...body.attendees] }
  },
}
