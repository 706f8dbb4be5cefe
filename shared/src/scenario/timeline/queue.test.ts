import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queueGoLives } from './queue.ts'

const seed = 20061026

describe(`a supplier’s queue of go-lives (seed ${seed})`, () => {
  it('one every three months: four that are ready together take nine months more', () => {
    expect(queueGoLives([10, 10, 10, 10], { goLives: 1, months: 3 })).toEqual([10, 13, 16, 19])
  })
  it('two a month', () => {
    expect(queueGoLives([10, 10, 10, 11], { goLives: 2, months: 1 })).toEqual([10, 10, 11, 11])
  })
  it('keeps the planned order: nobody overtakes one that is late', () => {
    expect(queueGoLives([20, 10], { goLives: 5, months: 1 })).toEqual([20, 20])
  })
  it('never holds more than the pace allows, never goes before ready, never earlier for a later start', () => {
    const pace = fc.record({ goLives: fc.integer({ min: 1, max: 3 }), months: fc.integer({ min: 1, max: 6 }) })
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12 })), { maxLength: 12 }), pace, (trusts, allowed) => {
      const ready = trusts.map(([month]) => month)
      const placed = queueGoLives(ready, allowed)
      const later = queueGoLives(trusts.map(([month, slip]) => month + slip), allowed)
      expect(placed.every((month, index) => month >= ready[index]! && later[index]! >= month)).toBe(true)
      for (const month of placed) expect(placed.filter((other) => other >= month && other < month + allowed.months).length).toBeLessThanOrEqual(allowed.goLives)
    }), { seed, numRuns: 300 })
  })
})
