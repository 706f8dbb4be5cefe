import { describe, expect, it } from 'vitest'
import { awardSentence, findingOf, standingOf, type LotResult } from './finding.ts'

const line = (bid: string, rank: number | null, total: string | null, status = 'ranked') => ({ bid, bidder: bid, letter: bid.toUpperCase(), rank, total, status, exclusions: [], flags: [] })
const result = (change: object): LotResult => ({ places: 1, problems: [], ties: [], awarded: [], reserve: [], bids: [], ...change }) as unknown as LotResult
const name = (bidder: string) => bidder.toUpperCase()
const tie = (bids: readonly string[], more: object) => ({ bids, published: '84.00', madeByRounding: false, sentences: [], unbroken: [], ...more })
const unbroken = { code: 'tie-unbroken', sentence: '2 bids share rank 1.' }

describe('what a result says', () => {
  it('tells who leads and by how much', () => {
    expect(findingOf(result({ bids: [line('a', 1, '85.00'), line('b', 2, '82.00')], awarded: ['a'], reserve: ['b'] }), name)).toBe('A leads by 3 points')
    expect(findingOf(result({ bids: [line('a', 1, '83.00'), line('b', 2, '82.00')] }), name)).toBe('A leads by 1 point')
  })

  it('tells who is level and with how many points, and that it is to be decided', () => {
    const level = result({ bids: [line('b', 1, '84.00'), line('a', 1, '84.00'), line('c', 3, '70.00')], ties: [tie(['a', 'b'], { unbroken: [['a', 'b']] })], problems: [unbroken] })
    expect(findingOf(level, name)).toBe('A and B are level with 84.00 points')
    expect(level.bids.map((bid) => standingOf(bid, level))).toEqual(['level, to be decided', 'level, to be decided', 'no place yet'])
  })

  it('tells a tie across the last of several places, and not one above it', () => {
    const bids = [line('a', 1, '90.00'), line('b', 1, '90.00'), line('c', 3, '84.00'), line('d', 3, '84.00')]
    const level = result({ places: 3, bids, ties: [tie(['a', 'b'], { unbroken: [['a', 'b']] }), tie(['c', 'd'], { unbroken: [['c', 'd']] })], problems: [unbroken] })
    expect(findingOf(level, name)).toBe('C and D are level with 84.00 points across the last place')
  })

  it('tells what parted bids of equal points, and never a lead of none', () => {
    const parted = (by: string) => findingOf(result({ bids: [line('a', 1, '87.50'), line('b', 2, '87.50')], ties: [tie(['b', 'a'], { parted: by })], awarded: ['a'], reserve: ['b'] }), name)
    expect(parted('lotDraw')).toBe('A comes first by lot drawn; level with 87.50 points')
    expect(parted('higherQuality')).toBe('A comes first by higher quality; level with 87.50 points')
  })

  it('promises no contract of a lot that was abandoned', () => {
    const kept = { bids: [line('a', 1, '85.00')], awarded: ['a'] }
    expect(awardSentence(result(kept), name)).toBe('The contract goes to A.')
    expect(awardSentence(result({ ...kept, places: 3 }), name)).toBe('1 of the 3 places goes to A.')
    expect(awardSentence(result({ ...kept, stage: 'abandoned' }), name)).toContain('no contract follows')
  })

  it('tells that there is no result while anything else is missing', () => {
    expect(findingOf(result({ bids: [line('a', null, null, 'open')], problems: [{ code: 'not-scored', sentence: 'A bid has no score.' }, unbroken] }), name)).toBe('There is no result yet')
    const open = result({ bids: [line('a', null, null, 'open'), line('b', null, '80.00', 'complete')], problems: [{ code: 'not-scored', sentence: 'x' }] })
    expect(open.bids.map((bid) => standingOf(bid, open))).toEqual(['incomplete', 'no place yet'])
  })
})
