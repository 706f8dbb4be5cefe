/** Figures of the domain's tables, held as numbers: the official method has to give exactly these. */
import { describe, expect, it } from 'vitest'
import type { PriceFormula } from '../../contract/model.ts'
import { exact } from '../../numeric/exact.ts'
import { shownText } from '../../numeric/rounding.ts'
import { evenScale, lotInput, qualityAndPrice, scaleOf } from '../lot.arbitrary.ts'
import { computeOfficialResult, type LotInput, type LotResult } from './official.ts'

const four = (formula: PriceFormula): LotInput => qualityAndPrice({
  quality: '0.6', price: '0.4', formula, places: 4,
  bids: [{ bid: 'a', quality: '72', price: 800_000_000 }, { bid: 'b', quality: '85', price: 1_000_000_000 }, { bid: 'c', quality: '90', price: 1_250_000_000 }, { bid: 'd', quality: '58', price: 900_000_000 }],
})

const shown = (text: string | null) => (text === null ? null : shownText(exact(text), 4))
const pricePoints = (result: LotResult) => result.bids.map((bid) => shown(bid.price!.points!.exact))
const totals = (result: LotResult) => result.bids.map((bid) => shown(bid.exactTotal))
const bidOf = (result: LotResult, id: string) => result.bids.find(({ bid }) => bid === id)!

describe('domain §4: four bids, quality 60 / price 40', () => {
  it.each<[string, PriceFormula, string[], string[], string]>([
    ['inverse', { name: 'inverse' }, ['40', '32', '25.6', '35.5556'], ['83.2', '83', '79.6', '70.3556'], 'abcd'],
    ['linear relative to lowest', { name: 'linearToLowest' }, ['40', '30', '17.5', '35'], ['83.2', '81', '71.5', '69.8'], 'abcd'],
    ['linear min-max', { name: 'linearMinMax' }, ['40', '22.2222', '0', '31.1111'], ['83.2', '73.2222', '54', '65.9111'], 'abdc'],
    ['fixed range £7.5m-£15m', { name: 'fixedRange', best: 750_000_000, worst: 1_500_000_000 }, ['37.3333', '26.6667', '13.3333', '32'], ['80.5333', '77.6667', '67.3333', '66.8'], 'abcd'],
  ])('%s', (_title, formula, points, sums, order) => {
    const result = computeOfficialResult(four(formula))
    expect(result.problems).toEqual([])
    expect(pricePoints(result)).toEqual(points)
    expect(totals(result)).toEqual(sums)
    expect(result.awarded.join('')).toBe(order)
  })

  it('B overtakes A below £9,937,888.20 under inverse: the penny decides', () => {
    const leader = (price: number) => computeOfficialResult(qualityAndPrice({
      quality: '0.6', price: '0.4', rounding: { decimals: 12, mode: 'halfAwayFromZero' }, bids: [{ bid: 'a', quality: '72', price: 800_000_000 }, { bid: 'b', quality: '85', price }],
    })).awarded[0]
    expect([leader(993_788_819), leader(993_788_820)]).toEqual(['b', 'a'])
  })
})

