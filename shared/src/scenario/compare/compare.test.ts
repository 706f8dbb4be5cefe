import { describe, expect, it } from 'vitest'
import type { ScenarioInputs } from '../../contract/scenario.ts'
import { evidenceItem, inputsOf, lineOf, months, optionOf, pence, programme, route, scenarioOf, trustNamed } from '../world.arbitrary.ts'
import { costByYear, ganttRows } from './charts.ts'
import { compareScenarios, type Comparison } from './compare.ts'

const compare = (inputs: ScenarioInputs, scenarios: Parameters<typeof compareScenarios>[1], asAt?: string) => {
  const found = compareScenarios(inputs, scenarios, asAt)
  if ('cannot' in found) throw new Error(found.because)
  return found
}
const only = (inputs: ScenarioInputs, option: string, asAt?: string) => compare(inputs, [scenarioOf('one', [['a', option]])], asAt)
const total = (comparison: Comparison) => {
  const { total: sum } = comparison.scenarios[0]!
  if ('cannot' in sum) throw new Error(sum.because)
  return sum
}

/** Goes live in March 2013 (2 + 8 + 1 months from April 2012), contract to December 2014. */
const direct = optionOf('a', 'direct', { programmes: [programme('2012-04-01', months(6, 8, 40))] })
const base = { trusts: [trustNamed('a')], options: [direct] }
const yearly = (year: string, low: number, mid = low, high = mid) => ({ by: 'years' as const, amounts: [{ year, amount: pence(low, mid, high) }] })

describe('costs of one trust', () => {
  it('year 0 counts in full, year 1 over 1.035, rounded to pence once', () => {
    const inputs = inputsOf({ ...base, lines: [lineOf('x', 'a-direct', { by: 'years', amounts: [{ year: '2012-13', amount: pence(100_00) }, { year: '2013-14', amount: pence(100_00) }] })] })
    expect(total(only(inputs, 'a-direct')).npc).toEqual({ low: 196_62, mid: 196_62, high: 196_62 })
  })
  it('a level cost in every year has itself as its yearly equivalent', () => {
    const amounts = ['2012-13', '2013-14', '2014-15', '2015-16', '2016-17'].map((year) => ({ year, amount: pence(1_000_000_00) }))
    expect(total(only(inputsOf({ ...base, lines: [lineOf('x', 'a-direct', { by: 'years', amounts })] }), 'a-direct')).eac.mid).toBe(1_000_000_00)
  })
  it('monthly lines run from after one moment up to and with another', () => {
    const inputs = inputsOf({ ...base, lines: [
      lineOf('old', 'a-direct', { by: 'monthly', after: { at: 'horizonStart', plusMonths: 0 }, until: { at: 'contractEnd', plusMonths: 0 }, amount: pence(10_00) }, { kind: 'oldHosting' }),
      lineOf('new', 'a-direct', { by: 'monthly', after: { at: 'cutover', plusMonths: 0 }, until: { at: 'horizonEnd', plusMonths: 0 }, amount: pence(20_00) }),
    ] })
    const comparison = only(inputs, 'a-direct')
    const trust = comparison.scenarios[0]!.trusts[0]!
    expect(trust.lines.find(({ line }) => line === 'old')!.real.map(({ mid }) => mid)).toEqual([120_00, 120_00, 90_00, 0, 0])
    expect(trust.lines.find(({ line }) => line === 'new')!.real.map(({ mid }) => mid)).toEqual([0, 240_00, 240_00, 240_00, 240_00])
    // April 2013 to December 2014: both are paid.
    expect(trust.dualRunningMonths).toEqual({ early: 23, mid: 21, late: 0 })
  })
  it('the financial case adds inflation, VAT that cannot be recovered, and transfers; the economic case has none of them', () => {
    const inputs = inputsOf({ ...base, lines: [
      lineOf('work', 'a-direct', yearly('2013-14', 100_00), { vat: 'irrecoverable', type: 'capital', payer: 'centre' }),
      lineOf('fines', 'a-direct', yearly('2013-14', 50_00), { transfer: true, kind: 'breachFines' }),
    ] })
    const sum = total(only(inputs, 'a-direct'))
    expect(sum.economicByYear[1]!.mid).toBe(100_00)
    expect(sum.financialByYear.centre[1]!.mid).toBe(124_85) // 100 x 1.02^2 x 1.2 = 124.848
    expect(sum.financialByYear.trust[1]!.mid).toBe(52_02)
    expect([sum.capitalByYear[1]!.mid, sum.revenueByYear[1]!.mid]).toEqual([124_85, 52_02])
    const years = costByYear(sum, only(inputs, 'a-direct').basis)
    expect('cannot' in years ? years : years[1]).toMatchObject({ year: '2013-14', financial: { mid: 176_87 }, byPayer: { supplier: { mid: 0 } } })
  })
  it('a price that rises beyond inflation rises from its own price base', () => {
    const inputs = inputsOf({ ...base, lines: [lineOf('wages', 'a-direct', yearly('2013-14', 100_00), { realChangePerYear: '0.01' })] })
    expect(total(only(inputs, 'a-direct')).economicByYear[1]!.mid).toBe(102_01)
  })
  it('what falls before or after the horizon is left out and said', () => {
    const inputs = inputsOf({ ...base, lines: [lineOf('sunk', 'a-direct', yearly('2010-11', 700_00)), lineOf('beyond', 'a-direct', yearly('2030-31', 300_00))] })
    const trust = only(inputs, 'a-direct').scenarios[0]!.trusts[0]!
    expect(trust.lines.map(({ line, outside }) => [line, outside])).toEqual([['beyond', 300_00], ['sunk', 700_00]])
    expect(trust.costs).toMatchObject({ npc: { mid: 0 } })
  })
  it('amounts stay at the likely dates; what other dates would cost stands beside', () => {
    const inputs = inputsOf({ ...base, lines: [lineOf('new', 'a-direct', { by: 'monthly', after: { at: 'cutover', plusMonths: 0 }, until: { at: 'horizonEnd', plusMonths: 0 }, amount: pence(10_00) })] })
    const { npc, npcByDates } = total(only(inputs, 'a-direct'))
    expect(npc.mid).toBe(npcByDates.mid)
    expect(npcByDates.early).toBeGreaterThan(npcByDates.mid)
    expect(npcByDates.late).toBeLessThan(npcByDates.mid)
  })
})

