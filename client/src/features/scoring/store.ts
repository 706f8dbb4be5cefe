/** Scores in hand: a store a lot, changed by pure functions; components hold no rules. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { blank, cellKey, readDraft, recordedValue, sameValue, type Grid, type ScoreValue } from './score-value.ts'

export type CellStatus = 'recorded' | 'typing' | 'saving' | 'saved' | 'waiting' | 'recording' | 'conflict' | 'refused'

export interface Cell {
  readonly question: string
  readonly bid: string
  readonly value: ScoreValue
  /** As it stands in the record, with its revision. */
  readonly recorded: ScoreValue
  readonly revision: number
  readonly draftRevision: number
  readonly status: CellStatus
  readonly savedAt: string | null
  readonly problem: string | null
  /** What stands in the record instead, when somebody (one's other tab) was quicker. */
  readonly other: { readonly value: ScoreValue; readonly revision: number } | null
}

interface Change {
  readonly key: string
  readonly before: ScoreValue
  readonly after: ScoreValue
}

export interface ScoringState {
  readonly cells: Readonly<Record<string, Cell>>
  /** Each entry is undone at once: a paste is one. */
  readonly undo: readonly (readonly Change[])[]
  readonly redo: readonly (readonly Change[])[]
}

export type ScoringStore = StoreApi<ScoringState>

export const makeScoringStore = (): ScoringStore => createStore<ScoringState>(() => ({ cells: {}, undo: [], redo: [] }))

export interface KeptDraft {
  readonly key: string
  readonly revision: number
  readonly text: string
  readonly savedAt: string
}

/** Takes in what the server knows, without touching what is being typed. */
export const takeIn = (state: ScoringState, grid: Grid, drafts: readonly KeptDraft[]): ScoringState => {
  const cells: Record<string, Cell> = { ...state.cells }
  for (const question of grid.questions) {
    for (const own of question.scores) {
      const key = cellKey(question.id, own.bid)
      cells[key] = takeInOne(cells[key], question.id, own, drafts.find((draft) => draft.key === key))
    }
  }
  return { ...state, cells }
}

const takeInOne = (held: Cell | undefined, question: string, own: Grid['questions'][number]['scores'][number], draft: KeptDraft | undefined): Cell => {
  const recorded = recordedValue(own)
  if (held) return held.revision >= own.revision || held.status !== 'recorded' ? held : { ...held, value: recorded, recorded, revision: own.revision }
  const kept = draft ? readDraft(draft.text) : undefined
  return {
    question, bid: own.bid, value: kept ?? recorded, recorded, revision: own.revision, draftRevision: draft?.revision ?? 0,
    status: kept && !sameValue(kept, recorded) ? 'saved' : 'recorded', savedAt: kept ? draft!.savedAt : null, problem: null, other: null,
  }
}

export const changeCells = (state: ScoringState, values: readonly { readonly key: string; readonly value: ScoreValue }[]): ScoringState => {
  const changes = values.flatMap(({ key, value }) => {
    const cell = state.cells[key]
    return cell && !sameValue(cell.value, value) ? [{ key, before: cell.value, after: value }] : []
  })
  return changes.length === 0 ? state : { cells: apply(state.cells, changes, 'after'), undo: joined(state.undo, changes), redo: [] }
}

/** Typing on in the same cell's words is one step back, not a step a key. */
const joined = (undo: ScoringState['undo'], changes: readonly Change[]): ScoringState['undo'] => {
  const last = undo.at(-1)
  const only = changes.length === 1 ? changes[0] : undefined
  const follows = only && last?.length === 1 && last[0]!.key === only.key && last[0]!.after.score === only.after.score && last[0]!.after === only.before
  return follows ? [...undo.slice(0, -1), [{ key: only.key, before: last[0]!.before, after: only.after }]] : [...undo, changes].slice(-200)
}

const apply = (cells: ScoringState['cells'], changes: readonly Change[], side: 'before' | 'after'): ScoringState['cells'] => {
  const next: Record<string, Cell> = { ...cells }
  for (const change of changes) next[change.key] = { ...next[change.key]!, value: change[side], status: 'typing', problem: null }
  return next
}

export const undoChange = (state: ScoringState): ScoringState => {
  const last = state.undo.at(-1)
  return last ? { cells: apply(state.cells, last, 'before'), undo: state.undo.slice(0, -1), redo: [...state.redo, last] } : state
}

export const redoChange = (state: ScoringState): ScoringState => {
  const last = state.redo.at(-1)
  return last ? { cells: apply(state.cells, last, 'after'), undo: [...state.undo, last], redo: state.redo.slice(0, -1) } : state
}

export const markCell = (state: ScoringState, key: string, mark: Partial<Cell>): ScoringState => {
  const cell = state.cells[key]
  return cell ? { ...state, cells: { ...state.cells, [key]: { ...cell, ...mark } } } : state
}

/** The conflict is settled by the person: the other value is taken, or one's own goes on from its revision. */
export const keepOther = (state: ScoringState, key: string): ScoringState => {
  const other = state.cells[key]?.other
  return other ? markCell(state, key, { value: other.value, recorded: other.value, revision: other.revision, status: 'recorded', other: null, problem: null }) : state
}

export const keepMine = (state: ScoringState, key: string): ScoringState => {
  const other = state.cells[key]?.other
  return other ? markCell(state, key, { recorded: other.value, revision: other.revision, status: 'typing', other: null, problem: null }) : state
}

export const valueOf = (state: ScoringState, key: string): ScoreValue => state.cells[key]?.value ?? blank
export const unsaved = (state: ScoringState): number => Object.values(state.cells).filter((cell) => ['typing', 'saving', 'waiting', 'recording'].includes(cell.status)).length
export const troubled = (state: ScoringState): Cell[] => Object.values(state.cells).filter((cell) => cell.status === 'conflict' || cell.status === 'refused')
