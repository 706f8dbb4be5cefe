import { describe, expect, it } from 'vitest'
import { exact, hundred, one, type Exact } from '../../numeric/exact.ts'
import { discountFactors as bidFactors } from '../../method/price/discounting.ts'
import { roundedText } from '../../numeric/rounding.ts'
import { discountFactors, editions, flatRate } from './discounting.ts'
import { gdpDeflator, priceBaseFactor } from './deflator.ts'
import { internalRate } from './internal-rate.ts'
import { annuityFactor, equivalentAnnualCost, nominalRate, payback, presentValue, realRate, socialValue, switchingChange } from './measures.ts'
import { itCapital, itDuration, optimismBias } from './optimism-bias.ts'

const text = (value: unknown, decimals: number) => roundedText(value as Exact, { decimals, mode: 'halfAwayFromZero' })
const amounts = (...values: (number | string)[]) => values.map((value) => exact(value.toString()))
const level = (value: number, years: number) => Array.from({ length: years }, () => exact(value))
const standard = editions.greenBook2003.standard

describe('discounting: figures of the Green Book', () => {
  it('factors at 3.5 % to ten decimals', () => {
    const factors = discountFactors(standard, 31)
    expect([0, 1, 10, 20, 30].map((year) => text(factors[year], 10))).toEqual(['1.0000000000', '0.9661835749', '0.7089188137', '0.5025658844', '0.3562784106'])
  })
  it('chain across a change of rate: year 31 is year 30 over 1.03', () => {
    const factors = discountFactors(standard, 32)
    expect(factors[31]!.equals(factors[30]!.div(exact('1.03')))).toBe(true)
    expect(text(discountFactors(standard, 126)[125], 4)).toBe('0.0274')
  })
  it('the 2003 and 2018 editions part at year 126', () => {
    const [old, recent] = [discountFactors(standard, 127), discountFactors(editions.greenBook2018.standard, 127)]
    expect(old[125]!.equals(recent[125]!)).toBe(true)
    expect(old[126]!.compare(recent[126]!)).toBeGreaterThan(0)
  })
  it('health effects at 1.5 %, but not in the 2003 edition', () => {
    expect(text(discountFactors(editions.greenBook2026.health!, 11)[10], 4)).toBe('0.8617')
    expect(editions.greenBook2003.health).toBeNull()
  })
  it('a table of four decimals gives another total than the unrounded factors', () => {
    const flows = level(100_000_000, 10)
    expect(presentValue(flows, discountFactors(standard, 10, { tableDecimals: 4 })).equals(presentValue(flows, discountFactors(standard, 10)))).toBe(false)
  })
  it('spreadsheets put year 1 first: they differ by one year of discount', () => {
    const flows = level(5_000, 6)
    const [zeroFirst, oneFirst] = [presentValue(flows, discountFactors(standard, 6)), presentValue(flows, discountFactors(standard, 6, { convention: 'yearOne' }))]
    expect(zeroFirst.equals(oneFirst.mul(exact('1.035')))).toBe(true)
  })
  it('comparing bids and comparing scenarios discount alike, in every edition that both know', () => {
    for (const edition of ['greenBook2003', 'greenBook2018'] as const)
      expect(discountFactors(editions[edition].standard, 60).map((factor) => factor.toFraction())).toEqual(bidFactors(edition, 60).map((factor) => factor.toFraction()))
  })
  it('refuses amounts without a factor', () => {
    expect(() => presentValue(level(1, 3), discountFactors(standard, 2))).toThrow('3 amounts have only 2 discount factors')
  })
})

