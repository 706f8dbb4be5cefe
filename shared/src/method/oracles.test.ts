/** Published figures recomputed by others: each case that these methods can answer, titled by its id and source. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Scale } from '../contract/model.ts'
import { exact, exactText, hundred, sumExact, type Exact } from '../numeric/exact.ts'
import { shownText } from '../numeric/rounding.ts'
import { lotInput, percentScale, scaleOf, type NodeSpec } from './lot.arbitrary.ts'
import { discountFactors } from './price/discounting.ts'
import { normalisePrice } from './price/normalise.ts'
import { computePricePoints } from './price/points.ts'
import { computeOfficialResult, type LotResult } from './ranking/official.ts'

interface Case { id: string; source: string; input: Record<string, never>; expected: Record<string, never>; tolerance: number | Record<string, number> }
const folder = '../shared/oracles'
const present = existsSync(folder)
const cases = (file: string): Map<string, Case> => new Map(present ? (JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { cases: Case[] }).cases.map((one) => [one.id, one]) : [])
const weighted = cases('weighted_scoring.json')
const priced = cases('price_scoring.json')
const finance = cases('finance.json')

const sourceOf = (from: Map<string, Case>, id: string) => from.get(id)?.source ?? 'skipped, ../shared/oracles is not here'

const text = (value: number) => exactText(exact(value.toString()))
const near = (actual: readonly (Exact | string)[], expected: readonly number[], tolerance: number) => {
  expect(actual).toHaveLength(expected.length)
  const far = actual.map((value) => (typeof value === 'string' ? exact(value) : value)).filter((value, at) => Math.abs(value.valueOf() - expected[at]!) > tolerance)
  expect(far.map(exactText)).toEqual([])
}

/** A weighted sum of ready points (0 to 1, exact) through the official method; what the weights leave to 1 goes to a question all score zero on. */
const weightedSum = (points: readonly (readonly Exact[])[], weights: readonly Exact[]): LotResult => {
  const rest = exact(1).sub(sumExact(weights))
  const scales: Scale[] = weights.map((_weight, column) => scaleOf(`s${column}`, points.map((row, at) => [`${at}`, exactText(row[column]!)] as const)))
  const nodes: NodeSpec[] = weights.map((weight, column) => ({ id: `q${column}`, weight: exactText(weight), scale: `s${column}` }))
  return computeOfficialResult(lotInput({
    places: points.length, scales: [...scales, percentScale('none', ['0'])], nodes: [...nodes, { id: 'rest', weight: exactText(rest), scale: 'none' }],
    bids: points.map((_row, at) => ({ bid: `${at}`, scores: new Map([...weights.map((_weight, column) => [`q${column}`, `${at}`] as const), ['rest', '0'] as const]) })),
  }))
}
const totals = (result: LotResult) => result.bids.map((bid) => exact(bid.exactTotal!).div(hundred))
const exactRow = (row: readonly number[]) => row.map((value) => exact(text(value)))
const column = (matrix: readonly (readonly number[])[], at: number) => matrix.map((row) => row[at]!)

