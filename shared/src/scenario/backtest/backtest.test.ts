import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BacktestFigures } from '../../contract/workshop/evidence.ts'
import { exact, one, zero } from '../../numeric/exact.ts'
import { roundedText } from '../../numeric/rounding.ts'
import { testClaim } from './backtest.ts'
import { chanceOfAtLeast, chanceOfAtMost } from './poisson.ts'

const shown = (value: Parameters<typeof roundedText>[0], decimals: number) => roundedText(value, { decimals, mode: 'halfAwayFromZero' })

/** “One or two trusts a month”, eight months, three in the ten months before; three communities or five trusts came. */
const oneOrTwo: BacktestFigures = {
  promised: { least: 8, most: 16 }, months: 8, before: { done: 3, months: 10, evidence: [] },
  came: [{ counted: 'health communities', done: 3, evidence: [] }, { counted: 'trusts', done: 5, evidence: [] }],
}
/** “A dozen by the end of October”. */
const dozen: BacktestFigures = {
  promised: { least: 12, most: 12 }, months: 4, before: null,
  came: [{ counted: 'of the twelve', done: 2, evidence: [] }, { counted: 'with one live before', done: 3, evidence: [] }],
}

const facts = new URL('../../../../../shared/facts/facts.json', import.meta.url)
const present = existsSync(facts)

describe('back-tests', () => {
  it('B2 (facts §3.3, SEED2 with HANSARD-0707): at 1 a month for 8 months, three communities have a chance of 0.042, five trusts of 0.191', () => {
    const [least, middle, most, before] = testClaim(oneOrTwo).paces
    expect([least, middle, most, before].map((pace) => shown(pace!.perMonth, 3))).toEqual(['1.000', '1.500', '2.000', '0.300'])
    expect([least, middle, most].map((pace) => pace!.came.map(({ chance }) => shown(chance, 4)))).toEqual([['0.0424', '0.1912'], ['0.0023', '0.0203'], ['0.0001', '0.0014']])
    expect(shown(before!.came[0]!.chance, 4)).toBe('0.7787')
    expect(shown(before!.expected, 1)).toBe('2.4')
  })

  it.skipIf(!present)(`facts.json backtest.claims B2 poisson_p_le_3_in_8_months${present ? '' : ' (skipped: ../shared is absent)'}`, () => {
    const { claims } = (JSON.parse(readFileSync(facts, 'utf8')) as { backtest: { claims: { id: string; poisson_p_le_3_in_8_months?: Record<string, number> }[] } }).backtest
    const stated = Object.entries(claims.find(({ id }) => id === 'B2')!.poisson_p_le_3_in_8_months!)
    expect(stated).toHaveLength(4)
    for (const [rate, chance] of stated) expect([rate, Number(shown(chanceOfAtMost(3, exact(rate.replace('/mo', '')).mul(exact(8))).chance, 4))]).toEqual([rate, chance])
  })

  it('B1 (facts §3.3, SEED2 and EHI-MK06): twelve planned, two done; three counting one live before', () => {
    const { paces, promiseThen } = testClaim(dozen)
    expect(paces.map(({ pace }) => pace)).toEqual(['least'])
    // e^-12 (1 + 12 + 72) and e^-12 (1 + 12 + 72 + 288)
    expect(paces[0]!.came.map(({ sum }) => shown(sum, 0))).toEqual(['85', '373'])
    expect(paces[0]!.came.map(({ chance }) => shown(chance, 6))).toEqual(['0.000522', '0.002292'])
    expect(promiseThen).toEqual({ cannot: true, because: 'Nothing is entered of the pace before the promise.' })
  })

  it('B2: at the pace known then, eight in eight months had a chance of 0.003', () => {
    const { promiseThen } = testClaim(oneOrTwo)
    expect('cannot' in promiseThen ? promiseThen : shown(promiseThen.chance, 4)).toBe('0.0033')
  })

  it('shows its working: the chance is the sum times the factor', () => {
    const { chance, sum, factor } = chanceOfAtMost(3, exact(8))
    expect(sum.toFraction()).toBe('379/3')
    expect(shown(factor, 10)).toBe('0.0003354626')
    expect(sum.mul(factor).equals(chance)).toBe(true)
  })
})

const expectedNumber = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 20 })).map(([over, under]) => exact(`${over}/${under}`))

describe('laws of the chance (seed 20061031)', () => {
  const params = { seed: 20_061_031, numRuns: 150 }
  it('lies between 0 and 1, grows with the count, and shrinks as more are expected', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), expectedNumber, (count, expected) => {
      const { chance } = chanceOfAtMost(count, expected)
      expect(chance.compare(zero)).toBeGreaterThan(0)
      expect(chance.compare(one)).toBeLessThanOrEqual(0)
      expect(chanceOfAtMost(count + 1, expected).chance.compare(chance)).toBeGreaterThanOrEqual(0)
      expect(chanceOfAtMost(count, expected.add(one)).chance.compare(chance)).toBeLessThanOrEqual(0)
    }), params)
  })
  it('agrees with floating point, computed by another way, to eleven digits', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 30 }), expectedNumber, (count, expected) => {
      const mean = expected.valueOf()
      let by = 0
      for (let n = 0, log = 0; n <= count; n += 1) {
        log += n === 0 ? 0 : Math.log(n)
        by += mean === 0 ? (n === 0 ? 1 : 0) : Math.exp(n * Math.log(mean) - mean - log)
      }
      expect(Math.abs(chanceOfAtMost(count, expected).chance.valueOf() - by)).toBeLessThan(1e-11)
    }), params)
  })
  it('at most one fewer and at least so many are certain together', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), expectedNumber, (count, expected) => {
      expect(chanceOfAtMost(count - 1, expected).chance.add(chanceOfAtLeast(count, expected)).equals(one)).toBe(true)
    }), params)
    expect(chanceOfAtLeast(0, exact(3)).equals(one)).toBe(true)
  })
  it('refuses what is no count and what cannot be expected', () => {
    expect(() => chanceOfAtMost(1.5, one)).toThrow(RangeError)
    expect(() => chanceOfAtMost(1, exact(-1))).toThrow(RangeError)
  })
})