describe('time and lateness', () => {
  it('counts months after the contract’s last full month; half a month is not covered', () => {
    const inputs = inputsOf({ trusts: [trustNamed('a', '2013-01-15')], options: [direct], lines: [
      lineOf('late', 'a-direct', { by: 'monthly', after: { at: 'contractEnd', plusMonths: 0 }, until: { at: 'cutover', plusMonths: 0 }, amount: pence(5_00, 10_00, 20_00) }, { kind: 'lateExtension' }),
    ] })
    const trust = only(inputs, 'a-direct').scenarios[0]!.trusts[0]!
    expect(trust.timeline.monthsLate).toEqual({ low: 1, mid: 3, high: 35 })
    expect(trust.lateness).toEqual({ perMonth: { low: 5_00, mid: 10_00, high: 20_00 }, cost: { low: 5_00, mid: 30_00, high: 700_00 } })
    expect(trust.exposed.map(({ kind }) => kind)).toEqual(['late'])
    expect(trust.costs).toMatchObject({ npc: { mid: 30_00 } })
  })
  it('a month late that nobody has priced has no price, not a price of nil', () => {
    const { lateness } = only(inputsOf({ ...base, trusts: [trustNamed('a', '2013-01-31')] }), 'a-direct').scenarios[0]!.trusts[0]!
    expect(lateness.cost).toMatchObject({ cannot: true, because: 'No line says what a month after the end of the contract costs.' })
    expect(only(inputsOf({ ...base, trusts: [trustNamed('a', '2019-01-31')] }), 'a-direct').scenarios[0]!.trusts[0]!.lateness.cost).toEqual({ low: 0, mid: 0, high: 0 })
  })
  it('trusts of one supplier wait for one another; the one whose contract ends first goes first', () => {
    const inputs = inputsOf({
      trusts: [trustNamed('a', '2015-12-31'), trustNamed('b', '2013-03-31')],
      options: ['a', 'b'].map((trust) => optionOf(trust, 'direct', { supplier: 'maker', programmes: [programme('2012-04-01', months(8))] })),
      capacities: [{ supplier: 'maker', name: 'Maker', slow: { goLives: 1, months: 6 }, expected: { goLives: 1, months: 4 }, fast: { goLives: 1, months: 1 }, evidence: [], illustrative: true }],
    })
    const rows = ganttRows(compare(inputs, [scenarioOf('both', [['a', 'a-direct'], ['b', 'b-direct']])]).scenarios[0]!)
    expect(rows.map(({ trust, cutover }) => [trust, cutover])).toEqual([['a', { early: '2013-04', mid: '2013-07', late: '2013-09' }], ['b', { early: '2013-03', mid: '2013-03', late: '2013-03' }]])
    expect(rows[0]!.bars.map(({ step, begins, done }) => [step, begins, done])).toEqual([['contract', '2012-04', '2012-06'], ['build', '2012-06', '2013-02'], ['cutover', '2013-02', '2013-07']])
  })
  it('without a stated contract end lateness cannot be assessed, and says why', () => {
    const trust = only(inputsOf({ ...base, trusts: [trustNamed('a', null)] }), 'a-direct').scenarios[0]!.trusts[0]!
    expect(trust.timeline.monthsLate).toMatchObject({ cannot: true, because: 'No end of the present contract is stated.' })
    expect(trust.exposed.map(({ kind }) => kind)).toEqual(['noContractEnd'])
  })
})

