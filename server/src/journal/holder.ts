/**
 * One record, held in memory. Commands wait in one queue; those that arrive while a commit runs are decided and written
 * together in the next one. Views see only what is committed. After a commit that failed or whose outcome is unknown the
 * record is dropped, read again, and each command is answered from what stands under its key.
 */
import type { DirectoryEntry } from '@workbench/shared/policy/directory.ts'
import { StoreUnavailable, type Statement, type Store } from '../store/port.ts'
import { contentAtHand, type ContentAtHand } from './content.ts'
import { decideOn, type Decided, type Ground } from './deciding.ts'
import { kindNamed } from './kind.ts'
import { catchUp, loadRecord, readHead } from './load.ts'
import type { ActOutcome, ActRequest, Changed, ContentRow, RecordFacts } from './port.ts'
import { answerAgain, lookUp, sameKey } from './replies.ts'
import { insertContent, insertEvents, insertReplies, moveHead, touchDirectory, writeDirectory, type KeptReply } from './sql.ts'
import type { EventRow, Stand } from './stand.ts'

export interface Holding {
  readonly facts: RecordFacts
  readonly stand: Stand
  readonly content: ContentAtHand
  /** What the directory says of the record at this stand, as JSON. */
  readonly entry: string
}

export interface Holder {
  act(request: ActRequest): Promise<ActOutcome>
  /** As committed now; undefined if there is no such record. */
  committed(): Promise<Holding | undefined>
  /** Brings the holding up to date with what others wrote, if it is held at all. */
  refresh(): Promise<void>
  /** Resolves when nothing waits or is being written. */
  idle(): Promise<void>
}

export interface HolderParts {
  readonly store: Store
  readonly ground: Ground
  readonly changed: (change: Changed) => void
}

interface Waiting {
  readonly request: ActRequest
  readonly answer: (outcome: ActOutcome) => void
  readonly fail: (error: unknown) => void
}

const TOGETHER_AT_MOST = 256
const ATTEMPTS = 6

const noSuchRecord = (record: string): ActOutcome => ({
  kind: 'refused',
  refusal: { refused: true, class: 'unknown', code: 'not-found', sentence: `There is no record “${record}”.`, facts: { id: record } },
})

/** Not confirmed is not the same as not done: the same request under the same key will say. */
const unavailable = (error: unknown): ActOutcome => ({
  kind: 'unavailable',
  because: `${error instanceof StoreUnavailable ? error.message : 'The record is being written to by others.'} Send the same request again with the same key.`,
})

export const entryOf = (facts: RecordFacts, stand: Stand): string => JSON.stringify(kindNamed(facts.kind).directory(stand.state))

export const directoryStatements = (facts: RecordFacts, before: string | undefined, entry: string, at: string): Statement[] =>
  before === entry ? [touchDirectory(facts.record, at)] : writeDirectory(facts, JSON.parse(entry) as DirectoryEntry, entry, at)

export const keptReplyOf = (request: ActRequest, record: string, { reply }: Extract<Decided, { kind: 'accepted' }>): KeptReply => ({
  actor: request.actor, operation: request.operation, key: request.key, bodyHash: request.bodyHash, record, reply: JSON.stringify(reply), at: reply.at,
})

