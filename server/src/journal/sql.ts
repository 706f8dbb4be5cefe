/** The journal's statements. Both engines run the same SQL but for the reading of pages of events as one JSON text. */
import { frontierBytes } from '@workbench/shared/proof/tree.ts'
import type { DirectoryEntry } from '@workbench/shared/policy/directory.ts'
import type { Statement, Store, Value } from '../store/port.ts'
import type { ContentRow, RecordFacts } from './port.ts'
import type { EventRow, Stand } from './stand.ts'

export const insertRecord = (facts: RecordFacts, stand: Stand, complete: boolean): Statement => ({
  insert: 'insert into records (record, kind, illustrative, clock_offset_ms, head, tree, last_at, complete)',
  rows: [[facts.record, facts.kind, Number(facts.illustrative), facts.clockOffsetMs, stand.seq, frontierBytes(stand.tree), stand.lastAt, Number(complete)]],
})

/** Moves the head from where the writer believes it to be; anybody else's write in between makes it a conflict. */
export const moveHead = (record: string, from: number, stand: Stand, complete = true): Statement => ({
  sql: 'update records set head = ?, tree = ?, last_at = ?, complete = ? where record = ? and head = ?',
  values: [stand.seq, frontierBytes(stand.tree), stand.lastAt, Number(complete), record, from],
  changes: 1,
})

export const insertEvents = (record: string, rows: readonly EventRow[]): Statement => ({
  insert: 'insert into events (record, seq, at, bytes, leaf)',
  rows: rows.map(({ seq, at, bytes, leaf }) => [record, seq, at, bytes, leaf]),
})

export const insertContent = (record: string, rows: readonly ContentRow[]): Statement => ({
  insert: 'insert into content (record, sha256, salt, kind, bytes)',
  rows: rows.map(({ sha256, salt, kind, bytes }) => [record, sha256, salt, kind, bytes]),
  ending: ' on conflict (record, sha256) do nothing',
})

export interface KeptReply {
  readonly actor: string
  readonly operation: string
  readonly key: string
  readonly bodyHash: string
  readonly record: string
  readonly reply: string
  readonly at: string
}

export const insertReplies = (replies: readonly KeptReply[]): Statement => ({
  insert: 'insert into idempotency (actor, operation, key, body_hash, record, reply, at)',
  rows: replies.map(({ actor, operation, key, bodyHash, record, reply, at }) => [actor, operation, key, bodyHash, record, reply, at]),
})

/** Every row of a record in the directory; `entry` is the JSON of what the record says of itself, by the code that `sources` names. */
export const writeDirectory = (facts: RecordFacts, entry: DirectoryEntry, text: string, at: string, sources: string): Statement[] => [
  { sql: 'delete from directory_people where record = ?', values: [facts.record] },
  { insert: 'insert into directory_people (person, record)', rows: [...new Set(entry.people.map(({ person }) => person))].map((person) => [person, facts.record]) },
  {
    insert: 'insert into directory (record, kind, illustrative, entry, updated_at, sources)',
    rows: [[facts.record, facts.kind, Number(facts.illustrative), text, at, sources]],
    ending: ' on conflict (record) do update set entry = excluded.entry, updated_at = excluded.updated_at, sources = excluded.sources',
  },
]

export const touchDirectory = (record: string, at: string, sources: string): Statement => ({ sql: 'update directory set updated_at = ?, sources = ? where record = ?', values: [at, sources, record] })

/** A playing that was cut off leaves an incomplete record, which nobody sees; it makes way for the next. */
export const removeIncomplete = (record: string): Statement[] => [
  ...['events', 'content'].map((table) => ({
    sql: `delete from ${table} where record = ? and exists (select 1 from records where record = ? and complete = 0)`,
    values: [record, record],
  })),
  { sql: 'delete from records where record = ? and complete = 0', values: [record] },
]

export const removeAllIncomplete = (): Statement[] => [
  ...['events', 'content'].map((table) => ({ sql: `delete from ${table} where record in (select record from records where complete = 0)`, values: [] })),
  { sql: 'delete from records where complete = 0', values: [] },
]

/** Stands between the events of a page. Canonical JSON holds no line break, so a page can be cut here without being parsed. */
export const EVENTS_APART = ',\n'

/**
 * A page of events as one text in order: parsed in large pieces it is many times faster than row by row. Sequences have
 * no gaps, so a page is a range: a limit instead would tempt a planner without statistics to sort the whole rest.
 */
const pageSql: Readonly<Record<Store['engine'], string>> = {
  sqlite: `select group_concat(text, ?) as page from
    (select cast(bytes as text) as text from events where record = ? and seq > ? and seq <= ? order by seq)`,
  postgresql: `select string_agg(convert_from(bytes, 'UTF8'), ? order by seq) as page from events where record = ? and seq > ? and seq <= ?`,
}

export const readPage = async (store: Store, record: string, afterSeq: number, toSeq: number): Promise<string> => {
  const [row] = await store.read(pageSql[store.engine], [EVENTS_APART, record, afterSeq, toSeq])
  return (row?.page as string | null) ?? ''
}

/** `(?, ?), (?, ?)` for `rows` rows of `width` values. */
export const holes = (rows: number, width = 1): string => {
  const one = '?, '.repeat(width).slice(0, -2)
  return Array.from({ length: rows }, () => (width === 1 ? one : `(${one})`)).join(', ')
}

/** Runs a read over many values a few hundred at a time. */
export const inSlices = async <T>(values: readonly Value[], read: (slice: readonly Value[]) => Promise<readonly T[]>): Promise<T[]> => {
  const all: T[] = []
  for (let from = 0; from < values.length; from += 400) all.push(...(await read(values.slice(from, from + 400))))
  return all
}