describe('options that cannot be taken or are not assessed', () => {
  const usual = optionOf('a', 'usual', { path: 'businessAsUsual', route: route('none', 'notAssessed') })
  it('business as usual stops with the contract and has no cost to compare', () => {
    const comparison = only(inputsOf({ ...base, options: [usual] }), 'a-usual')
    expect(comparison.scenarios[0]!.trusts[0]!.feasibility).toMatchObject({ feasible: false, from: '2015-01' })
    expect(comparison.scenarios[0]!.total).toMatchObject({ cannot: true })
    expect(comparison.finding).toMatchObject({ lowest: [], notComparable: [{ scenario: 'one' }] })
  })
  it('an option without a route is not assessed in law, whatever it costs', () => {
    const trust = only(inputsOf({ ...base, options: [{ ...direct, route: route('none', 'notAssessed') }] }), 'a-direct').scenarios[0]!.trusts[0]!
    expect(trust.legal).toMatchObject({ assessed: false, because: 'No legal route is named.' })
    expect(trust.exposed.map(({ kind }) => kind)).toContain('legalNotAssessed')
  })
  it('a trust without an option is a gap, not a zero', () => {
    const comparison = compare(inputsOf({ ...base, trusts: [trustNamed('a'), trustNamed('b')] }), [scenarioOf('one', [['a', 'a-direct']])])
    expect(comparison.scenarios[0]!.gaps).toEqual(['Trust b has no option.'])
    expect(comparison.scenarios[0]!.total).toMatchObject({ cannot: true, because: 'Trust b has no option.' })
  })
})

describe('figures out of this world', () => {
  it('an amount that outgrows exact pence is a value with its reason, not a rounded number', () => {
    const huge = lineOf('huge', 'a-direct', { by: 'monthly', after: { at: 'horizonStart', plusMonths: 0 }, until: { at: 'horizonEnd', plusMonths: 0 }, amount: pence(8_000_000_000_000_00) })
    expect(only(inputsOf({ ...base, lines: [huge] }), 'a-direct').scenarios[0]!.total).toMatchObject({ cannot: true, because: expect.stringContaining('beyond what can be held in exact pence') })
    const doubling = lineOf('doubling', 'a-direct', yearly('2016-17', 8_000_000_000_000_00), { realChangePerYear: '1' })
    expect(only(inputsOf({ ...base, lines: [doubling] }), 'a-direct').scenarios[0]!.total).toMatchObject({ cannot: true })
  })
})

describe('what was known', () => {
  const inputs = inputsOf({
    ...base,
    evidence: [evidenceItem('then', '2012-02-01'), evidenceItem('later', '2013-07-01')],
    lines: [
      lineOf('guess', 'a-direct', yearly('2013-14', 100_00), { evidence: ['then'] }),
      lineOf('price', 'a-direct', yearly('2013-14', 400_00), { evidence: ['later'], replaces: 'guess' }),
    ],
  })
  it('a later line takes no part before its day, and is named', () => {
    const comparison = only(inputs, 'a-direct')
    expect(total(comparison).economicByYear[1]!.mid).toBe(100_00)
    expect(comparison.leftOut).toEqual([{ what: 'line', id: 'price', option: 'a-direct', because: 'It rests on evidence known only from 2013-07-01, after 2012-03-01.' }])
    expect(comparison.basis.hindsight).toBe(false)
  })
  it('from its day on it takes the other’s place, and the run is labelled', () => {
    const comparison = only(inputs, 'a-direct', '2013-07-01')
    expect(total(comparison).economicByYear[1]!.mid).toBe(400_00)
    expect(comparison.leftOut.map(({ id }) => id)).toEqual(['guess'])
    expect(comparison.basis.hindsight).toBe(true)
    expect(comparison.basis.notes.join(' ')).toContain('With hindsight')
  })
  it('an edition of the Green Book that was not out yet cannot be used', () => {
    const later = { ...inputs, assumptions: { ...inputs.assumptions, discountEdition: 'greenBook2018' as const } }
    expect(compareScenarios(later, [scenarioOf('one', [['a', 'a-direct']])])).toMatchObject({ cannot: true, because: 'Green Book, 2018 edition was published on 2018-03-31, after 2012-03-01.' })
  })
  it('a deflator series of a later vintage cannot bring an old price up', () => {
    const old = inputsOf({ ...base, lines: [lineOf('old-price', 'a-direct', yearly('2013-14', 100_00), { priceBase: '2003-04' })] })
    expect(only(old, 'a-direct').scenarios[0]!.total).toMatchObject({ cannot: true, because: expect.stringContaining('published on 2019-09-30') })
    expect(total(only(old, 'a-direct', '2019-09-30')).economicByYear[1]!.mid).toBe(119_71)
  })
  it('a route resting on later advice is not assessed before it', () => {
    const advised = inputsOf({ ...base, evidence: [evidenceItem('advice', '2012-09-01')], options: [{ ...direct, route: { ...route(), evidence: ['advice'] } }] })
    expect(only(advised, 'a-direct').scenarios[0]!.trusts[0]!.legal.assessed).toBe(false)
    expect(only(advised, 'a-direct', '2012-09-01').scenarios[0]!.trusts[0]!.legal.assessed).toBe(true)
  })
})

