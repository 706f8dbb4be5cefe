import { describe, expect, it } from 'vitest'
import { complianceWords, earlierRounds, findingOf, isOut, isUndecided, openingsOf, proposedWords, questionsInOrder, standingOf, type Bid, type Bids } from './bids.ts'

const opened = { at: '2012-11-30T14:30:00.000Z', by: 'rob', proposedBy: 'jane' }
const bid = (more: Partial<Bid> = {}): Bid => ({
  id: 'b', bidder: 'alder', letter: 'A', lot: 'lot', round: 'final', deadline: null, receivedAt: '2012-11-30T11:00:00.000Z', enteredAt: '2012-11-30T11:00:00.000Z', enteredBy: 'jane', late: false, lateOutcome: null, technical: null, commercial: null, receipt: null,
  answered: null, compliance: null, corrections: [], withdrawn: null, disqualified: null, leaving: null, ...more,
})
const finding = (...bids: readonly Bid[]) => findingOf({ bids: [...bids], lots: [{ id: 'lot', title: 'Lot', stage: 'sealed', round: 'final', deadline: null }] } as unknown as Bids)

describe('bids', () => {
  it('says how a bid stands', () => {
    const late = { late: true }
    expect([bid(), bid(late), bid({ ...late, lateOutcome: { revision: 1, written: null, outcome: 'accepted', ground: 'x' } }), bid({ ...late, lateOutcome: { revision: 1, written: null, outcome: 'refused', ground: 'x' } }), bid({ withdrawn: { ground: 'x', at: 'x' } }), bid({ disqualified: { ground: 'x', at: 'x', by: 'x' } })]
      .map((one) => [standingOf(one).words, isOut(one)])).toEqual([['in time', false], ['late, to be decided', true], ['late, accepted', false], ['late, refused', true], ['withdrawn', true], ['disqualified', true]])
  })

  it('finds what is sealed, and what is late and undecided', () => {
    expect([
      finding(), finding(bid(), bid()), finding(bid({ technical: opened }), bid()), finding(bid({ technical: opened })), finding(bid({ technical: opened, commercial: opened })), finding(bid(), bid({ late: true })),
    ]).toEqual(['No bid has come in yet', '2 bids for 1 lot, all sealed', '2 bids for 1 lot, 1 of them sealed', '1 bid for 1 lot, open but for its price', '1 bid for 1 lot, open with its price', '2 bids for 1 lot, sealed; 1 late bid to decide on'])
  })

  it('counts mandatory requirements without noughts', () => {
    const words = (passed: number, failed: number, open: number) => complianceWords(bid({ compliance: { passed, failed, open } }))
    expect([complianceWords(bid()), words(0, 0, 14), words(13, 1, 0), words(0, 0, 0)]).toEqual(['', '14 open', '13 passed, 1 failed', 'none asked'])
  })

  it('keeps the rounds that are over apart from the one a lot is in', () => {
    const first = bid({ id: 'first', round: 'first', technical: opened })
    const bids = [first, bid({ id: 'second', round: 'second', technical: opened }), bid({ id: 'now' }), bid({ id: 'elsewhere', lot: 'other', round: 'first' })]
    expect(earlierRounds({ id: 'lot', round: 'final' }, bids).map((entry) => [entry.round, entry.bids.map(({ id }) => id)])).toEqual([['second', ['second']], ['first', ['first']]])
    expect([finding(first, bid()), finding(first)]).toEqual(['1 bid for 1 lot, sealed', 'No bid has come in for the round of now yet'])
  })

  it('says what waits: a decision on a late bid, a proposal to take an opened one out', () => {
    expect([bid({ late: true }), bid({ late: true, withdrawn: { ground: 'x', at: 'x' } }), bid()].map(isUndecided)).toEqual([true, false, false])
    expect([bid(), bid({ leaving: 'withdrawal' }), bid({ leaving: 'disqualification' })].map(proposedWords)).toEqual([null, 'withdrawal proposed', 'disqualification proposed'])
  })

  it('tells each opening once', () => {
    expect(openingsOf([bid({ late: true }), bid({ technical: opened }), bid({ technical: opened })])).toEqual([{ kind: 'technical', opened }])
  })

  it('reads questions as the tree does', () => {
    const node = (id: string, parent: string | null, order: number, kind: string) => ({ id, parent, order, kind, lot: 'lot' })
    expect(questionsInOrder([node('q21', 'g2', 0, 'question'), node('q12', 'g1', 1, 'question'), node('g2', 'root', 1, 'group'), node('q11', 'g1', 0, 'question'), node('g1', 'root', 0, 'group'), node('price', 'root', 2, 'price'), node('root', null, 0, 'group')], 'lot').map(({ id }) => id)).toEqual(['q11', 'q12', 'q21'])
  })
})
