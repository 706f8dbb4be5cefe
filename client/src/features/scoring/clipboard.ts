/** Ranges of scores as text with tabs, out and in. What comes in is shown before anything is changed. */
import { cellKey, isScored, type Grid, type ScoreValue } from './score-value.ts'

export interface Range {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface Pasted {
  readonly question: string
  readonly bid: string
  readonly key: string
  readonly value: ScoreValue
  readonly outcome: 'new' | 'changed' | 'same' | 'refused'
  readonly reason?: string
}

export const rangeText = (grid: Grid, range: Range, valueAt: (key: string) => ScoreValue): string =>
  grid.questions.slice(range.top, range.bottom + 1)
    .map((row) => grid.bids.slice(range.left, range.right + 1).map((column) => valueAt(cellKey(row.id, column.bid)).score ?? '').join('\t'))
    .join('\n')

/** Each pasted score with what would become of it; text that falls outside the grid is refused by name, not dropped. */
export const readPasted = (text: string, grid: Grid, at: { readonly row: number; readonly column: number }, valueAt: (key: string) => ScoreValue): Pasted[] =>
  text.replace(/\r?\n$/, '').split(/\r?\n/).flatMap((line, row) =>
    line.split('\t').map((raw, column) => {
      const question = grid.questions[at.row + row]
      const bid = grid.bids[at.column + column]
      const score = raw.trim()
      if (!question || !bid) return { question: question?.ref ?? `row ${at.row + row + 1}`, bid: bid?.bid ?? `column ${at.column + column + 1}`, key: `outside/${row}/${column}`, value: blankScore(score), outcome: 'refused', reason: 'falls outside the grid' } as const
      const key = cellKey(question.id, bid.bid)
      const before = valueAt(key)
      const base = { question: question.id, bid: bid.bid, key, value: { ...before, score, cannotScore: null } }
      const allowed = grid.scales.find((scale) => scale.id === question.scale)?.values.map(({ value }) => value) ?? []
      if (question.state !== 'open') return { ...base, outcome: 'refused', reason: 'the question is not open to you now' } as const
      if (!allowed.includes(score)) return { ...base, outcome: 'refused', reason: `“${score}” is not on the scale (${allowed.join(', ')})` } as const
      return { ...base, outcome: before.score === score ? 'same' : isScored(before) ? 'changed' : 'new' } as const
    }),
  )

const blankScore = (score: string): ScoreValue => ({ score, cannotScore: null, rationale: '', citations: [] })
