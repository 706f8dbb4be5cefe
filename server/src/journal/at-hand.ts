/** Fills what a record's holder keeps at hand from the store: in groups whose bytes are counted first, so that envelopes of megabytes do not arrive together. */
import type { ContentKind } from '@workbench/shared/contract/primitives.ts'
import type { Row, Store } from '../store/port.ts'
import { keptAtHand, type ContentAtHand } from './content.ts'
import { holes } from './sql.ts'
import { inTurns } from './turns.ts'

const LISTED_AT_ONCE = 2_000
const FETCHED_AT_ONCE = 200
const BYTES_AT_ONCE = 500_000

/** Digests of one kind in order, with the length of what stands behind them. */
async function* listed(store: Store, record: string, kind: ContentKind): AsyncGenerator<readonly Row[]> {
  for (let after = ''; ; ) {
    const rows = await store.read(
      'select sha256, length(bytes) as size from content where record = ? and kind = ? and bytes is not null and sha256 > ? order by sha256 limit ?',
      [record, kind, after, LISTED_AT_ONCE],
    )
    yield rows
    if (rows.length < LISTED_AT_ONCE) return
    after = rows.at(-1)!.sha256 as string
  }
}

/** Adds what stands behind the digests; what was destroyed or withheld is not there. */
export const fetchInto = async (store: Store, record: string, digests: readonly string[], content: ContentAtHand): Promise<void> => {
  for (let from = 0; from < digests.length; from += FETCHED_AT_ONCE) {
    const slice = digests.slice(from, from + FETCHED_AT_ONCE)
    const rows = await store.read(`select sha256, kind, bytes from content where record = ? and bytes is not null and sha256 in (${holes(slice.length)})`, [record, ...slice])
    content.add(rows.map(({ sha256, kind, bytes }) => ({ sha256: sha256 as string, kind: kind as ContentKind, bytes: bytes as Uint8Array })))
  }
}

const readKind = async (store: Store, record: string, kind: ContentKind, content: ContentAtHand): Promise<void> => {
  const slices = inTurns()
  for await (const rows of listed(store, record, kind)) {
    let group: string[] = []
    let bytes = 0
    for (const { sha256, size } of rows) {
      if (group.length === FETCHED_AT_ONCE || (group.length > 0 && bytes + (size as number) > BYTES_AT_ONCE)) {
        await fetchInto(store, record, group, content)
        await slices.begin()
        group = []
        bytes = 0
      }
      group.push(sha256 as string)
      bytes += size as number
    }
    await fetchInto(store, record, group, content)
  }
}

export const readAtHand = async (store: Store, record: string, content: ContentAtHand): Promise<void> => {
  await Promise.all(keptAtHand.map((kind) => readKind(store, record, kind, content)))
}
