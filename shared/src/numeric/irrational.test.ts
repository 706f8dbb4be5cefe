import { describe, expect, it } from 'vitest'
import { exact, one, ratio } from './exact.ts'
import { naturalLogarithm, powerOf, squareRoot } from './irrational.ts'
import { shownText } from './rounding.ts'

describe('irrational numbers to 50 digits', () => {
  it('knows ln 2 and the square root of 2 (OEIS A002162, A002193)', () => {
    expect(naturalLogarithm(exact(2)).equals(exact('0.69314718055994530941723212145817656807550013436026'))).toBe(true)
    expect(squareRoot(exact(2)).equals(exact('1.4142135623730950488016887242096980785696718753769'))).toBe(true)
  })

  it('gives the points of the logarithmic price formula (domain §4): 40, 27.1229, 14.2458, 33.2030', () => {
    const points = [ratio(8n, 8n), ratio(10n, 8n), ratio(125n, 80n), ratio(9n, 8n)].map((times) => exact(40).mul(one.sub(naturalLogarithm(times).div(naturalLogarithm(exact(2))))))
    expect(points.map((value) => shownText(value, 4))).toEqual(['40', '27.1229', '14.2458', '33.203'])
  })

  it('gives the weighted value-for-money index (domain §4): 76.3675, 78.3661, 68.3052, 49.0794', () => {
    const bids = [[72, '8'], [85, '10'], [90, '12.5'], [58, '9']] as const
    expect(bids.map(([quality, price]) => shownText(powerOf(exact(quality), ratio(60n, 40n)).div(exact(price)), 4))).toEqual(['76.3675', '78.3661', '68.3052', '49.0794'])
  })

  it('refuses what has no value', () => {
    expect(() => naturalLogarithm(exact(0))).toThrow('positive')
    expect(() => powerOf(exact(-1), exact('0.5'))).toThrow('positive')
    expect(() => squareRoot(exact(-1))).toThrow('negative')
  })
})
