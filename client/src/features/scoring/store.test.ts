import { describe, expect, test } from 'vitest'
import { blank, cellKey, draftText, isComplete, isScored, recordBody, type Grid } from './score-value.ts'
import { changeCells, keepMine, keepOther, makeScoringStore, markCell, redoChange, takeIn, troubled, undoChange, unsaved, valueOf } from './store.ts'

const grid = (revision = 1): Grid => ({
  lot: 'lot', stage: 'scoring', closedBecause: null, scales: [{ id: 's', name: 'S', values: [{ value: '0', label: 'none' }, { value: '4', label: 'good' }, { value: '5', label: 'excellent' }] }],
  bids: [{ bid: 'a', bidder: 'a', letter: 'A' }, { bid: 'b', bidder: 'b', letter: 'B' }],
  questions: [{
    id: 'q1', ref: '1', title: 'One', group: 'G', scale: 's', descriptors: [], state: 'open',
    scores: [{ bid: 'a', score: '4', rationale: 'because', citations: [], revision }, { bid: 'b', score: null, citations: [], revision: 0 }],
  }],
})
const a = cellKey('q1', 'a')
const b = cellKey('q1', 'b')
const desk = (drafts: Parameters<typeof takeIn>[2] = []) => takeIn(makeScoringStore().getState(), grid(), drafts)

describe('scores in hand', () => {
  test('start from what stands in the record', () => {
    expect(valueOf(desk(), a)).toMatchObject({ score: '4', rationale: 'because' })
    expect(valueOf(desk(), b)).toEqual(blank)
    expect(unsaved(desk())).toBe(0)
  })

  test('a kept draft goes before the record, and is marked as not in it', () => {
    const state = desk([{ key: b, revision: 3, text: draftText({ ...blank, score: '5' }), savedAt: '2012-12-13T10:00:00.000Z' }])
    expect(state.cells[b]).toMatchObject({ value: { score: '5' }, status: 'saved', draftRevision: 3 })
  })

  test('a draft this page did not write is left alone', () => {
    expect(valueOf(desk([{ key: b, revision: 1, text: '{"other":1}', savedAt: '2012-12-13T10:00:00.000Z' }]), b)).toEqual(blank)
  })

  test('what is being typed survives what the server says', () => {
    const typing = changeCells(desk(), [{ key: a, value: { ...blank, score: '5' } }])
    expect(valueOf(takeIn(typing, grid(2), []), a).score).toBe('5')
  })

  test('a recorded cell follows the record', () => {
    const later = grid(2)
    const state = takeIn(desk(), { ...later, questions: later.questions.map((question) => ({ ...question, scores: question.scores.map((own) => (own.bid === 'a' ? { ...own, score: '0' } : own)) })) }, [])
    expect(state.cells[a]).toMatchObject({ value: { score: '0' }, revision: 2 })
  })

  test('a paste of two cells is undone at once and done again at once', () => {
    const pasted = changeCells(desk(), [{ key: a, value: { ...blank, score: '5' } }, { key: b, value: { ...blank, score: '0' } }])
    const undone = undoChange(pasted)
    expect([valueOf(undone, a).score, valueOf(undone, b).score]).toEqual(['4', null])
    const redone = redoChange(undone)
    expect([valueOf(redone, a).score, valueOf(redone, b).score]).toEqual(['5', '0'])
  })

  test('typing on in one rationale is one step back', () => {
    let state = desk()
    for (const rationale of ['f', 'fi', 'fit']) state = changeCells(state, [{ key: b, value: { ...valueOf(state, b), rationale } }])
    expect(valueOf(undoChange(state), b).rationale).toBe('')
  })

  test('undo with nothing to undo changes nothing', () => {
    expect(undoChange(desk())).toEqual(desk())
  })

  test('a conflict is settled by the person, either way', () => {
    const clash = markCell(changeCells(desk(), [{ key: a, value: { ...blank, score: '5', rationale: 'mine' } }]), a, { status: 'conflict', other: { value: { ...blank, score: '0' }, revision: 7 } })
    expect(troubled(clash)).toHaveLength(1)
    expect(keepOther(clash, a).cells[a]).toMatchObject({ value: { score: '0' }, revision: 7, status: 'recorded', other: null })
    expect(keepMine(clash, a).cells[a]).toMatchObject({ value: { score: '5' }, revision: 7, status: 'typing', other: null })
  })

  test('a blank is not scored, “cannot score” without a reason is not either, a score without rationale is not complete', () => {
    expect(isScored(blank)).toBe(false)
    expect(isScored({ ...blank, cannotScore: ' ' })).toBe(false)
    expect(isScored({ ...blank, cannotScore: 'page missing' })).toBe(true)
    expect(isComplete({ ...blank, score: '0' })).toBe(false)
    expect(isComplete({ ...blank, score: '0', rationale: 'nothing usable' })).toBe(true)
  })

  test('what is sent carries no empty words', () => {
    expect(recordBody('q1', 'a', { ...blank, score: '4', rationale: '  ' })).toEqual({ question: 'q1', bid: 'a', score: '4', citations: [] })
    expect(recordBody('q1', 'a', { ...blank, cannotScore: ' no page ' })).toEqual({ question: 'q1', bid: 'a', score: null, cannotScore: 'no page', citations: [] })
  })
})
