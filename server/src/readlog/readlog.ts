/**
 * Who read which bid, score or price, and when: which view of which record, with its parameters, never what it showed.
 * Only added to. Entries that come while one write runs are written together by the next; those of a write that failed
 * stay in line and are tried again.
 */
import { canonicalText } from '@workbench/shared/proof/canonical.ts'
import type { Row, Store } from '../store/port.ts'

export interface Reading {
  readonly record: string
  readonly person: string
  readonly view: string
  readonly params: Readonly<Record<string, string>>
}

export interface ReadRow extends Reading {
  readonly id: number
  readonly at: string
}

export interface ReadLog {
  /** Puts an entry in line; it is on disk once `flush` resolves. */
  note(reading: Reading): void
  /** Writes whatever is in line; throws StoreUnavailable where that fails, and keeps it. */
  flush(): Promise<void>
  of(record: string, page: { readonly afterId: number; readonly limit: number }): Promise<readonly ReadRow[]>
  close(): Promise<void>
}

export interface ReadLogSettings {
  readonly store: Store
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
}

const TOGETHER_AT_MOST = 1_000
const RETRY_AFTER_MS = 1_000

const rowOf = (row: Row): ReadRow => ({
  id: row.id as number, record: row.record as string, person: row.person as string, view: row.what as string,
  params: JSON.parse(row.subject as string) as Record<string, string>, at: row.at as string,
})

export const openReadLog = ({ store, now }: ReadLogSettings): ReadLog => {
  let line: (readonly string[])[] = []
  let writing: Promise<void> | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false

  const write = async (): Promise<void> => {
    while (line.length > 0) {
      const rows = line.slice(0, TOGETHER_AT_MOST)
      await store.write([{ insert: 'insert into read_log (record, person, what, subject, at)', rows }])
      line = line.slice(rows.length)
    }
  }
  const flush = (): Promise<void> => (writing ??= write().finally(() => { writing = undefined }))
  const flushSoon = (): void => {
    flush().catch(() => {
      // Nobody was answered with what is read after the end.
      if (closed) return
      retry ??= setTimeout(() => {
        retry = undefined
        flushSoon()
      }, RETRY_AFTER_MS)
    })
  }

  return {
    note: ({ record, person, view, params }) => {
      line.push([record, person, view, canonicalText(params), new Date(now()).toISOString()])
      flushSoon()
    },
    flush,
    of: async (record, { afterId, limit }) =>
      (await store.read('select * from read_log where record = ? and id > ? order by id limit ?', [record, afterId, limit])).map(rowOf),
    close: async () => {
      closed = true
      clearTimeout(retry)
      await flush()
    },
  }
}
