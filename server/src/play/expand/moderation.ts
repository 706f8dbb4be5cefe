/**
 * Moderation as it was held: a session opens, each question opens in it, then cell by cell the panel ticks what it weighed,
 * votes again where it did, agrees on a score, approves and closes. The first attendee of a session chairs it.
 */
import type { AgreedCell, ModerationFile } from '../case-files.ts'
import { CaseFault } from '../check.ts'
import type { Case, CaseLot } from '../read-case.ts'
import { secondsLater } from '../spread.ts'
import type { Planned } from './planned.ts'

/** Seconds that a cell takes from its ticks to the next cell, and the steps within it. */
const cellTakes = 300
const within = { revotes: 90, proposal: 180, dissent: 190, approvals: 210, closing: 270 }

export const planModeration = (from: Case): Planned[] => from.lots.flatMap((lot) => (lot.moderation ? sessionsOf(lot, lot.moderation) : []))

const sessionsOf = (lot: CaseLot, moderation: ModerationFile): Planned[] => {
  const file = `lots/${lot.lot}/moderation.json`
  const lost = moderation.questions.findIndex((cell) => !moderation.sessions.some((session) => session.id === cell.session))
  if (lost >= 0) throw new CaseFault(file, `/questions/${lost}/session`, `there is no session “${moderation.questions[lost]!.session}”.`)
  /** The session that each question was last taken up in. */
  const opened = new Map<string, string>()
  return moderation.sessions.flatMap((session, position) => {
    const chair = session.attendees[0]!
    const place = { file, pointer: `/sessions/${position}` }
    const cells = moderation.questions.flatMap((cell, index) => (cell.session === session.id ? [{ cell, pointer: `/questions/${index}` }] : []))
    const begins = (index: number) => secondsLater(session.at, 120 + index * cellTakes)
    return [
      {
        ...place, at: session.at, actor: chair, command: 'openSession',
        body: { id: session.id, title: session.title ?? titleOf(lot, cells.map(({ cell }) => cell.question)), attendees: session.attendees },
      },
      ...cells.flatMap(({ cell, pointer }, index) => {
        const takenUp = opened.get(cell.question) === session.id
        opened.set(cell.question, session.id)
        return [
          ...(!takenUp ? [{ file, pointer, at: begins(index), actor: chair, command: 'openModeration', body: { question: cell.question, session: session.id } }] : []),
          ...stepsOf(lot, cell, chair, session.attendees, begins(index)).map((step) => ({ file, pointer, ...step })),
        ]
      }),
      { ...place, at: begins(cells.length), actor: chair, command: 'closeSession', body: { session: session.id } },
    ]
  })
}

const stepsOf = (lot: CaseLot, cell: AgreedCell, chair: string, attendees: readonly string[], begins: string): Omit<Planned, 'file' | 'pointer'>[] => {
  const key = { question: cell.question, bid: cell.bid }
  const panel = lot.scores.filter((score) => score.question === cell.question && score.bid === cell.bid).map((score) => score.evaluator)
  // Who dissents does not approve; the dissent stands beside the agreed score.
  const approving = panel.filter((person) => attendees.includes(person) && !cell.dissent.some((dissent) => dissent.person === person))
  return [
    { at: begins, actor: chair, command: 'tickSubCriteria', body: { question: cell.question, bids: [cell.bid], ticks: cell.ticks, speakers: cell.speakers } },
    ...(cell.revotes ?? []).map(({ person, score }, index) => ({ at: secondsLater(begins, within.revotes + index * 10), actor: person, command: 'castRevote', body: { ...key, score } })),
    {
      at: secondsLater(begins, within.proposal), actor: chair, command: 'proposeConsensus',
      body: { ...key, score: cell.consensus, reason: cell.reason, decided: cell.decided, dissent: cell.dissent },
    },
    ...cell.dissent.map(({ person }, index) => ({ at: secondsLater(begins, within.dissent + index * 5), actor: person, command: 'confirmDissent', body: key })),
    ...approving.map((person, index) => ({ at: secondsLater(begins, within.approvals + index * 10), actor: person, command: 'approveConsensus', body: key })),
    { at: secondsLater(begins, within.closing), actor: chair, command: 'closeConsensus', body: key },
  ]
}

const titleOf = (lot: CaseLot, questions: readonly string[]): string => {
  const refs = [...new Set(questions)].map((id) => lot.criteria.find((criterion) => criterion.id === id)?.ref ?? id)
  return `Moderation of ${refs.length === 1 ? 'question' : 'questions'} ${refs.join(', ')}`.slice(0, 200)
}
