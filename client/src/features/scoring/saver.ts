/**
 * Keeps what is typed: a durable draft 400 ms after typing stops, a revision in the record on leaving the cell.
 * One request a field at a time, each with the revision it started from; no answer means waiting and trying again, never silence.
 */
import { call, newKey } from '../../api/call.ts'
import { ProblemError } from '../../api/problem.ts'
import { draftText, isScored, recordBody, recordedValue, sameValue } from './score-value.ts'
import { markCell, type Cell, type ScoringStore } from './store.ts'

const TYPING_PAUSE_MS = 400
const LONGEST_WAIT_MS = 30_000

/** When the answer came, by this browser's clock: a played record lives at another time than its reader. */
const receivedAt = () => new Date().toISOString()

export interface Saver {
  /** The cell changed; a draft is kept once typing pauses. */
  readonly touched: (key: string) => void
  /** The cell was left: what is in hand enters the record. */
  readonly left: (key: string) => Promise<void>
  /** Everything in hand enters the record, before a submission. */
  readonly flush: () => Promise<void>
  readonly stop: () => void
}

export const makeSaver = (record: string, lot: string, store: ScoringStore): Saver => {
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const running = new Map<string, Promise<void>>()
  const mark = (key: string, given: Partial<Cell>) => store.setState((state) => markCell(state, key, given))
  const cellOf = (key: string) => store.getState().cells[key]

  /** Work on one field stands in line behind what already runs for it. */
  const inLine = (key: string, work: () => Promise<void>): Promise<void> => {
    const next = (running.get(key) ?? Promise.resolve()).then(work)
    running.set(key, next)
    return next
  }

  const schedule = (key: string, delay: number, work: () => void) => {
    clearTimeout(timers.get(key))
    timers.set(key, setTimeout(work, delay))
  }

  const failed = (key: string, error: unknown, again: (delay: number) => void, tries: number): void => {
    const problem = error instanceof ProblemError ? error.problem : null
    if (problem && (problem.status === 0 || problem.status === 503 || problem.status === 429)) {
      mark(key, { status: 'waiting', problem: null })
      again(Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** tries))
      return
    }
    if (problem?.status === 412) {
      void takeOther(key, problem.detail)
      return
    }
    mark(key, { status: 'refused', problem: problem?.detail ?? 'The page failed to save this. Copy your words and reload.' })
  }

  /** Reads what stands in the record now, so that both values can be shown. */
  const takeOther = async (key: string, detail: string): Promise<void> => {
    const cell = cellOf(key)!
    try {
      const [grid, { drafts }] = await Promise.all([call('scoringGrid', { record, lot }), call('loadDrafts', { record })])
      const own = grid.questions.find((question) => question.id === cell.question)?.scores.find((score) => score.bid === cell.bid)
      const draft = drafts.find((entry) => entry.key === key)
      if (own && own.revision !== cell.revision) mark(key, { status: 'conflict', problem: detail, other: { value: recordedValue(own), revision: own.revision }, draftRevision: draft?.revision ?? 0 })
      // Only the draft was ahead, written by another tab of one's own: go on from it.
      else {
        mark(key, { draftRevision: draft?.revision ?? 0, status: 'typing' })
        saveDraft(key, 0)
      }
    } catch (error) {
      failed(key, error, (delay) => schedule(key, delay, () => void takeOther(key, detail)), 3)
    }
  }

  const saveDraft = (key: string, tries: number): void => {
    void inLine(key, async () => {
      const cell = cellOf(key)
      if (!cell || !['typing', 'waiting'].includes(cell.status)) return
      const sent = cell.value
      mark(key, { status: 'saving' })
      try {
        const { revision } = await call('saveDraft', { record, key }, { body: { text: draftText(sent) }, base: cell.draftRevision })
        const changed = !sameValue(cellOf(key)!.value, sent)
        mark(key, { draftRevision: revision, savedAt: receivedAt(), ...(changed ? {} : { status: 'saved' }) })
        if (changed) schedule(key, TYPING_PAUSE_MS, () => saveDraft(key, 0))
      } catch (error) {
        failed(key, error, (delay) => schedule(key, delay, () => saveDraft(key, tries + 1)), tries)
      }
    })
  }

  const recordCell = (key: string, tries: number, idempotencyKey: string): Promise<void> =>
    inLine(key, async () => {
      const cell = cellOf(key)
      if (!cell || cell.status === 'conflict' || sameValue(cell.value, cell.recorded)) {
        if (cell && cell.status !== 'conflict' && sameValue(cell.value, cell.recorded)) mark(key, { status: 'recorded', problem: null })
        return
      }
      if (!isScored(cell.value)) return
      const sent = cell.value
      mark(key, { status: 'recording' })
      try {
        const reply = await call('recordScore', { record }, { body: recordBody(cell.question, cell.bid, sent), base: cell.revision, key: idempotencyKey })
        const still = sameValue(cellOf(key)!.value, sent)
        mark(key, { recorded: sent, revision: reply.revision ?? cell.revision + 1, savedAt: receivedAt(), problem: null, status: still ? 'recorded' : 'typing' })
        if (still && cell.draftRevision > 0) await dropDraft(key)
        if (!still) schedule(key, TYPING_PAUSE_MS, () => saveDraft(key, 0))
      } catch (error) {
        failed(key, error, (delay) => schedule(key, delay, () => void recordCell(key, tries + 1, idempotencyKey)), tries)
      }
    })

  /** The draft is in the record now; should dropping it fail, it is equal to the record and does no harm. */
  const dropDraft = async (key: string): Promise<void> => {
    try {
      await call('removeDraft', { record, key }, { base: cellOf(key)!.draftRevision })
      mark(key, { draftRevision: 0 })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
    }
  }

  const left = async (key: string): Promise<void> => {
    clearTimeout(timers.get(key))
    const cell = cellOf(key)
    if (!cell) return
    // A blank in place of a recorded score is a draft: a recorded score can be changed, not taken out of the record.
    if (!isScored(cell.value) && !sameValue(cell.value, cell.recorded)) saveDraft(key, 0)
    else await recordCell(key, 0, newKey())
  }

  return {
    touched: (key) => schedule(key, TYPING_PAUSE_MS, () => saveDraft(key, 0)),
    left,
    flush: async () => {
      await Promise.all(Object.keys(store.getState().cells).map(left))
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
