/** Writing a played history: a new record, born illustrative, that nobody sees before all of it is on disk. */
import { contentAtHand } from './content.ts'
import type { Ground } from './deciding.ts'
import { directoryStatements, entryOf, type Holding } from './batch.ts'
import { kindNamed } from './kind.ts'
import type { ContentRow, PlayOptions, RecordFacts, Transaction } from './port.ts'
import { insertContent, insertEvents, insertRecord, moveHead, removeIncomplete } from './sql.ts'
import { emptyStand, foldProposed, type EventRow, type Stand } from './stand.ts'
import { inTurns } from './turns.ts'
import type { Statement, Store } from '../store/port.ts'

const EVENTS_TOGETHER = 5_000

/** Text of the error that says that the record exists; a caller's mistake, nothing was written. */
export class RecordExists extends Error {
  constructor(record: string) {
    super(`There is already a record “${record}”; a history is played only into a new one.`)
    this.name = 'RecordExists'
  }
}

const insist = async (store: Store, record: string, statements: readonly Statement[]): Promise<void> => {
  if ((await store.write(statements)) === 'conflict') throw new RecordExists(record)
}

const refuseUnlessIllustrative = (record: string, { events }: Transaction): void => {
  const body = events[0]?.body as { illustrative?: unknown } | undefined
  if (body?.illustrative !== true) throw new Error(`The history for record “${record}” is not born illustrative; only such a record is played.`)
}

export const playInto = async (store: Store, ground: Pick<Ground, 'random'>, options: PlayOptions, transactions: Iterable<Transaction>, sources: string): Promise<Holding> => {
  const { record, kind: name, clockOffsetMs } = options
  const facts: RecordFacts = { record, kind: name, illustrative: true, clockOffsetMs }
  const kind = kindNamed(name)
  const folding = { kind, record, random: ground.random, owned: true }
  const content = contentAtHand()
  let stand: Stand = emptyStand(kind, record)
  await insist(store, record, [...removeIncomplete(record), insertRecord(facts, stand, false)])

  let onDisk = -1
  let events: EventRow[] = []
  let rows: ContentRow[] = []
  const flush = async (last: readonly Statement[] = []): Promise<void> => {
    await insist(store, record, [moveHead(record, onDisk, stand, last.length > 0), insertEvents(record, events), insertContent(record, rows), ...last])
    onDisk = stand.seq
    events = []
    rows = []
  }
  const slices = inTurns()
  await slices.begin()
  for (const transaction of transactions) {
    if (stand.seq < 0) refuseUnlessIllustrative(record, transaction)
    if (transaction.at < stand.lastAt) throw new Error(`Record “${record}”: a transaction at ${transaction.at} follows one at ${stand.lastAt}; time never runs back.`)
    const folded = foldProposed(folding, stand, transaction)
    stand = folded.stand
    for (const row of folded.rows) events.push(row)
    for (const row of transaction.content) rows.push(row)
    content.add(transaction.content)
    if (events.length >= EVENTS_TOGETHER) await flush()
    // Others are answered while a long history is decided again.
    await slices.rest()
  }
  if (stand.seq < 0) throw new Error(`The history for record “${record}” holds no event.`)
  const entry = entryOf(facts, stand)
  await flush(directoryStatements(facts, undefined, entry, stand.lastAt, sources))
  return { facts, stand, content, entry }
}
