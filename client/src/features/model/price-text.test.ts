import { describe, expect, it } from 'vitest'
import rules from '../../../../fixtures/london-2012/steps/04-rules.json' with { type: 'json' }
import type { Price } from './model.ts'
import { comparedPrices, noPrice, priceText, readPrice, readRate } from './price-text.ts'

const prices = (rules as unknown as { command: string; body: { price?: Price } }[]).flatMap(({ command, body }) => (command === 'setPriceModel' && body.price ? [body.price] : []))
const fields = (read: ReturnType<typeof readPrice>) => ('errors' in read ? read.errors.map(({ field }) => field) : [])

describe('the price form', () => {
  it('reads back every price model of London 2012 as it stands, costs of our own with it', () => {
    expect(prices.length).toBeGreaterThanOrEqual(3)
    for (const price of prices) {
      const { revision: _revision, written: _written, ...body } = price
      expect(readPrice(priceText(price), price.lot, price)).toEqual({ body })
    }
  })
  it('changes, adds and removes costs of our own; each fault names its field', () => {
    const price = prices[0]!
    const text = priceText(price)
    expect(readPrice({ ...text, costs: [] }, price.lot, price)).toMatchObject({ body: { normalisation: { authorityCosts: [] } } })
    const cost = { id: 'dual', label: 'Dual running', appliesTo: 'replacing' as const, amount: '1,200,000.50' }
    expect(readPrice({ ...text, costs: [cost] }, price.lot, price)).toMatchObject({ body: { normalisation: { authorityCosts: [{ id: 'dual', label: 'Dual running', appliesTo: 'replacing', amount: 1_200_000_50 }] } } })
    expect(fields(readPrice({ ...text, costs: [{ ...cost, label: ' ', appliesTo: '', amount: '1.005' }] }, price.lot, price))).toEqual(['price-cost-0-label', 'price-cost-0-bids', 'price-cost-0-amount'])
  })
  it('a saving of our own keeps its sign', () => {
    const price = prices[0]!
    const saving = { ...price, normalisation: { ...price.normalisation, authorityCosts: [{ id: 's', label: 'Old kit sold', appliesTo: 'all' as const, amount: -5_000_00 }] } }
    expect(readPrice(priceText(saving), price.lot, saving)).toMatchObject({ body: { normalisation: { authorityCosts: [{ amount: -5_000_00 }] } } })
  })
  it('takes a yearly rate below nothing, and none that would leave no price', () => {
    expect(['2.5%', '-1%', '−0.5%', '-0%', '1/40'].map(readRate)).toEqual([{ weight: '0.025' }, { weight: '-0.01' }, { weight: '-0.005' }, { weight: '0' }, { weight: '0.025' }])
    expect(['-100%', '--1%', 'falling'].map((text) => 'because' in readRate(text))).toEqual([true, true, true])
    const price = prices[0]!
    const falling = { ...price, normalisation: { ...price.normalisation, indexation: [{ index: 'CPI-x' as const, ratePerYear: '-0.01' }] } }
    expect(readPrice(priceText(falling), price.lot, falling)).toMatchObject({ body: { normalisation: { indexation: [{ index: 'CPI-x', ratePerYear: '-0.01' }] } } })
  })
  it('nothing is chosen beforehand', () => {
    expect(fields(readPrice(noPrice, 'lot', undefined))).toEqual(['price-formula', 'price-zero', 'price-floor', 'price-years', 'price-edition', 'price-options'])
  })
  it('shows costs of our own where another was quicker', () => {
    const text = priceText(prices[0]!)
    expect(comparedPrices(text, { ...text, costs: [] }).filter(({ mine, theirs }) => mine !== theirs).map(({ name }) => name)).toEqual(['Costs of our own'])
  })
})
