import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PriceModel, PriceNormalisation, PricingLine, PricingSchedule } from '../../contract/model.ts'
import { findPriceTraps, priceTraps, type PriceTrap, type TrapContext } from './traps.ts'

const london = new URL('../../../../fixtures/london-2012/', import.meta.url)
const readJson = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, london), 'utf8')) as T

const normalisations = new Map(
  readJson<{ command: string; body: { price?: PriceModel } }[]>('steps/04-rules.json').flatMap(({ command, body }) => (command === 'setPriceModel' ? [[body.price!.lot, body.price!.normalisation] as const] : [])),
)
/** As the consortium described itself in February 2012. */
const today = new Map([['barts', { name: 'Barts and The London', system: 'Cerner Millennium' }]])
const contextOf = (lot: string): TrapContext => ({ normalisation: normalisations.get(lot)!, trusts: 9, places: 3, today })
const scheduleOf = (bid: string): PricingSchedule => {
  const [lot, name] = bid.split('/') as [string, string]
  return readJson(`lots/${lot}/pricing/${name}.json`)
}
const bids = ['pas-epr', 'portal', 'hosting'].flatMap((lot) => readdirSync(new URL(`lots/${lot}/pricing/`, london)).map((name) => `${lot}/${name.replace('.json', '')}`))
const found = (bid: string) => findPriceTraps(scheduleOf(bid), contextOf(bid.split('/')[0]!))
const bidsWith = (trap: PriceTrap) => bids.filter((bid) => found(bid).some((entry) => entry.trap === trap))
const sentencesOf = (bid: string, trap: PriceTrap) => found(bid).filter((entry) => entry.trap === trap).map(({ sentence }) => sentence)
const linesOf = (bid: string, trap: PriceTrap): PricingLine[] => {
  const ids = found(bid).filter((entry) => entry.trap === trap).flatMap(({ lines }) => lines)
  return scheduleOf(bid).lines.filter(({ id }) => ids.includes(id))
}

describe('London 2012: the pricing traps of facts §6, each found by its nature in the schedules', () => {
  it('no schedule says of itself that it is a trap', () => {
    expect(bids).toHaveLength(10)
    expect(bids.filter((bid) => /trap/i.test(JSON.stringify(scheduleOf(bid))))).toEqual([])
  })

  it('P1 (facts §6, NAUTILUS, CWUK-546): year-1 price holidays and back-loading, where discounting hides the cliff', () => {
    expect(bidsWith('backLoaded')).toEqual(['pas-epr/cedar', 'portal/elder', 'hosting/maple'])
    for (const bid of bidsWith('backLoaded')) for (const { amounts } of linesOf(bid, 'backLoaded')) expect([amounts[0], amounts.at(-1)! > amounts[4]!]).toEqual([0, true])
    expect(sentencesOf('hosting/maple', 'backLoaded')).toEqual([expect.stringMatching(/^Back-loaded hosting: nothing in year 1, £[0-9.]+m in year 2, £[0-9.]+m in year 10\. The last three years carry 46% of it as offered, 4[0-9]% once discounted; budgets pay the first\.$/)])
  })

  it('P2 (facts §6): indexation from the bid date against the service date', () => {
    expect(bidsWith('indexedFromBid')).toEqual(['pas-epr/alder', 'hosting/alder'])
    expect(linesOf('pas-epr/alder', 'indexedFromBid').every(({ indexation, indexedFrom }) => indexation !== 'none' && indexedFrom === 'bidDate')).toBe(true)
    expect(sentencesOf('pas-epr/alder', 'indexedFromBid')).toEqual([expect.stringMatching(/^27 lines rise by RPI from the bid date, before service begins: at 3% a year that adds £[0-9.]+m over the term, undiscounted, against the service date\.$/)])
  })

  it('P3 (facts §6): VAT that cannot be recovered on managed services, which alters what is affordable and not the price', () => {
    expect(sentencesOf('pas-epr/cedar', 'vatIrrecoverable')[0]).toMatch(/^VAT on £[0-9.]+m of yearly services \(support and third-party licences\) cannot be recovered as bid\./)
    expect(linesOf('pas-epr/cedar', 'vatIrrecoverable').filter(({ component }) => component === 'support')).toHaveLength(9)
    expect(linesOf('hosting/larch', 'vatIrrecoverable')).toEqual([])
  })

  it('P4 (facts §6, SEED1): a perpetual licence that is held already, priced again', () => {
    expect(bidsWith('licenceAgain')).toEqual(['pas-epr/alder'])
    // Five held under the programme, and Newham's, which is open (X11).
    expect(linesOf('pas-epr/alder', 'licenceAgain').flatMap(({ trust, description }) => (description.endsWith('2012 release') ? [trust] : []))).toEqual(['barts', 'kingston', 'newham', 'royal-free', 'south-london', 'st-georges'])
    expect(sentencesOf('pas-epr/alder', 'licenceAgain')[0]).toContain('Today: Barts and The London (Cerner Millennium).')
  })

  it('P5 (facts §6): a price that assumes all nine; with seven or six the discount collapses', () => {
    expect(sentencesOf('pas-epr/birch', 'volumeDiscount')).toEqual([expect.stringMatching(/^The price holds for all 9 trusts and no fewer\. Should trusts drop out, every line rises: with 7 to 8 times 1\.08, £[0-9.]+m more if all lines stayed; with 5 to 6 times 1\.19, .+; with 1 to 4 times 1\.31, .+\.$/)])
    expect(bidsWith('volumeDiscount')).toEqual(bids)
  })

  it('P6 (facts §6): exit and data extraction without a price', () => {
    expect(bidsWith('exitUnpriced')).toEqual(['pas-epr/dogwood', 'portal/juniper', 'hosting/maple'])
    for (const bid of bidsWith('exitUnpriced')) expect(linesOf(bid, 'exitUnpriced').flatMap(({ amounts }) => amounts).some((amount) => amount !== 0)).toBe(false)
  })

  it('P7 (facts §6): dual running of the old hosting, priced by the authority and not by the bidder', () => {
    expect(bidsWith('dualRunning')).toEqual(bids.filter((bid) => bid !== 'pas-epr/alder'))
    expect(sentencesOf('pas-epr/birch', 'dualRunning')[0]).toContain('Present hosting paid on beside the new one, twelve months, trusts that change (£8.3m)')
  })

  it('P8 (facts §6): service credits capped far below the cost of a failure', () => {
    expect(bidsWith('creditCap')).toEqual(bids)
    expect(sentencesOf('portal/juniper', 'creditCap')[0]).toMatch(/^Service credits are capped at 5% of the monthly charge: at most £2[0-9]{2}(\.[0-9]+)? a month at an average trust in year 10\./)
    expect(sentencesOf('pas-epr/cedar', 'creditCap')[0]).toContain('capped at 3%')
  })

  it('P9 (facts §6, NAUTILUS): framework maximum against the price of a call-off', () => {
    expect(bidsWith('frameworkMaximum')).toEqual(bids)
    expect(findPriceTraps(scheduleOf('pas-epr/alder'), { ...contextOf('pas-epr'), places: 1 }).some(({ trap }) => trap === 'frameworkMaximum')).toBe(false)
    // What the call-off of Barts Health then cost for support, against the maxima of its three former trusts.
    const { steps } = readJson<{ steps: { command: string; body: { commercial?: { schedule: PricingSchedule } } }[] }>('call-off.json')
    const called = steps.find(({ command }) => command === 'receiveBid')!.body.commercial!.schedule.lines.find(({ component }) => component === 'support')!.amounts[0]!
    const maxima = scheduleOf('pas-epr/alder').lines.filter(({ component, trust }) => component === 'support' && ['barts', 'newham', 'whipps-cross'].includes(trust ?? '')).map(({ amounts }) => amounts[0]!)
    expect(maxima).toHaveLength(3)
    expect(called).toBeLessThan(maxima.reduce((sum, amount) => sum + amount, 0))
  })

  it('every kind of trap stands somewhere in the case', () => {
    expect(priceTraps.filter((trap) => bidsWith(trap).length === 0)).toEqual([])
  })
})

