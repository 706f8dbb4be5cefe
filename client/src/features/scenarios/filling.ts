/** Filling a board from a file of material: what would be entered, changed or left, as commands in the order that lets each name what it needs. */
import { WorkshopMaterial } from '@workbench/shared/contract/scenario.ts'
import { isBadFigures, readFigures } from '@workbench/shared/contract/workshop/figures.ts'
import type { WorkshopAct } from '../../api/queries.ts'
import { checkMaterial } from '@workbench/shared/scenario/options/check.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { Board } from './figures.ts'

type Material = Plain<WorkshopMaterial>

export interface FillStep {
  readonly act: WorkshopAct
  /** What it is, for a person: "trust Barts". */
  readonly what: string
  readonly change: 'new' | 'changed'
}

export interface Filling {
  readonly steps: readonly FillStep[]
  readonly same: number
}

export interface FileProblem {
  readonly place: string
  readonly message: string
}

/** The material of a file, or every place where it is wrong. Lines derived from bids never come in by a file. */
export const readMaterial = (text: string): { readonly material: Material } | { readonly problems: readonly FileProblem[] } => {
  const read = readFigures(WorkshopMaterial, text)
  if (isBadFigures(read)) return { problems: [{ place: read.pointer, message: read.message }] }
  const problems = [
    ...checkMaterial(read.inputs, read.scenarios).map(({ pointer, message }) => ({ place: pointer, message })),
    ...read.inputs.lines.flatMap((line, index) => (line.basis === 'bidDerived' ? [{ place: `/inputs/lines/${index}/basis`, message: 'A line derived from a bid is not set openly: only those with price rights may read it.' }] : [])),
  ]
  return problems.length > 0 ? { problems } : { material: read as unknown as Material }
}

/** Alike whatever the order of their fields. */
const alike = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, sorted(item)]))
}

const without = <T extends object, K extends string>(value: T, ...keys: readonly K[]): Omit<T, K> => Object.fromEntries(Object.entries(value).filter(([key]) => !(keys as readonly string[]).includes(key))) as Omit<T, K>

export const stepsToFill = ({ inputs, scenarios }: Material, board: Board): Filling => {
  const steps: FillStep[] = []
  let same = 0
  const enter = (what: string, current: { readonly revision: number; readonly value: unknown } | undefined, wanted: unknown, act: (base: number) => FillStep['act']) => {
    if (current && current.revision > 0 && alike(current.value, wanted)) same += 1
    else steps.push({ what, change: current && current.revision > 0 ? 'changed' : 'new', act: act(current?.revision ?? 0) })
  }
  const held = <T extends { readonly revision: number }>(found: T | undefined, ...beside: readonly string[]) => (found ? { revision: found.revision, value: without(found, 'revision', ...beside) } : undefined)

  // An item of evidence is entered once and never changed: one that is there already stays as it is.
  for (const item of inputs.evidence) {
    if (board.evidence.some(({ id }) => id === item.id)) same += 1
    else steps.push({ what: `evidence ${item.id}`, change: 'new', act: { command: 'addEvidence', body: item } })
  }
  for (const trust of inputs.trusts) enter(`trust ${trust.name}`, held(board.trusts.find(({ id }) => id === trust.id)), trust, (base) => ({ command: 'setWorkshopTrust', body: { trust }, base }))
  if (inputs.mergers.length > 0 || board.mergers.revision > 0) enter('mergers', { revision: board.mergers.revision, value: board.mergers.mergers }, inputs.mergers, (base) => ({ command: 'setMergers', body: { mergers: inputs.mergers }, base }))
  for (const option of inputs.options) enter(`option ${option.label} (${option.trust})`, held(board.options.find(({ id }) => id === option.id)), option, (base) => ({ command: 'setOption', body: { option }, base }))
  for (const { id, label, trust } of inputs.options) {
    const lines = inputs.lines.filter((line) => line.option === id)
    const revision = board.lineRevisions.find(({ option }) => option === id)?.revision ?? 0
    if (lines.length > 0 || revision > 0) enter(`cost lines of ${label} (${trust})`, { revision, value: board.lines.filter((line) => line.option === id && line.basis !== 'bidDerived') }, lines, (base) => ({ command: 'setCostLines', body: { option: id, lines }, base }))
  }
  if (inputs.capacities.length > 0 || board.capacities.revision > 0) enter('paces of go-lives', { revision: board.capacities.revision, value: board.capacities.capacities }, inputs.capacities, (base) => ({ command: 'setCapacities', body: { capacities: inputs.capacities }, base }))
  enter('assumptions', board.assumptions ? { revision: board.assumptions.revision, value: board.assumptions.assumptions } : undefined, inputs.assumptions, (base) => ({ command: 'setAssumptions', body: { assumptions: inputs.assumptions }, base }))
  for (const scenario of scenarios) {
    const found = board.scenarios.find(({ id }) => id === scenario.id)
    enter(`scenario ${scenario.title}`, held(found, 'by', 'at'), scenario, (base) => (found
      ? { command: 'changeScenario', base, body: { scenario: scenario.id, title: scenario.title, summary: scenario.summary, choices: scenario.choices } }
      : { command: 'addScenario', body: scenario }))
  }
  return { steps, same }
}

/** The board as a file that can be read in again. What is derived from bids, and what is private, stays here. */
export const materialFile = (board: Board): string | null => {
  if (board.assumptions === null) return null
  const plain = <T extends { readonly revision: number }>(items: readonly T[], ...beside: readonly string[]) => items.map((item) => without(item, 'revision', ...beside))
  const material = {
    illustrative: board.illustrative,
    inputs: {
      title: board.title, asAt: board.asAt, trusts: plain(board.trusts), mergers: board.mergers.mergers, options: plain(board.options), lines: board.lines.filter(({ basis }) => basis !== 'bidDerived'),
      capacities: board.capacities.capacities, evidence: board.evidence.map((item) => without(item, 'by', 'at', 'marks', 'withdrawn')), assumptions: board.assumptions.assumptions,
    },
    scenarios: plain(board.scenarios, 'by', 'at'),
  }
  return `${JSON.stringify(material, null, 1)}\n`
}
