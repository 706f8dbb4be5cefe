import { describe, expect, test } from 'vitest'
import { makeLimiter } from './limits.ts'
import { RequestFault } from './problems.ts'

const outcome = (ask: () => void): number | undefined => {
  try {
    ask()
    return undefined
  } catch (error) {
    return (error as RequestFault).fault.retryAfterSeconds
  }
}

describe('a limit', () => {
  test('lets a burst through, then says how long to wait, then goes on', () => {
    let clock = 0
    const limit = makeLimiter({ burst: 3, perSecond: 0.5 }, () => clock)
    expect([1, 2, 3, 4].map(() => outcome(() => limit('a')))).toEqual([undefined, undefined, undefined, 2])
    expect(outcome(() => limit('b'))).toBe(undefined)
    clock = 1_900
    expect(outcome(() => limit('a'))).toBe(1)
    clock = 4_000
    expect(outcome(() => limit('a'))).toBe(undefined)
  })

  test('takes nothing away when the clock is set back', () => {
    let clock = 3_600_000
    const limit = makeLimiter({ burst: 3, perSecond: 1 }, () => clock)
    limit('a')
    clock = 0
    expect([1, 2, 3].map(() => outcome(() => limit('a')))).toEqual([undefined, undefined, 1])
  })

  test('a refusal is a 429 in the form of a problem', () => {
    const limit = makeLimiter({ burst: 1, perSecond: 1 }, () => 0)
    limit('a')
    expect(() => limit('a')).toThrow(RequestFault)
  })
})
