import { describe, expect, test } from 'vitest'
import { callOffsToLink, findingOf, mayAbandon, mayDraw, mayProposeAbandonment, maySuspend, moved, positionsSentence, standstillSentence, takesCallOffs, takesPositions, untimelyNotice, withoutAward, type Decision } from './decision.ts'

const award = {
  modelVersion: 1, modelHash: 'a', awarded: ['a', 'b'], reserve: [], reason: 'It follows.', proposedBy: 'lena', proposedAt: '2025-02-01T10:00:00.000Z', revision: 1, approved: null,
  totals: [{ bid: 'a', bidder: 'alder', letter: 'A', total: '80.00', rank: 1 }, { bid: 'b', bidder: 'birch', letter: 'B', total: '70.00', rank: 2 }],
}
const decision: Decision = {
  lot: 'lot', stage: 'review', places: 2, hidden: null, trusts: [], award: null, draw: null, withdrawnSince: [], standstill: null, suspensions: [], abandoning: null, abandonment: { byTwo: true, revision: 0 }, abandoned: null, callOffs: [], unlocks: [], analyses: [], documents: [], mayRun: true, mayConfirmDraw: false, drawPublished: false, mayUnlock: true, mayRecordPosition: [],
}
const approved = { by: 'silas', at: '2025-02-02T10:00:00.000Z' }
const name = (bidder: string) => bidder.toUpperCase()
const trust = (position: 'support' | 'reservation' | 'chooseOtherwise' | null) => ({ id: 'x', name: 'X', mine: false, gone: null, position: position ? { position, reason: 'r', by: 't', at: approved.at, revision: 1 } : null })

describe('the finding', () => {
  test.each<[string, Partial<Decision>]>([
    ['Nothing can be decided yet', { hidden: 'Results show later.', stage: 'scoring' }],
    ['No award is proposed yet', {}],
    ['An award is proposed; a second person has to approve it', { award }],
    ['ALDER and BIRCH have the 2 places', { award: { ...award, approved } }],
    ['ALDER is awarded the contract', { award: { ...award, approved, awarded: ['a'] } }],
    ['This lot is suspended because of a claim', { award, stage: 'suspended', hidden: 'x' }],
    ['It is proposed to abandon this lot; a second person has to approve it', { abandoning: { ground: 'g', notice: 'n', by: 'lena', at: approved.at } }],
    ['This lot was abandoned', { stage: 'abandoned', abandoned: { ground: 'g', notice: 'n', by: 'lena', at: approved.at } }],
  ])('%s', (title, change) => expect(findingOf({ ...decision, ...change }, name)).toBe(title))
})

test('positions, counted', () => {
  expect(positionsSentence([trust('support'), trust('support'), trust('reservation'), trust('chooseOtherwise'), trust(null)])).toBe('2 support, 1 with a reservation, 1 chooses otherwise and 1 not recorded yet')
  expect(positionsSentence([trust('support')])).toBe('1 supports')
})

test('the last day of a standstill belongs to it', () => {
  const standstill = { sent: '2013-06-14', means: 'electronic', ends: '2013-06-24', voluntary: false, working: [] }
  expect(standstillSentence(standstill, '2013-06-24', 'standstill')).toBe('The standstill runs to the end of 24 Jun 2013; no contract before then.')
  expect(standstillSentence({ ...standstill, voluntary: true }, '2013-06-25', 'closed')).toBe('The voluntary standstill ended at the end of 24 Jun 2013.')
  expect(standstillSentence(standstill, '2013-06-20', 'abandoned')).toBe('The standstill was to run to the end of 24 Jun 2013.')
})

test('what may be done in which stage', () => {
  const stages = ['scoring', 'pricesOpened', 'review', 'decided', 'suspended', 'abandoned', 'closed'] as const
  expect(stages.filter((stage) => takesPositions({ ...decision, stage }))).toEqual(['pricesOpened', 'review'])
  expect(stages.filter((stage) => maySuspend({ ...decision, stage }))).toEqual(['scoring', 'pricesOpened', 'review', 'decided'])
  expect(stages.filter((stage) => mayAbandon({ ...decision, stage }))).toEqual(['scoring', 'pricesOpened', 'review', 'decided', 'suspended'])
  expect(stages.filter((stage) => maySuspend({ ...decision, stage, mayRun: false }))).toEqual([])
})

const level = { problems: [{ code: 'tie-unbroken', sentence: '2 bids share rank 1.' }], ties: [{ unbroken: [['a', 'b']] }] } as unknown as Parameters<typeof withoutAward>[1]
const whole = { problems: [], ties: [] } as unknown as Parameters<typeof withoutAward>[1]

test('a tie: a draw is offered only where it was published, and what is left otherwise is said', () => {
  const draw = { order: ['a', 'b'], witnesses: 'w', at: approved.at, by: 'lena', revision: 1, confirmed: null }
  expect([mayDraw({ ...decision, drawPublished: true }, level), mayDraw(decision, level), mayDraw({ ...decision, drawPublished: true }, whole)]).toEqual([true, false, false])
  expect(withoutAward(decision, whole)).toBeUndefined()
  expect(withoutAward(decision, level)).toContain('What is left is a further round of bids, or to abandon the lot.')
  expect(withoutAward({ ...decision, drawPublished: true }, level)).toContain('Draw lots in public')
  expect(withoutAward({ ...decision, drawPublished: true, draw }, level)).toContain('once another person who was there has confirmed it')
})

test('whose proposal to abandon waits is not asked for it again', () => {
  const abandoning = { ground: 'g', notice: 'n', by: 'lena', at: approved.at }
  expect(['lena', 'silas', null].map((person) => mayProposeAbandonment({ ...decision, abandoning }, person))).toEqual([false, true, true])
  expect(mayProposeAbandonment(decision, 'lena')).toBe(true)
})

test('notices are sent neither before the award nor ahead of today', () => {
  expect(untimelyNotice('2025-02-01', '2025-02-02', '2025-02-10')).toBe('The award was approved on 2 Feb 2025; notices of it cannot have been sent on 1 Feb 2025. Enter the day they were sent.')
  expect(untimelyNotice('2025-02-11', '2025-02-02', '2025-02-10')).toContain('still ahead')
  expect(['2025-02-02', '2025-02-10', ''].map((sent) => untimelyNotice(sent, '2025-02-02', '2025-02-10'))).toEqual([undefined, undefined, undefined])
})

test('call-offs are of lots of several places, after the award, from tenders started from this one and not linked yet', () => {
  const awarded = { ...decision, stage: 'decided' } as const
  expect([takesCallOffs(awarded), takesCallOffs({ ...awarded, places: 1 }), takesCallOffs(decision)]).toEqual([true, false, false])
  const tenders = [{ record: 'x', kind: 'tender', about: 'here' }, { record: 'y', kind: 'workshop', about: 'here' }, { record: 'z', kind: 'tender', about: 'there' }, { record: 'w', kind: 'tender' }, { record: 'v', kind: 'tender', about: 'here' }]
  expect(callOffsToLink(tenders, 'here', { ...awarded, callOffs: [{ record: 'v', trust: 't', at: approved.at }] }).map(({ record }) => record)).toEqual(['x'])
})

test('moving one step, and not past the ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})