export const openHolder = ({ store, ground, changed }: HolderParts, record: string, born?: Holding): Holder => {
  let held: Holding | undefined = born
  let loading: Promise<Holding | undefined> | undefined
  let waiting: Waiting[] = []
  let working: Promise<void> | undefined

  const load = async (): Promise<Holding | undefined> => {
    const head = await readHead(store, record)
    if (!head) return undefined
    const content = contentAtHand()
    const stand = await loadRecord(store, head, content)
    return { facts: head.facts, stand, content, entry: entryOf(head.facts, stand) }
  }

  /** The newest of what is held and what was just read: both are true, one is later. */
  const keep = (holding: Holding | undefined): Holding | undefined => {
    if (holding && (!held || holding.stand.seq > held.stand.seq)) held = holding
    return held ?? holding
  }

  const current = async (): Promise<Holding | undefined> => {
    const known = held
    if (!known) return (loading ??= load().then(keep).finally(() => { loading = undefined }))
    if (!store.shared) return known
    const head = await readHead(store, record)
    if (!head || head.seq <= known.stand.seq) return held ?? known
    const stand = await catchUp(store, head, known.stand, known.content)
    return keep({ ...known, stand, entry: entryOf(known.facts, stand) })
  }

  const write = async (from: Holding, to: Holding, parts: { events: EventRow[]; content: ContentRow[]; replies: KeptReply[] }) =>
    store.write([
      moveHead(record, from.stand.seq, to.stand),
      insertEvents(record, parts.events),
      insertContent(record, parts.content),
      insertReplies(parts.replies),
      ...directoryStatements(from.facts, from.entry, to.entry, to.stand.lastAt),
    ], { record, seq: to.stand.seq })

  /** Decides a batch on what is committed and commits it; those that are not settled come back to be tried again. */
  const attempt = async (batch: readonly Waiting[]): Promise<readonly Waiting[]> => {
    const before = await current()
    if (!before) {
      for (const { answer } of batch) answer(noSuchRecord(record))
      return []
    }
    const known = await lookUp(store, batch.map(({ request }) => request))
    for (const { request, answer } of batch) {
      const kept = known.get(request)
      if (kept) answer(answerAgain(kept, request, record))
    }
    let pending = before.stand
    const settled: (() => void)[] = []
    const parts = { events: [] as EventRow[], content: [] as ContentRow[], replies: [] as KeptReply[] }
    const taken: ActRequest[] = []
    const later: Waiting[] = []
    for (const one of batch) {
      const { request, answer, fail } = one
      if (known.has(request)) continue
      // The same key twice in one batch: the second one waits until the first is on disk, and is answered from there.
      if (taken.some((other) => sameKey(other, request))) {
        later.push(one)
        continue
      }
      let decided: Decided
      try {
        decided = decideOn(ground, before.facts, pending, before.content, request)
      } catch (error) {
        settled.push(() => fail(error))
        continue
      }
      if (decided.kind === 'accepted') {
        const { reply } = decided
        pending = decided.stand
        before.content.add(decided.content)
        parts.events.push(...decided.events)
        parts.content.push(...decided.content)
        parts.replies.push(keptReplyOf(request, record, decided))
        taken.push(request)
        settled.push(() => answer({ kind: 'recorded', record, reply, again: false }))
      } else {
        const outcome = decided
        settled.push(() => answer(outcome))
      }
    }
    if (taken.length > 0) {
      const after = { ...before, stand: pending, entry: entryOf(before.facts, pending) }
      let written
      try {
        written = await write(before, after, parts)
      } catch (error) {
        held = undefined
        throw error
      }
      if (written === 'conflict') {
        // Others wrote first: what is held is true but old, and is brought up to date on the next attempt.
        if (!store.shared) held = undefined
        return batch.filter(({ request }) => !known.has(request))
      }
      held = after
      changed({ record, fromSeq: before.stand.seq + 1, toSeq: pending.seq })
    }
    for (const settle of settled) settle()
    return later
  }

  /** After a write that was not confirmed: whoever's reply stands under its key is answered from there. */
  const settleUnknown = async (batch: readonly Waiting[], cause: unknown): Promise<void> => {
    held = undefined
    let known: Awaited<ReturnType<typeof lookUp>> = new Map()
    try {
      known = await lookUp(store, batch.map(({ request }) => request))
    } catch {
      // The store does not answer at all: nobody can be told more than that.
    }
    for (const { request, answer } of batch) {
      const kept = known.get(request)
      answer(kept ? answerAgain(kept, request, record) : unavailable(cause))
    }
  }

  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    let open = batch
    try {
      for (let tries = 0; open.length > 0 && tries < ATTEMPTS; tries++) open = await attempt(open)
      for (const { answer } of open) answer(unavailable(undefined))
    } catch (error) {
      if (error instanceof StoreUnavailable) await settleUnknown(open, error)
      else for (const { fail } of open) fail(error)
    }
  }

  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, TOGETHER_AT_MOST)
      waiting = waiting.slice(TOGETHER_AT_MOST)
      await settle(batch)
    }
    working = undefined
  }

  return {
    act: (request) =>
      new Promise((answer, fail) => {
        waiting.push({ request, answer, fail })
        working ??= work()
      }),
    committed: current,
    refresh: async () => {
      if (held) await current()
    },
    idle: () => working ?? Promise.resolve(),
  }
}
