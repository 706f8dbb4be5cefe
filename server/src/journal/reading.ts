/** Events of a record in order, read ahead in pages and parsed in pieces, each small enough for a slice. */
import type { Recorded } from '@workbench/shared/record/kernel.ts'
import type { Store } from '../store/port.ts'
import { EVENTS_APART, readPage } from './sql.ts'
import type { Slices } from './turns.ts'

/** A page holds about as much text as this; how many events that is, the page before tells. */
const PAGE_CHARACTERS = 400_000
const FIRST_PAGE = 200
const PAGE_AT_MOST = 1_000
/** Parsed at once: many events are parsed faster together than one by one, and this takes less than a millisecond. */
const PIECE_CHARACTERS = 64_000

export interface Piece {
  readonly events: readonly Recorded[]
  /** Length of their text. */
  readonly characters: number
}

/** Pieces of a page, cut between events. */
function* piecesOf(page: string): Generator<Piece> {
  for (let from = 0; from < page.length; ) {
    const found = page.indexOf(EVENTS_APART, from + PIECE_CHARACTERS)
    const to = found < 0 ? page.length : found
    yield { events: JSON.parse(`[${page.slice(from, to)}]`) as Recorded[], characters: to - from }
    from = to + EVENTS_APART.length
  }
}

/** Events `afterSeq` + 1 … `toSeq`, none left out; each piece is handed over within a slice. */
export async function* eventsInSlices(store: Store, record: string, afterSeq: number, toSeq: number, slices: Slices): AsyncGenerator<Piece> {
  let size = FIRST_PAGE
  const read = (after: number): Promise<string> => {
    const page = readPage(store, record, after, Math.min(toSeq, after + size))
    // Whoever stops halfway waits for it no more.
    page.catch(() => undefined)
    return page
  }
  let seq = afterSeq
  let next = seq < toSeq ? read(seq) : undefined
  while (next) {
    const last = Math.min(toSeq, seq + size)
    const page = await next
    size = Math.max(1, Math.min(PAGE_AT_MOST, Math.floor((PAGE_CHARACTERS * (last - seq)) / Math.max(1, page.length))))
    // The next page is read while this one is folded.
    next = last < toSeq ? read(last) : undefined
    await slices.begin()
    for (const piece of piecesOf(page)) {
      for (const event of piece.events) {
        if (event.seq !== seq + 1) throw new Error(`Record ${record}: event ${event.seq} stands where event ${seq + 1} belongs.`)
        seq = event.seq
      }
      yield piece
      await slices.rest()
    }
    if (seq !== last) throw new Error(`Record ${record} ends at event ${seq}; its head says ${toSeq}.`)
  }
}
