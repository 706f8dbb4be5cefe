import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PriceNormalisation, PricingLine, PricingSchedule } from '../../contract/model.ts'
import { normalisePrice } from './normalise.ts'

const line = (over: Partial<PricingLine>): PricingLine => ({
  id: 'line', component: 'support', description: 'Support', trust: null, charge: 'annualFixed', amounts: [100_000, 100_000], indexation: 'none', indexedFrom: 'serviceDate', vat: 'recoverable', optional: false, ...over,
})
const schedule = (lines: PricingLine[], over: Partial<PricingSchedule> = {}): PricingSchedule => ({ currency: 'GBP', priceBase: '2012 prices', bidKind: 'replacing', lines, volumeBands: [], ...over })
const rules = (over: Partial<PriceNormalisation> = {}): PriceNormalisation => ({ termYears: 2, discountEdition: 'none', includeOptions: false, indexation: [], authorityCosts: [], ...over })
const at9 = { trusts: 9 }

describe('normalising a price', () => {
  it('goes step by step, each on its own line, in the published order', () => {
    const working = normalisePrice(
      schedule([
        line({ id: 'support', indexation: 'RPI', indexedFrom: 'bidDate', amounts: [100_000, 100_000, 100_000] }),
        line({ id: 'build', charge: 'oneOffMilestone', amounts: [500_000], component: 'implementation' }),
        line({ id: 'option', optional: true, charge: 'perUnit', amounts: [70_000], component: 'optionalModule' }),
      ], { volumeBands: [{ trustsFrom: 1, trustsTo: 6, factor: '1.2' }, { trustsFrom: 7, trustsTo: 9, factor: '1' }] }),
      rules({
        discountEdition: 'greenBook2003', indexation: [{ index: 'RPI', ratePerYear: '0.03' }],
        authorityCosts: [{ id: 'dual', label: 'Dual running', appliesTo: 'replacing', amount: 25_000 }, { id: 'stay', label: 'Old hosting', appliesTo: 'continuing', amount: 99_000 }],
      }), { trusts: 6 },
    )
    expect(working.steps.map(({ step, change, after }) => [step, change, after])).toEqual([
      ['offered', '870000', '870000'],
      ['scope', '-70000', '800000'],
      ['term', '-100000', '700000'],
      ['volume', '140000', '840000'],
      ['indexation', '10908', '850908'],
      ['discounting', '-4305.101449', '846602.898551'],
      ['authorityCosts', '25000', '871602.898551'],
      ['authorityCosts', '0', '871602.898551'],
      ['rounding', '0.101449', '871603'],
    ])
    expect(working.price).toBe(871_603)
    expect(working.byYear).toEqual(['723600', '127308'])
    expect(working.steps[6]!.label).toBe('Authority’s own cost: Dual running')
    expect(working.steps[7]!.label).toContain('only for continuing bids, this one is replacing')
  })

  it('keeps options in when the model counts them', () => {
    expect(normalisePrice(schedule([line({}), line({ id: 'option', optional: true })]), rules({ includeOptions: true }), at9).price).toBe(400_000)
  })

  it('the trap of indexation from the bid date: one more year of growth than from the service date', () => {
    const priced = (indexedFrom: PricingLine['indexedFrom']) => normalisePrice(schedule([line({ indexation: 'RPI', indexedFrom })]), rules({ indexation: [{ index: 'RPI', ratePerYear: '0.05' }] }), at9).price
    expect([priced('serviceDate'), priced('bidDate')]).toEqual([205_000, 215_250])
  })

  it('the trap of a volume discount that collapses: nine, seven, six trusts', () => {
    const bands = [{ trustsFrom: 1, trustsTo: 6, factor: '1.19' }, { trustsFrom: 7, trustsTo: 8, factor: '1.08' }, { trustsFrom: 9, trustsTo: 9, factor: '1' }]
    expect([9, 7, 6].map((trusts) => normalisePrice(schedule([line({})], { volumeBands: bands }), rules(), { trusts }).price)).toEqual([200_000, 216_000, 238_000])
  })

  it('takes a rate of 0 for lines without indexation as what it says', () => {
    expect(normalisePrice(schedule([line({})]), rules({ indexation: [{ index: 'none', ratePerYear: '0' }] }), at9).price).toBe(200_000)
  })

  it('charges by milestone or use may stop before the term ends', () => {
    expect(normalisePrice(schedule([line({ charge: 'perUnit', amounts: [5_000] }), line({ id: 'build', charge: 'oneOffMilestone', amounts: [7_000] })]), rules({ termYears: 10 }), at9).price).toBe(12_000)
  })

  it('service credits lower the price', () => {
    expect(normalisePrice(schedule([line({}), line({ id: 'credit', charge: 'serviceCredit', amounts: [-30_000] })]), rules(), at9).price).toBe(170_000)
  })

  it.each<[string, PricingSchedule, PriceNormalisation, string]>([
    ['no band for the trusts', schedule([line({})], { volumeBands: [{ trustsFrom: 1, trustsTo: 3, factor: '1' }] }), rules(), 'no volume band covers 9 trusts'],
    ['two bands at once', schedule([line({})], { volumeBands: [{ trustsFrom: 1, trustsTo: 9, factor: '1' }, { trustsFrom: 9, trustsTo: 12, factor: '0.9' }] }), rules(), '2 volume bands cover 9 trusts at once'],
    ['an index without a rate', schedule([line({ indexation: 'CPI' })]), rules(), 'the model states no yearly rate for CPI'],
    ['an index with two rates', schedule([line({ indexation: 'CPI' })]), rules({ indexation: [{ index: 'CPI', ratePerYear: '0.02' }, { index: 'CPI', ratePerYear: '0.03' }] }), '2 yearly rates for CPI'],
    ['a rate for lines without indexation', schedule([line({})]), rules({ indexation: [{ index: 'none', ratePerYear: '0.02' }] }), 'a yearly rate of 2% for lines without indexation'],
    ['a recurring charge that stops before the term', schedule([line({})]), rules({ termYears: 10 }), '“Support” (line) recurs every year but prices 2 of 10 years'],
    ['a sum beyond safe pence', schedule(Array.from({ length: 20 }, (_, at) => line({ id: `l${at}`, amounts: [900_000_000_000_000, 900_000_000_000_000] }))), rules(), 'larger than the workbench can hold'],
  ])('cannot be assessed: %s', (_title, bid, model, because) => {
    const working = normalisePrice(bid, model, at9)
    expect(working.price).toBeNull()
    expect(working.because).toContain('The price cannot be assessed, because')
    expect(working.because).toContain(because)
  })

  it('does not depend on the order of the lines and is the sum of its parts (seed 111)', () => {
    const lines = fc.array(fc.record({
      amounts: fc.array(fc.integer({ min: -1_000, max: 1_000_000 }), { minLength: 2, maxLength: 2 }), indexation: fc.constantFrom<PricingLine['indexation']>('none', 'RPI', 'CPI'),
      indexedFrom: fc.constantFrom<PricingLine['indexedFrom']>('bidDate', 'serviceDate'),
    }), { minLength: 1, maxLength: 8 })
    const model = rules({ discountEdition: 'greenBook2018', indexation: [{ index: 'RPI', ratePerYear: '0.031' }, { index: 'CPI', ratePerYear: '1/50' }] })
    fc.assert(fc.property(lines, (specs) => {
      const all = specs.map((spec, at) => line({ ...spec, id: `l${at}` }))
      const price = normalisePrice(schedule(all), model, at9).price!
      expect(normalisePrice(schedule([...all].reverse()), model, at9).price).toBe(price)
      const apart = all.reduce((sum, one) => sum + normalisePrice(schedule([one]), model, at9).price!, 0)
      expect(Math.abs(apart - price)).toBeLessThanOrEqual(all.length / 2 + 0.5)
    }), { seed: 111, numRuns: 100 })
  })

  it('changes of the steps add up to the price (seed 112)', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 3, maxLength: 3 }), (amounts) => {
      const { price, steps } = normalisePrice(schedule([line({ amounts })]), rules(), at9)
      expect(steps.reduce((sum, step) => sum + Number(step.change), 0)).toBe(price)
    }), { seed: 112, numRuns: 100 })
  })
})
