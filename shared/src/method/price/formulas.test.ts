/** Laws of price formulas, written once and run for each; a property a formula calls broken has to be broken by a counter-example here. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PriceFormula, PriceModel } from '../../contract/model.ts'
import { exact, exactText, zero, type Exact } from '../../numeric/exact.ts'
import { propertyLabels, type PropertyName } from './formula.ts'
import { computePricePoints, priceFormulaOf, type PriceOutcome } from './points.ts'

const maximum = exact(40)
type Rules = Pick<PriceModel, 'formula' | 'zeroPolicy' | 'floorPolicy'>
const rules = (formula: PriceFormula, over: Partial<Rules> = {}): Rules => ({ formula, zeroPolicy: 'refuse', floorPolicy: 'floorAtZero', ...over })
const outcomes = (prices: readonly (number | null)[], under: Rules): PriceOutcome[] => computePricePoints(prices.map((price, at) => ({ bid: `${at}`, price })), maximum, under)
const pointsOf = (prices: readonly number[], under: Rules): Exact[] => outcomes(prices, under).map((outcome) => (outcome.outcome === 'points' ? outcome.points : fail(outcome.because)))
const fail = (because: string): never => { throw new Error(because) }

const formulas: PriceFormula[] = [{ name: 'inverse' }, { name: 'linearToLowest' }, { name: 'linearMinMax' }, { name: 'fixedRange', best: 1_000, worst: 900_000 }]
const prices = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 7 })
const scaled = (formula: PriceFormula, by: number): PriceFormula => (formula.name === 'fixedRange' ? { ...formula, best: formula.best * by, worst: formula.worst * by } : formula)
const keeps = (formula: PriceFormula, name: PropertyName, floor: PriceModel['floorPolicy'] = 'floorAtZero') => priceFormulaOf(formula).properties(floor).find((property) => property.name === name)!.kept

/** The definition of each formula as an equation of integers: numerator × divisor = weight × dividend × denominator. */
const multipliedOut = (formula: PriceFormula, points: Exact, own: bigint, low: bigint, high: bigint): boolean => {
  const holds = (dividend: bigint, divisor: bigint) => points.s * points.n * divisor === 40n * dividend * points.d
  switch (formula.name) {
    case 'inverse': return holds(low, own)
    case 'linearToLowest': return holds(2n * low - own, low)
    case 'linearMinMax': return high === low ? holds(1n, 1n) : holds(high - own, high - low)
    case 'fixedRange': return own <= BigInt(formula.best) ? holds(1n, 1n) : holds(BigInt(formula.worst) - own, BigInt(formula.worst - formula.best))
  }
}

describe.each(formulas.map((formula) => [formula.name, formula] as const))('%s: laws', (_name, formula) => {
  it('names all seven properties, each with a reason', () => {
    const properties = priceFormulaOf(formula).properties('floorAtZero')
    expect(properties.map(({ name }) => name)).toEqual(Object.keys(propertyLabels))
    expect(properties.every(({ why }) => why.length > 10)).toBe(true)
  })

  it('is bounded by 0 and the weight under the published floor (seed 101)', () => {
    fc.assert(fc.property(prices, (list) => pointsOf(list, rules(formula)).every((points) => points.compare(zero) >= 0 && points.compare(maximum) <= 0)), { seed: 101, numRuns: 300 })
  })

  it('never rises with the own price (seed 102)', () => {
    fc.assert(fc.property(prices, fc.nat(6), fc.integer({ min: 1, max: 500_000 }), (list, pick, more) => {
      const at = pick % list.length
      const dearer = list.map((price, index) => (index === at ? price + more : price))
      return (['floorAtZero', 'allowNegative'] as const).every((floorPolicy) => pointsOf(dearer, rules(formula, { floorPolicy }))[at]!.compare(pointsOf(list, rules(formula, { floorPolicy }))[at]!) <= 0)
    }), { seed: 102, numRuns: 300 })
  })

  it('never gives a dearer bid more than a cheaper one, and equal prices get equal points (seed 103)', () => {
    fc.assert(fc.property(prices, (list) => {
      const points = pointsOf(list, rules(formula))
      return list.every((a, i) => list.every((b, j) => (a === b ? points[i]!.equals(points[j]!) : a > b || points[i]!.compare(points[j]!) >= 0)))
    }), { seed: 103, numRuns: 300 })
  })

  it('is free of the currency’s scale (seed 104)', () => {
    fc.assert(fc.property(prices, fc.integer({ min: 2, max: 1_000 }), (list, by) => {
      const inOther = pointsOf(list.map((price) => price * by), rules(scaled(formula, by)))
      return pointsOf(list, rules(formula)).every((points, at) => points.equals(inOther[at]!))
    }), { seed: 104, numRuns: 200 })
  })

  it('does not depend on the order in which bids are given (seed 105)', () => {
    fc.assert(fc.property(prices, (list) => {
      const backwards = pointsOf([...list].reverse(), rules(formula)).reverse()
      return pointsOf(list, rules(formula)).every((points, at) => points.equals(backwards[at]!))
    }), { seed: 105, numRuns: 200 })
  })

  it('is exact: multiplied out, its definition holds in integers without remainder (seed 106)', () => {
    fc.assert(fc.property(prices, (list) => {
      const [low, high] = [BigInt(Math.min(...list)), BigInt(Math.max(...list))]
      return pointsOf(list, rules(formula, { floorPolicy: 'allowNegative' })).every((points, at) => multipliedOut(formula, points, BigInt(list[at]!), low, high))
    }), { seed: 106, numRuns: 300 })
  })

  it('is defined for one bid and for equal bids', () => {
    expect(pointsOf([5_000], rules(formula))).toHaveLength(1)
    const [a, b, c] = pointsOf([5_000, 5_000, 5_000], rules(formula))
    expect(a!.equals(b!) && b!.equals(c!)).toBe(true)
  })

  it('says what it keeps about other bids: own points move, or do not (seed 107)', () => {
    const own = (list: readonly number[]) => pointsOf(list, rules(formula))[0]!
    const example = own([200_000, 400_000, 100_000]).equals(own([200_000, 400_000]))
    expect(example).toBe(keeps(formula, 'ownPointsIndependent'))
    fc.assert(fc.property(prices, fc.integer({ min: 1, max: 1_000_000 }), (list, extra) => !keeps(formula, 'ownPointsIndependent') || own(list).equals(own([...list, extra]))), { seed: 107, numRuns: 200 })
  })

  it('says whether a third bid can turn the order of two (quality and price together)', () => {
    const leads = (list: readonly number[], lead: Exact) => {
      const [a, b] = pointsOf(list, rules(formula))
      return a!.add(lead).compare(b!)
    }
    const qualityLeads = Array.from({ length: 81 }, (_, half) => exact(half).div(2))
    const turns = [100, 1_000, 50_000, 150_000, 5_000_000].some((third) =>
      qualityLeads.some((lead) => leads([200_000, 160_000], lead) * leads([200_000, 160_000, third], lead) < 0))
    expect(turns).toBe(!keeps(formula, 'orderIndependent'))
  })
})

