import { describe, expect, it } from 'vitest'
import { inOrder, momentIn } from './moments.ts'

const demo = { moments: [{ record: 'r1', title: 'Scoring, half done' }, { record: 'r2', title: 'Decided' }] }
const tenders = [
  { record: 'old', title: 'Joint tender', illustrative: true },
  { record: 'r2', title: 'Joint tender', illustrative: true },
  { record: 'own', title: 'Lifts', illustrative: false },
  { record: 'r1', title: 'Joint tender', illustrative: true },
]

describe('the moments of the demo in a list', () => {
  it('tells the records of one tender apart, and those that a fresh demo replaced', () => {
    expect(tenders.map(({ record }) => momentIn(demo, tenders)(record))).toEqual(['kept from an earlier demo', 'Decided', undefined, 'Scoring, half done'])
    expect(momentIn(undefined, tenders)('r1')).toBeUndefined()
  })

  it('lists the moments in their order first', () => {
    expect(inOrder(tenders, demo).map(({ record }) => record)).toEqual(['r1', 'r2', 'old', 'own'])
    expect(inOrder(tenders, undefined)).toEqual(tenders)
  })
})
