/** The demo's short way through an evaluator's work: which of its questions are done, which is next. Pure. */
import { cellKey, isScored, type Grid, type GridQuestion } from './score-value.ts'
import type { Cell } from './store.ts'

export interface Step {
  readonly question: GridQuestion
  readonly scored: number
  readonly submitted: boolean
}

export const stepsOf = (chosen: readonly string[], grid: Grid, cells: Readonly<Record<string, Cell>>): Step[] =>
  chosen.flatMap((id) => {
    const question = grid.questions.find((row) => row.id === id)
    if (!question) return []
    const scored = grid.bids.filter(({ bid }) => {
      const cell = cells[cellKey(id, bid)]
      return cell !== undefined && isScored(cell.value)
    }).length
    return [{ question, scored, submitted: question.state === 'submitted' || question.state === 'locked' }]
  })

/** Nothing is left to submit: everything assigned is submitted, in moderation or excused. */
export const allSubmitted = (grid: Grid): boolean => grid.questions.length > 0 && grid.questions.every(({ state }) => state === 'submitted' || state === 'locked' || state === 'excused')

/** Where the grid begins: the first answer without a recorded score among the questions that are open. */
export const firstOpen = (grid: Grid): { readonly row: number; readonly column: number } => {
  for (const [row, question] of grid.questions.entries()) {
    if (question.state !== 'open') continue
    const column = grid.bids.findIndex(({ bid }) => !question.scores.some((own) => own.bid === bid && (own.score !== null || own.cannotScore)))
    if (column >= 0) return { row, column }
  }
  return { row: 0, column: 0 }
}
