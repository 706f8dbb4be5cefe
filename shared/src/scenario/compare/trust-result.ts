/** One trust on one option: what it costs in both cases, when it gets there, what lateness costs, what it is exposed to. */
import type { CostLine, Payer } from '../../contract/scenario.ts'
import { payers } from '../../contract/scenario.ts'
import { cannot, equivalentAnnualCost, type Unassessed } from '../appraisal/measures.ts'
import { exact, scaleToCommon, exactText, type Exact } from '../../numeric/exact.ts'
import { formatCount } from '../../numeric/format.ts'
import { roundToPence } from '../../numeric/rounding.ts'
import { feasibilityOf, legalView, type Feasibility, type LegalView } from '../options/feasibility.ts'
import type { Known } from '../options/known.ts'
import type { Horizon, Unit } from '../options/units.ts'
import { addYears, byDates, isExactRange, mapRange, noCost, noYears, sumRanges, type ByDates, type DateCase, type Range } from '../range.ts'
import type { UnitTimeline } from '../timeline/timeline.ts'
import { lineCost, scaledPence, tooLarge, type LineCost, type YearFactors } from './line-costs.ts'

/** Discount factors of a run, scaled once so that present values are integer sums rounded once. */
export interface Discounting {
  readonly factors: readonly Exact[]
  readonly numerators: readonly bigint[]
  readonly denominator: bigint
}

export const discountingOf = (factors: readonly Exact[]): Discounting => {
  const { numerators, denominator } = scaleToCommon(factors.map(exactText))
  return { factors, numerators, denominator }
}

export interface CostsOfTrust {
  /** Economic case: real, without VAT and transfers. */
  readonly economicByYear: readonly Range[]
  readonly npc: Range
  readonly eac: Range
  /** The same amounts (mid) if every date is early or late. */
  readonly npcByDates: ByDates<number>
  /** Financial case: pence of the day with irrecoverable VAT, by payer. */
  readonly financialByYear: Readonly<Record<Payer, readonly Range[]>>
  readonly capitalByYear: readonly Range[]
  readonly revenueByYear: readonly Range[]
}

export interface TrustResult {
  readonly trust: string
  readonly owner: string
  readonly option: string
  readonly label: string
  readonly supplier: string | null
  readonly timeline: UnitTimeline
  readonly feasibility: Feasibility
  readonly legal: LegalView
  readonly costs: CostsOfTrust | Unassessed
  /** Months in which the old service and the new one are both paid for. */
  readonly dualRunningMonths: ByDates<number>
  /** Real pence for each month after the contract's end, and for the months late. */
  readonly lateness: Lateness
  readonly exposed: readonly Exposure[]
  readonly lines: readonly LineCost[]
  /** Lines that could not be counted, and why. */
  readonly uncounted: readonly { readonly line: string; readonly because: string }[]
}

export interface Lateness {
  readonly perMonth: Range | Unassessed
  readonly cost: Range | Unassessed
}

export interface Exposure {
  readonly kind: 'serviceStops' | 'late' | 'mayBeLate' | 'legalHigh' | 'legalNotAssessed' | 'waitsForSupplier' | 'noContractEnd'
  readonly because: string
}

const presentPence = (byYear: readonly number[], { numerators, denominator }: Discounting): number => {
  let sum = 0n
  for (const [year, pence] of byYear.entries()) if (pence !== 0) sum += BigInt(pence) * numerators[year]!
  return scaledPence(1, sum, denominator)
}

const presentRange = (byYear: readonly Range[], discounting: Discounting): Range => ({
  low: presentPence(byYear.map(({ low }) => low), discounting),
  mid: presentPence(byYear.map(({ mid }) => mid), discounting),
  high: presentPence(byYear.map(({ high }) => high), discounting),
})

const total = (lines: readonly LineCost[], years: number, of: (line: LineCost) => readonly Range[]): Range[] =>
  lines.reduce((sum, line) => addYears(sum, of(line)), noYears(years))

export const yearlyEquivalent = (npc: Range, { factors }: Discounting): Range =>
  mapRange(npc, (pence) => {
    const level = equivalentAnnualCost(exact(pence), factors)
    const rounded = 'cannot' in level ? undefined : roundToPence(level)
    if (rounded === undefined) throw new RangeError(`${pence} pence have no yearly equivalent over ${factors.length} years.`)
    return rounded
  })

const oldKinds = new Set(['oldHosting', 'lateExtension', 'dualRunning'])

