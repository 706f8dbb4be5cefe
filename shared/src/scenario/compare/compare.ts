/** Scenarios side by side as at a day. Pure: the same inputs give the same comparison, in whatever order they come. */
import type { Scenario, ScenarioInputs } from '../../contract/scenario.ts'
import { shownText } from '../../numeric/rounding.ts'
import { editions } from '../appraisal/discounting.ts'
import type { Unassessed } from '../appraisal/measures.ts'
import { checkMaterial } from '../options/check.ts'
import type { MaterialProblem } from '../options/checks.ts'
import { compareText, deriveKnown, type Known, type LeftOut } from '../options/known.ts'
import { comparisonRows, type Row } from './rows.ts'
import { deriveRun, deriveScenario, yearsOf, type Basis, type Run, type ScenarioResult } from './scenario-result.ts'

export interface Comparison {
  readonly basis: Basis
  /** By id. */
  readonly scenarios: readonly ScenarioResult[]
  readonly rows: readonly Row[]
  readonly finding: Finding
  /** Everything not used because it was not known yet. */
  readonly leftOut: readonly LeftOut[]
  /** Said on every page: scenarios explore; the evaluation stands apart. */
  readonly standing: string
}

/** What the comparison comes to, as facts for a title. */
export interface Finding {
  readonly lowest: readonly string[]
  readonly next: readonly string[]
  /** Pence between the lowest and the next, at the mid; null with fewer than two. */
  readonly difference: number | null
  /** True when the highest cost of the lowest scenario lies above the lowest cost of the next: the order may turn. */
  readonly rangesOverlap: boolean | null
  readonly late: readonly string[]
  readonly notComparable: readonly { readonly scenario: string; readonly because: string }[]
}

export interface NoComparison extends Unassessed {
  readonly problems: readonly MaterialProblem[]
}

const standing = 'Scenarios explore what to do with what one has. They never change a score, a rank or an award.'

export const compareScenarios = (inputs: ScenarioInputs, scenarios: readonly Scenario[], asAt: string = inputs.asAt): Comparison | NoComparison => {
  const problems = checkMaterial(inputs, scenarios)
  if (problems.length > 0) return { cannot: true, because: 'The inputs contradict themselves.', problems }
  const known = deriveKnown(inputs, asAt)
  const run = deriveRun(known)
  if ('cannot' in run) return { ...run, problems: [] }
  const results = scenarios.toSorted((a, b) => compareText(a.id, b.id)).map((scenario) => deriveScenario(run, scenario))
  return { basis: basisOf(run, scenarios), scenarios: results, rows: comparisonRows(results), finding: findingOf(results), leftOut: known.leftOut, standing }
}

const basisOf = (run: Run, scenarios: readonly Scenario[]): Basis => {
  const { known, horizon, discounting } = run
  const { priceBase, discountEdition, discountConvention } = known.inputs.assumptions
  const edition = editions[discountEdition]
  return {
    asAt: known.asAt,
    hindsight: known.hindsight,
    years: yearsOf(horizon),
    priceBase,
    edition: edition.title,
    editionSource: edition.source,
    convention: discountConvention,
    factors: discounting.factors.map((factor) => shownText(factor, 10)),
    notes: notesOf(known, scenarios),
  }
}

const notesOf = (known: Known, scenarios: readonly Scenario[]): string[] => {
  const used = new Set(scenarios.flatMap(({ choices }) => choices.flatMap(({ option }) => known.options.get(option)?.supplier ?? [])))
  return [
    'Low, mid and high add every line at its low, mid or high amount, on the likely dates; they are corners, not chances.',
    'Risk and optimism bias are not added.',
    ...[...used].filter((supplier) => !known.capacities.has(supplier)).toSorted(compareText).map((supplier) => `No pace of go-lives is known for “${supplier}”, so its trusts do not wait for one another.`),
    ...(known.hindsight ? [`With hindsight: this run uses evidence up to ${known.asAt}, later than the workshop's ${known.inputs.asAt}.`] : []),
  ]
}

const findingOf = (results: readonly ScenarioResult[]): Finding => {
  const told = results.flatMap(({ scenario, total }) => ('cannot' in total ? [] : [{ scenario, npc: total.npc }])).toSorted((a, b) => a.npc.mid - b.npc.mid || compareText(a.scenario, b.scenario))
  const at = (mid: number | undefined) => told.filter(({ npc }) => npc.mid === mid)
  const lowest = at(told[0]?.npc.mid)
  const next = at(told.find(({ npc }) => npc.mid !== told[0]?.npc.mid)?.npc.mid)
  return {
    lowest: lowest.map(({ scenario }) => scenario),
    next: next.map(({ scenario }) => scenario),
    difference: lowest[0] && next[0] ? next[0].npc.mid - lowest[0].npc.mid : null,
    rangesOverlap: lowest.length > 0 && next.length > 0 ? Math.max(...lowest.map(({ npc }) => npc.high)) > Math.min(...next.map(({ npc }) => npc.low)) : null,
    late: results.filter(({ trusts }) => trusts.some(({ exposed }) => exposed.some(({ kind }) => kind === 'late'))).map(({ scenario }) => scenario),
    notComparable: results.flatMap(({ scenario, total }) => ('cannot' in total ? [{ scenario, because: total.because }] : [])),
  }
}
