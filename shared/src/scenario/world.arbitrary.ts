/** Small invented worlds for tests of scenarios, and arbitrary ones for their laws; test support only. */
import fc from 'fast-check'
import type { CostKind, CostLine, LegalRoute, PenceRange, Programme, Scenario, ScenarioEvidence, ScenarioInputs, ScenarioOption, ScenarioTrust } from '../contract/scenario.ts'
import type { Words } from '../contract/primitives.ts'

const words = (text: string) => text as Words

export const evidenceItem = (id: string, knownFrom: string): ScenarioEvidence => ({
  id, claim: words(`Invented claim ${id}.`), who: 'somebody', role: 'source', said: null, published: knownFrom, knownFrom, confidence: 'medium', source: 'invented', illustrative: true, links: [],
})

export const trustNamed = (id: string, contractEnd: string | null = '2014-12-31'): ScenarioTrust => ({
  id, name: `Trust ${id}`, system: 'System', hosting: 'Host', incomePerYear: null,
  contractEnds: contractEnd === null ? [] : [{ earliest: contractEnd, stated: contractEnd, latest: contractEnd, evidence: [] }],
})

export const route = (kind: LegalRoute['kind'] = 'callOff', exposure: LegalRoute['exposure'] = 'low'): LegalRoute => ({ kind, notice: words('Notice.'), standstill: words('Standstill.'), challenge: words('Challenge.'), exposure, evidence: [] })

export const months = (low: number, mid = low, high = mid) => ({ low, mid, high })
export const pence = (low: number, mid = low, high = mid): PenceRange => ({ low, mid, high })

export const programme = (starts: string, build: { low: number; mid: number; high: number }, evidence: string[] = []): Programme => ({
  starts, steps: [{ step: 'contract', months: months(2) }, { step: 'build', months: build }, { step: 'cutover', months: months(1) }], evidence,
})

export const optionOf = (trust: string, suffix: string, change: Partial<ScenarioOption> = {}): ScenarioOption => ({
  id: `${trust}-${suffix}`, trust, path: 'continueDirect', label: suffix, supplier: null, route: route(), programmes: [], evidence: [], ...change,
})

export const lineOf = (id: string, option: string, timing: CostLine['timing'], change: Partial<CostLine> = {}): CostLine => ({
  id, option, label: id, kind: 'hosting' satisfies CostKind, payer: 'trust', type: 'revenue', recurrent: true, timing, priceBase: '2011-12', vat: 'recoverable', transfer: false, basis: 'indicative', illustrative: true, evidence: [], ...change,
})

export const inputsOf = (change: Partial<ScenarioInputs>): ScenarioInputs => ({
  title: 'Invented', asAt: '2012-03-01', trusts: [], mergers: [], options: [], lines: [], capacities: [], evidence: [],
  assumptions: { firstYear: '2012-13', years: 5, priceBase: '2011-12', discountEdition: 'greenBook2003', discountConvention: 'yearZero', inflationPerYear: '0.02', vatRate: '0.2', evidence: [] },
  ...change,
})

export const scenarioOf = (id: string, choices: readonly (readonly [string, string])[]): Scenario => ({
  id, title: id, summary: words('Invented.'), choices: choices.map(([trust, option]) => ({ trust, option })),
})

const range = (from: number, to: number) => fc.tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }))
  .map((values) => values.toSorted((a, b) => a - b)).map(([low, mid, high]) => ({ low: low!, mid: mid!, high: high! }))

const timing: fc.Arbitrary<CostLine['timing']> = fc.oneof(
  fc.record({ by: fc.constant('years' as const), amounts: fc.uniqueArray(fc.constantFrom('2011-12', '2012-13', '2014-15', '2016-17', '2017-18'), { minLength: 1 })
    .chain((years) => fc.tuple(...years.map((year) => range(0, 9_000_000_00).map((amount) => ({ year, amount }))))) }),
  fc.record({ by: fc.constant('once' as const), at: fc.record({ at: fc.constantFrom('horizonStart' as const, 'cutover' as const, 'build' as const), plusMonths: fc.integer({ min: -3, max: 12 }) }), amount: range(0, 9_000_000_00) }),
  fc.record({ by: fc.constant('monthly' as const), after: fc.constantFrom({ at: 'contractEnd' as const, plusMonths: 0 }, { at: 'horizonStart' as const, plusMonths: 0 }, { at: 'cutover' as const, plusMonths: 0 }), until: fc.constantFrom({ at: 'cutover' as const, plusMonths: 3 }, { at: 'horizonEnd' as const, plusMonths: 0 }), amount: range(0, 400_000_00) }),
)

export interface World {
  readonly inputs: ScenarioInputs
  readonly scenarios: readonly Scenario[]
}

/** Up to five trusts with two options each, a shared supplier, lines of every timing, two scenarios. */
export const world: fc.Arbitrary<World> = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const trusts = Array.from({ length: count }, (_none, index) => `t${index}`)
  const optionIds = trusts.flatMap((trust) => [`${trust}-a`, `${trust}-b`])
  return fc.record({
    builds: fc.tuple(...optionIds.map(() => range(1, 30))),
    lines: fc.array(fc.record({
      option: fc.constantFrom(...optionIds), timing, transfer: fc.boolean(), late: fc.boolean(),
      payer: fc.constantFrom('trust' as const, 'centre' as const, 'supplier' as const), vat: fc.constantFrom('recoverable' as const, 'irrecoverable' as const),
      kind: fc.constantFrom('hosting' as const, 'oldHosting' as const, 'migration' as const), growth: fc.constantFrom(undefined, '0.01', '-0.02'),
    }), { maxLength: 12 }),
    picks: fc.tuple(...trusts.map(() => fc.constantFrom('a', 'b'))),
    pace: fc.integer({ min: 1, max: 6 }),
  }).map(({ builds, lines, picks, pace }): World => ({
    inputs: inputsOf({
      trusts: trusts.map((trust, index) => trustNamed(trust, index % 2 === 0 ? '2014-12-31' : '2013-06-15')),
      options: optionIds.map((id, index) => optionOf(id.split('-')[0]!, id.split('-')[1]!, { supplier: 'maker', programmes: [programme('2012-04-01', builds[index]!)] })),
      evidence: [evidenceItem('early', '2012-01-01'), evidenceItem('later', '2014-01-01')],
      capacities: [{ supplier: 'maker', name: 'Maker', slow: { goLives: 1, months: pace }, expected: { goLives: 1, months: Math.ceil(pace / 2) }, fast: { goLives: 2, months: 1 }, evidence: [], illustrative: true }],
      lines: lines.map(({ option, timing: when, late, growth, ...rest }, index) => lineOf(`l${index}`, option, when, { ...rest, evidence: [late ? 'later' : 'early'], ...(growth === undefined ? {} : { realChangePerYear: growth }) })),
    }),
    scenarios: [scenarioOf('mixed', trusts.map((trust, index) => [trust, `${trust}-${picks[index]}`])), scenarioOf('plain', trusts.map((trust) => [trust, `${trust}-a`]))],
  }))
})
