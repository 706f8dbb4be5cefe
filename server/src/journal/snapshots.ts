/**
 * Snapshots: states that were replayed once, kept so that the next opening needs only the events since. A cache and
 * nothing else: one that is of other program text, of another history, damaged or not whole is passed over and replaced.
 * Verification never looks at them.
 */
import { createHash } from 'node:crypto'
import { sameBytes } from '@workbench/shared/proof/bytes.ts'
import { StoreUnavailable, type Row, type Store } from '../store/port.ts'
import { openUnpacking, pack } from './packing.ts'
import { sourcesOfState } from './sources.ts'
import type { Stand } from './stand.ts'
import { inTurns } from './turns.ts'

export interface Snapshot extends Pick<Stand, 'seq' | 'lastAt' | 'state'> {
  /** Length of the text of the events it replaces. */
  readonly characters: number
}

export interface Snapshots {
  /** The newest that can be used, of event `toSeq` or an earlier one; the state belongs to the caller. */
  find(record: string, toSeq: number): Promise<Snapshot | undefined>
  /** To be told of a state that was replayed from disk, from event `after` + 1 on; writes it aside where that saves the next opening enough. */
  replayed(record: string, stand: Snapshot, after: number): void
  /** Writes this one now, whatever it saves. */
  write(record: string, stand: Snapshot): Promise<void>
  /** Stops writing after the part that is being written. */
  close(): Promise<void>
}

/** Fewer events than this are replayed in about a twentieth of a second; a snapshot of them saves nobody's time. */
export const WORTH_EVENTS = 20_000
/** A whole state is written again only once it saves a tenth of its record. */
const WORTH_SHARE = 0.1
const PARTS_AT_ONCE = 6
const REMOVED_AT_ONCE = 64

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error))

interface Key {
  readonly record: string
  readonly seq: number
  readonly sources: string
}
const OF_KEY = 'record = ? and seq = ? and sources = ?'
const valuesOf = ({ record, seq, sources }: Key) => [record, seq, sources]

/** Reads the parts ahead and unpacks them in slices. Throws where they are not what was written. */
const unpackStored = async (store: Store, key: Key, parts: number, sha256: string): Promise<object> => {
  const slices = inTurns()
  const unpacking = openUnpacking()
  const hash = createHash('sha256')
  const read = (from: number): Promise<readonly Row[]> => {
    const rows = store.read(`select text from snapshot_parts where ${OF_KEY} and part >= ? and part < ? order by part`, [...valuesOf(key), from, from + PARTS_AT_ONCE])
    rows.catch(() => undefined)
    return rows
  }
  let next = read(0)
  for (let from = 0; from < parts; from += PARTS_AT_ONCE) {
    const rows = await next
    if (from + PARTS_AT_ONCE < parts) next = read(from + PARTS_AT_ONCE)
    if (rows.length !== Math.min(PARTS_AT_ONCE, parts - from)) throw new Error('It is not whole.')
    await slices.begin()
    for (const { text } of rows) {
      hash.update(text as string)
      unpacking.take(text as string)
      await slices.rest()
    }
  }
  if (hash.digest('hex') !== sha256) throw new Error('Its text is not the one that was written.')
  return unpacking.whole()
}

const find = async (store: Store, record: string, toSeq: number, sources: string): Promise<Snapshot | undefined> => {
  const [row] = await store.read(
    `select s.*, e.leaf as stands from snapshots s left join events e on e.record = s.record and e.seq = s.seq
     where s.record = ? and s.sources = ? and s.seq <= ? order by s.seq desc limit 1`, [record, sources, toSeq],
  )
  if (!row) return undefined
  const seq = row.seq as number
  // A leaf holds the salt of its event: a record that was cut off and went on otherwise has another one here.
  if (row.stands === null || !sameBytes(row.stands as Uint8Array, row.leaf as Uint8Array)) throw new Error('It belongs to another history of this record.')
  const state = await unpackStored(store, { record, seq, sources }, row.parts as number, row.sha256 as string)
  return { state, seq, lastAt: row.last_at as string, characters: row.characters as number }
}

