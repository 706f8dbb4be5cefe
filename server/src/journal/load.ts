/** Reading a record back from the store: whole, up to a point, or what came since. */
import { commitmentsIn } from '@workbench/shared/proof/verify.ts'
import { emptyFrontier, frontierOfBytes } from '@workbench/shared/proof/tree.ts'
import type { ContentKind } from '@workbench/shared/contract/primitives.ts'
import type { RecordKindName } from '@workbench/shared/handle.ts'
import { applyEvents } from '@workbench/shared/record/kernel.ts'
import type { Row, Store } from '../store/port.ts'
import { fetchInto, readAtHand } from './at-hand.ts'
import { keptAtHand, type ContentAtHand } from './content.ts'
import { kindNamed } from './kind.ts'
import type { RecordFacts } from './port.ts'
import { eventsInSlices } from './reading.ts'
import type { Snapshot, Snapshots } from './snapshots.ts'
import type { Stand } from './stand.ts'
import { inTurns } from './turns.ts'

/** Catching up on more than this is a fresh replay. */
const CATCH_UP_AT_MOST = 5_000

export interface Head {
  readonly facts: RecordFacts
  readonly seq: number
  readonly lastAt: string
  readonly tree: Uint8Array
}

const headOf = (row: Row): Head => ({
  facts: { record: row.record as string, kind: row.kind as RecordKindName, illustrative: row.illustrative === 1, clockOffsetMs: row.clock_offset_ms as number },
  seq: row.head as number, lastAt: row.last_at as string, tree: row.tree as Uint8Array,
})

export const readHead = async (store: Store, record: string): Promise<Head | undefined> => {
  const [row] = await store.read('select * from records where record = ? and complete = 1', [record])
  return row && headOf(row)
}

export const readHeads = async (store: Store): Promise<Head[]> =>
  (await store.read('select * from records where complete = 1 order by record')).map(headOf)

/** The state after event `toSeq`, from a snapshot where there is one, else from nothing; nobody else holds it yet. */
const replay = async (store: Store, { record, kind: name }: RecordFacts, toSeq: number, snapshots: Snapshots | undefined): Promise<Snapshot & { readonly after: number }> => {
  const kind = kindNamed(name)
  const found = await snapshots?.find(record, toSeq)
  const state = found?.state ?? kind.empty(record)
  const after = found?.seq ?? -1
  let { lastAt, characters } = found ?? { lastAt: '', characters: 0 }
  for await (const piece of eventsInSlices(store, record, after, toSeq, inTurns())) {
    characters += piece.characters
    for (const event of piece.events) {
      kind.evolve(state, event)
      lastAt = event.at
    }
  }
  return { state, seq: toSeq, lastAt, characters, after }
}

export interface Loaded {
  readonly stand: Stand
  /** Length of the text of all its events. */
  readonly characters: number
}

/** The record at its head. */
export const loadRecord = async (store: Store, head: Head, content: ContentAtHand, snapshots: Snapshots): Promise<Loaded> => {
  const { record } = head.facts
  const [{ after, ...replayed }] = await Promise.all([replay(store, head.facts, head.seq, snapshots), readAtHand(store, record, content)])
  snapshots.replayed(record, replayed, after)
  return { stand: { state: replayed.state, seq: head.seq, lastAt: head.lastAt, tree: frontierOfBytes(head.seq + 1, head.tree) }, characters: replayed.characters }
}

/** The record as it stood after event `seq`; its tree is not rebuilt. Without snapshots it is replayed from the first event. */
export const loadPast = async (store: Store, facts: RecordFacts, seq: number, snapshots?: Snapshots): Promise<Stand> => {
  const { state, lastAt } = await replay(store, facts, seq, snapshots)
  return { state, seq, lastAt, tree: emptyFrontier }
}

/** Brings a stand up to a head that another process moved, in slices; the old stand stays as it was. */
export const catchUp = async (store: Store, head: Head, stand: Stand, content: ContentAtHand, snapshots: Snapshots): Promise<Stand> => {
  const { record, kind: name } = head.facts
  if (head.seq - stand.seq > CATCH_UP_AT_MOST) return (await loadRecord(store, head, content, snapshots)).stand
  const { evolve } = kindNamed(name)
  let { state } = stand
  const wanted = new Set<string>()
  for await (const { events } of eventsInSlices(store, record, stand.seq, head.seq, inTurns())) {
    state = applyEvents(state, events, evolve)
    for (const { body } of events)
      commitmentsIn(body, (sha256, _size, kind) => {
        if (keptAtHand.includes(kind as ContentKind) && !content.has(sha256)) wanted.add(sha256)
      })
  }
  await fetchInto(store, record, [...wanted], content)
  return { state, seq: head.seq, lastAt: head.lastAt, tree: frontierOfBytes(head.seq + 1, head.tree) }
}

/** The last event at or before an instant, found by halving: times never decrease. -1 where there is none. */
export const seqAt = async (store: Store, record: string, head: number, instant: string): Promise<number> => {
  let [low, high] = [-1, head]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const [row] = await store.read('select at from events where record = ? and seq = ?', [record, middle])
    if ((row?.at as string) <= instant) low = middle
    else high = middle - 1
  }
  return low
}

