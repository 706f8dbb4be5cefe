import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { WorkshopMaterial } from '../../contract/scenario.ts'
import { exactText, sumExact } from '../../numeric/exact.ts'
import { roundToPence } from '../../numeric/rounding.ts'
import { compareScenarios, type Comparison } from './compare.ts'
import { npcWorking } from './working.ts'

const { inputs, scenarios } = JSON.parse(readFileSync(new URL('../../../../fixtures/london-2012/workshop.json', import.meta.url), 'utf8')) as WorkshopMaterial

describe.each(['2012-03-01', '2015-12-31'])('London 2012: the sum behind each net present cost as at %s', (asAt) => {
  const { scenarios: results, basis } = compareScenarios(inputs, scenarios, asAt) as Comparison
  const told = results.flatMap(({ trusts }) => trusts).filter(({ costs }) => !('cannot' in costs))

  it('years add up to the figure, and so do the lines, exactly, before the one rounding', () => {
    expect(told.length).toBeGreaterThan(40)
    for (const trust of told) {
      const working = npcWorking(trust, inputs.assumptions, basis)
      if ('cannot' in working) throw new Error(working.because)
      expect(roundToPence(working.sum)).toBe(working.npc.mid)
      expect(exactText(sumExact(working.lines.flatMap(({ present }) => present ?? [])))).toBe(exactText(working.sum))
      for (const line of working.lines) expect(line.byYear.reduce((sum, { pence }) => sum + pence, 0)).toBe(line.real.mid)
    }
  })

  it('says why where there is no figure', () => {
    const stopped = results.find(({ scenario }) => scenario === 'business-as-usual')!.trusts.find(({ costs }) => 'cannot' in costs)!
    expect(npcWorking(stopped, inputs.assumptions, basis)).toMatchObject({ cannot: true, because: expect.stringContaining('service stops') as string })
  })
})
