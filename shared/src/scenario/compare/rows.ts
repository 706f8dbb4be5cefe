/** What decides between scenarios, as rows: a cell for each scenario, best and worst marked where they differ. */
import { payers } from '../../contract/scenario.ts'
import { cannot, type Unassessed } from '../appraisal/measures.ts'
import { monthText } from '../months.ts'
import { compareText } from '../options/known.ts'
import { sumRanges, type Range } from '../range.ts'
import type { ScenarioResult } from './scenario-result.ts'
import type { CostsOfTrust, Exposure, TrustResult } from './trust-result.ts'

export interface Cell {
  readonly scenario: string
  /** What is compared: the mid of a range. Null where it cannot be told. */
  readonly value: number | null
  readonly range?: Range
  /** For months: "2015-02". */
  readonly shown?: string
  readonly because?: string
}

export interface Row {
  readonly id: string
  readonly label: string
  readonly unit: 'pence' | 'months' | 'month' | 'trusts'
  readonly cells: readonly Cell[]
  /** Scenarios with the lowest and the highest value; lower is better in every row. Empty where all are alike. */
  readonly best: readonly string[]
  readonly worst: readonly string[]
  readonly differs: boolean
}

const rowOf = (id: string, label: string, unit: Row['unit'], results: readonly ScenarioResult[], of: (result: ScenarioResult) => Omit<Cell, 'scenario'>): Row => {
  const cells = results.map((result) => ({ scenario: result.scenario, ...of(result) }))
  const told = cells.flatMap(({ scenario, value }) => (value === null ? [] : [{ scenario, value }]))
  const values = told.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const spread = told.length > 1 && low < high
  const withValue = (wanted: number) => (spread ? told.filter(({ value }) => value === wanted).map(({ scenario }) => scenario) : [])
  const texts = new Set(cells.map(({ value, range, because }) => JSON.stringify([value, range ?? null, value === null ? because : null])))
  return { id, label, unit, cells, best: withValue(low), worst: withValue(high), differs: texts.size > 1 }
}

const ranged = (range: Range | Unassessed): Omit<Cell, 'scenario'> => ('cannot' in range ? { value: null, because: range.because } : { value: range.mid, range })
const ofTotal = (result: ScenarioResult, of: (total: CostsOfTrust) => Range) => ranged('cannot' in result.total ? result.total : of(result.total))

const sumOver = (result: ScenarioResult, of: (trust: TrustResult) => Range | Unassessed): Range | Unassessed => {
  const all = result.trusts.map((trust) => ({ trust: trust.trust, figure: of(trust) }))
  const because = all.flatMap(({ trust, figure }) => ('cannot' in figure ? [`${trust}: ${figure.because}`] : []))
  return because.length > 0 ? cannot(because.join(' ')) : sumRanges(all.flatMap(({ figure }) => ('cannot' in figure ? [] : [figure])))
}

/** Months late over the trusts that go live at all and have a stated contract end; the others are named in `because`. */
const lateTotal = (result: ScenarioResult, of: (trust: TrustResult) => Range | Unassessed): Omit<Cell, 'scenario'> => {
  const told = result.trusts.filter((trust) => !('cannot' in trust.timeline.monthsLate))
  const others = result.trusts.filter((trust) => 'cannot' in trust.timeline.monthsLate).map(({ trust }) => trust)
  if (told.length === 0) return { value: null, because: 'No trust has both a go-live and a stated end of contract.' }
  return { ...ranged(sumOver({ ...result, trusts: told }, of)), ...(others.length > 0 ? { because: `Without ${others.join(', ')}: no go-live, or no stated end of contract.` } : {}) }
}

const lastGoLive = (result: ScenarioResult): Omit<Cell, 'scenario'> => {
  const dates = result.trusts.flatMap(({ timeline }) => ('cannot' in timeline.cutover ? [] : [timeline.cutover]))
  if (dates.length === 0) return { value: null, because: 'No trust goes live.' }
  const last = (of: 'early' | 'mid' | 'late') => Math.max(...dates.map((cutover) => cutover[of]))
  return { value: last('mid'), range: { low: last('early'), mid: last('mid'), high: last('late') }, shown: monthText(last('mid')) }
}

const exposedTo = (...kinds: Exposure['kind'][]) => (result: ScenarioResult): Omit<Cell, 'scenario'> => {
  const trusts = result.trusts.filter(({ exposed }) => exposed.some(({ kind }) => kinds.includes(kind))).map(({ trust }) => trust)
  return { value: trusts.length, ...(trusts.length > 0 ? { because: trusts.join(', ') } : {}) }
}

const monthsBoth = (result: ScenarioResult): Omit<Cell, 'scenario'> => ({ value: result.trusts.reduce((sum, { dualRunningMonths }) => sum + dualRunningMonths.mid, 0) })

export const comparisonRows = (results: readonly ScenarioResult[]): Row[] => {
  const row = (id: string, label: string, unit: Row['unit'], of: (result: ScenarioResult) => Omit<Cell, 'scenario'>) => rowOf(id, label, unit, results, of)
  const owners = [...new Set(results.flatMap(({ byOwner }) => byOwner.map(({ owner }) => owner)))].toSorted(compareText)
  return [
    row('npc', 'Net present cost', 'pence', (result) => ofTotal(result, ({ npc }) => npc)),
    ...owners.map((owner) => row(`npc-${owner}`, `Net present cost, ${owner}`, 'pence', (result) =>
      ranged(result.byOwner.find((own) => own.owner === owner)?.npc ?? cannot('It takes no part in this scenario.')))),
    row('eac', 'Equivalent annual cost', 'pence', (result) => ofTotal(result, ({ eac }) => eac)),
    row('npc-late', 'Net present cost if every date is late', 'pence', (result) =>
      'cannot' in result.total ? { value: null, because: result.total.because } : { value: result.total.npcByDates.late }),
    ...payers.map((payer) => row(`paid-${payer}`, `Paid by ${payer === 'trust' ? 'the trusts' : payer === 'centre' ? 'the centre' : 'the supplier'}, prices of the day with VAT`, 'pence', (result) =>
      ofTotal(result, ({ financialByYear }) => sumRanges(financialByYear[payer])))),
    row('last-go-live', 'Last go-live', 'month', lastGoLive),
    row('months-late', 'Months late, all trusts together', 'months', (result) => lateTotal(result, ({ timeline }) => timeline.monthsLate)),
    row('cost-late', 'Cost of the months late', 'pence', (result) => lateTotal(result, ({ lateness }) => lateness.cost)),
    row('dual-running', 'Months in which old and new are both paid', 'months', monthsBoth),
    row('late', 'Trusts late at the likely dates', 'trusts', exposedTo('late')),
    row('may-be-late', 'Trusts late at the likely or the latest dates', 'trusts', exposedTo('late', 'mayBeLate')),
    row('service-stops', 'Trusts whose service stops', 'trusts', exposedTo('serviceStops')),
    row('legal-not-assessed', 'Trusts whose legal route is not assessed', 'trusts', exposedTo('legalNotAssessed')),
    row('legal-high', 'Trusts with a high risk of challenge', 'trusts', exposedTo('legalHigh')),
  ]
}