describe('domain §4: pathologies', () => {
  it('the middle bid cannot win: 50/50, Q 50, 75, 100 at £50, £75, £100 gives 75, 70.8333, 75 under inverse', () => {
    const result = computeOfficialResult(qualityAndPrice({
      quality: '0.5', price: '0.5', bids: [{ bid: 'low', quality: '50', price: 5_000 }, { bid: 'middle', quality: '75', price: 7_500 }, { bid: 'high', quality: '100', price: 10_000 }],
    }))
    expect(totals(result)).toEqual(['75', '70.8333', '75'])
    expect(result.ties).toMatchObject([{ bids: ['high', 'low'], madeByRounding: false, unbroken: [['high', 'low']] }])
    expect(result.awarded).toEqual([])
    expect(result.problems).toMatchObject([{ code: 'tie-unbroken' }])
  })

  it('rank reversal by a losing bid: with L A 60, B 56, L 55; without L A 80, B 81', () => {
    const bids = [{ bid: 'a', quality: '80', price: 10_000 }, { bid: 'b', quality: '62', price: 8_000 }, { bid: 'l', quality: '10', price: 4_000 }]
    const withL = computeOfficialResult(qualityAndPrice({ quality: '0.5', price: '0.5', bids }))
    const without = computeOfficialResult(qualityAndPrice({ quality: '0.5', price: '0.5', bids: bids.slice(0, 2) }))
    expect([totals(withL), withL.awarded]).toEqual([['60', '56', '55'], ['a']])
    expect([totals(without), without.awarded]).toEqual([['80', '81'], ['b']])
  })

  it('rounding flip: weights 14/21/25, X (5,5,5) exact 30.0, Y (3,4,7) exact 30.1; rounded once, Y wins', () => {
    const questions = [{ id: 'p', weight: '14/60' }, { id: 'q', weight: '21/60' }, { id: 'r', weight: '25/60' }]
    const scoresOf = (values: readonly string[]) => new Map(questions.map(({ id }, at) => [id, values[at]!]))
    const result = computeOfficialResult(lotInput({
      nodes: [{ id: 'quality', weight: '0.6', children: questions }, { id: 'rest', weight: '0.4', scale: 'ten' }], scales: [evenScale('ten', 10)], rounding: { decimals: 1, mode: 'halfAwayFromZero' },
      bids: [{ bid: 'x', scores: scoresOf(['5', '5', '5']).set('rest', '0') }, { bid: 'y', scores: scoresOf(['3', '4', '7']).set('rest', '0') }],
    }))
    expect([bidOf(result, 'x').exactTotal, bidOf(result, 'y').exactTotal, result.awarded]).toEqual(['30', '30.1', ['y']])
    const linesRounded = (id: string) => bidOf(result, id).contributions.filter(({ kind }) => kind === 'question').map((line) => Math.round(Number(line.contribution))).reduce((a, b) => a + b)
    expect([linesRounded('x'), linesRounded('y')]).toEqual([31, 30])
  })

  it('equal prices in min-max, one bid only: the whole weight, with the reason said', () => {
    const equal = computeOfficialResult(qualityAndPrice({ quality: '0.6', price: '0.4', formula: { name: 'linearMinMax' }, bids: [{ bid: 'a', quality: '50', price: 100 }, { bid: 'b', quality: '60', price: 100 }] }))
    expect(pricePoints(equal)).toEqual(['40', '40'])
    expect(bidOf(equal, 'a').price!.working[0]).toContain('All 2 prices are equal')
    const single = computeOfficialResult(qualityAndPrice({ quality: '0.6', price: '0.4', formula: { name: 'linearMinMax' }, bids: [{ bid: 'a', quality: '50', price: 100 }] }))
    expect([pricePoints(single), single.awarded]).toEqual([['40'], ['a']])
  })

  it('negative points beyond twice the lowest: floored out loud or allowed, as published', () => {
    const bids = [{ bid: 'a', quality: '50', price: 100 }, { bid: 'b', quality: '90', price: 250 }]
    const floored = bidOf(computeOfficialResult(qualityAndPrice({ quality: '0.6', price: '0.4', formula: { name: 'linearToLowest' }, bids })), 'b')
    expect([floored.price!.points!.exact, floored.price!.floored, floored.exactTotal]).toEqual(['0', true, '54'])
    expect(floored.price!.working.at(-1)).toBe('The formula gives −20, less than zero; the published floor makes it 0')
    const negative = bidOf(computeOfficialResult(qualityAndPrice({ quality: '0.6', price: '0.4', formula: { name: 'linearToLowest' }, floorPolicy: 'allowNegative', bids })), 'b')
    expect([negative.price!.points!.exact, negative.price!.floored, negative.exactTotal]).toEqual(['-20', false, '34'])
  })

  it('the cliff: 60 passes a threshold of 60, 59.999999 shown as 60.00 still fails', () => {
    const result = computeOfficialResult(lotInput({
      nodes: [{ id: 'quality', weight: '1' }], scales: [scaleOf('fine', [['0', '0'], ['1', '0.59999999'], ['2', '0.6'], ['3', '1']])], rounding: { decimals: 2, mode: 'halfAwayFromZero' },
      thresholds: [{ id: 't', on: 'group', criterion: 'root', minimum: '60' }],
      bids: [{ bid: 'under', scores: new Map([['quality', '1']]) }, { bid: 'on', scores: new Map([['quality', '2']]) }],
    }))
    expect(result.bids.map(({ status }) => status)).toEqual(['excluded', 'ranked'])
    expect(bidOf(result, 'under').quality!.shown).toBe('60.00')
    expect(bidOf(result, 'under').exclusions[0]!.sentence).toBe('root root needs at least 60% of the maximum and reached 59.999999%: failed. It shows as 60.00 when rounded; the decision is made on the exact value.')
  })
})

