/** The lint finds by itself what is known to go wrong with price formulas (domain.md section 4). */
import { describe, expect, it } from 'vitest'
import type { PriceFormula } from '../../contract/model.ts'
import { exact } from '../../numeric/exact.ts'
import { formatNumberShort } from '../../numeric/format.ts'
import { judgeDummies, type DummyBid, type DummyTerms } from './dummy.ts'
import { findBelowZero, findEqualPrices, findOneBid, findTokenPrice, findZeroPrice } from './edges.ts'
import type { FindingCode } from './finding.ts'
import { lintFormula } from './lint.ts'
import { findMiddle, middleLoses } from './middle.ts'
import { findReversal, loserDecides } from './reversal.ts'

const range: PriceFormula = { name: 'fixedRange', best: 750_000_000, worst: 1_500_000_000 }
const formulas: readonly PriceFormula[] = [{ name: 'inverse' }, { name: 'linearToLowest' }, { name: 'linearMinMax' }, range]
const terms = (formula: PriceFormula, over: Partial<DummyTerms> = {}): DummyTerms =>
  ({ formula, zeroPolicy: 'refuse', floorPolicy: 'floorAtZero', priceShare: exact('0.5'), rounding: { decimals: 4, mode: 'halfAwayFromZero' }, tieBreak: [], ...over })
const bid = (name: string, quality: number, pounds: number): DummyBid => ({ bid: name, quality: exact(quality), price: pounds * 100 })
const totals = (bids: readonly DummyBid[], under: DummyTerms) => judgeDummies(bids, under).map(({ total }) => total && formatNumberShort(total, 4))
const outcomes = (under: DummyTerms) => Object.fromEntries(lintFormula(under).map(({ code, outcome }) => [code, outcome])) as Record<FindingCode, string>

describe('four dummy bids at 60/40 (domain.md section 4, table)', () => {
  const four = [bid('A', 72, 8_000_000), bid('B', 85, 10_000_000), bid('C', 90, 12_500_000), bid('D', 58, 9_000_000)]
  it.each<[PriceFormula, readonly string[], readonly number[]]>([
    [formulas[0]!, ['83.2', '83', '79.6', '70.3556'], [1, 2, 3, 4]],
    [formulas[1]!, ['83.2', '81', '71.5', '69.8'], [1, 2, 3, 4]],
    [formulas[2]!, ['83.2', '73.2222', '54', '65.9111'], [1, 2, 4, 3]],
    [range, ['80.5333', '77.6667', '67.3333', '66.8'], [1, 2, 3, 4]],
  ])('%o', (formula, expected, ranks) => {
    const under = terms(formula, { priceShare: exact('0.4') })
    expect(totals(four, under)).toEqual(expected)
    expect(judgeDummies(four, under).map(({ rank }) => rank)).toEqual(ranks)
  })
  it('a price that waits leaves the order open, a refused one is out', () => {
    const five = [...four, bid('Z', 50, 0)]
    expect(judgeDummies(five, terms({ name: 'inverse' }, { zeroPolicy: 'clarify' })).map(({ rank }) => rank)).toEqual([null, null, null, null, null])
    expect(judgeDummies(five, terms({ name: 'inverse' })).at(-1)).toMatchObject({ rank: null, total: null, because: expect.stringContaining('refuses') as string })
    expect(judgeDummies(five, terms({ name: 'inverse' }))[0]!.rank).toBe(1)
  })
})

describe('the middle bid cannot win', () => {
  const known = [bid('Cheap', 50, 50), bid('Middle', 75, 75), bid('Dear', 100, 100)] as const
  it('is seen in the known example: inverse 50/50 gives 75, 70.8333, 75 (domain.md section 4)', () => {
    expect(totals(known, terms({ name: 'inverse' }))).toEqual(['75', '70.8333', '75'])
    expect(middleLoses(known, terms({ name: 'inverse' }))).toBe(true)
    expect(middleLoses(known, terms({ name: 'linearMinMax' }))).toBe(false)
  })
  it('is not claimed of a bid that is not halfway', () => {
    expect(middleLoses([known[0], bid('Middle', 60, 75), known[2]], terms({ name: 'inverse' }))).toBe(false)
  })
  it('is found by search, and the bids found show it', () => {
    const finding = findMiddle(terms({ name: 'inverse' }))
    expect(finding.outcome).toBe('found')
    const [a, b, c] = finding.examples[0]!.bids
    expect(middleLoses([a!, b!, c!], terms({ name: 'inverse' }))).toBe(true)
    expect(finding.sentence).toBe('A bid of £50 cannot win between £25 and £75: halfway in price and in quality, it totals 65, they 80 and 66.6667.')
  })
  it('is not found where points lie on a line', () => {
    expect(findMiddle(terms({ name: 'linearMinMax' })).outcome).toBe('clear')
    expect(findMiddle(terms({ name: 'linearToLowest' }, { floorPolicy: 'allowNegative' })).outcome).toBe('clear')
  })
  it('is found at the floor, where a line ends in a bend', () => {
    expect(findMiddle(terms({ name: 'linearToLowest' })).outcome).toBe('found')
  })
})

