import { describe, expect, it } from 'vitest'
import { exact, one, type Exact } from '../../numeric/exact.ts'
import { roundedText } from '../../numeric/rounding.ts'
import type { RateBand } from '../../numeric/green-book.ts'
import { discountFactors, flatRate } from './discounting.ts'
import { internalRate } from './internal-rate.ts'
import { annuityFactor, payback, presentValue, realRate, socialValue } from './measures.ts'
import { itCapital, itDuration, optimismBias } from './optimism-bias.ts'
import { oracleCase, oraclePresent, written } from './oracle.arbitrary.ts'

const number = (value: Exact, decimals = 12) => Number(roundedText(value, { decimals, mode: 'halfAwayFromZero' }))
const flows = (values: readonly number[]) => values.map(written)
const atRate = (rate: number, count: number, convention: 'yearZero' | 'yearOne' | 'midYear' = 'yearZero') => discountFactors(flatRate(rate.toString()), count, { convention })
const value = (rate: number, values: readonly number[], convention: 'yearZero' | 'yearOne' | 'midYear' = 'yearZero') =>
  number(presentValue(flows(values), atRate(rate, values.length, convention)))
const bands = (schedule: readonly (readonly [number | null, number])[]): RateBand[] => schedule.map(([through, rate]) => ({ through, ratePerYear: rate.toString() }))

/** Runs a case of the oracle under a title that carries its id and source; one clear skip where it is not at hand. */
const golden = <I, E>(id: string, check: (input: I, expected: E, within: (got: number, wanted: number) => void, same: (got: unknown, wanted: unknown) => void) => void) => {
  const found = oracleCase(id)
  const test = found ? it : it.skip
  test(`${id} (${found?.source ?? 'oracle not beside the repository'})`, () => {
    check(found!.input as I, found!.expected as E, (got, wanted) => expect(Math.abs(got - wanted)).toBeLessThanOrEqual(found!.tolerance + 1e-12), (got, wanted) => expect(got).toEqual(wanted))
    expect.hasAssertions()
  })
}

