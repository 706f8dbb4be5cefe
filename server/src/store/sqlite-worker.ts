/**
 * The thread that SQLite runs in, so that a sync to disk never stops the loop. Everything that was asked while one
 * commit ran is written in the next one together: each write whole or not at all, one sync for all of them.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { Row, Statement, Value, Written } from './port.ts'
import type { Answer, Ask, WorkerSettings } from './sqlite-message.ts'

const port = parentPort!
const { file, mode } = workerData as WorkerSettings
const database = new DatabaseSync(file, { readOnly: mode === 'read', timeout: 5_000 })
if (mode === 'write') database.exec('pragma journal_mode = wal; pragma synchronous = full')

const PREPARED_AT_MOST = 300
const prepared = new Map<string, StatementSync>()
const prepare = (sql: string): StatementSync => {
  const known = prepared.get(sql)
  if (known) return known
  if (prepared.size >= PREPARED_AT_MOST) prepared.delete(prepared.keys().next().value!)
  const statement = database.prepare(sql)
  prepared.set(sql, statement)
  return statement
}

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const SQLITE_CONSTRAINT = 19
const isKeyTaken = (error: unknown): boolean => ((error as { errcode?: number }).errcode ?? 0) % 256 === SQLITE_CONSTRAINT

/** Runs the statements; false as soon as one did not change what it had to. */
const runAll = (statements: readonly Statement[]): boolean => {
  for (const statement of statements) {
    if ('insert' in statement) {
      const width = statement.rows[0]?.length
      if (width === undefined) continue
      const insert = prepare(`${statement.insert} values (${'?, '.repeat(width).slice(0, -2)})${statement.ending ?? ''}`)
      for (const row of statement.rows) insert.run(...row)
    } else {
      const { changes } = prepare(statement.sql).run(...statement.values)
      if (statement.changes !== undefined && Number(changes) !== statement.changes) return false
    }
  }
  return true
}

const writeOne = (statements: readonly Statement[]): Written => {
  database.exec('savepoint one')
  try {
    if (runAll(statements)) {
      database.exec('release one')
      return 'written'
    }
  } catch (error) {
    if (!isKeyTaken(error)) throw error
  }
  database.exec('rollback to one; release one')
  return 'conflict'
}

/** One transaction for all. If it breaks, nothing of it stands and every one of them is told so. */
const writeTogether = (asks: readonly Extract<Ask, { kind: 'write' }>[]): Answer[] => {
  try {
    database.exec('begin immediate')
    const answers = asks.map(({ id, statements }): Answer => ({ id, kind: 'written', written: writeOne(statements) }))
    database.exec('commit')
    return answers
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    // One faulty write must not fail the others: they are tried again alone.
    return asks.length > 1 ? asks.flatMap((ask) => writeTogether([ask])) : [{ id: asks[0]!.id, kind: 'failed', because: because(error) }]
  }
}

const readOne = (id: number, sql: string, values: readonly Value[]): Answer => {
  try {
    return { id, kind: 'rows', rows: prepare(sql).all(...values) as unknown as readonly Row[] }
  } catch (error) {
    return { id, kind: 'failed', because: because(error) }
  }
}

port.on('message', (first: Ask) => {
  const asks = [first]
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) asks.push(next.message as Ask)
  const writes = asks.filter((ask) => ask.kind === 'write')
  if (writes.length > 0) for (const answer of writeTogether(writes)) port.postMessage(answer)
  for (const ask of asks) if (ask.kind === 'read') port.postMessage(readOne(ask.id, ask.sql, ask.values))
  const close = asks.find((ask) => ask.kind === 'close')
  if (close) {
    database.close()
    port.postMessage({ id: close.id, kind: 'closed' } satisfies Answer)
    port.close()
  }
})
