/**
 * One record, held in memory. Commands wait in one queue; while a commit runs, the next ones are decided on what it will
 * leave (pending) and are written together after it. Views see only what is committed. After a commit that failed or
 * whose outcome is unknown the record is dropped, read again, and each command is answered from what stands under its key.
 */
import { StoreUnavailable, type Store } from '../store/port.ts'
import { decideBatch, entryOf, type DecidedBatch, type Holding, type Waiting } from './batch.ts'
import { contentAtHand } from './content.ts'
import type { Ground } from './deciding.ts'
import { catchUp, loadRecord, readHead, type Head } from './load.ts'
import type { ActOutcome, ActRequest, Changed } from './port.ts'
import { answerAgain, lookUp } from './replies.ts'
import type { Snapshots } from './snapshots.ts'
import type { Stand } from './stand.ts'

export interface Holder {
  act(request: ActRequest): Promise<ActOutcome>
  /** As committed now; undefined if there is no such record. */
  committed(): Promise<Holding | undefined>
  /** Brings the holding up to date with what others wrote, if it is held at all. */
  refresh(): Promise<void>
  /** Resolves when nothing waits or is being written. */
  idle(): Promise<void>
  /** Something waits, is being written or read: it must not be let go of. */
  isBusy(): boolean
  /** About how much memory it takes, in bytes. */
  weight(): number
}

export interface HolderParts {
  readonly store: Store
  readonly ground: Ground
  readonly snapshots: Snapshots
  readonly changed: (change: Changed) => void
  /** Names the code that writes the directory. */
  readonly sources: () => Promise<string>
  /** It was read from disk and takes memory from now on. */
  readonly loaded: () => void
}

const TOGETHER_AT_MOST = 256
/** From here on a queue is taken by halves: one half is decided while the other is written. */
const HALVED_FROM = 16
const ATTEMPTS = 6
/** Measured: a state of a million scores takes two thirds of the text of its events. */
const BYTES_A_CHARACTER = 2 / 3
/** Measured: what a record that was just begun takes. */
const RECORD_BYTES = 10_000
/** Of an event, where a record was made here and its events were not read back. */
const EVENT_CHARACTERS = 500
const nothingFlies: ReadonlySet<string> = new Set()

/** A batch whose write is under way; `stands` tells whether it does, once its people are answered either way. */
interface Flight {
  readonly batch: DecidedBatch
  readonly stands: Promise<boolean>
}

const noSuchRecord = (record: string): ActOutcome => ({
  kind: 'refused',
  refusal: { refused: true, class: 'unknown', code: 'not-found', sentence: `There is no record “${record}”.`, facts: { id: record } },
})

/** Not confirmed is not the same as not done: the same request under the same key will say. */
const unavailable = (error: unknown): ActOutcome => ({
  kind: 'unavailable',
  because: `${error instanceof StoreUnavailable ? error.message : 'The record is being written to by others.'} Send the same request again with the same key.`,
})