describe(`appraisal against the oracle finance.json${oraclePresent ? '' : ' (skipped: ../shared is absent)'}`, () => {
  golden<{ rate: number; years: number[]; decimals: number }, number[]>('DF-3.5-0-30', ({ rate, years, decimals }, expected, _within, same) =>
    same(years.map((year) => number(atRate(rate, year + 1)[year]!, decimals)), expected))

  for (const id of ['DF-DECLINING-GB2003', 'DF-GB-CURRENT-DECLINING'])
    golden<{ schedule: [number | null, number][]; years: number[]; decimals: number }, number[]>(id, ({ schedule, years, decimals }, expected, _within, same) => {
      const factors = discountFactors(bands(schedule), Math.max(...years) + 1)
      same(years.map((year) => number(factors[year]!, decimals)), expected)
    })

  golden<{ rate: number; n: number[] }, number[]>('AF-3.5-exact', ({ rate, n }, expected, _within, same) =>
    same(n.map((years) => number(annuityFactor(atRate(rate, years, 'yearOne')), 5)), expected))

  golden<{ rate: number; A: number[]; B: number[] }, { A: number; B: number }>('NPC-REPLACE-AB', ({ rate, A, B }, expected, within) => {
    within(value(rate, A), expected.A)
    within(value(rate, B), expected.B)
  })

  golden<{ rate: number; cost_year0: number; annual_saving: number[]; years: number }, number[]>('GB2003-BOX15-IT', (input, expected, within) =>
    input.annual_saving.forEach((saving, index) => within(value(input.rate, [-input.cost_year0, ...Array.from({ length: input.years }, () => saving)]), expected[index]!)))

  golden<{ rate: number; cf: number[] }, Record<'bcr' | 'irr' | 'payback_years' | 'discounted_payback_years', number>>('GB2003-BOX15-OTHER', ({ rate, cf }, expected, within) => {
    const [factors, all] = [atRate(rate, cf.length), flows(cf)]
    const ratioOf = socialValue({ costs: [all[0]!.neg()], benefits: [exact(0), ...all.slice(1)] }, factors).bcr
    const found = internalRate(all)
    within(number(ratioOf as Exact), expected.bcr)
    within(found.kind === 'unique' ? number(found.ratePerYear) : Number.NaN, expected.irr)
    within(number(payback(all) as Exact), expected.payback_years)
    within(number(payback(all.map((flow, year) => flow.mul(factors[year]!))) as Exact), expected.discounted_payback_years)
  })

  golden<{ base_capex: number; base_months: number; mitigation_pct: number[] }, { capex: number[]; months: number[] }>('OB-EQUIPDEV', (input, expected, within) =>
    input.mitigation_pct.forEach((percent, index) => {
      const mitigation = [{ cause: 'all', sharePercent: '100', mitigatedPercent: percent.toString(), evidence: ['shown'] }]
      within(number(optimismBias(itCapital, mitigation).factor.mul(written(input.base_capex))), expected.capex[index]!)
      within(number(optimismBias(itDuration, mitigation).factor.mul(written(input.base_months))), expected.months[index]!)
    }))

  golden<{ rate: number; cf: number[]; year0: number; extra_year6: number }, number[]>('MS-NPV-2', ({ rate, cf, year0, extra_year6 }, expected, within) => {
    within(value(rate, cf, 'yearOne') + year0, expected[0]!)
    within(value(rate, [...cf, extra_year6], 'yearOne') + year0, expected[1]!)
  })

  golden<{ cases: [number, number[]][] }, number[]>('ADOBE-NPV', ({ cases }, expected, within) =>
    cases.forEach(([rate, values], index) => within(value(rate, values, 'yearOne'), expected[index]!)))

  golden<{ rates: number[]; cfs: number[][] }, number[][]>('NPF-NPV-GRID', ({ rates, cfs }, expected, _within, same) =>
    same(rates.map((rate) => cfs.map((values) => number(presentValue(flows(values), atRate(rate, values.length)), 2))), expected))

  golden<{ cfs: number[][] }, number[]>('NPF-IRR-6', ({ cfs }, expected, within) =>
    cfs.forEach((values, index) => {
      const found = internalRate(flows(values))
      const rates = found.kind === 'unique' ? [found.ratePerYear] : found.kind === 'multiple' ? found.ratesPerYear : []
      within(rates.map((rate) => number(rate)).toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? Number.NaN, expected[index]!)
    }))

  golden<{ cfs: number[][] }, null[]>('NPF-IRR-NONE', ({ cfs }, expected, _within, same) =>
    same(cfs.map((values) => internalRate(flows(values)).kind), expected.map(() => 'none')))

  golden<{ rate: number; cfs: number[][] }, number[]>('NIBUS-NPV', ({ rate, cfs }, expected, within) =>
    cfs.forEach((values, index) => within(value(rate, values), expected[index]!)))

  golden<{ nominal: number; inflation: number; cf_year0: number; annual_1_4: number; year5: number }, { real: number; npv: number }>('FISHER-REAL', (input, expected, within) => {
    const real = realRate(written(input.nominal), written(input.inflation))
    within(number(real), expected.real)
    const rounded = number(real, 6)
    within(value(rounded, [input.cf_year0, ...Array.from({ length: 4 }, () => input.annual_1_4), input.year5]), expected.npv)
  })

  golden<{ rate: number; cf: number[] }, number>('MID-YEAR', ({ rate, cf }, expected, within) => within(value(rate, cf, 'midYear'), expected))

  golden<{ real_rate: number; inflation: number; real_cf: number[] }, number[]>('REAL-NOMINAL-IDENTITY', (input, expected, within) => {
    within(value(input.real_rate, input.real_cf), expected[0]!)
    const growth = written(input.inflation).add(one)
    const nominal = flows(input.real_cf).map((flow, year) => flow.mul(growth.pow(year)))
    const factors = nominal.map((_flow, year) => one.div(written(input.real_rate).add(one).mul(growth).pow(year)))
    within(number(presentValue(nominal, factors)), expected[0]!)
  })

  golden<{ rate: number; crb: number[]; ncrb: number[]; sb: number[]; incremental_cost: number[] }, Record<'pv_cost' | 'pv_benefit' | 'npsv' | 'bcr', number>>('CIA-SHAPE', (input, expected, within) => {
    const benefits = input.crb.map((cash, year) => written(cash).add(written(input.ncrb[year]!)).add(written(input.sb[year]!)))
    const found = socialValue({ costs: flows(input.incremental_cost), benefits }, atRate(input.rate, benefits.length))
    within(number(found.presentCost), expected.pv_cost)
    within(number(found.presentBenefit), expected.pv_benefit)
    within(number(found.npsv), expected.npsv)
    within(number(found.bcr as Exact), expected.bcr)
  })
})
