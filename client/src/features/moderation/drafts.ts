/** Proposals being written, by cell: kept on the server as drafts, so that neither another cell nor a lost connection loses them. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { call } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import type { Draft } from './consensus.ts'

export interface Kept {
  readonly draft: Draft
  /** Revision of the draft on the server. */
  readonly revision: number
  readonly status: 'typing' | 'saving' | 'saved' | 'waiting' | 'conflict' | 'refused'
  readonly savedAt: string | null
  readonly problem: string | null
  /** What another window of one's own kept meanwhile. */
  readonly other: Draft | null
}

export interface DraftsState {
  readonly cells: Readonly<Record<string, Kept>>
  /** Drafts that are done with, as kept when: an answer that was on its way does not bring them back. */
  readonly gone: Readonly<Record<string, string>>
}

export type DraftsStore = StoreApi<DraftsState>

export const makeDrafts = (): DraftsStore => createStore<DraftsState>(() => ({ cells: {}, gone: {} }))

export const draftKey = (question: string, bid: string): string => `consensus.${question}.${bid}`

export const readDraft = (text: string): Draft | undefined => {
  try {
    const read = JSON.parse(text) as Draft
    return typeof read.reason === 'string' && Array.isArray(read.decided) && Array.isArray(read.dissent) && Number.isInteger(read.base) ? read : undefined
  } catch {
    return undefined
  }
}

/** Takes in what the server kept, without touching what is being typed. */
export const takeIn = (state: DraftsState, drafts: readonly { readonly key: string; readonly revision: number; readonly text: string; readonly savedAt: string }[]): DraftsState => {
  const cells: Record<string, Kept> = { ...state.cells }
  for (const { key, revision, text, savedAt } of drafts) {
    const draft = key.startsWith('consensus.') && !cells[key] && savedAt > (state.gone[key] ?? '') ? readDraft(text) : undefined
    if (draft) cells[key] = { draft, revision, status: 'saved', savedAt, problem: null, other: null }
  }
  return { ...state, cells }
}

export const write = (state: DraftsState, key: string, draft: Draft): DraftsState => {
  const held = state.cells[key] ?? { revision: 0, savedAt: null, problem: null, other: null, status: 'typing' as const }
  return { ...state, cells: { ...state.cells, [key]: held.status === 'conflict' ? { ...held, draft } : { ...held, draft, status: 'typing', problem: null } } }
}

export const mark = (state: DraftsState, key: string, change: Partial<Kept>): DraftsState => {
  const held = state.cells[key]
  return held ? { ...state, cells: { ...state.cells, [key]: { ...held, ...change } } } : state
}

export const dropped = (state: DraftsState, key: string): DraftsState => {
  const { [key]: held, ...cells } = state.cells
  return held ? { cells, gone: { ...state.gone, [key]: held.savedAt ?? '' } } : state
}

/** Which of two windows' drafts goes on is the writer's choice. */
export const settle = (state: DraftsState, key: string, keep: 'mine' | 'other'): DraftsState => {
  const held = state.cells[key]
  if (!held?.other) return state
  return mark(state, key, { draft: keep === 'mine' ? held.draft : held.other, other: null, status: 'typing', problem: null })
}

export const unsaved = (state: DraftsState): number => Object.values(state.cells).filter(({ status }) => status !== 'saved').length

const TYPING_PAUSE_MS = 400
const LONGEST_WAIT_MS = 15_000

export interface Keeper {
  readonly changed: (key: string, draft: Draft) => void
  readonly settled: (key: string, keep: 'mine' | 'other') => void
  /** The draft is in the record, or given up. */
  readonly done: (key: string) => Promise<void>
  readonly stop: () => void
}

/** Saves each draft after typing stops, one request a cell at a time; tries again for as long as the server does not answer. */
export const makeKeeper = (record: string, store: DraftsStore): Keeper => {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const running = new Map<string, Promise<void>>()
  const schedule = (key: string, delay: number, tries: number) => {
    clearTimeout(timers.get(key))
    timers.set(key, setTimeout(() => save(key, tries), delay))
  }
  const inLine = (key: string, work: () => Promise<void>): Promise<void> => {
    const next = (running.get(key) ?? Promise.resolve()).then(work)
    running.set(key, next)
    return next
  }
  const save = (key: string, tries: number): void => void inLine(key, () => saveNow(key, tries))
  const saveNow = async (key: string, tries: number): Promise<void> => {
    const held = store.getState().cells[key]
    if (!held || held.status === 'saved' || held.status === 'conflict') return
    store.setState((state) => mark(state, key, { status: 'saving' }))
    try {
      const reply = await call('saveDraft', { record, key }, { body: { text: JSON.stringify(held.draft) }, base: held.revision })
      const still = store.getState().cells[key]?.draft === held.draft
      store.setState((state) => mark(state, key, { revision: reply.revision, savedAt: reply.savedAt, problem: null, status: still ? 'saved' : 'typing' }))
    } catch (error) {
      await failed(key, error, tries)
    }
  }
  const failed = async (key: string, error: unknown, tries: number): Promise<void> => {
    const problem = error instanceof ProblemError ? error.problem : null
    if (problem && [0, 429, 503].includes(problem.status)) {
      store.setState((state) => mark(state, key, { status: 'waiting' }))
      return schedule(key, Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** tries), tries + 1)
    }
    const text = problem?.status === 412 ? problem.facts?.text : undefined
    const other = typeof text === 'string' ? readDraft(text) : undefined
    const revision = problem?.status === 412 ? { revision: Number(problem.facts?.currentRevision ?? 0) } : {}
    if (problem && other) return store.setState((state) => mark(state, key, { status: 'conflict', problem: problem.detail, other, ...revision }))
    // Removed in another window: what is typed here goes on as a new draft.
    if (problem?.status === 412 && revision.revision === 0) {
      store.setState((state) => mark(state, key, { status: 'typing', ...revision }))
      return schedule(key, TYPING_PAUSE_MS, 0)
    }
    store.setState((state) => mark(state, key, { status: 'refused', problem: problem?.detail ?? 'The page failed to keep this draft. Copy your words and reload.' }))
  }
  return {
    changed: (key, draft) => {
      store.setState((state) => write(state, key, draft))
      schedule(key, TYPING_PAUSE_MS, 0)
    },
    settled: (key, keep) => {
      store.setState((state) => settle(state, key, keep))
      schedule(key, 0, 0)
    },
    done: (key) => {
      clearTimeout(timers.get(key))
      return inLine(key, async () => {
        const held = store.getState().cells[key]
        store.setState((state) => dropped(state, key))
        if (!held || held.revision === 0) return
        try {
          await call('removeDraft', { record, key }, { base: held.revision })
        } catch (error) {
          // Left behind, it is offered again with its revision and does no harm.
          if (!(error instanceof ProblemError)) throw error
        }
      })
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
