import { describe, expect, test } from 'vitest'
import { cellKey, type Grid } from './score-value.ts'
import { changeCells, makeScoringStore, takeIn } from './store.ts'
import { allSubmitted, firstOpen, stepsOf } from './ten-minutes.ts'

const question = (id: string, state: Grid['questions'][number]['state'], given: number): Grid['questions'][number] => ({
  id, ref: id, title: id, group: 'G', scale: 's', descriptors: [], state,
  scores: ['a', 'b'].map((bid, index) => (index < given ? { bid, score: '4', rationale: 'because', citations: [], revision: 1 } : { bid, score: null, citations: [], revision: 0 })),
})
const grid = (...questions: Grid['questions']): Grid => ({
  lot: 'lot', stage: 'scoring', closedBecause: null, scales: [], bids: [{ bid: 'a', bidder: 'a', letter: 'A' }, { bid: 'b', bidder: 'b', letter: 'B' }], questions,
})

describe('the way through an evaluator’s work', () => {
  test('counts what is in hand, and leaves out what is not one’s own', () => {
    const mine = grid(question('q1', 'submitted', 2), question('q2', 'open', 1))
    const before = takeIn(makeScoringStore().getState(), mine, [])
    expect(stepsOf(['q2', 'other', 'q1'], mine, before.cells).map(({ question: row, scored, submitted }) => [row.id, scored, submitted])).toEqual([['q2', 1, false], ['q1', 2, true]])
    const typed = changeCells(before, [{ key: cellKey('q2', 'b'), value: { score: '3', cannotScore: null, rationale: '', citations: [] } }])
    expect(stepsOf(['q2'], mine, typed.cells)[0]?.scored).toBe(2)
  })

  test('is over when nothing is open', () => {
    expect(allSubmitted(grid(question('q1', 'submitted', 2), question('q2', 'locked', 2), question('q3', 'excused', 0)))).toBe(true)
    expect(allSubmitted(grid(question('q1', 'submitted', 2), question('q2', 'open', 2)))).toBe(false)
    expect(allSubmitted(grid())).toBe(false)
  })

  test('begins at the first open answer without a score', () => {
    expect(firstOpen(grid(question('q1', 'submitted', 2), question('q2', 'open', 2), question('q3', 'open', 1)))).toEqual({ row: 2, column: 1 })
    expect(firstOpen(grid(question('q1', 'submitted', 2)))).toEqual({ row: 0, column: 0 })
  })
})
