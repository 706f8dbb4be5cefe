import { describe, expect, it } from 'vitest'
import type { Scenario } from '@workbench/shared/contract/scenario.ts'
import { timelineChart } from '@workbench/shared/chart/timeline.ts'
import { costByYearChart } from '@workbench/shared/chart/cost-by-year.ts'
import { monthOfDay } from '@workbench/shared/scenario/months.ts'
import { costByYear } from '@workbench/shared/scenario/compare/charts.ts'
import { renderToStaticMarkup } from 'react-dom/server'
import workshopFile from '../../../../fixtures/london-2012/workshop.json' with { type: 'json' }
import { costFinding, costPanels, costTable, endsPaying, lateFinding, payerParts, poundsTick, stepLabels, timelineRows, timelineTable } from './charting.ts'
import { boardFinding, compareOnBoard, comparisonFinding, dayOfRun, hindsightDay, offered } from './comparing.ts'
import type { Board } from './figures.ts'
import { choosePath, emptyThinking } from './thinking.ts'
import { todayByPayer, trustFinding } from './trust.ts'

const { inputs, scenarios } = workshopFile
const first = { revision: 1 }
/** London's board as its facilitator sees it. */
const board = {
  title: inputs.title, asAt: inputs.asAt, illustrative: true, snapshot: null,
  trusts: inputs.trusts.map((trust) => ({ ...trust, ...first })), mergers: { mergers: inputs.mergers, ...first }, options: inputs.options.map((option) => ({ ...option, ...first })),
  lines: inputs.lines, lineRevisions: [], capacities: { capacities: inputs.capacities, ...first },
  evidence: inputs.evidence.map((item) => ({ ...item, by: 'elena-petrou', at: '2016-01-11T09:30:00.000Z', marks: [], withdrawn: null })),
  assumptions: { assumptions: inputs.assumptions, ...first }, scenarios: scenarios.map((scenario) => ({ ...scenario, ...first })),
  derived: null, derivedClosed: null, privates: [], frozen: false, mayPrepare: [], mayChangeScenarios: true,
} as unknown as Board
const compared = (ids: readonly string[], thinking = emptyThinking) => {
  const found = compareOnBoard(board, thinking, ids)
  if ('cannot' in found) throw new Error(found.because)
  return found
}
const choicesOf = (id: string) => scenarios.find((scenario) => scenario.id === id)!.choices as Scenario['choices']

describe('London’s board', () => {
  it('states its finding, and a what-if redraws it', () => {
    expect(boardFinding(compared(['all-direct']).comparison.scenarios[0]!)).toBe('All continue with a new host: £266.2m, no trust late at the likely dates')
    expect(boardFinding(compared(['do-minimum']).comparison.scenarios[0]!)).toBe('Keep going as we are, at a price: £300.7m, nobody goes live')
    const whatIfs = { 'all-direct': { base: 1, choices: choosePath(choicesOf('all-direct'), 'imperial', 'imperial-replace') } }
    const tried = compared(['all-direct'], { ...emptyThinking, whatIfs }).comparison.scenarios[0]!
    // The same choices as the scenario in which one trust replaces.
    expect(tried.total).toEqual(compared(['one-replaces']).comparison.scenarios[0]!.total)
    expect(boardFinding(compared(['business-as-usual']).comparison.scenarios[0]!)).toBe('Let the contracts run out: the service stops at 8 of 9 trusts')
  })
  it('compares with hindsight only when asked, on the last day anything became known', () => {
    expect(hindsightDay(board)).toBe('2015-12-31')
    expect([dayOfRun(board, { hindsight: false }), dayOfRun(board, { hindsight: true })]).toEqual(['2012-03-01', '2015-12-31'])
    expect(compared(['do-minimum'], { ...emptyThinking, hindsight: true }).comparison.basis.hindsight).toBe(true)
  })
  it('says why nothing can be compared before the assumptions are set', () => {
    expect(compareOnBoard({ ...board, assumptions: null }, emptyThinking, ['all-direct'])).toMatchObject({ cannot: true, because: expect.stringContaining('assumptions are not set') as string })
  })
  it('offers last what lets the service stop', () => {
    expect(offered(board).at(-1)).toBe('business-as-usual')
    expect(offered(board)).toHaveLength(scenarios.length)
  })
})

describe('London side by side', () => {
  const six = compared(offered(board).slice(0, 6))
  const { scenarios: results, basis } = six.comparison
  it('titles state what is found', () => {
    expect(comparisonFinding(six.comparison)).toBe('As known on 1 Mar 2012, “Converge after the merger” costs least, £14.9m below “All continue with a new host”; the ranges overlap, so the order may turn')
    expect(costFinding(results, basis)).toBe('From 2016-17 the centre pays nothing in any of these')
    expect(lateFinding(results.find(({ scenario }) => scenario === 'all-replace')!)).toBe('8 of 8 trusts go live after their contract ends')
    expect(lateFinding(results.find(({ scenario }) => scenario === 'all-direct')!)).toBe('No trust goes live after its contract ends at the likely dates; at the late ones 8 would')
  })
  it('charts draw, and their tables hold a row for each thing drawn', () => {
    const svg = renderToStaticMarkup(costByYearChart({ title: 't', parts: payerParts, panels: costPanels(results, basis), tick: poundsTick }))
    for (const { title } of results) expect(svg).toContain(title.replaceAll("'", '&#x27;'))
    expect(costTable(results, basis).rows.every((row) => row.length === basis.years.length + 1)).toBe(true)
    const direct = results.find(({ scenario }) => scenario === 'all-direct')!
    const rows = timelineRows(direct, six.inputs)
    expect(rows).toHaveLength(9)
    expect(timelineTable(direct, six.inputs).rows).toHaveLength(9)
    expect(renderToStaticMarkup(timelineChart({ title: 't', steps: stepLabels, rows, today: monthOfDay(basis.asAt) }))).not.toContain('NaN')
  })
})

describe('one trust', () => {
  const { comparison } = compared(['all-direct'])
  const barts = comparison.scenarios[0]!.trusts.find(({ trust }) => trust === 'barts')!
  const years = costByYear(barts.costs, comparison.basis)
  it('what hits its budget when central money ends', () => {
    if ('cannot' in years) throw new Error(years.because)
    expect(endsPaying(years, 'centre')).toBe('2015-16')
    expect(endsPaying(years, 'supplier')).toBe(null)
    expect(trustFinding('Barts', years)).toBe('Barts pays £3.4m in 2015-16, when central money has ended, after £0 in 2012-13')
  })
  it('what today’s service costs, and who pays it: twelve months of 285,000 pounds', () => {
    expect(todayByPayer(barts)).toEqual([{ payer: 'centre', pence: 12 * 28_500_000 }])
  })
})
