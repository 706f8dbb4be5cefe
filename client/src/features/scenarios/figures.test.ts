import { describe, expect, it } from 'vitest'
import { cellShown, millions, millionsRange, monthShown, monthsShown, readable } from './figures.ts'

describe('figures of scenarios', () => {
  it('money in millions, months by name, ranges', () => {
    expect(millions(26_622_250_199)).toBe('266.2')
    expect(millionsRange({ low: 100_000_000, mid: 150_000_000, high: 1_250_000_000 })).toBe('1.0 to 12.5')
    expect(monthShown('2015-02')).toBe('Feb 2015')
    expect(monthShown(2015 * 12 + 1)).toBe('Feb 2015')
    expect(monthsShown({ early: 24_180, mid: 24_181, late: 24_182 })).toBe('Jan 2015 to Mar 2015')
    expect(monthsShown({ early: 24_180, mid: 24_180, late: 24_180 })).toBe('')
  })
  it('a cell that cannot be told says so; it is not nil', () => {
    expect(cellShown({ unit: 'pence' }, { scenario: 's', value: null, because: 'why' })).toEqual({ value: 'not told', range: '' })
    expect(cellShown({ unit: 'trusts' }, { scenario: 's', value: 0 })).toEqual({ value: '0', range: '' })
    expect(cellShown({ unit: 'month' }, { scenario: 's', value: 24_181, range: { low: 24_180, mid: 24_181, high: 24_182 } })).toEqual({ value: 'Feb 2015', range: 'Jan 2015 to Mar 2015' })
  })
  it('days as people write them; trusts by name, the longer id first, and no id inside another', () => {
    const trusts = [{ id: 'barts', name: 'Barts' }, { id: 'barts-health', name: 'Barts Health' }]
    expect(readable('barts, barts-health: barts-minimum-old (why)', trusts)).toBe('Barts, Barts Health: barts-minimum-old (why)')
    expect(readable('nothing', [])).toBe('nothing')
    expect(readable('known from 2013-07-01, after 2012-03-01; 2013-99-01 is no day', [])).toBe('known from 1 Jul 2013, after 1 Mar 2012; 2013-99-01 is no day')
  })
})
