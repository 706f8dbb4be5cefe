import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { WorkshopMaterial } from '../contract/scenario.ts'
import { costByYear, ganttRows } from './compare/charts.ts'
import { compareScenarios, type Comparison } from './compare/compare.ts'
import { checkMaterial } from './options/check.ts'

const material = JSON.parse(readFileSync(new URL('../../../fixtures/london-2012/workshop.json', import.meta.url), 'utf8')) as WorkshopMaterial
const { inputs, scenarios } = material
const run = (asAt?: string) => compareScenarios(inputs, scenarios, asAt) as Comparison
const then = run()
const of = (comparison: Comparison, id: string) => comparison.scenarios.find(({ scenario }) => scenario === id)!
const knownFrom = new Map(inputs.evidence.map((item) => [item.id, item.knownFrom]))

describe('London 2012: the workshop’s material', () => {
  it('follows the contract and does not contradict itself', () => {
    const validate = new Ajv2020({ strict: false, allErrors: false }).compile(WorkshopMaterial)
    expect(validate(material) ? [] : validate.errors).toEqual([])
    expect(checkMaterial(inputs, scenarios)).toEqual([])
  })
  it('nine trusts, the merged one, at least six scenarios besides the yardstick, five paths and business as usual', () => {
    expect(inputs.trusts.map(({ id }) => id).toSorted()).toEqual(['barts', 'barts-health', 'croydon', 'imperial', 'kingston', 'newham', 'royal-free', 'south-london', 'st-georges', 'whipps-cross'])
    expect(new Set(inputs.options.map(({ path }) => path)).size).toBe(6)
    expect(scenarios.length).toBeGreaterThanOrEqual(7)
  })
  it('every figure is marked illustrative or rests on evidence with a confidence', () => {
    expect(inputs.lines.filter(({ illustrative, evidence }) => !illustrative && evidence.length === 0)).toEqual([])
    expect(inputs.lines.filter(({ basis }) => basis === 'bidDerived')).toEqual([])
  })
})

