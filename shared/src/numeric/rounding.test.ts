import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, ratio, tenTo } from './exact.ts'
import { roundExact, roundToInteger, roundToPence, roundedText, shownText, unitOf, type RoundingMode } from './rounding.ts'

describe('rounding', () => {
  it.each<[string, RoundingMode, bigint]>([
    ['2.5', 'halfAwayFromZero', 3n], ['-2.5', 'halfAwayFromZero', -3n], ['2.4999', 'halfAwayFromZero', 2n], ['0.5', 'halfAwayFromZero', 1n],
    ['2.5', 'halfEven', 2n], ['3.5', 'halfEven', 4n], ['-2.5', 'halfEven', -2n], ['2.500001', 'halfEven', 3n],
    ['2.999', 'down', 2n], ['-2.999', 'down', -2n],
  ])('%s by %s is %s', (text, mode, expected) => {
    expect(roundToInteger(exact(text), mode)).toBe(expected)
  })

  it('writes exactly the published decimals', () => {
    expect(roundedText(exact('83.2'), { decimals: 2, mode: 'halfAwayFromZero' })).toBe('83.20')
    expect(roundedText(ratio(3200n, 45n), { decimals: 4, mode: 'halfAwayFromZero' })).toBe('71.1111')
    expect(roundedText(exact('1.005'), { decimals: 2, mode: 'halfAwayFromZero' })).toBe('1.01')
    expect(roundedText(exact('-0.004'), { decimals: 2, mode: 'halfAwayFromZero' })).toBe('0.00')
    expect(roundedText(exact('-0.05'), { decimals: 1, mode: 'halfAwayFromZero' })).toBe('-0.1')
    expect(roundedText(exact('12.5'), { decimals: 0, mode: 'halfEven' })).toBe('12')
  })

  it('59.999999 shows as 60.00', () => {
    expect(roundedText(exact('59.999999'), { decimals: 2, mode: 'halfAwayFromZero' })).toBe('60.00')
    expect(roundedText(exact('59.999999'), { decimals: 2, mode: 'down' })).toBe('59.99')
  })

  it('stays within half a unit, or one for down, and keeps rounded values (seed 21)', () => {
    const modes = fc.constantFrom<RoundingMode>('halfAwayFromZero', 'halfEven', 'down')
    fc.assert(fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n), fc.integer({ min: 0, max: 6 }), modes, (n, d, decimals, mode) => {
      const value = ratio(n, d)
      const rule = { decimals, mode }
      const rounded = roundExact(value, rule)
      const bound = mode === 'down' ? unitOf(rule) : unitOf(rule).div(2)
      expect(rounded.sub(value).abs().compare(bound) <= 0).toBe(true)
      expect(roundExact(rounded, rule).equals(rounded)).toBe(true)
      expect(exact(roundedText(value, rule)).equals(rounded)).toBe(true)
      expect(tenTo(decimals) % rounded.d).toBe(0n)
    }), { seed: 21, numRuns: 500 })
  })

  it('rounds to pence, or says that it cannot', () => {
    expect(roundToPence(exact('1234.5'))).toBe(1235)
    expect(roundToPence(exact('-1234.5'))).toBe(-1235)
    expect(Object.is(roundToPence(exact('-0.2')), 0)).toBe(true)
    expect(roundToPence(exact(10n ** 20n))).toBeUndefined()
  })

  it('shows no zeros that say nothing', () => {
    expect(shownText(exact('32.000'), 6)).toBe('32')
    expect(shownText(ratio(320n, 9n), 4)).toBe('35.5556')
    expect(shownText(exact('-0.0000001'), 4)).toBe('0')
    expect(shownText(exact('100'), 0)).toBe('100')
  })
})