describe('side by side', () => {
  const inputs = inputsOf({
    trusts: [trustNamed('a')],
    options: [direct, optionOf('a', 'other', { programmes: direct.programmes })],
    lines: [lineOf('x', 'a-direct', yearly('2012-13', 100_00, 200_00, 300_00)), lineOf('y', 'a-other', yearly('2012-13', 250_00, 260_00, 270_00))],
  })
  const comparison = compare(inputs, [scenarioOf('other', [['a', 'a-other']]), scenarioOf('direct', [['a', 'a-direct']])])
  it('marks the best and the worst, and only rows that differ', () => {
    const npc = comparison.rows.find(({ id }) => id === 'npc')!
    expect(npc).toMatchObject({ best: ['direct'], worst: ['other'], differs: true })
    expect(comparison.rows.find(({ id }) => id === 'months-late')).toMatchObject({ best: [], worst: [], differs: false })
  })
  it('where lateness cannot be told there is no count of it and nothing is best', () => {
    const stays = optionOf('a', 'stays', { path: 'businessAsUsual', route: route('none', 'notAssessed') })
    const { rows } = compare(inputsOf({ ...inputs, trusts: [trustNamed('a', '2013-01-31')], options: [...inputs.options, stays] }), [scenarioOf('late', [['a', 'a-direct']]), scenarioOf('never', [['a', 'a-stays']])])
    for (const id of ['months-late', 'late', 'may-be-late'])
      expect(rows.find((row) => row.id === id)).toMatchObject({ id, cells: [{ scenario: 'late' }, { scenario: 'never', value: null, because: 'No trust has both a go-live and a stated end of contract.' }], best: [], worst: [], differs: true })
    expect(rows.find(({ id }) => id === 'late')!.cells).toContainEqual({ scenario: 'late', value: 1, because: 'a.' })
  })
  it('a figure that says nothing of some trusts is neither best nor worst beside figures of all', () => {
    const options = [...['a', 'b'].flatMap((trust) => ['soon', 'slow'].map((name) => optionOf(trust, name, { programmes: [programme('2012-04-01', months(name === 'soon' ? 8 : 40))] }))), optionOf('b', 'stays', { path: 'businessAsUsual', route: route('none', 'notAssessed') })]
    const { rows } = compare(inputsOf({ trusts: [trustNamed('a', '2013-01-31'), trustNamed('b', '2013-01-31')], options }), [
      scenarioOf('soon', [['a', 'a-soon'], ['b', 'b-soon']]), scenarioOf('slow', [['a', 'a-slow'], ['b', 'b-slow']]), scenarioOf('half', [['a', 'a-soon'], ['b', 'b-stays']]),
    ])
    const late = rows.find(({ id }) => id === 'months-late')!
    const cellOf = (row: typeof late, wanted: string) => row.cells.find(({ scenario }) => scenario === wanted)!
    expect(cellOf(late, 'half').value!).toBeLessThan(cellOf(late, 'soon').value!)
    expect(cellOf(late, 'half').because).toBe('Without b: no go-live, or no stated end of contract.')
    expect(late).toMatchObject({ best: ['soon'], worst: ['slow'] })
    expect(cellOf(rows.find(({ id }) => id === 'late')!, 'half')).toMatchObject({ value: 1, because: 'a. Without b: no go-live, or no stated end of contract.' })
  })
  it('states the finding with its distance, and that the order may turn', () => {
    expect(comparison.finding).toEqual({ lowest: ['direct'], next: ['other'], difference: 60_00, rangesOverlap: true, late: [], notComparable: [] })
  })
  it('says that nothing here alters the evaluation', () => {
    expect(comparison.standing).toContain('never change a score')
  })
})