/** Little by little, since others wait for the writer too. */
const removeParts = async (store: Store, record: string, isLeft: (key: Key) => boolean, goesOn: () => boolean): Promise<void> => {
  const rows = await store.read('select seq, sources, max(part) as last from snapshot_parts where record = ? group by seq, sources', [record])
  for (const row of rows) {
    const key: Key = { record, seq: row.seq as number, sources: row.sources as string }
    if (!isLeft(key)) continue
    for (let from = 0; from <= (row.last as number) && goesOn(); from += REMOVED_AT_ONCE)
      await store.write([{ sql: `delete from snapshot_parts where ${OF_KEY} and part >= ? and part < ?`, values: [...valuesOf(key), from, from + REMOVED_AT_ONCE] }])
  }
}

const remove = async (store: Store, key: Key, goesOn: () => boolean): Promise<void> => {
  await store.write([{ sql: `delete from snapshots where ${OF_KEY}`, values: valuesOf(key) }])
  await removeParts(store, key.record, ({ seq, sources }) => seq === key.seq && sources === key.sources, goesOn)
}

/**
 * Part by part, each its own small write; it counts once the last statement stands. The same state is always packed into
 * the same parts: what an earlier try left, or another server writes at the same time, is as good. False where it was left off.
 */
const write = async (store: Store, key: Key, { state, lastAt, characters }: Snapshot, goesOn: () => boolean): Promise<boolean> => {
  const same = ({ seq, sources }: Key): boolean => seq === key.seq && sources === key.sources
  const slices = inTurns()
  const hash = createHash('sha256')
  let parts = 0
  await slices.begin()
  for (const text of pack(state)) {
    if (!goesOn()) return false
    hash.update(text)
    await store.write([{ insert: 'insert into snapshot_parts (record, seq, sources, part, text)', rows: [[...valuesOf(key), parts, text]], ending: ' on conflict (record, seq, sources, part) do nothing' }])
    parts += 1
    await slices.begin()
  }
  const entered = await store.write([
    {
      sql: `insert into snapshots (record, seq, sources, last_at, leaf, characters, parts, sha256)
        select record, seq, ?, ?, leaf, cast(? as bigint), cast(? as bigint), ? from events where record = ? and seq = ?
        and (select count(*) from snapshot_parts where ${OF_KEY}) = ?`,
      values: [key.sources, lastAt, characters, parts, hash.digest('hex'), key.record, key.seq, ...valuesOf(key), parts],
      changes: 1,
    },
    { sql: `delete from snapshots where record = ? and not (seq = ? and sources = ?)`, values: valuesOf(key) },
  ])
  if (entered === 'conflict') return false
  await removeParts(store, key.record, (other) => !same(other), goesOn)
  return true
}

export const openSnapshots = (store: Store, log: (sentence: string) => void): Snapshots => {
  let open = true
  let writing: Promise<void> = Promise.resolve()
  /** Records whose snapshot was found to be of no use; it is not taken for a finished one that another server wrote. */
  const unusable = new Set<string>()
  const sources = sourcesOfState().catch((error: unknown) => {
    log(`No snapshots are kept: the program’s own text cannot be read (${because(error)}).`)
    return undefined
  })

  const writeNow = async (record: string, stand: Snapshot): Promise<void> => {
    const hash = await sources
    if (hash === undefined || !open) return
    try {
      const key = { record, seq: stand.seq, sources: hash }
      const there = (await store.read(`select 1 from snapshots where ${OF_KEY}`, valuesOf(key))).length > 0
      if (there && !unusable.has(record)) return
      if (there) await remove(store, key, () => open)
      if (await write(store, key, stand, () => open)) unusable.delete(record)
    } catch (error) {
      log(`The snapshot of record ${record} after event ${stand.seq} could not be written; nothing else is affected: ${because(error)}`)
    }
  }

  return {
    find: async (record, toSeq) => {
      const hash = await sources
      if (hash === undefined) return undefined
      try {
        return await find(store, record, toSeq, hash)
      } catch (error) {
        if (error instanceof StoreUnavailable) throw error
        unusable.add(record)
        log(`The snapshot of record ${record} is passed over, its events are replayed instead: ${because(error)}`)
        return undefined
      }
    },
    replayed: (record, stand, after) => {
      if (stand.seq - after < Math.max(WORTH_EVENTS, WORTH_SHARE * after)) return
      // One at a time: it is nobody's hurry.
      writing = writing.then(() => writeNow(record, stand))
    },
    write: writeNow,
    close: async () => {
      open = false
      await writing
    },
  }
}
