/** When each trust gets where: steps end to end, trusts queueing for a supplier, the present contract's end, months late. */
import type { StepKind } from '../../contract/scenario.ts'
import { cannot, type Unassessed } from '../appraisal/measures.ts'
import { lastFullMonth, monthOfDay } from '../months.ts'
import { compareText, type Known } from '../options/known.ts'
import type { Unit } from '../options/units.ts'
import { byDates, dateCases, type ByDates, type DateCase, type Range } from '../range.ts'
import { queueGoLives } from './queue.ts'

export interface StepDates {
  readonly step: StepKind
  /** Month in which the step begins and month in which it is done. */
  readonly begins: ByDates<number>
  readonly done: ByDates<number>
}

export interface UnitTimeline {
  readonly steps: readonly StepDates[]
  /** The month of going live; a value with its reason where the option has no go-live. */
  readonly cutover: ByDates<number> | Unassessed
  /** How long the trust waits for others of the same supplier. */
  readonly waiting: ByDates<number>
  /** The last months the present contract covers. */
  readonly contractEnd: { readonly earliest: number; readonly stated: number; readonly latest: number } | Unassessed
  /** Months after the present contract's end until the go-live. Low: the earliest go-live against the latest end. */
  readonly monthsLate: Range | Unassessed
}

const paceNames = { early: 'fast', mid: 'expected', late: 'slow' } as const
const durations = { early: 'low', mid: 'mid', late: 'high' } as const
const noWait: ByDates<number> = { early: 0, mid: 0, late: 0 }

/** Steps of a programme, one after the other; a step of no months is done in the month the one before it is. */
const datedSteps = (known: Known, option: string): StepDates[] => {
  const programme = known.programmes.get(option)
  if (!programme) return []
  const now = { early: monthOfDay(programme.starts), mid: monthOfDay(programme.starts), late: monthOfDay(programme.starts) }
  return programme.steps.map(({ step, months }) => {
    const begins = { ...now }
    for (const dates of dateCases) now[dates] += months[durations[dates]]
    return { step, begins, done: { ...now } }
  })
}

/** Of trusts that are ready together, the one whose contract ends first goes first. */
const endText = (known: Known, trust: string): string => known.contractEnds.get(trust)?.stated ?? '9999-12-31'

const contractEndOf = (known: Known, trust: string): UnitTimeline['contractEnd'] => {
  const end = known.contractEnds.get(trust)
  return end
    ? { earliest: lastFullMonth(end.earliest), stated: lastFullMonth(end.stated), latest: lastFullMonth(end.latest) }
    : cannot('No end of the present contract is stated.')
}

/** Timelines of one scenario's units, by trust. */
export const deriveTimelines = (known: Known, units: readonly Unit[]): Map<string, UnitTimeline> => {
  const steps = new Map(units.map((unit) => [unit.trust, datedSteps(known, unit.option.id)]))
  const readyIn = (unit: Unit, dates: DateCase): number | undefined => steps.get(unit.trust)!.find(({ step }) => step === 'cutover')?.done[dates]
  const goLives = new Map<string, ByDates<number>>()
  const suppliers = new Set(units.flatMap(({ option }) => (option.supplier === null ? [] : [option.supplier])))
  for (const supplier of suppliers) {
    const queue = units
      .filter((unit) => unit.option.supplier === supplier && readyIn(unit, 'mid') !== undefined)
      .toSorted((a, b) => readyIn(a, 'mid')! - readyIn(b, 'mid')! || compareText(endText(known, a.trust), endText(known, b.trust)) || compareText(a.trust, b.trust))
    const capacity = known.capacities.get(supplier)
    const months = byDates((dates) => {
      const ready = queue.map((unit) => readyIn(unit, dates)!)
      return capacity ? queueGoLives(ready, capacity[paceNames[dates]]) : ready
    })
    for (const [index, unit] of queue.entries()) goLives.set(unit.trust, byDates((dates) => months[dates][index]!))
  }
  return new Map(units.map((unit) => {
    const own = steps.get(unit.trust)!
    const ready = own.find(({ step }) => step === 'cutover')?.done
    const cutover = goLives.get(unit.trust) ?? ready ?? cannot('This option has no go-live.')
    const contractEnd = contractEndOf(known, unit.trust)
    const timeline: UnitTimeline = {
      steps: own.map((step) => (step.step === 'cutover' && !('cannot' in cutover) ? { ...step, done: cutover } : step)),
      cutover,
      waiting: ready && !('cannot' in cutover) ? byDates((dates) => cutover[dates] - ready[dates]) : noWait,
      contractEnd,
      monthsLate: lateness(cutover, contractEnd),
    }
    return [unit.trust, timeline]
  }))
}

const lateness = (cutover: UnitTimeline['cutover'], end: UnitTimeline['contractEnd']): UnitTimeline['monthsLate'] => {
  if ('cannot' in end) return end
  if ('cannot' in cutover) return cutover
  const late = (goLive: number, last: number) => Math.max(0, goLive - last)
  return { low: late(cutover.early, end.latest), mid: late(cutover.mid, end.stated), high: late(cutover.late, end.earliest) }
}