describe('a losing bid decides', () => {
  const known = [bid('A', 80, 100), bid('B', 62, 80), bid('L', 10, 40)] as const
  it('is seen in the known example: inverse 50/50, 60 to 56 with it, 80 to 81 without (domain.md section 4)', () => {
    expect(totals(known, terms({ name: 'inverse' }))).toEqual(['60', '56', '55'])
    expect(totals(known.slice(0, 2), terms({ name: 'inverse' }))).toEqual(['80', '81'])
    expect(loserDecides(known, terms({ name: 'inverse' }))).toBe(true)
  })
  it.each(formulas.slice(0, 3).map((formula) => [formula.name, formula] as const))('%s: found by search at 50/50, 60/40 and 90/10, and the bids found show it', (_name, formula) => {
    for (const share of ['0.5', '0.4', '0.1']) {
      const under = terms(formula, { priceShare: exact(share) })
      const finding = findReversal(under)
      expect(finding.outcome).toBe('found')
      const [a, b, loser] = finding.examples[0]!.bids
      expect(loserDecides([a!, b!, loser!], under)).toBe(true)
      expect(finding.examples[0]!.lines.map(({ rank }) => rank === 1)).toEqual([true, false, false])
      expect(finding.examples[1]!.lines.map(({ rank }) => rank)).toEqual([2, 1])
    }
  })
  it('is never found under a published range: no bid’s points depend on another', () => {
    expect(findReversal(terms(range)).outcome).toBe('clear')
  })
  it('cannot be assessed while only one of the two is weighed', () => {
    expect(findReversal(terms({ name: 'inverse' }, { priceShare: exact(0) }))).toMatchObject({ outcome: 'open', sentence: 'Price has no weight, so the formula decides nothing.' })
    expect(findMiddle(terms({ name: 'inverse' }, { priceShare: exact(1) })).outcome).toBe('open')
  })
})

describe('edges', () => {
  it('a penny decides the whole weight in min-max, and nowhere else', () => {
    expect(formulas.map((formula) => findEqualPrices(terms(formula)).outcome)).toEqual(['clear', 'clear', 'found', 'clear'])
    expect(findEqualPrices(terms({ name: 'linearMinMax' })).sentence).toBe('One penny decides 50 of the 50 points: two bids at £100 get 50 each, and one at £100.01 gets 0.')
  })
  it('one bid alone gets the whole weight at any price unless the range is published', () => {
    expect(formulas.map((formula) => findOneBid(terms(formula)).outcome)).toEqual(['found', 'found', 'found', 'clear'])
  })
  it('zero prices follow the policy, each said', () => {
    expect(findZeroPrice(terms({ name: 'inverse' })).outcome).toBe('clear')
    expect(findZeroPrice(terms({ name: 'inverse' }, { zeroPolicy: 'clarify' })).sentence).toMatch(/every other bid waits/)
    expect(findZeroPrice(terms(range, { zeroPolicy: 'clarify' })).outcome).toBe('clear')
    expect(findZeroPrice(terms({ name: 'inverse' }, { zeroPolicy: 'fullPoints' })).sentence).toMatch(/gets the whole 50 points/)
  })
  it('a token price empties the formulas that divide by the lowest', () => {
    expect(formulas.map((formula) => findTokenPrice(terms(formula)).outcome)).toEqual(['found', 'found', 'clear', 'clear'])
  })
  it('points fall below zero beyond a multiple of the lowest', () => {
    expect(formulas.map((formula) => findBelowZero(terms(formula)).outcome)).toEqual(['clear', 'found', 'clear', 'found'])
    expect(findBelowZero(terms({ name: 'linearToLowest' })).sentence).toBe('Above 2 times the lowest price the formula gives less than zero: £225 gets −12.5. The floor holds zero, so £225 and £325 count the same.')
    expect(findBelowZero(terms({ name: 'linearToLowest' }, { floorPolicy: 'allowNegative' })).sentence).toMatch(/pays with its quality/)
  })
})

describe('the whole lint', () => {
  it('answers every question for every formula', () => {
    for (const formula of formulas) expect(Object.keys(outcomes(terms(formula, { priceShare: exact('0.4') })))).toHaveLength(7)
  })
})
