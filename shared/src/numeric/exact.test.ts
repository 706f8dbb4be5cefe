import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, exactText, greatestCommonDivisor, highest, leastCommonMultiple, lowest, ratio, scaleToCommon, sumExact } from './exact.ts'

const numberText = fc.oneof(
  fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 999_999 })).map(([whole, rest]) => `${whole}.${rest.toString().padStart(6, '0')}`),
  fc.tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 1, max: 99_999 })).map(([n, d]) => `${n}/${d}`),
  fc.integer().map(String),
)

describe('exact', () => {
  it('reads decimals, fractions, integers', () => {
    expect(exact('0.35').equals(exact('7/20'))).toBe(true)
    expect(exact(12n).equals(exact(12))).toBe(true)
    expect(exact('-0.5').toFraction()).toBe('-1/2')
  })

  it.each(['1e3', '', ' 1', '.5', '1.', '1/0', '01', "0.(3)", '1,000', 'NaN', '--1'])('refuses “%s” and says so', (text) => {
    expect(() => exact(text)).toThrow('is not a number text')
  })

  it('refuses numbers that floating point has already spoilt', () => {
    expect(() => exact(0.1)).toThrow('not a safe integer')
    expect(() => exact(2 ** 53)).toThrow('not a safe integer')
  })

  it('sums tenths to exactly one', () => {
    expect(sumExact(Array.from({ length: 10 }, () => exact('0.1'))).equals(exact(1))).toBe(true)
  })

  it('writes what it reads back (seed 11)', () => {
    fc.assert(fc.property(numberText, (text) => {
      const value = exact(text)
      expect(exact(exactText(value)).equals(value)).toBe(true)
    }), { seed: 11, numRuns: 500 })
  })

  it('writes decimals where they end, fractions where not', () => {
    expect(exactText(ratio(301n, 10n))).toBe('30.1')
    expect(exactText(ratio(100n, 3n))).toBe('100/3')
    expect(exactText(exact('-0.05'))).toBe('-0.05')
    expect(exactText(exact('3.000'))).toBe('3')
    expect(exactText(ratio(0n, 7n))).toBe('0')
  })

  it('finds the lowest and highest', () => {
    const values = ['1/3', '0.333', '0.34'].map(exact)
    expect(exactText(lowest(values))).toBe('0.333')
    expect(exactText(highest(values))).toBe('0.34')
  })
})

describe('common denominator', () => {
  it('scales decimals and fractions together', () => {
    expect(scaleToCommon(['0.5', '1/3', '1/6'])).toEqual({ numerators: [15n, 10n, 5n], denominator: 30n })
  })

  it('keeps every value and agrees with fractions on the sum (seed 12)', () => {
    fc.assert(fc.property(fc.array(numberText, { minLength: 1, maxLength: 12 }), (texts) => {
      const { numerators, denominator } = scaleToCommon(texts)
      texts.forEach((text, at) => expect(ratio(numerators[at]!, denominator).equals(exact(text))).toBe(true))
      const sum = numerators.reduce((total, numerator) => total + numerator, 0n)
      expect(ratio(sum, denominator).equals(sumExact(texts.map(exact)))).toBe(true)
    }), { seed: 12, numRuns: 200 })
  })

  it('computes divisors and multiples', () => {
    expect(greatestCommonDivisor(-12n, 18n)).toBe(6n)
    expect(leastCommonMultiple(4n, 6n)).toBe(12n)
  })
})
