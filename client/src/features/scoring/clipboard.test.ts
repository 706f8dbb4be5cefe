import { describe, expect, test } from 'vitest'
import { rangeText, readPasted } from './clipboard.ts'
import { blank, type Grid, type ScoreValue } from './score-value.ts'

const grid: Grid = {
  lot: 'lot', stage: 'scoring', closedBecause: null, scales: [{ id: 's', name: 'S', values: ['0', '1', '2'].map((value) => ({ value, label: value })) }],
  bids: ['a', 'b'].map((bid) => ({ bid, bidder: bid, letter: bid.toUpperCase() })),
  questions: (['open', 'submitted'] as const).map((state, index) => ({ id: `q${index}`, ref: `${index}`, title: 'T', group: 'G', scale: 's', descriptors: [], state, scores: [] })),
}
const held = new Map<string, ScoreValue>([['score.q0.a', { ...blank, score: '1', rationale: 'kept' }]])
const valueAt = (key: string) => held.get(key) ?? blank

describe('ranges of scores as text', () => {
  test('what is copied is rows of tabs', () => {
    expect(rangeText(grid, { top: 0, bottom: 1, left: 0, right: 1 }, valueAt)).toBe('1\t\n\t')
  })
  test('each pasted score says what would become of it, and keeps the words beside it', () => {
    const pasted = readPasted('2\t0\n1\t1\n', grid, { row: 0, column: 0 }, valueAt)
    expect(pasted.map(({ outcome }) => outcome)).toEqual(['changed', 'new', 'refused', 'refused'])
    expect(pasted[0]!.value).toMatchObject({ score: '2', rationale: 'kept' })
  })
  test('what is off the scale or outside the grid is refused by name, not dropped', () => {
    const pasted = readPasted('7\t1\t2', grid, { row: 0, column: 0 }, valueAt)
    expect(pasted[0]).toMatchObject({ outcome: 'refused', reason: '“7” is not on the scale (0, 1, 2)' })
    expect(pasted[2]).toMatchObject({ outcome: 'refused', reason: 'falls outside the grid' })
  })
  test('the same score is no change', () => {
    expect(readPasted('1', grid, { row: 0, column: 0 }, valueAt)[0]!.outcome).toBe('same')
  })
})
