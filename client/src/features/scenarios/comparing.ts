/** From a board and what one tries out on it to a comparison. Computed here in the page, by the same code as anywhere else. */
import type { Scenario, ScenarioInputs } from '@workbench/shared/contract/scenario.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatDay } from '@workbench/shared/numeric/format.ts'
import { materialOfBoard } from '@workbench/shared/scenario/board.ts'
import { compareScenarios, type Comparison, type NoComparison } from '@workbench/shared/scenario/compare/compare.ts'
import type { ScenarioResult } from '@workbench/shared/scenario/compare/scenario-result.ts'
import type { Board } from './figures.ts'
import { millions } from './figures.ts'
import type { Thinking } from './thinking.ts'

export interface Compared {
  readonly inputs: ScenarioInputs
  readonly scenarios: readonly Scenario[]
  readonly comparison: Comparison
}

export interface NotCompared {
  readonly cannot: true
  readonly because: string
  readonly problems: NoComparison['problems']
}

/** The last day on which something became known; null when nothing is later than the day the workshop stands on. */
export const hindsightDay = ({ asAt, evidence }: Pick<Board, 'asAt' | 'evidence'>): string | null => {
  const last = evidence.reduce((day, item) => (item.knownFrom > day ? item.knownFrom : day), asAt)
  return last > asAt ? last : null
}

export const dayOfRun = (board: Pick<Board, 'asAt' | 'evidence'>, { hindsight }: Pick<Thinking, 'hindsight'>): string => (hindsight ? hindsightDay(board) : null) ?? board.asAt

/** The scenarios named, each with one's own what-if in place of what is saved. */
export const compareOnBoard = (board: Board, thinking: Pick<Thinking, 'whatIfs' | 'hindsight'>, ids: readonly string[]): Compared | NotCompared => {
  // Texts have been redeemed: what the engine calls words is plain text here.
  const material = materialOfBoard(board as unknown as ReplyOf<'scenarioBoard'>)
  if ('cannot' in material) return { ...material, problems: [] }
  const { inputs } = material
  const scenarios = ids.flatMap((id) => {
    const found = material.scenarios.find((scenario) => scenario.id === id)
    return found ? [{ id: found.id, title: found.title, summary: found.summary, choices: [...(thinking.whatIfs[id]?.choices ?? found.choices)] }] : []
  })
  const comparison = compareScenarios(inputs, scenarios, dayOfRun(board, thinking))
  return 'cannot' in comparison ? comparison : { inputs, scenarios, comparison }
}

/** Scenarios in the order they are offered side by side: those that let the service stop stand last. */
export const offered = ({ scenarios, options }: Pick<Board, 'scenarios' | 'options'>): string[] => {
  const stops = new Set(options.filter(({ path }) => path === 'businessAsUsual').map(({ id }) => id))
  const last = ({ choices }: Board['scenarios'][number]) => choices.length > 0 && choices.every(({ option }) => stops.has(option))
  return [...scenarios.filter((scenario) => !last(scenario)), ...scenarios.filter(last)].map(({ id }) => id)
}

/** The scenario looked at: the one chosen, else the first that is offered. */
export const chosenScenario = (board: Board, { scenario }: Pick<Thinking, 'scenario'>): Board['scenarios'][number] | undefined =>
  [scenario, ...offered(board)].flatMap((id) => board.scenarios.find((entry) => entry.id === id) ?? [])[0]

/** What one scenario comes to, as a title. */
export const boardFinding = (result: ScenarioResult): string => {
  const late = result.trusts.filter(({ exposed }) => exposed.some(({ kind }) => kind === 'late')).length
  const stops = result.trusts.filter(({ exposed }) => exposed.some(({ kind }) => kind === 'serviceStops')).length
  if (stops > 0) return `${result.title}: the service stops at ${stops} of ${result.trusts.length} trusts`
  const cost = 'cannot' in result.total ? 'its joint cost cannot be told' : `£${millions(result.total.npc.mid)}m`
  if (result.trusts.every(({ timeline }) => 'cannot' in timeline.monthsLate)) return `${result.title}: ${cost}, nobody goes live`
  return `${result.title}: ${cost}, ${late === 0 ? 'no trust late at the likely dates' : `${late} of ${result.trusts.length} trusts late`}`
}

/** What the comparison comes to, as a title. */
export const comparisonFinding = ({ scenarios, finding, basis }: Comparison): string => {
  const title = (id: string) => scenarios.find(({ scenario }) => scenario === id)?.title ?? id
  const [lowest, next] = [finding.lowest.map(title).join(' and '), finding.next.map(title).join(' and ')]
  const day = basis.hindsight ? `With hindsight to ${formatDay(basis.asAt)}` : `As known on ${formatDay(basis.asAt)}`
  if (lowest === '') return 'None of these scenarios has a cost that can be told'
  if (finding.difference === null) return `${day}, only “${lowest}” has a cost that can be told`
  return `${day}, “${lowest}” costs least, £${millions(finding.difference)}m below “${next}”${finding.rangesOverlap ? '; the ranges overlap, so the order may turn' : ''}`
}
