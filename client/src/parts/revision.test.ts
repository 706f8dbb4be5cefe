import { describe, expect, it } from 'vitest'
import { isOvertakenBy } from './revision.ts'

describe('a form', () => {
  it('is overtaken by a later revision, not by the one it started from, nor by an older reading after its own write', () => {
    expect([isOvertakenBy(2, 3), isOvertakenBy(2, 2), isOvertakenBy(3, 2)]).toEqual([true, false, false])
  })
})
