/** Unanimous, low-risk cells close in a batch: a list that the panel approves, each cell its own events. */
import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'
import { accept, refuse, type Refusal } from '../../kernel.ts'
import { refuseStale } from '../../written.ts'
import { event } from '../events.ts'
import { isRefusal } from '../guards.ts'
import { scorersOf } from '../panel/state.ts'
import { individualScore } from '../scoring/state.ts'
import { consensusStanding } from '../standing.ts'
import type { Deciders, TenderState } from '../state.ts'
import { closing, openCell, refuseApproval, refuseClosing } from './decide.ts'
import { openSessionOf } from './sessions.ts'

/** A row of a list carries its own revision: of what was read, and not of what was proposed meanwhile. */
const refuseRow = (state: TenderState, { question, bid, revision }: { question: string; bid: string; revision: number }, pointer: string): Refusal | undefined => {
  const refusal = refuseStale(consensusStanding(state, question, bid), revision, { question, bid })
  return refusal && { ...refusal, facts: { ...refusal.facts, question, bid }, pointer }
}

/** Each row is judged on the same state, so that a cell that stood twice would be approved or closed twice by one person. */
const refuseTwice = (cells: readonly { question: string; bid: string }[]): Refusal | undefined => {
  const index = cells.findIndex(({ question, bid }, at) => cells.findIndex((other) => other.question === question && other.bid === bid) !== at)
  return index >= 0 ? refuse('content', 'stands-twice', 'This answer stands twice in the list; leave it in once.', { question: cells[index]!.question, bid: cells[index]!.bid }, `/cells/${index}`) : undefined
}

/** Unanimous, low-risk cells: one list, one approval each, an event for every cell. */
export const batchDeciders: Deciders<'closeUnanimous' | 'approveUnanimous'> = {
  approveUnanimous: (state, { body }, context) => {
    const twice = refuseTwice(body.cells)
    if (twice) return twice
    const events = []
    for (const [index, row] of body.cells.entries()) {
      const { question, bid } = row
      const cell = openCell(state, question, bid, `/cells/${index}`)
      if (isRefusal(cell)) return cell
      const refusal = refuseRow(state, row, `/cells/${index}`) ?? refuseApproval(state, cell, question, context.actor)
      if (refusal) return refusal
      events.push(event('consensusApproved', { question, bid, revision: cell!.revision }))
    }
    return accept(...events)
  },

  closeUnanimous: (state, { body }, context) => {
    const twice = refuseTwice(body.cells)
    if (twice) return twice
    const events = []
    for (const [index, item] of body.cells.entries()) {
      const outcome = closeOneUnanimous(state, item, context.actor, `/cells/${index}`)
      if (isRefusal(outcome)) return outcome
      events.push(...outcome)
    }
    return accept(...events)
  },
}

/** The score that everybody gave of whom one is expected; undefined where they differ, or somebody could not score. */
export const unanimousScore = (state: TenderState, question: string, bid: string): string | undefined => {
  const scores = scorersOf(state.panel, question).map((evaluator) => individualScore(state.scoring, question, bid, evaluator)?.score)
  return scores.every((score) => score !== undefined && score !== null && score === scores[0]) ? (scores[0] ?? undefined) : undefined
}

const closeOneUnanimous = (state: TenderState, item: TenderBody<'closeUnanimous'>['cells'][number], moderator: string, pointer: string) => {
  const { question, bid, reasonOf } = item
  const cell = openCell(state, question, bid, pointer)
  if (isRefusal(cell)) return cell
  const moved = refuseRow(state, item, pointer)
  if (moved) return moved
  const session = openSessionOf(state, question)
  if (isRefusal(session)) return session
  const own = scorersOf(state.panel, question).includes(reasonOf) ? individualScore(state.scoring, question, bid, reasonOf) : undefined
  if (unanimousScore(state, question, bid) === undefined)
    return refuse('content', 'not-unanimous', 'Only cells on which all individual scores agree close in a batch.', { question, bid }, pointer)
  const reason: Committed<TenderBody<'proposeConsensus'>>['reason'] | undefined = own?.words?.rationale
  if (!reason) return refuse('content', 'reason-missing', `“${reasonOf}” has no rationale for this answer to take as the reason.`, { question, bid }, `${pointer}/reasonOf`)
  // First pass proposes with the chosen reason; the panel approves the list; the second pass closes.
  if (!cell?.proposal || cell.proposal.score !== own!.score)
    return [event('consensusProposed', { question, bid, score: own!.score!, reason, decided: [], dissent: [], revision: (cell?.revision ?? 0) + 1, reasonOf })]
  return refuseClosing(state, cell, question, bid, session, moderator) ?? [closing(session, cell)]
}
