/** Reading a record back from the store: whole, up to a point, or what came since. */
import { commitmentsIn } from '@workbench/shared/proof/verify.ts'
import { emptyFrontier, frontierOfBytes } from '@workbench/shared/proof/tree.ts'
import type { ContentKind } from '@workbench/shared/contract/primitives.ts'
import type { RecordKindName } from '@workbench/shared/handle.ts'
import { applyEvents } from '@workbench/shared/record/kernel.ts'
import type { Row, Store } from '../store/port.ts'
import { keptAtHand, type ContentAtHand } from './content.ts'
import { kindNamed, type AnyKind } from './kind.ts'
import type { RecordFacts } from './port.ts'
import { eventsInSlices } from './reading.ts'
import { holes, inSlices } from './sql.ts'
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

/** Folds events 0 … `toSeq` into a state that nobody else holds, in slices; answers when the last one was. */
const replay = async (store: Store, kind: AnyKind, record: string, state: object, toSeq: number): Promise<string> => {
  let lastAt = ''
  const slices = inTurns()
  for await (const piece of eventsInSlices(store, record, -1, toSeq, slices))
    for (const event of piece) {
      kind.evolve(state, event)
      lastAt = event.at
    }
  return lastAt
}

export const readAtHand = async (store: Store, record: string, content: ContentAtHand): Promise<void> => {
  const rows = await store.read(
    `select sha256, kind, bytes from content where record = ? and bytes is not null and kind in (${holes(keptAtHand.length)})`, [record, ...keptAtHand],
  )
  content.add(rows.map(contentOf))
}

const contentOf = (row: Row) => ({ sha256: row.sha256 as string, kind: row.kind as ContentKind, bytes: row.bytes as Uint8Array })

/** The record at its head. */
export const loadRecord = async (store: Store, head: Head, content: ContentAtHand): Promise<Stand> => {
  const { record, kind: name } = head.facts
  const kind = kindNamed(name)
  const state = kind.empty(record)
  await Promise.all([replay(store, kind, record, state, head.seq), readAtHand(store, record, content)])
  return { state, seq: head.seq, lastAt: head.lastAt, tree: frontierOfBytes(head.seq + 1, head.tree) }
}

/** The record as it stood after event `seq`; its tree is not rebuilt. */
export const loadPast = async (store: Store, { record, kind: name }: RecordFacts, seq: number): Promise<Stand> => {
  const kind = kindNamed(name)
  const state = kind.empty(record)
  const lastAt = await replay(store, kind, record, state, seq)
  return { state, seq, lastAt, tree: emptyFrontier }
}

/** Brings a stand up to a head that another process moved, in slices; the old stand stays as it was. */
export const catchUp = async (store: Store, head: Head, stand: Stand, content: ContentAtHand): Promise<Stand> => {
  const { record, kind: name } = head.facts
  if (head.seq - stand.seq > CATCH_UP_AT_MOST) return loadRecord(store, head, content)
  const { evolve } = kindNamed(name)
  let { state } = stand
  const wanted = new Set<string>()
  for await (const piece of eventsInSlices(store, record, stand.seq, head.seq, inTurns())) {
    state = applyEvents(state, piece, evolve)
    for (const { body } of piece)
      commitmentsIn(body, (sha256, _size, kind) => {
        if (keptAtHand.includes(kind as ContentKind) && !content.has(sha256)) wanted.add(sha256)
      })
  }
  content.add(await inSlices([...wanted], async (slice) =>
    (await store.read(`select sha256, kind, bytes from content where record = ? and bytes is not null and sha256 in (${holes(slice.length)})`, [record, ...slice])).map(contentOf)))
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