describe.runIf(present)('oracles: weighted_scoring.json', () => {
  it(`wsm-skc-basic: ${sourceOf(weighted, 'wsm-skc-basic')}`, () => {
    const { input, expected, tolerance } = weighted.get('wsm-skc-basic')!
    const { matrix, weights } = input as unknown as { matrix: number[][]; weights: number[] }
    const { score, rank } = expected as unknown as { score: number[]; rank: number[] }
    const result = weightedSum(matrix.map((row) => exactRow(row).map((value) => value.div(6))), weights.map((weight) => exact(text(weight)).div(3)))
    near(totals(result).map((total) => total.mul(18)), score, tolerance as number)
    expect(result.bids.map((bid) => bid.rank)).toEqual(rank)
  })

  it(`saw-rizan2020: ${sourceOf(weighted, 'saw-rizan2020')}`, () => {
    const { input, expected, tolerance } = weighted.get('saw-rizan2020')!
    const { matrix, weights } = input as unknown as { matrix: number[][]; weights: number[] }
    const points = matrix.map((row) => row.map((value, at) => exact(text(value)).div(exact(text(Math.max(...column(matrix, at)))))))
    near(totals(weightedSum(points, weights.map((weight) => exact(text(weight))))), (expected as unknown as { score: number[] }).score, tolerance as number)
  })

  it(`saw-jmcdm-ex1-cost: ${sourceOf(weighted, 'saw-jmcdm-ex1-cost')}`, () => {
    const { input, expected, tolerance } = weighted.get('saw-jmcdm-ex1-cost')!
    const { matrix, weights, types } = input as unknown as { matrix: number[][]; weights: number[]; types: number[] }
    const points = matrix.map((row) => row.map((value, at) => types[at] === 1
      ? exact(text(value)).div(exact(text(Math.max(...column(matrix, at)))))
      : exact(text(Math.min(...column(matrix, at)))).div(exact(text(value)))))
    near(totals(weightedSum(points, weights.map((weight) => exact(text(weight))))), (expected as unknown as { score: number[] }).score, tolerance as number)
  })

  it(`hier-ahpy-master-tree: ${sourceOf(weighted, 'hier-ahpy-master-tree')}`, () => {
    const { input, expected, tolerance } = weighted.get('hier-ahpy-master-tree')!
    const { leafRatings } = input as unknown as { leafRatings: Record<string, Record<string, number>> }
    const bids = ['x', 'y', 'z']
    const scales = Object.entries(leafRatings).map(([leaf, ratings]) => scaleOf(leaf, bids.map((bid) => [`${bids.indexOf(bid)}`, `${ratings[bid]!}/${Object.values(ratings).reduce((a, b) => a + b)}`] as const)))
    const result = computeOfficialResult(lotInput({
      places: 3, scales,
      nodes: [
        { id: 'b', weight: '1/2', children: [{ id: 'd', weight: '4/5', children: [{ id: 'f', weight: '2/3', scale: 'f' }, { id: 'g', weight: '1/3', scale: 'g' }] }, { id: 'e', weight: '1/5', scale: 'e' }] },
        { id: 'c', weight: '1/2', scale: 'c' },
      ],
      bids: bids.map((bid, at) => ({ bid, scores: new Map(Object.keys(leafRatings).map((leaf) => [leaf, `${at}`])) })),
    }))
    const { target, globalWeights } = expected as unknown as { target: Record<string, number>; globalWeights: Record<string, number> }
    near(totals(result), bids.map((bid) => target[bid]!), tolerance as number)
    const weightOf = new Map(result.bids[0]!.contributions.map((line) => [line.criterion, line.effectiveWeight]))
    near(Object.keys(globalWeights).map((node) => weightOf.get(node)!), Object.values(globalWeights), tolerance as number)
  })
})

