import { describe, expect, test } from 'vitest'
import { emptyDraft } from './consensus.ts'
import { draftKey, dropped, makeDrafts, mark, readDraft, settle, takeIn, unsaved, write } from './drafts.ts'

const key = draftKey('q1', 'bid-a')
const draft = { ...emptyDraft(0), score: '3', reason: 'Agreed.' }
const kept = (text: string, savedAt = '2025-02-01T10:00:00.000Z') => ({ key, revision: 4, text, savedAt })
const start = () => makeDrafts().getState()

describe('drafts of proposals', () => {
  test('the server’s draft is taken in once, never over what is being typed', () => {
    const taken = takeIn(start(), [kept(JSON.stringify(draft))])
    expect(taken.cells[key]).toMatchObject({ draft, revision: 4, status: 'saved' })
    const typed = write(taken, key, { ...draft, reason: 'Agreed, for now.' })
    expect(takeIn(typed, [kept(JSON.stringify(draft))])).toEqual(typed)
    expect(typed.cells[key]).toMatchObject({ revision: 4, status: 'typing' })
    expect(unsaved(typed)).toBe(1)
  })

  test('drafts of other pages, and texts that are no draft, are left alone', () => {
    expect(takeIn(start(), [{ ...kept(JSON.stringify(draft)), key: 'score.q1.bid-a' }, kept('{}'), kept('not json')]).cells).toEqual({})
    expect(readDraft(JSON.stringify({ ...draft, base: 'x' }))).toBeUndefined()
  })

  test('a draft that is done with is not brought back by an answer that was on its way; a later one is taken in', () => {
    const done = dropped(takeIn(start(), [kept(JSON.stringify(draft))]), key)
    expect(takeIn(done, [kept(JSON.stringify(draft))]).cells).toEqual({})
    expect(takeIn(done, [kept(JSON.stringify(draft), '2025-02-01T11:00:00.000Z')]).cells[key]?.draft).toEqual(draft)
    expect(write(done, key, draft).cells[key]?.revision).toBe(0)
  })

  test('two windows: both drafts stand until one is chosen, and typing chooses none', () => {
    const other = { ...draft, score: '4' }
    const conflict = mark(write(start(), key, draft), key, { status: 'conflict', other, revision: 7, problem: 'Changed.' })
    const typed = write(conflict, key, { ...draft, reason: 'More.' })
    expect(typed.cells[key]).toMatchObject({ status: 'conflict', other, problem: 'Changed.' })
    expect(settle(typed, key, 'mine').cells[key]).toMatchObject({ draft: { reason: 'More.' }, other: null, revision: 7, status: 'typing' })
    expect(settle(typed, key, 'other').cells[key]).toMatchObject({ draft: other, other: null, revision: 7, status: 'typing' })
  })
})