const line = (more: Partial<PricingLine> = {}): PricingLine => ({
  id: 'l', component: 'support', description: 'Support', trust: 'barts', charge: 'annualFixed', amounts: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
  indexation: 'none', indexedFrom: 'serviceDate', vat: 'recoverable', optional: false, ...more,
})
const plain: PriceNormalisation = { ...normalisations.get('pas-epr')!, authorityCosts: [] }
const schedule = (lines: readonly PricingLine[], more: Partial<PricingSchedule> = {}): PricingSchedule => ({ currency: 'GBP', priceBase: '2012', bidKind: 'continuing', lines: [...lines, line({ id: 'exit', component: 'exit', charge: 'oneOffMilestone', amounts: [1] })], volumeBands: [], ...more })
const one = { normalisation: plain, trusts: 1, places: 1, today: new Map() }

describe('laws of the traps (seed 20121130)', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 9_999_999 }), { minLength: 10, maxLength: 10 })
  it('a plain schedule has none: level, indexed from service, exit priced', () => {
    expect(findPriceTraps(schedule([line()]), one)).toEqual([])
  })
  it('falling or level charges are never called back-loaded', () => {
    fc.assert(fc.property(amounts, (given) => {
      const falling = given.toSorted((a, b) => b - a)
      expect(findPriceTraps(schedule([line({ amounts: falling })]), one).map(({ trap }) => trap)).not.toContain('backLoaded')
    }), { seed: 20_121_130, numRuns: 200 })
  })
  it('an option is never found: it stands outside the price', () => {
    fc.assert(fc.property(amounts, (given) => {
      const option = line({ id: 'option', optional: true, amounts: given, indexation: 'RPI', indexedFrom: 'bidDate', vat: 'irrecoverable' })
      expect(findPriceTraps(schedule([line(), option]), one)).toEqual([])
    }), { seed: 20_121_130, numRuns: 200 })
  })
  it('names only lines that are there', () => {
    for (const bid of bids) {
      const ids = new Set(scheduleOf(bid).lines.map(({ id }) => id))
      expect(found(bid).flatMap(({ lines }) => lines).filter((id) => !ids.has(id))).toEqual([])
    }
  })
  it('a rate that the model does not state is said, not guessed', () => {
    const rise = line({ indexation: 'RPI', indexedFrom: 'bidDate' })
    expect(findPriceTraps(schedule([rise]), { ...one, normalisation: { ...plain, indexation: [] } })[0]!.sentence).toContain('cannot be told, because the model states no rate for RPI')
  })
})