describe.runIf(present)('oracles: price_scoring.json', () => {
  it(`price-lowest-negometrix: ${sourceOf(priced, 'price-lowest-negometrix')}`, () => {
    const { input, expected, tolerance } = priced.get('price-lowest-negometrix')!
    const { maxPoints, bids } = input as unknown as { maxPoints: Record<string, number>; bids: Record<string, { quality: number[]; price: number }> }
    const { pricePoints, total, winner } = expected as unknown as { pricePoints: Record<string, number>; total: Record<string, number>; winner: string }
    const quality = ['experience', 'qa', 'time']
    const result = computeOfficialResult(lotInput({
      scales: quality.map((id, at) => scaleOf(id, [...new Set(Object.values(bids).map((bid) => bid.quality[at]!))].map((points) => [`${points}`, `${points}/${maxPoints[id]!}`] as const))),
      nodes: [...quality.map((id) => ({ id, weight: `${maxPoints[id]!}/200`, scale: id })), { id: 'price', weight: `${maxPoints.price!}/200`, kind: 'price' as const }],
      bids: Object.entries(bids).map(([bid, own]) => ({ bid, scores: new Map(quality.map((id, at) => [id, `${own.quality[at]!}`])), price: own.price * 100 })),
    }))
    near(result.bids.map((bid) => exact(bid.price!.points!.exact).mul(2)), Object.values(pricePoints), tolerance as number)
    near(result.bids.map((bid) => exact(bid.exactTotal!).mul(2)), Object.values(total), tolerance as number)
    expect(result.awarded).toEqual([winner])
  })

  it(`price-quality-felp: ${sourceOf(priced, 'price-quality-felp')}`, () => {
    const { input, expected, tolerance } = priced.get('price-quality-felp')!
    const { quality, prices } = input as unknown as { quality: number[]; prices: number[] }
    const { relPrice, final, rank } = expected as unknown as { relPrice: number[]; final: number[]; rank: number[] }
    const allowed = tolerance as Record<string, number>
    const result = computeOfficialResult(lotInput({
      places: 4, scales: [scaleOf('relative', quality.map((value) => [`${value}`, `${value}/${Math.max(...quality)}`] as const))],
      nodes: [{ id: 'quality', weight: '0.8' }, { id: 'price', weight: '0.2', kind: 'price' }],
      bids: quality.map((value, at) => ({ bid: `${at}`, scores: new Map([['quality', `${value}`]]), price: prices[at]! * 100 })),
    }))
    near(result.bids.map((bid) => exact(bid.price!.points!.exact).mul(5)), relPrice, allowed.relPrice!)
    near(result.bids.map((bid) => bid.exactTotal!), final, allowed.final!)
    expect(result.bids.map((bid) => bid.rank)).toEqual(rank)
  })

  it(`price-linear-deviation: ${sourceOf(priced, 'price-linear-deviation')}`, () => {
    const { input, expected, tolerance } = priced.get('price-linear-deviation')!
    const { W, prices } = input as unknown as { W: number; prices: number[] }
    const points = (name: 'linearToLowest' | 'inverse') => computePricePoints(prices.map((price, at) => ({ bid: `${at}`, price })), exact(W), { formula: { name }, zeroPolicy: 'refuse', floorPolicy: 'floorAtZero' })
      .flatMap((outcome) => (outcome.outcome === 'points' ? [outcome.points] : []))
    const { linear, ratio, ratioGap } = expected as unknown as Record<string, number[]>
    near(points('linearToLowest'), linear!, tolerance as number)
    const inverse = points('inverse')
    near(inverse, ratio!, tolerance as number)
    near([inverse[0]!.sub(inverse[1]!), inverse[1]!.sub(inverse[2]!)], ratioGap!, tolerance as number)
  })

  it(`npv-annuity-12y: ${sourceOf(priced, 'npv-annuity-12y')}`, () => {
    const { input, expected } = priced.get('npv-annuity-12y')!
    const { amount, n } = input as unknown as { amount: number; n: number }
    const pence = amount * 100
    const working = normalisePrice({
      currency: 'GBP', priceBase: 'constant', bidKind: 'replacing', volumeBands: [],
      lines: [{ id: 'level', component: 'support', description: 'Level', trust: null, charge: 'annualFixed', amounts: Array.from({ length: n }, () => pence), indexation: 'none', indexedFrom: 'serviceDate', vat: 'exempt', optional: false }],
    }, { termYears: n, discountEdition: 'greenBook2003', includeOptions: true, indexation: [], authorityCosts: [] }, { trusts: 1 })
    const discounted = working.steps.find(({ step }) => step === 'discounting')!
    near([exact(discounted.after).div(hundred)], [(expected as unknown as { start0: number }).start0], 1e-8)
  })
})

describe.runIf(present)('oracles: finance.json, the factors used on prices', () => {
  it(`DF-3.5-0-30: ${sourceOf(finance, 'DF-3.5-0-30')}`, () => {
    const { input, expected } = finance.get('DF-3.5-0-30')!
    const { years } = input as unknown as { years: number[] }
    const factors = discountFactors('greenBook2003', 31)
    expect(years.map((year) => Number(shownText(factors[year]!, 4)))).toEqual(expected)
  })

  it(`DF-DECLINING-GB2003: ${sourceOf(finance, 'DF-DECLINING-GB2003')}`, () => {
    const { input, expected } = finance.get('DF-DECLINING-GB2003')!
    const { years } = input as unknown as { years: number[] }
    const factors = discountFactors('greenBook2003', 76)
    const covered = years.filter((year) => year <= 75)
    expect(covered.map((year) => Number(shownText(factors[year]!, 4)))).toEqual((expected as unknown as number[]).slice(0, covered.length))
  })
})

describe('figures of facts §1.1, held here', () => {
  it('discount factors at 3.5 %: years 1, 5, 10, 30, and 75 on the declining schedule', () => {
    const factors = discountFactors('greenBook2018', 76)
    expect([0, 1, 5, 10, 30].map((year) => shownText(factors[year]!, 10))).toEqual(['1', '0.9661835749', '0.8419731669', '0.7089188137', '0.3562784106'])
    expect(shownText(factors[75]!, 4)).toBe('0.0942')
    expect(factors[31]!.equals(factors[30]!.div(exact('1.03')))).toBe(true)
    expect(() => discountFactors('greenBook2003', 77)).toThrow('beyond the discount rates')
  })
})