export const deriveTrustResult = (unit: Unit, timeline: UnitTimeline, known: Known, horizon: Horizon, factors: YearFactors, discounting: Discounting): TrustResult => {
  const source = known.linesOf.get(unit.option.id) ?? []
  const at = (dates: DateCase) => source.map((line) => ({ line, cost: lineCost(line, unit, horizon, timeline, dates, known, factors) }))
  const run = byDates(at)
  const counted = byDates((dates) => run[dates].flatMap(({ cost }) => ('cannot' in cost ? [] : [cost])))
  const lines = counted.mid
  const uncounted = run.mid.flatMap(({ line, cost }) => ('cannot' in cost ? [{ line: line.id, because: cost.because }] : []))
  const economicOf = (all: readonly LineCost[]) => total(all.filter(({ economic }) => economic), horizon.years, ({ real }) => real)
  const feasibility = feasibilityOf(unit, timeline, horizon)
  const legal = legalView(unit, known)

  const costs = (): TrustResult['costs'] => {
    if (feasibility.feasible === false) return cannot(feasibility.because)
    if (uncounted.length > 0) return cannot(`Not every line can be counted: ${uncounted.map(({ line, because }) => `${line} (${because})`).join(' ')}`)
    const economicByYear = economicOf(lines)
    const financialByYear = Object.fromEntries(payers.map((payer) => [payer, total(lines.filter((line) => line.payer === payer), horizon.years, ({ nominal }) => nominal)])) as unknown as Record<Payer, Range[]>
    if (![...economicByYear, ...payers.flatMap((payer) => financialByYear[payer])].every(isExactRange)) return tooLarge
    const npc = presentRange(economicByYear, discounting)
    return {
      economicByYear,
      npc,
      eac: yearlyEquivalent(npc, discounting),
      financialByYear,
      npcByDates: byDates((dates) => presentPence(economicOf(counted[dates]).map(({ mid }) => mid), discounting)),
      capitalByYear: total(lines.filter(({ type }) => type === 'capital'), horizon.years, ({ nominal }) => nominal),
      revenueByYear: total(lines.filter(({ type }) => type === 'revenue'), horizon.years, ({ nominal }) => nominal),
    }
  }

  return {
    trust: unit.trust,
    owner: unit.owner,
    option: unit.option.id,
    label: unit.option.label,
    supplier: unit.option.supplier,
    timeline,
    feasibility,
    legal,
    costs: costs(),
    dualRunningMonths: byDates((dates) => overlapMonths(counted[dates])),
    lateness: latenessOf(source, lines, timeline.monthsLate),
    exposed: exposureOf(timeline, feasibility, legal),
    lines,
    uncounted,
  }
}

/** The lines that run from contract end to go-live price a month late. Without one, being late has no price, not a price of nil. */
const latenessOf = (source: readonly CostLine[], counted: readonly LineCost[], monthsLate: UnitTimeline['monthsLate']): Lateness => {
  const late = source.filter(({ timing }) => timing.by === 'monthly' && timing.after.at === 'contractEnd' && timing.until.at === 'cutover').map(({ id }) => id)
  const months = late.map((id) => counted.find(({ line }) => line === id)?.perMonth)
  const missing = late.filter((_id, index) => !months[index])
  const perMonth = late.length === 0
    ? cannot('No line says what a month after the end of the contract costs.')
    : missing.length > 0 ? cannot(`Not every line can be counted: ${missing.join(', ')}.`) : sumRanges(months.flatMap((month) => month ?? []))
  if ('cannot' in monthsLate) return { perMonth, cost: monthsLate }
  if (monthsLate.high === 0) return { perMonth, cost: noCost }
  return { perMonth, cost: 'cannot' in perMonth ? perMonth : { low: perMonth.low * monthsLate.low, mid: perMonth.mid * monthsLate.mid, high: perMonth.high * monthsLate.high } }
}

/** Months in which an old and a new service are both paid. */
const overlapMonths = (lines: readonly LineCost[]): number => {
  const monthsOf = (of: (line: LineCost) => boolean) =>
    new Set(lines.filter(of).flatMap(({ paid }) => (paid ? Array.from({ length: paid.last - paid.first + 1 }, (_none, index) => paid.first + index) : [])))
  const old = monthsOf(({ kind }) => oldKinds.has(kind))
  return [...monthsOf(({ kind }) => kind === 'hosting')].filter((month) => old.has(month)).length
}

const exposureOf = (timeline: UnitTimeline, feasibility: Feasibility, legal: LegalView): Exposure[] => {
  const { monthsLate, waiting, contractEnd } = timeline
  const exposed: Exposure[] = []
  if (feasibility.feasible === false) exposed.push({ kind: 'serviceStops', because: feasibility.because })
  if ('cannot' in contractEnd) exposed.push({ kind: 'noContractEnd', because: contractEnd.because })
  if (!('cannot' in monthsLate)) {
    if (monthsLate.mid > 0) exposed.push({ kind: 'late', because: `At the likely dates it goes live ${formatCount(monthsLate.mid, 'month')} after its contract ends.` })
    else if (monthsLate.high > 0) exposed.push({ kind: 'mayBeLate', because: `At the latest dates it goes live ${formatCount(monthsLate.high, 'month')} after its contract ends.` })
  }
  if (waiting.mid > 0) exposed.push({ kind: 'waitsForSupplier', because: `It waits ${formatCount(waiting.mid, 'month')} for other trusts of the same supplier.` })
  if (!legal.assessed) exposed.push({ kind: 'legalNotAssessed', because: legal.because ?? '' })
  else if (legal.route.exposure === 'high') exposed.push({ kind: 'legalHigh', because: 'A challenge to this route is judged likely to be serious.' })
  return exposed
}
