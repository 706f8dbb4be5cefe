import { describe, expect, test } from 'vitest'
import { apart, mayJoin, proposed, toApprove, toClose, toPropose, type UnanimousCell, type UnanimousList } from './unanimous.ts'

const cell = (bid: string, more: Partial<UnanimousCell> = {}): UnanimousCell => ({
  bid, bidder: bid, letter: 'A', score: '3', revision: 1, ticked: true, reasons: [{ evaluator: 'eva', rationale: 'Good.' }], proposal: null, ...more,
})
const proposal = (approvals: readonly string[], score = '3') => ({ score, reason: 'Good.', reasonOf: 'eva', by: 'mona', approvals: [...approvals] })
const list = (cells: readonly UnanimousCell[], panel: readonly string[] = ['eva', 'ewan', 'erin']): UnanimousList => ({
  lot: 'lot', approvalsNeeded: 2, mayModerate: true, questions: [{ id: 'q1', ref: '1.1', title: 'One', subCriteria: [], panel: [...panel], iAmOnPanel: true, cells: [...cells] }],
})
const bids = (items: readonly { readonly cell: UnanimousCell }[]) => items.map((item) => item.cell.bid)

describe('unanimous cells', () => {
  const all = list([cell('a'), cell('b', { proposal: proposal(['eva']) }), cell('c', { proposal: proposal(['eva', 'ewan']) }), cell('d', { proposal: proposal(['eva', 'ewan']), ticked: false }), cell('e', { proposal: proposal([], '4') })])

  test('by what is to be done', () => {
    expect(bids(toPropose(all))).toEqual(['a'])
    expect(bids(proposed(all))).toEqual(['b', 'c', 'd'])
    expect(bids(toApprove(all, 'ewan'))).toEqual(['b'])
    expect(bids(toApprove(all, 'mona'))).toEqual([])
    expect(bids(toClose(all))).toEqual(['c'])
    expect(bids(apart(all))).toEqual(['e'])
  })

  test('a panel of one needs one approval', () => {
    expect(bids(toClose(list([cell('b', { proposal: proposal(['eva']) })], ['eva'])))).toEqual(['b'])
  })

  test('none joins without its ticks, or without a reason to choose', () => {
    const [question] = all.questions
    expect([cell('a'), cell('a', { ticked: false }), cell('a', { reasons: [] })].map((item) => mayJoin({ question: question!, cell: item }))).toEqual([true, false, false])
  })
})
