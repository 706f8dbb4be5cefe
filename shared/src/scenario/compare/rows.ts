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
  /** Scenarios with the lowest and the highest value; lower is better in every row. Empty where all are alike, or where none are told of the same trusts. */
  readonly best: readonly string[]
  readonly worst: readonly string[]
  readonly differs: boolean
}

interface Told extends Omit<Cell, 'scenario'> {
  /** Trusts of which the value says nothing. */
  readonly without?: readonly string[]
}

const rowOf = (id: string, label: string, unit: Row['unit'], results: readonly ScenarioResult[], of: (result: ScenarioResult) => Told): Row => {
  const figures = results.map((result) => ({ scenario: result.scenario, ...of(result) }))
  const cells = figures.map(({ without: _without, ...cell }): Cell => cell)
  const all = figures.flatMap(({ scenario, value, without = [] }) => (value === null ? [] : [{ scenario, value, without: without.join() }]))
  // What says nothing of some trusts is neither better nor worse than what tells of all.
  const told = new Set(all.map(({ without }) => without)).size > 1 ? all.filter(({ without }) => without === '') : all
  const values = told.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const spread = told.length > 1 && low < high
  const withValue = (wanted: number) => (spread ? told.filter(({ value }) => value === wanted).map(({ scenario }) => scenario) : [])
  const texts = new Set(figures.map(({ value, range, because, without = [] }) => JSON.stringify([value, range ?? null, value === null ? because : null, without])))
  return { id, label, unit, cells, best: withValue(low), worst: withValue(high), differs: texts.size > 1 }
}

const ranged = (range: Range | Unassessed): Omit<Cell, 'scenario'> => ('cannot' in range ? { value: null, because: range.because } : { value: range.mid, range })
const ofTotal = (result: ScenarioResult, of: (total: CostsOfTrust) => Range) => ranged('cannot' in result.total ? result.total : of(result.total))

const sumOver = (result: ScenarioResult, of: (trust: TrustResult) => Range | Unassessed): Range | Unassessed => {
  const all = result.trusts.map((trust) => ({ trust: trust.trust, figure: of(trust) }))
  const because = all.flatMap(({ trust, figure }) => ('cannot' in figure ? [`${trust}: ${figure.because}`] : []))
  return because.length > 0 ? cannot(because.join(' ')) : sumRanges(all.flatMap(({ figure }) => ('cannot' in figure ? [] : [figure])))
}

const untold: Told = { value: null, because: 'No trust has both a go-live and a stated end of contract.' }

/** Of whom it can be told whether they are late, and of whom it cannot: those without a go-live, or without a stated end of contract. */
const byLateness = ({ trusts }: ScenarioResult) => {
  const without = trusts.filter((trust) => 'cannot' in trust.timeline.monthsLate).map(({ trust }) => trust)
  return {
    told: trusts.filter((trust) => !('cannot' in trust.timeline.monthsLate)), without,
    because: without.length > 0 ? [`Without ${without.join(', ')}: no go-live, or no stated end of contract.`] : [],
  }
}

/** Months late over the trusts of which it can be told; the others are named in `because`. */
const lateTotal = (result: ScenarioResult, of: (trust: TrustResult) => Range | Unassessed): Told => {
  const { told, without, because } = byLateness(result)
  if (told.length === 0) return untold
  const sum = ranged(sumOver({ ...result, trusts: told }, of))
  const why = [...(sum.because === undefined ? [] : [sum.because]), ...because]
  return { ...sum, without, ...(why.length > 0 ? { because: why.join(' ') } : {}) }
}

const lastGoLive = (result: ScenarioResult): Omit<Cell, 'scenario'> => {
  const dates = result.trusts.flatMap(({ timeline }) => ('cannot' in timeline.cutover ? [] : [timeline.cutover]))
  if (dates.length === 0) return { value: null, because: 'No trust goes live.' }
  const last = (of: 'early' | 'mid' | 'late') => Math.max(...dates.map((cutover) => cutover[of]))
  return { value: last('mid'), range: { low: last('early'), mid: last('mid'), high: last('late') }, shown: monthText(last('mid')) }
}

const exposedAmong = (among: readonly TrustResult[], kinds: readonly Exposure['kind'][]) => among.filter(({ exposed }) => exposed.some(({ kind }) => kinds.includes(kind))).map(({ trust }) => trust)

const exposedTo = (...kinds: Exposure['kind'][]) => ({ trusts: among }: ScenarioResult): Told => {
  const trusts = exposedAmong(among, kinds)
  return { value: trusts.length, ...(trusts.length > 0 ? { because: trusts.join(', ') } : {}) }
}

/** A trust that never goes live is not on time: where it cannot be told of anybody, there is no count. */
const countLate = (...kinds: Exposure['kind'][]) => (result: ScenarioResult): Told => {
  const { told, without, because } = byLateness(result)
  if (told.length === 0) return untold
  const trusts = exposedAmong(told, kinds)
  const why = [...(trusts.length > 0 ? [`${trusts.join(', ')}.`] : []), ...because]
  return { value: trusts.length, without, ...(why.length > 0 ? { because: why.join(' ') } : {}) }
}

const monthsBoth = (result: ScenarioResult): Omit<Cell, 'scenario'> => ({ value: result.trusts.reduce((sum, { dualRunningMonths }) => sum + dualRunningMonths.mid, 0) })

export const comparisonRows = (results: readonly ScenarioResult[]): Row[] => {
  const row = (id: string, label: string, unit: Row['unit'], of: (result: ScenarioResult) => Told) => rowOf(id, label, unit, results, of)
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
    row('late', 'Trusts late at the likely dates', 'trusts', countLate('late')),
    row('may-be-late', 'Trusts late at the likely or the latest dates', 'trusts', countLate('late', 'mayBeLate')),
    row('service-stops', 'Trusts whose service stops', 'trusts', exposedTo('serviceStops')),
    row('legal-not-assessed', 'Trusts whose legal route is not assessed', 'trusts', exposedTo('legalNotAssessed')),
    row('legal-high', 'Trusts with a high risk of challenge', 'trusts', exposedTo('legalHigh')),
  ]
}
