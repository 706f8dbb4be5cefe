import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScenarioInputs } from '../../contract/scenario.ts'
import { discountFactors, editions } from '../appraisal/discounting.ts'
import { addRanges, noCost, type Range } from '../range.ts'
import { world, type World } from '../world.arbitrary.ts'
import { compareScenarios, type Comparison } from './compare.ts'

const seed = 20120301
const run = (inputs: ScenarioInputs, scenarios: Parameters<typeof compareScenarios>[1], asAt?: string): Comparison => {
  const found = compareScenarios(inputs, scenarios, asAt)
  if ('cannot' in found) throw new Error(`${found.because} ${JSON.stringify('problems' in found ? found.problems : [])}`)
  return found
}
const ordered = ({ low, mid, high }: Range) => low <= mid && mid <= high
const shuffledBy = <T>(items: readonly T[], salt: number): T[] => items.map((item, index) => ({ item, key: (index * 7919 + salt * 104729) % 101 })).toSorted((a, b) => a.key - b.key).map(({ item }) => item)

describe(`laws of comparing scenarios (seed ${seed})`, () => {
  const always = (check: (found: World, salt: number) => void) => fc.assert(fc.property(world, fc.integer({ min: 1, max: 1_000 }), check), { seed, numRuns: 60 })

  it('the order of inputs never changes the output', () => {
    always(({ inputs, scenarios }, salt) => {
      const turned = {
        ...inputs,
        trusts: shuffledBy(inputs.trusts, salt), options: shuffledBy(inputs.options, salt + 1), lines: shuffledBy(inputs.lines, salt + 2), evidence: shuffledBy(inputs.evidence, salt + 3),
      }
      const other = shuffledBy(scenarios, salt).map((scenario) => ({ ...scenario, choices: shuffledBy(scenario.choices, salt + 4) }))
      expect(JSON.stringify(run(turned, other))).toBe(JSON.stringify(run(inputs, scenarios)))
    })
  })

  it('trusts add up to the total, in the economic and in the financial case', () => {
    always(({ inputs, scenarios }) => {
      for (const { trusts, byOwner, total } of run(inputs, scenarios).scenarios) {
        if ('cannot' in total) throw new Error(total.because)
        expect(trusts.reduce((sum, { costs }) => ('cannot' in costs ? sum : addRanges(sum, costs.npc)), noCost)).toEqual(total.npc)
        expect(byOwner.reduce((sum, { npc }) => ('cannot' in npc ? sum : addRanges(sum, npc)), noCost)).toEqual(total.npc)
        for (const year of total.capitalByYear.keys()) {
          const byPayer = addRanges(addRanges(total.financialByYear.trust[year]!, total.financialByYear.centre[year]!), total.financialByYear.supplier[year]!)
          expect(addRanges(total.capitalByYear[year]!, total.revenueByYear[year]!)).toEqual(byPayer)
        }
      }
    })
  })

  it('ranges are ordered, lateness and go-lives never earlier for longer steps', () => {
    always(({ inputs, scenarios }) => {
      for (const { trusts, total } of run(inputs, scenarios).scenarios) {
        if ('cannot' in total) throw new Error(total.because)
        expect([total.npc, total.eac, ...total.economicByYear, ...total.financialByYear.trust].every(ordered)).toBe(true)
        for (const { timeline, lateness } of trusts) {
          if ('cannot' in timeline.cutover || 'cannot' in timeline.monthsLate) throw new Error('every trust of this world goes live')
          const { early, mid, late } = timeline.cutover
          expect(early <= mid && mid <= late).toBe(true)
          expect(ordered(timeline.monthsLate)).toBe(true)
          expect('cannot' in lateness.cost ? 'cannot' in lateness.perMonth : ordered(lateness.cost)).toBe(true)
        }
      }
    })
  })

  it('no lines cost nothing', () => {
    always(({ inputs, scenarios }) => {
      for (const { total } of run({ ...inputs, lines: [] }, scenarios).scenarios) expect(total).toMatchObject({ npc: noCost, eac: noCost, npcByDates: { early: 0, mid: 0, late: 0 } })
    })
  })

  it('what becomes known later changes nothing before', () => {
    always(({ inputs, scenarios }) => {
      const known = { ...inputs, lines: inputs.lines.filter(({ evidence }) => !evidence.includes('later')) }
      const figures = (comparison: Comparison) => comparison.scenarios.map(({ trusts, total }) => ({ trusts, total }))
      expect(figures(run(inputs, scenarios))).toEqual(figures(run(known, scenarios)))
      expect(run(inputs, scenarios).leftOut.filter(({ what }) => what === 'line').length).toBe(inputs.lines.length - known.lines.length)
      const later = run(inputs, scenarios, '2014-01-01')
      expect(later.basis.hindsight).toBe(true)
      expect(later.leftOut).toEqual([])
    })
  })

  it('a further line never makes a scenario cheaper', () => {
    always(({ inputs, scenarios }) => {
      const npc = (lines: ScenarioInputs['lines']) => run({ ...inputs, lines }, scenarios).scenarios.map(({ total }) => ('cannot' in total ? Number.NaN : total.npc.mid))
      const [with1, without] = [npc(inputs.lines), npc(inputs.lines.slice(1))]
      with1.forEach((value, index) => expect(value).toBeGreaterThanOrEqual(without[index]!))
    })
  })
})

describe('discount factors', () => {
  it('never rise, in any edition and convention', () => {
    for (const edition of Object.values(editions))
      for (const convention of ['yearZero', 'yearOne', 'midYear'] as const) {
        const factors = discountFactors(edition.standard, 140, { convention })
        expect(factors.every((factor, year) => year === 0 || factor.compare(factors[year - 1]!) < 0 || (year === 1 && factor.equals(factors[0]!)))).toBe(true)
      }
  })
})
