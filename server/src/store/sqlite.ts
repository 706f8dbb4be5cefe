/** The embedded engine: one thread that writes, one that reads what is committed, so that no read waits for a sync. */
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import { migrations, SCHEMA_VERSION } from './migrations/migrations.ts'
import { StoreUnavailable, type Row, type Statement, type Store, type Value, type Written } from './port.ts'
import { StartRefusal } from './refusal.ts'
import type { Answer, Ask, WorkerSettings } from './sqlite-message.ts'

type Unnumbered<A> = A extends { readonly id: number } ? Omit<A, 'id'> : never

interface Thread {
  ask(question: Unnumbered<Ask>): Promise<Answer>
  close(): Promise<void>
}

const openThread = (settings: WorkerSettings): Thread => {
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  let worker: Worker | undefined
  let last = 0
  let closed = false

  /** A thread that dies takes nothing with it that was acknowledged; the next question starts another. */
  const lost = (which: Worker, cause?: unknown) => {
    if (worker === which) worker = undefined
    for (const { reject } of waiting.values()) reject(new StoreUnavailable('The thread of the database has ended.', cause))
    waiting.clear()
  }

  const start = (): Worker => {
    const started = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: settings })
    started.on('message', (answer: Answer) => {
      waiting.get(answer.id)?.resolve(answer)
      waiting.delete(answer.id)
    })
    started.on('error', (error) => lost(started, error))
    started.on('exit', () => lost(started))
    return started
  }

  const ask = (question: Unnumbered<Ask>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      // What comes after the end starts no thread again: it would keep the process alive.
      if (closed) return reject(new StoreUnavailable('The database is closed.'))
      worker ??= start()
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...question, id }, [])
    })

  return {
    ask: async (question) => {
      const answer = await ask(question)
      if (answer.kind === 'failed') throw new StoreUnavailable(`The database could not do what was asked: ${answer.because}.`)
      return answer
    },
    close: async () => {
      const closing = worker ? ask({ kind: 'close' }) : undefined
      closed = true
      await closing
    },
  }
}

/** Brings the file's schema up to this version. Refuses a newer one before anything is touched. */
const migrate = (file: string): void => {
  const database = new DatabaseSync(file, { timeout: 5_000 })
  try {
    const { user_version: found } = database.prepare('pragma user_version').get() as { user_version: number }
    if (found > SCHEMA_VERSION) throw newerSchema(file, found)
    database.exec('pragma journal_mode = wal; pragma synchronous = full')
    for (const { number, sql } of migrations.sqlite) if (number > found) database.exec(`begin immediate; ${sql}; pragma user_version = ${number}; commit`)
  } catch (error) {
    if (error instanceof StartRefusal) throw error
    throw new StartRefusal('damaged', `The database ${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`, error)
  } finally {
    database.close()
  }
}

export const newerSchema = (where: string, found: number): StartRefusal =>
  new StartRefusal('newer', `${where} was written by a newer version (schema ${found}; this version knows ${SCHEMA_VERSION}); start that version, nothing was changed.`)

export const openSqlite = (file: string): Store => {
  migrate(file)
  const writer = openThread({ file, mode: 'write' })
  const reader = openThread({ file, mode: 'read' })
  return {
    engine: 'sqlite',
    place: { engine: 'sqlite', file },
    shared: false,
    write: async (statements: readonly Statement[]): Promise<Written> => {
      const answer = await writer.ask({ kind: 'write', statements })
      return (answer as Extract<Answer, { kind: 'written' }>).written
    },
    read: async (sql: string, values: readonly Value[] = []): Promise<readonly Row[]> => {
      const answer = await reader.ask({ kind: 'read', sql, values })
      return (answer as Extract<Answer, { kind: 'rows' }>).rows
    },
    // The data directory has one owning process: nobody else writes, there is nothing to hint at.
    onHint: () => () => undefined,
    close: async () => {
      await reader.close()
      await writer.close()
    },
  }
}