export const openHolder = ({ store, ground, snapshots, changed, sources, loaded }: HolderParts, record: string, born?: Holding): Holder => {
  let held: Holding | undefined = born
  let loading: Promise<Holding | undefined> | undefined
  let waiting: Waiting[] = []
  let working: Promise<void> | undefined
  let catching: { readonly toSeq: number; readonly stand: Promise<Stand> } | undefined
  let eventCharacters = EVENT_CHARACTERS

  const load = async (): Promise<Holding | undefined> => {
    const head = await readHead(store, record)
    if (!head) return undefined
    const content = contentAtHand()
    const { stand, characters } = await loadRecord(store, head, content, snapshots)
    eventCharacters = characters / (head.seq + 1)
    // As it is stored, not as it would be made now: a row that older code wrote is then written anew with the next event.
    const [row] = await store.read('select entry from directory where record = ?', [record])
    return { facts: head.facts, stand, content, entry: typeof row?.entry === 'string' ? row.entry : entryOf(head.facts, stand) }
  }

  /** The newest of what is held and what was just read: both are true, one is later. */
  const keep = (holding: Holding | undefined): Holding | undefined => {
    if (holding && (!held || holding.stand.seq > held.stand.seq)) held = holding
    return held ?? holding
  }

  const current = async (): Promise<Holding | undefined> => {
    const known = held
    if (!known)
      return (loading ??= load().then(keep).finally(() => {
        loading = undefined
        loaded()
      }))
    if (!store.shared) return known
    const head = await readHead(store, record)
    if (!head || head.seq <= known.stand.seq) return held ?? known
    const stand = await caughtUp(head, known)
    return keep({ ...known, stand, entry: entryOf(known.facts, stand) })
  }

  /** Many may ask at once; who asks for no more than is being read waits for that. */
  const caughtUp = (head: Head, known: Holding): Promise<Stand> => {
    if (catching && catching.toSeq >= head.seq) return catching.stand
    const mine = { toSeq: head.seq, stand: catchUp(store, head, known.stand, known.content, snapshots) }
    const over = (): void => {
      if (catching === mine) catching = undefined
    }
    mine.stand.then(over, over)
    return (catching = mine).stand
  }

  const decide = async (before: Holding, batch: readonly Waiting[], flying: ReadonlySet<string>): Promise<DecidedBatch> =>
    decideBatch(ground, before, batch, await lookUp(store, batch.map(({ request }) => request)), flying, await sources())

  /** Writes a batch and answers it; false where it conflicts, with nobody answered. Throws where the outcome is unknown. */
  const commit = async (batch: DecidedBatch): Promise<boolean> => {
    const { before, after, statements } = batch
    if (statements.length > 0) {
      const written = await store.write(statements, { record, seq: after.stand.seq })
      if (written === 'conflict') {
        // Others wrote first: what is held is true but old, and is brought up to date on the next attempt.
        if (!store.shared) held = undefined
        return false
      }
      held = after
      changed({ record, fromSeq: before.stand.seq + 1, toSeq: after.stand.seq })
    }
    batch.settle()
    return true
  }

  /** After a write that was not confirmed: whoever's reply stands under its key is answered from there. */
  const settleUnknown = async (open: readonly Waiting[], cause: unknown): Promise<void> => {
    held = undefined
    let known: Awaited<ReturnType<typeof lookUp>> = new Map()
    try {
      known = await lookUp(store, open.map(({ request }) => request))
    } catch {
      // The store does not answer at all: nobody can be told more than that.
    }
    for (const { request, answer } of open) {
      const kept = known.get(request)
      answer(kept ? answerAgain(kept, request, record) : unavailable(cause))
    }
  }

  const giveUp = async (open: readonly Waiting[], error: unknown): Promise<void> => {
    if (error instanceof StoreUnavailable) await settleUnknown(open, error)
    else for (const { fail } of open) fail(error)
  }

  /** The plain way, with nothing else under way: decide on what is committed, write, and on a conflict begin again. */
  const settle = async (batch: readonly Waiting[]): Promise<void> => {
    let open = batch
    try {
      for (let tries = 0; open.length > 0 && tries < ATTEMPTS; tries++) {
        const before = await current()
        if (!before) {
          for (const { answer } of open) answer(noSuchRecord(record))
          return
        }
        const decided = await decide(before, open, nothingFlies)
        open = [...decided.open, ...decided.later]
        if (await commit(decided)) open = decided.later
      }
      for (const { answer } of open) answer(unavailable(undefined))
    } catch (error) {
      await giveUp(open, error)
    }
  }

  /** Starts the write of a decided batch. If it does not stand, its people are settled in the plain way before it lands. */
  const launch = (batch: DecidedBatch): Flight => ({
    batch,
    stands: commit(batch).then(
      async (stands) => {
        if (!stands) await settle(batch.open)
        return stands
      },
      async (error: unknown) => {
        await giveUp(batch.open, error)
        return false
      },
    ),
  })

  const take = (): readonly Waiting[] => {
    const count = Math.min(TOGETHER_AT_MOST, waiting.length < HALVED_FROM ? waiting.length : Math.ceil(waiting.length / 2))
    const batch = waiting.slice(0, count)
    waiting = waiting.slice(count)
    return batch
  }

  /** Decides the next batch on what the flight will leave and starts its write once that has landed. */
  const follow = async (flight: Flight | undefined, batch: readonly Waiting[]): Promise<Flight | undefined> => {
    let decided: DecidedBatch | undefined
    try {
      const before = flight ? flight.batch.after : await current()
      if (before) decided = await decide(before, batch, flight ? flight.batch.keys : nothingFlies)
    } catch {
      // The plain way below meets the same trouble and answers for it.
    }
    const landed = flight === undefined || (await flight.stands)
    if (!decided || !landed) {
      await settle(decided ? [...decided.open, ...decided.later] : batch)
      return undefined
    }
    waiting = [...decided.later, ...waiting]
    return launch(decided)
  }

  const work = async (): Promise<void> => {
    let flight: Flight | undefined
    while (waiting.length > 0 || flight) {
      if (waiting.length > 0) flight = await follow(flight, take())
      else {
        await flight!.stands
        flight = undefined
      }
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
    isBusy: () => working !== undefined || loading !== undefined || catching !== undefined,
    weight: () => (held ? RECORD_BYTES + (held.stand.seq + 1) * eventCharacters * BYTES_A_CHARACTER + held.content.size() : 0),
  }
}
