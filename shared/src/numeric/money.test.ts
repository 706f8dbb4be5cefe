import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney } from './format.ts'
import { readPounds, sumPence } from './money.ts'

describe('money', () => {
  it.each([['1,234.50', 123_450], ['£950', 95_000], ['-12', -1_200], ['0.5', 50], [' 7.05 ', 705], ['−£3.10', -310], ['1000000', 100_000_000]])('reads %s as %i pence', (text, pence) => {
    expect(readPounds(text)).toEqual({ pence })
  })

  it.each([['1.005', 'more than two decimals'], ['12,34', 'not an amount'], ['1e6', 'not an amount'], ['', 'not an amount'], ['ten', 'not an amount'], ['99999999999999999', 'larger than']])('refuses %s', (text, reason) => {
    expect((readPounds(text) as { because: string }).because).toContain(reason)
  })

  it('reads what it shows (seed 41)', () => {
    fc.assert(fc.property(fc.integer({ min: -900_000_000_000_000, max: 900_000_000_000_000 }), (pence) => {
      expect(readPounds(formatMoney(pence))).toEqual({ pence: pence + 0 })
    }), { seed: 41, numRuns: 300 })
  })

  it('sums exactly or not at all', () => {
    expect(sumPence([1, 2, -3])).toEqual({ pence: 0 })
    expect(sumPence([Number.MAX_SAFE_INTEGER, 1])).toHaveProperty('because')
  })
})
