/** One scenario as at a day: its trusts' results added up, with everything that was left out or cannot be told. */
import { payers, type Payer, type Scenario } from '../../contract/scenario.ts'
import { cannot, type Unassessed } from '../appraisal/measures.ts'
import { discountFactors, editions } from '../appraisal/discounting.ts'
import { compareText, type Known, type LeftOut } from '../options/known.ts'
import { horizonOf, resolveUnits, type Horizon } from '../options/units.ts'
import { addRanges, addYears, byDates, isExactRange, noCost, noYears, type ByDates, type Range } from '../range.ts'
import { yearText } from '../months.ts'
import { deriveTimelines } from '../timeline/timeline.ts'
import { tooLarge, yearFactors, type YearFactors } from './line-costs.ts'
import { deriveTrustResult, discountingOf, yearlyEquivalent, type CostsOfTrust, type Discounting, type TrustResult } from './trust-result.ts'

/** What a run rests on: the same for all its scenarios, and shown beside every figure. */
export interface Basis {
  readonly asAt: string
  readonly hindsight: boolean
  readonly years: readonly string[]
  readonly priceBase: string
  readonly edition: string
  readonly editionSource: string
  readonly convention: string
  /** Discount factors by year to ten decimals, for reading. */
  readonly factors: readonly string[]
  readonly notes: readonly string[]
}

export interface OwnerTotal {
  readonly owner: string
  readonly trusts: readonly string[]
  readonly npc: Range | Unassessed
}

export interface ScenarioResult {
  readonly scenario: string
  readonly title: string
  readonly trusts: readonly TrustResult[]
  /** By trust as it stands when the horizon ends: the members of a merged trust in one figure. */
  readonly byOwner: readonly OwnerTotal[]
  /** Sums over trusts; a value with the reason if any trust's cost cannot be told. */
  readonly total: CostsOfTrust | Unassessed
  readonly gaps: readonly string[]
  readonly leftOut: readonly LeftOut[]
}

/** What is the same for every scenario of a run, made once. */
export interface Run {
  readonly known: Known
  readonly horizon: Horizon
  readonly factors: YearFactors
  readonly discounting: Discounting
}

export const deriveRun = (known: Known): Run | Unassessed => {
  const { discountEdition, discountConvention, evidence } = known.inputs.assumptions
  const edition = editions[discountEdition]
  if (known.since(evidence) > known.asAt) return cannot(`The assumptions rest on evidence known only from ${known.since(evidence)}, after ${known.asAt}.`)
  if (edition.knownFrom > known.asAt) return cannot(`${edition.title} was published on ${edition.knownFrom}, after ${known.asAt}.`)
  const horizon = horizonOf(known)
  return { known, horizon, factors: yearFactors(known, horizon), discounting: discountingOf(discountFactors(edition.standard, horizon.years, { convention: discountConvention })) }
}

export const yearsOf = ({ firstYear, years }: Horizon): string[] => Array.from({ length: years }, (_none, year) => yearText(firstYear + year))

const addCosts = (a: CostsOfTrust, b: CostsOfTrust): Omit<CostsOfTrust, 'eac'> => ({
  economicByYear: addYears(a.economicByYear, b.economicByYear),
  npc: addRanges(a.npc, b.npc),
  npcByDates: byDates((dates) => a.npcByDates[dates] + b.npcByDates[dates]) satisfies ByDates<number>,
  financialByYear: Object.fromEntries(payers.map((payer) => [payer, addYears(a.financialByYear[payer], b.financialByYear[payer])])) as unknown as Record<Payer, Range[]>,
  capitalByYear: addYears(a.capitalByYear, b.capitalByYear),
  revenueByYear: addYears(a.revenueByYear, b.revenueByYear),
})

const nothing = (years: number): CostsOfTrust => ({
  economicByYear: noYears(years),
  npc: noCost,
  eac: noCost,
  npcByDates: { early: 0, mid: 0, late: 0 },
  financialByYear: { trust: noYears(years), centre: noYears(years), supplier: noYears(years) },
  capitalByYear: noYears(years),
  revenueByYear: noYears(years),
})

/** Present values are rounded to pence once for each trust, so that the trusts shown add up to the total shown. */
const totalOf = (trusts: readonly TrustResult[], gaps: readonly string[], { horizon, discounting }: Run): ScenarioResult['total'] => {
  const because = [...gaps, ...trusts.flatMap(({ trust, costs }) => ('cannot' in costs ? [`${trust}: ${costs.because}`] : []))]
  if (because.length > 0) return cannot(because.join(' '))
  const sum = trusts.reduce<CostsOfTrust>((all, { costs }) => ('cannot' in costs ? all : { ...addCosts(all, costs), eac: all.eac }), nothing(horizon.years))
  if (![sum.npc, ...sum.economicByYear, ...payers.flatMap((payer) => sum.financialByYear[payer])].every(isExactRange)) return tooLarge
  return { ...sum, eac: yearlyEquivalent(sum.npc, discounting) }
}

const byOwner = (trusts: readonly TrustResult[]): OwnerTotal[] =>
  [...new Set(trusts.map(({ owner }) => owner))].toSorted(compareText).map((owner) => {
    const own = trusts.filter((trust) => trust.owner === owner)
    const because = own.flatMap(({ trust, costs }) => ('cannot' in costs ? [`${trust}: ${costs.because}`] : []))
    return {
      owner,
      trusts: own.map(({ trust }) => trust),
      npc: because.length > 0 ? cannot(because.join(' ')) : own.reduce((sum, { costs }) => ('cannot' in costs ? sum : addRanges(sum, costs.npc)), noCost),
    }
  })

export const deriveScenario = (run: Run, scenario: Scenario): ScenarioResult => {
  const { known, horizon, factors, discounting } = run
  const { units, gaps } = resolveUnits(known, scenario)
  const timelines = deriveTimelines(known, units)
  const trusts = units.map((unit) => deriveTrustResult(unit, timelines.get(unit.trust)!, known, horizon, factors, discounting))
  const chosen = new Set(scenario.choices.map(({ option }) => option))
  return {
    scenario: scenario.id,
    title: scenario.title,
    trusts,
    byOwner: byOwner(trusts),
    total: totalOf(trusts, gaps, run),
    gaps,
    leftOut: known.leftOut.filter(({ option }) => option === undefined || chosen.has(option)),
  }
}