describe('London 2012 as at 1 March 2012', () => {
  it('uses nothing known later', () => {
    expect(then.basis).toMatchObject({ asAt: '2012-03-01', hindsight: false, edition: 'Green Book, 2003 edition' })
    const used = then.scenarios.flatMap(({ trusts }) => trusts.flatMap(({ lines }) => lines.flatMap(({ evidence }) => evidence)))
    expect([...new Set(used)].filter((id) => knownFrom.get(id)! > '2012-03-01')).toEqual([])
    expect(used.length).toBeGreaterThan(0)
    expect(then.leftOut.some(({ what, id }) => what === 'line' && id === 'st-georges-minimum-extension-priced')).toBe(true)
  })
  it('the finding: converging after the merger costs least, continuing with a new host comes next, and the order may turn', () => {
    expect(then.finding).toMatchObject({ lowest: ['converge-after-merger'], next: ['all-direct'], rangesOverlap: true, late: ['all-replace', 'converge-after-merger', 'one-replaces'] })
    expect(then.finding.notComparable.map(({ scenario }) => scenario)).toEqual(['business-as-usual'])
  })
  it('net present costs to the penny, as a separate program in fractions computes them from the same file', () => {
    const npc = Object.fromEntries(then.scenarios.map(({ scenario, total }) => [scenario, 'cannot' in total ? null : total.npc]))
    expect(npc).toEqual({
      'all-direct': { low: 18900833099, mid: 26622250199, high: 35360342451 },
      'all-replace': { low: 27673020749, mid: 42375321874, high: 78525326091 },
      'business-as-usual': null,
      'converge-after-merger': { low: 17817178825, mid: 25131289052, high: 34042781309 },
      'do-minimum': { low: 22921232957, mid: 30071696686, high: 42035277093 },
      'homerton-route': { low: 21099283782, mid: 28994766630, high: 38803756062 },
      'one-replaces': { low: 20331417107, mid: 29266432385, high: 42859357984 },
      'portal-first': { low: 21665454573, mid: 29073774597, high: 39413011194 },
    })
    const paid = (payer: string) => Object.fromEntries(then.rows.find(({ id }) => id === `paid-${payer}`)!.cells.map(({ scenario, value }) => [scenario, value]))
    expect(paid('trust')).toMatchObject({ 'all-direct': 33001717100, 'converge-after-merger': 30111766426, 'all-replace': 57950413361 })
    expect(paid('centre')).toMatchObject({ 'all-direct': 7275467779, 'converge-after-merger': 7645682597 })
  })
  it('replacing everything costs most', () => {
    expect(then.rows.find(({ id }) => id === 'npc')).toMatchObject({ best: ['converge-after-merger'], worst: ['all-replace'] })
  })
  it('business as usual stops in January 2015 for those whose contracts end first', () => {
    const stops = of(then, 'business-as-usual').trusts.map(({ trust, feasibility }) => [trust, feasibility.feasible === false ? feasibility.from : feasibility.feasible])
    expect(Object.fromEntries(stops)).toMatchObject({ barts: '2015-01', 'st-georges': '2016-01', 'whipps-cross': 'unknown' })
  })
  it('replacing everywhere is late for every trust with a stated contract end; Homerton’s route for none at the likely dates', () => {
    expect(of(then, 'all-replace').trusts.filter(({ exposed }) => exposed.some(({ kind }) => kind === 'late')).length).toBe(8)
    expect(of(then, 'homerton-route').trusts.filter(({ exposed }) => exposed.some(({ kind }) => kind === 'late'))).toEqual([])
  })
  it('keeping going is open to challenge everywhere, a call-off nowhere', () => {
    const row = then.rows.find(({ id }) => id === 'legal-high')!
    expect(row.cells.find(({ scenario }) => scenario === 'do-minimum')?.value).toBe(9)
    expect(row.cells.find(({ scenario }) => scenario === 'all-direct')?.value).toBe(0)
  })
  it('the merged trust stands for its members: nine before, seven after', () => {
    expect(of(then, 'all-direct').trusts.length).toBe(9)
    expect(of(then, 'all-direct').byOwner.map(({ owner }) => owner)).toEqual(['barts-health', 'croydon', 'imperial', 'kingston', 'royal-free', 'south-london', 'st-georges'])
    expect(of(then, 'converge-after-merger').trusts.length).toBe(7)
    expect(of(then, 'converge-after-merger').gaps).toEqual([])
  })
  it('central money ends with the contracts: from 2016-17 trusts pay alone', () => {
    const years = costByYear(of(then, 'all-direct').total, then.basis)
    if ('cannot' in years) throw new Error(years.because)
    expect(years.map(({ year, byPayer }) => [year, byPayer.centre.mid > 0]).filter(([, paid]) => paid).map(([year]) => year)).toEqual(['2012-13', '2013-14', '2014-15', '2015-16'])
    expect(years.every(({ byPayer }) => byPayer.trust.mid > 0)).toBe(true)
  })
  it('the Gantt has a row for each trust and five steps where something is built', () => {
    expect(ganttRows(of(then, 'portal-first')).map(({ bars }) => bars.length)).toEqual(Array.from({ length: 9 }, () => 5))
    expect(ganttRows(of(then, 'do-minimum')).every(({ bars, cutover }) => bars.length === 0 && 'cannot' in cutover)).toBe(true)
  })
})

describe('London 2012 with hindsight', () => {
  const after = run('2015-12-31')
  it('is labelled, moves the contract ends to October 2015 and leaves the older figures out', () => {
    expect(after.basis.hindsight).toBe(true)
    const end = of(after, 'all-direct').trusts.find(({ trust }) => trust === 'st-georges')!.timeline.contractEnd
    expect('cannot' in end ? end : end.stated).toBe(2015 * 12 + 9)
    expect(after.leftOut.every(({ because }) => because.includes('takes its place'))).toBe(true)
  })
  it('the price of October 2013 makes keeping going the dearest choice', () => {
    expect(after.rows.find(({ id }) => id === 'npc')!.worst).toEqual(['do-minimum'])
  })
  it('a day between uses what was known by then and no more', () => {
    const between = run('2013-07-01')
    expect(between.leftOut.some(({ id }) => id === 'st-georges-minimum-extension-priced')).toBe(true)
    expect(between.rows.find(({ id }) => id === 'npc')!.worst).toEqual(['all-replace'])
  })
})
