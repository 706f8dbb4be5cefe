import { afterEach, describe, expect, it, vi } from 'vitest'
import { assertToday, backToToday, lookAt, useAsOf, withDay } from './as-of.ts'
import { call } from './call.ts'
import { ProblemError } from './problem.ts'

afterEach(backToToday)

describe('looking at a past day', () => {
  it('puts the day into views, leaves other operations and a day already given alone', () => {
    expect(withDay('overview', { record: 'r' }, '2012-05-01')).toEqual({ record: 'r', asOf: '2012-05-01' })
    expect(withDay('names', { record: 'r' }, '2012-05-01')).toEqual({ record: 'r' })
    expect(withDay('overview', { record: 'r', asOf: '2012-01-01' }, '2012-05-01')).toEqual({ record: 'r', asOf: '2012-01-01' })
    expect(withDay('overview', { record: 'r' }, undefined)).toEqual({ record: 'r' })
  })

  it('sends nothing that would change the record, whoever asks: no command, no draft', async () => {
    const sent = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('should not be asked'))
    lookAt('r', '2012-05-01')
    await expect(call('proposeAward', { record: 'r' }, { body: {} })).rejects.toMatchObject({ problem: { code: 'past-day' } })
    await expect(call('saveDraft', { record: 'r', key: 'score.q.b' }, { body: {} })).rejects.toMatchObject({ problem: { code: 'past-day' } })
    expect(sent).not.toHaveBeenCalled()
    sent.mockRestore()
  })

  it('lets nothing be done in that record until one is back at today', () => {
    lookAt('r', '2012-05-01')
    expect(() => assertToday('r')).toThrow(ProblemError)
    expect(() => assertToday('another')).not.toThrow()
    backToToday()
    expect(useAsOf.getState().asOf).toBeNull()
    expect(() => assertToday('r')).not.toThrow()
  })
})
