import { describe, expect, it } from 'vitest'
import { inOrder, keptIn, momentIn } from './moments.ts'

const demo = {
  moments: [{ record: 'r1', id: 'scoring', title: 'Scoring, half done' }, { record: 'r2', id: 'decided', title: 'Decided' }],
  workshop: { record: 'w2', title: 'What each trust could do' },
  others: [
    { record: 'c2', title: 'call-off beside “Decided”', scene: 'decided', generation: 2, kept: false }, { record: 'c1', title: 'call-off beside “Decided”', scene: 'decided', generation: 1, kept: true },
    { record: 'old', title: 'Decided', scene: 'decided', generation: 1, kept: true }, { record: 'w1', title: 'What each trust could do', scene: 'workshop', generation: 1, kept: true },
  ],
}
const records = ['old', 'r2', 'own', 'r1', 'w1', 'w2', 'c1', 'c2']

describe('the moments of the demo in a list', () => {
  it('tells the records of one tender apart, and those of earlier playings by their moment', () => {
    expect(records.map(momentIn(demo))).toEqual([
      'Decided, demo 1', 'Decided', undefined, 'Scoring, half done', 'What each trust could do, demo 1', 'the workshop of the demo', 'call-off beside “Decided”, demo 1', 'call-off beside “Decided”',
    ])
    expect(momentIn(undefined)('r1')).toBeUndefined()
  })

  it('knows which a fresh demo has taken the place of', () => {
    expect(records.filter(keptIn(demo))).toEqual(['old', 'w1', 'c1'])
    expect(records.filter(keptIn(undefined))).toEqual([])
  })

  it('lists the moments in their order first, then each earlier playing in the same', () => {
    const tenders = records.map((record) => ({ record }))
    expect(inOrder(tenders, demo).map(({ record }) => record)).toEqual(['r1', 'r2', 'c2', 'c1', 'old', 'w1', 'own', 'w2'])
    expect(inOrder(tenders, undefined)).toEqual(tenders)
  })
})