describe('continuity', () => {
  it('min-max jumps where two prices become equal; the others move by less than a thousandth for a penny in £5,000', () => {
    const jumps = formulas.map((formula) => {
      const [equal] = pointsOf([500_000, 500_000], rules(formula))
      const [apart] = pointsOf([500_001, 500_000], rules(formula))
      return equal!.sub(apart!).compare(exact('0.001')) > 0
    })
    expect(jumps).toEqual(formulas.map((formula) => !keeps(formula, 'continuous')))
  })
})

describe('zero and negative prices (R11)', () => {
  it.each(formulas.map((formula) => [formula.name, formula] as const))('%s: refused, asked about or given the whole weight, as published', (_name, formula) => {
    expect(outcomes([0, 200_000], rules(formula, { zeroPolicy: 'refuse' }))).toMatchObject([{ outcome: 'refused', code: 'price-refused' }, { outcome: 'points' }])
    const clarify = outcomes([-5, 200_000], rules(formula, { zeroPolicy: 'clarify' }))
    expect(clarify[0]).toMatchObject({ outcome: 'open', code: 'price-to-clarify', because: 'the price is −£0.05, and the published model asks for clarification of prices of zero or less' })
    expect(clarify[1]!.outcome).toBe(priceFormulaOf(formula).relative ? 'open' : 'points')
    const full = outcomes([0, 200_000, 400_000], rules(formula, { zeroPolicy: 'fullPoints' }))
    const without = outcomes([200_000, 400_000], rules(formula))
    expect(full[0]).toMatchObject({ outcome: 'points', points: maximum })
    expect(full.slice(1).map((outcome) => outcome.outcome === 'points' && exactText(outcome.points))).toEqual(without.map((outcome) => outcome.outcome === 'points' && exactText(outcome.points)))
  })
})

describe('missing prices', () => {
  it('leave the others open where the formula compares, and only there', () => {
    expect(outcomes([null, 200_000], rules({ name: 'inverse' })).map((outcome) => outcome.outcome === 'points' || outcome.code)).toEqual(['price-missing', 'price-waits'])
    expect(outcomes([null, 200_000], rules(formulas[3]!)).map((outcome) => outcome.outcome)).toEqual(['open', 'points'])
  })

  it('carry the reason the price could not be assessed', () => {
    expect(computePricePoints([{ bid: 'a', price: null, because: 'no volume band covers 6 trusts' }], maximum, rules({ name: 'inverse' }))).toMatchObject([{ because: 'no volume band covers 6 trusts' }])
  })
})

describe('fixed range', () => {
  it('says so when the published range is no range', () => {
    expect(outcomes([200_000], rules({ name: 'fixedRange', best: 500, worst: 500 }))).toMatchObject([{ outcome: 'open', code: 'formula-undefined', because: 'the published range ends at £5.00, not above its best price £5.00' }])
  })

  it('gives the whole weight at and below the best price', () => {
    expect(pointsOf([999, 1_000, 900_000, 950_000], rules(formulas[3]!)).map(exactText)).toEqual(['40', '40', '0', '0'])
  })

  it('allows negative points beyond the worst price when published so, and calls itself unbounded then', () => {
    expect(keeps(formulas[3]!, 'bounded', 'allowNegative')).toBe(false)
    expect(pointsOf([1_799_000], rules(formulas[3]!, { floorPolicy: 'allowNegative' })).map(exactText)).toEqual(['-40'])
  })
})