describe('domain §5', () => {
  it('quality 60 % with sub-weights .5/.3/.2 and 4/5, 3/5, 5/5 gives 46.8; price 40 × 100/120 = 33.3333; total 80.1333', () => {
    const result = computeOfficialResult(lotInput({
      scales: [evenScale('five', 5)],
      nodes: [{ id: 'quality', weight: '0.6', children: [{ id: 'p', weight: '0.5' }, { id: 'q', weight: '0.3' }, { id: 'r', weight: '0.2' }] }, { id: 'price', weight: '0.4', kind: 'price' }],
      bids: [{ bid: 'ours', scores: new Map([['p', '4'], ['q', '3'], ['r', '5']]), price: 12_000 }, { bid: 'lowest', scores: new Map([['p', '0'], ['q', '0'], ['r', '0']]), price: 10_000 }],
    }))
    const ours = bidOf(result, 'ours')
    expect([ours.quality!.exact, ours.price!.points!.exact, ours.exactTotal, ours.total]).toEqual(['46.8', '100/3', '1202/15', '80.1333'])
    expect(ours.contributions.map(({ criterion, effectiveWeight, points, contribution }) => [criterion, effectiveWeight, points, contribution])).toEqual([
      ['root', '1', '601/750', '1202/15'], ['quality', '0.6', '0.78', '46.8'], ['p', '0.3', '0.8', '24'], ['q', '0.18', '0.6', '10.8'], ['r', '0.12', '1', '12'], ['price', '0.4', '5/6', '100/3'],
    ])
  })

  it('A (Q 80, price score 70) against B (70, 85): crossover at a quality weight of 0.60', () => {
    const leaderAt = (quality: string, price: string) => computeOfficialResult(lotInput({
      scales: [evenScale('percent', 100)], nodes: [{ id: 'quality', weight: quality }, { id: 'other', weight: price }],
      bids: [{ bid: 'a', scores: new Map([['quality', '80'], ['other', '70']]) }, { bid: 'b', scores: new Map([['quality', '70'], ['other', '85']]) }],
    }))
    expect(leaderAt('0.59', '0.41').awarded).toEqual(['b'])
    expect(leaderAt('0.61', '0.39').awarded).toEqual(['a'])
    expect(leaderAt('0.6', '0.4').bids.map(({ exactTotal }) => exactTotal)).toEqual(['76', '76'])
  })

  it('swing judgements 100/80/50/20 normalise to weights .40, .32, .20, .08, and those sum to exactly 1', () => {
    const result = computeOfficialResult(lotInput({
      scales: [evenScale('five', 5)], nodes: ['100/250', '80/250', '50/250', '20/250'].map((weight, at) => ({ id: `q${at}`, weight })),
      bids: [{ bid: 'a', scores: new Map([0, 1, 2, 3].map((at) => [`q${at}`, '5'])) }],
    }))
    expect(result.bids[0]!.contributions.slice(1).map(({ localWeight }) => localWeight)).toEqual(['0.4', '0.32', '0.2', '0.08'])
    expect(result.bids[0]!.exactTotal).toBe('100')
  })
})
