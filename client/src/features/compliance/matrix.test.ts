import { describe, expect, it } from 'vitest'
import { findingOf, moved, nextOpen, type Compliance } from './matrix.ts'

const outcome = (bid: string, requirement: string, value: 'pass' | 'fail') => ({ bid, requirement, outcome: value, reason: 'Because.', by: 'lena', at: '2025-03-03T09:00:00.000Z', revision: 1 })
const compliance = (outcomes: Compliance['outcomes']): Compliance => ({
  lot: 'lot', stage: 'compliance', bids: ['a', 'b'].map((bid) => ({ bid, bidder: `${bid}-ltd`, letter: bid.toUpperCase() })),
  requirements: ['m1', 'm2'].map((id) => ({ id, ref: id, heading: id, text: id })), outcomes, changes: [], closedBecause: null, mayDecide: true, maySettle: false,
})
const name = (bidder: string) => bidder

describe('the matrix', () => {
  it('leads from one undecided cell to the next, a requirement across all bids, and round to the start', () => {
    const some = compliance([outcome('b', 'm1', 'pass')])
    expect(nextOpen(some, null)).toEqual({ bid: 'a', requirement: 'm1' })
    expect(nextOpen(some, { bid: 'a', requirement: 'm1' })).toEqual({ bid: 'a', requirement: 'm2' })
    expect(nextOpen(some, { bid: 'b', requirement: 'm2' })).toEqual({ bid: 'a', requirement: 'm1' })
    expect(nextOpen(compliance([outcome('a', 'm1', 'pass'), outcome('b', 'm1', 'pass'), outcome('a', 'm2', 'pass')]), { bid: 'b', requirement: 'm2' })).toBeUndefined()
  })

  it('moves by arrows and stays at the edge', () => {
    const at = { bid: 'a', requirement: 'm1' }
    expect(moved(compliance([]), at, 'ArrowRight')).toEqual({ bid: 'b', requirement: 'm1' })
    expect(moved(compliance([]), at, 'ArrowDown')).toEqual({ bid: 'a', requirement: 'm2' })
    expect(moved(compliance([]), at, 'ArrowUp')).toEqual(at)
    expect(moved(compliance([]), at, 'Enter')).toBeUndefined()
  })

  it('finds what is open, then who fails', () => {
    const all = (last: 'pass' | 'fail') => compliance([outcome('a', 'm1', 'pass'), outcome('b', 'm1', 'pass'), outcome('a', 'm2', 'pass'), outcome('b', 'm2', last)])
    expect(findingOf(compliance([outcome('a', 'm1', 'fail')]), name)).toBe('3 decisions are still open, of 4')
    expect(findingOf(all('pass'), name)).toBe('Every bid meets every mandatory requirement')
    expect(findingOf(all('fail'), name)).toBe('b-ltd fails at least one mandatory requirement')
    expect(findingOf({ ...all('pass'), bids: [] }, name)).toBe('No opened bid to check')
  })
})
