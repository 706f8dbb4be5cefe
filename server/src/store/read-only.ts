/** A connection that only reads, for a thread of its own: what it reads never passes through the event loop of the server. */
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { StoreUnavailable, type Place, type Row, type Store } from './port.ts'
import { numbered, types } from './postgresql.ts'

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const unanswered = (error: unknown): StoreUnavailable => new StoreUnavailable(`The database did not answer: ${because(error)}.`, error)

const refuseToWrite = async (): Promise<never> => {
  throw new Error('This connection only reads.')
}

/** The thread that calls waits, and is meant to. */
const openFile = (file: string): Pick<Store, 'read' | 'close'> => {
  let database: DatabaseSync | undefined
  return {
    read: async (sql, values = []) => {
      try {
        database ??= new DatabaseSync(file, { readOnly: true, timeout: 5_000 })
        return database.prepare(sql).all(...values) as unknown as readonly Row[]
      } catch (error) {
        throw unanswered(error)
      }
    },
    close: async () => {
      database?.close()
      database = undefined
    },
  }
}

const openUrl = (url: string): Pick<Store, 'read' | 'close'> => {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 5_000, keepAlive: true, types, options: '-c default_transaction_read_only=on' })
  // A connection that is lost while nobody uses it is opened again by the next question.
  pool.on('error', () => undefined)
  return {
    read: async (sql, values = []) => {
      try {
        return (await pool.query<Row>(numbered(sql), [...values])).rows
      } catch (error) {
        throw unanswered(error)
      }
    },
    close: () => pool.end(),
  }
}

export const openReadOnly = (place: Place): Store => ({
  engine: place.engine,
  place,
  shared: place.engine === 'postgresql',
  ...(place.engine === 'sqlite' ? openFile(place.file) : openUrl(place.url)),
  write: refuseToWrite,
  onHint: () => () => undefined,
})
