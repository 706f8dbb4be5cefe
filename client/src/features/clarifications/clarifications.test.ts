import { describe, expect, it } from 'vitest'
import { findingOf, shownItems, type Item } from './clarifications.ts'

const item = (id: string, at: string, more: Partial<Item> = {}): Item => ({ id, from: 'bidder', text: `Question ${id}`, about: {}, by: 'bo', at, answer: null, closed: null, ...more })
const answer = { text: 'Nine units.', audience: 'all' as const, at: '2012-09-04T09:00:00.000Z', by: 'lena' }
const items = [item('a', '2012-09-01'), item('b', '2012-09-03'), item('c', '2012-09-02', { answer }), item('d', '2012-09-04', { closed: { reason: 'Withdrawn.', at: '2012-09-05', by: 'lena' } })]
const ids = (showing: 'open' | 'answered' | 'all', search = '') => shownItems(items, showing, search).map(({ id }) => id)

describe('clarifications', () => {
  it('shows what waits longest first, and the rest newest first', () => {
    expect(ids('open')).toEqual(['a', 'b'])
    expect(ids('answered')).toEqual(['d', 'c'])
    expect(ids('all')).toEqual(['b', 'a', 'd', 'c'])
  })
  it('searches questions, answers and reasons', () => {
    expect(ids('all', 'nine UNITS')).toEqual(['c'])
    expect(ids('all', 'withdrawn')).toEqual(['d'])
    expect(ids('open', 'nine')).toEqual([])
  })
  it('finds what waits', () => {
    expect([findingOf([]), findingOf(items), findingOf(items.slice(2))]).toEqual(['Nothing has been asked yet', '2 questions wait for an answer, of 4', 'All 2 questions answered or closed'])
  })
})
