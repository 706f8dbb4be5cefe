import { describe, expect, it } from 'vitest'
import { interestLine, problemsOfDecision, withdrawable } from './interests.ts'

describe('interests in words', () => {
  const at = '2012-10-25T09:49:00.000Z'
  it('tells none, declared and harmless, waiting, and not declared apart', () => {
    expect(interestLine(null)).toBe('not declared yet')
    expect(interestLine({ revision: 1, written: null, state: 'none', declaredAt: at, items: [] })).toBe('none declared, 25 Oct 2012, 10:49 BST')
    expect(interestLine({ revision: 1, written: null, state: 'none', declaredAt: at, review: '2013-01-10', items: [{ nature: 'A cousin once worked there.' }] })).toBe('declared, no conflict found, 25 Oct 2012, 10:49 BST; review 10 Jan 2013')
    expect(interestLine({ revision: 1, written: null, state: 'waiting', declaredAt: at, items: [{ nature: 'Shares.' }] })).toContain('not yet decided on')
  })
})

describe('a decision on interests', () => {
  it('needs an outcome, a reason and a day ahead', () => {
    expect(problemsOfDecision({ outcome: null, measures: ' ', review: '' }, '2012-12-13').map(({ field }) => field)).toEqual(['decide-outcome', 'decide-measures', 'decide-review'])
    expect(problemsOfDecision({ outcome: 'barred', measures: 'A share of the company.', review: '2012-12-13' }, '2012-12-13')).toEqual([{ message: 'The day of review lies ahead of today.', field: 'decide-review' }])
    expect(problemsOfDecision({ outcome: 'mitigated', measures: 'Scores no bid of it.', review: '2013-01-14' }, '2012-12-13')).toEqual([])
  })
})

it('the only lead stays; a second one makes either withdrawable', () => {
  const lead = { roles: [{ role: 'lead' as const }, { role: 'administrator' as const }] }
  expect(withdrawable(lead, [lead]).map(({ role }) => role)).toEqual(['administrator'])
  expect(withdrawable(lead, [lead, { roles: [{ role: 'lead' }] }]).map(({ role }) => role)).toEqual(['lead', 'administrator'])
})
