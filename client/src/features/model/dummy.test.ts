import { exact } from '@workbench/shared/numeric/exact.ts'
import { formatNumberShort } from '@workbench/shared/numeric/format.ts'
import { describe, expect, it } from 'vitest'
import { exampleBids, readDummies, underFormula, type Column, type Terms } from './dummy.ts'
import type { PriceFormula } from '@workbench/shared/contract/model.ts'

const terms: Terms = { priceShare: exact('0.4'), zeroPolicy: 'refuse', floorPolicy: 'floorAtZero', decimals: 4, mode: 'halfAwayFromZero', tieBreak: [] }
const read = readDummies(exampleBids)
const bids = 'bids' in read ? read.bids : []
const shown = (column: Column) => column.lines.map(({ total }) => total && formatNumberShort(total, 4))
const order = (column: Column) => [...column.lines].sort((a, b) => a.rank! - b.rank!).map(({ bid }) => bid).join('')

describe('four dummy bids, quality 60 and price 40 (domain.md section 4)', () => {
  it.each<[PriceFormula, readonly string[], string]>([
    [{ name: 'inverse' }, ['83.2', '83', '79.6', '70.3556'], 'abcd'],
    [{ name: 'linearToLowest' }, ['83.2', '81', '71.5', '69.8'], 'abcd'],
    [{ name: 'linearMinMax' }, ['83.2', '73.2222', '54', '65.9111'], 'abdc'],
    [{ name: 'fixedRange', best: 750_000_000, worst: 1_500_000_000 }, ['80.5333', '77.6667', '67.3333', '66.8'], 'abcd'],
  ])('under %o', (formula, totals, expected) => {
    const column = underFormula(bids, formula, terms)
    expect(shown(column)).toEqual(totals)
    expect(order(column)).toBe(expected)
    expect(column.first).toEqual(['a'])
  })
})

describe('a dummy bid that cannot be assessed', () => {
  it('says why, and one open price leaves the order open', () => {
    const column = underFormula([...bids, { bid: 'z', quality: exact(50), price: 0 }], { name: 'inverse' }, { ...terms, zeroPolicy: 'clarify' })
    expect(column.lines.map(({ rank }) => rank)).toEqual([null, null, null, null, null])
    expect(column.lines.at(-1)?.because).toMatch(/asks for clarification/)
  })
  it('a refused price is out and the others keep their ranks', () => {
    const column = underFormula([...bids, { bid: 'z', quality: exact(50), price: 0 }], { name: 'inverse' }, terms)
    expect(column.lines.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, null])
  })
  it('is not read when a figure is no figure', () => {
    expect(readDummies([{ key: 'x', name: 'X', quality: '101', price: '5' }])).toEqual({ because: 'Quality of X: enter points from 0 to 100.' })
    expect(readDummies([{ key: 'x', name: 'X', quality: '10', price: 'five' }])).toMatchObject({ because: expect.stringContaining('Price of X') as string })
  })
})