describe('measures: worked examples', () => {
  it('annuity factors and yearly equivalents of one pound (facts 1.1)', () => {
    const factors = discountFactors(standard, 31).slice(1)
    expect([1, 5, 10, 30].map((years) => text(annuityFactor(factors.slice(0, years)), 5))).toEqual(['0.96618', '4.51505', '8.31661', '18.39205'])
    expect([1, 5, 10, 30].map((years) => text(equivalentAnnualCost(one, factors.slice(0, years)), 5))).toEqual(['1.03500', '0.22148', '0.12024', '0.05437'])
  })
  it('replacement, net present cost 228.6k against 247.6k unrounded (NIGEAE A4.6)', () => {
    const factors = discountFactors(standard, 5)
    expect(text(presentValue(amounts(100, 35, 35, 35, 35), factors), 4)).toBe('228.5578')
    expect(text(presentValue(amounts(75, 47, 47, 47, 47), factors), 4)).toBe('247.6347')
  })
  it('a new IT system (Green Book 2003, box 15) and what follows from it', () => {
    const factors = discountFactors(standard, 11)
    const benefits = [exact(0), ...level(150_000, 10)]
    const value = socialValue({ costs: amounts(1_000_000), benefits }, factors)
    expect(text(value.npsv, 2)).toBe('247490.80')
    expect(text(value.bcr, 4)).toBe('1.2475')
    expect(text(socialValue({ costs: amounts(1_000_000), benefits: [exact(0), ...level(100_000, 10)] }, factors).npsv, 2)).toBe('-168339.47')
    expect(text((switchingChange(value.npsv, value.presentBenefit) as Exact).mul(hundred), 2)).toBe('-19.84')
    expect(text((switchingChange(value.npsv, value.presentCost.neg()) as Exact).mul(hundred), 2)).toBe('24.75')
    expect(text(exact(150_000).mul((switchingChange(value.npsv, value.presentBenefit) as Exact).add(one)), 0)).toBe('120241')
    const flows = [exact(-1_000_000), ...level(150_000, 10)]
    expect(text(payback(flows), 4)).toBe('6.6667')
    expect(text(payback(flows.map((flow, year) => flow.mul(factors[year]!))), 2)).toBe('7.73')
  })
  it('no ratio without costs, no payback without surplus: values with their reason', () => {
    expect(socialValue({ costs: amounts(0), benefits: amounts(1) }, discountFactors(standard, 1)).bcr).toMatchObject({ cannot: true })
    expect(payback(amounts(-10, 1, 1))).toMatchObject({ cannot: true })
    expect(equivalentAnnualCost(one, [])).toMatchObject({ cannot: true })
    expect(switchingChange(one, exact(0))).toMatchObject({ cannot: true })
  })
  it('996 million of 2003-04 are about 1,192 million in 2011-12 prices', () => {
    expect(text(exact(996).mul(priceBaseFactor(gdpDeflator, '2003-04', '2011-12') as Exact), 0)).toBe('1192')
    expect(text(exact(80).mul(priceBaseFactor(gdpDeflator, '2005-06', '2011-12') as Exact), 1)).toBe('90.9')
    expect(priceBaseFactor(gdpDeflator, '1999-00', '2011-12')).toMatchObject({ cannot: true })
  })
})

describe('internal rate of return', () => {
  const rates = (...flows: (number | string)[]) => internalRate(amounts(...flows))
  it('one rate', () => {
    const found = rates(-1_000_000, ...Array.from({ length: 10 }, () => 150_000))
    expect(found.kind === 'unique' && text(found.ratePerYear, 7)).toBe('0.0814417')
  })
  it('several rates: -100, 230, -132 is nil at 10 % and at 20 %', () => {
    const found = rates(-100, 230, -132)
    expect(found.kind === 'multiple' && found.ratesPerYear.map((rate) => text(rate, 6))).toEqual(['0.100000', '0.200000'])
  })
  it('a double root counts once', () => {
    const found = rates(-1, '2.2', '-1.21')
    expect(found.kind === 'unique' && text(found.ratePerYear, 6)).toBe('0.100000')
  })
  it('none: no change of sign, no amounts, or no rate at all', () => {
    expect([rates(1, 2, 3).kind, rates(0, 0).kind, rates(1, -1, 1).kind]).toEqual(['none', 'none', 'none'])
  })
  it('rates found bring the net value to nil', () => {
    const flows = amounts(-5, '10.5', 1, -8, 1)
    const found = internalRate(flows)
    expect(found.kind).toBe('multiple')
    for (const rate of found.kind === 'multiple' ? found.ratesPerYear : []) {
      expect(Math.abs(Number(text(presentValue(flows, discountFactors([{ through: null, ratePerYear: text(rate, 15) }], 5)), 9)))).toBeLessThan(1e-6)
    }
  })
})

describe('price basis', () => {
  it('real amounts at the real rate and nominal ones at the nominal rate are worth the same', () => {
    const [real, inflation] = [exact('0.035'), exact('0.025')]
    const flows = amounts(-100, 30, 30, 30, 30)
    const nominal = flows.map((flow, year) => flow.mul(inflation.add(one).pow(year)))
    const rate = nominalRate(real, inflation)
    expect(realRate(rate, inflation).equals(real)).toBe(true)
    const nominalFactors = flows.map((_flow, year) => one.div(rate.add(one).pow(year)))
    expect(presentValue(nominal, nominalFactors).equals(presentValue(flows, discountFactors(flatRate('0.035'), 5)))).toBe(true)
  })
})

describe('optimism bias', () => {
  const mitigated = (percent: string, evidence = ['a-note']) => [{ cause: 'all', sharePercent: '100', mitigatedPercent: percent, evidence }]
  it('IT: 200 % without mitigation, 20 % at 90, 10 % from 95 on', () => {
    expect(['0', '90', '95', '97'].map((percent) => text(optimismBias(itCapital, mitigated(percent)).percent, 0))).toEqual(['200', '20', '10', '10'])
    expect(text(optimismBias(itDuration, mitigated('60')).factor.mul(24), 3)).toBe('29.184')
  })
  it('takes no mitigation without evidence, and says so', () => {
    const bias = optimismBias(itCapital, mitigated('90', []))
    expect(text(bias.percent, 0)).toBe('200')
    expect(bias.working.join(' ')).toContain('no evidence is attached')
  })
})
