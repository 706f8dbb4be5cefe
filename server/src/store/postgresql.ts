/** PostgreSQL through a pool; hints of other servers' writes arrive over one listening connection. */
import pg from 'pg'
import { migrations, SCHEMA_VERSION } from './migrations/migrations.ts'
import { StoreUnavailable, type Hint, type Row, type Statement, type Store, type Value, type Written } from './port.ts'
import { StartRefusal } from './refusal.ts'
import { newerSchema } from './sqlite.ts'

export interface PostgresqlSettings {
  readonly url: string
  /** Names this process among those that share the database, so that it does not hear itself. */
  readonly process: string
  readonly log: (sentence: string) => void
}

const CHANNEL = 'workbench_records'
const PARAMETERS_AT_MOST = 60_000
/** Any number, the same in every process: only one of them migrates at a time. */
const MIGRATION_LOCK = 7_261_904
const INT8 = 20
const RETRY_AFTER_MS = 1_000

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '')

/** Surely not written: a key was taken, or the engine undid one of two that stood in each other's way. */
const conflicts = new Set(['23505', '40001', '40P01'])

// Counters and sequences stay far below 2^53, so they travel as numbers.
export const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')),
} as pg.CustomTypesConfig

export const numbered = (sql: string): string => {
  let count = 0
  return sql.replace(/\?/g, () => `$${++count}`)
}

const insertOf = (insert: string, rows: readonly (readonly Value[])[], ending = ''): { text: string; values: Value[] } => {
  const width = rows[0]!.length
  const groups = rows.map((_row, row) => `(${Array.from({ length: width }, (_, column) => `$${row * width + column + 1}`).join(', ')})`)
  return { text: `${insert} values ${groups.join(', ')}${ending}`, values: rows.flat() }
}

/** False as soon as one statement did not change what it had to. */
const runAll = async (client: pg.PoolClient, statements: readonly Statement[]): Promise<boolean> => {
  for (const statement of statements) {
    if ('insert' in statement) {
      const width = statement.rows[0]?.length ?? 1
      const together = Math.floor(PARAMETERS_AT_MOST / width)
      for (let from = 0; from < statement.rows.length; from += together) {
        const { text, values } = insertOf(statement.insert, statement.rows.slice(from, from + together), statement.ending)
        await client.query(text, values)
      }
    } else {
      const { rowCount } = await client.query(numbered(statement.sql), [...statement.values])
      if (statement.changes !== undefined && rowCount !== statement.changes) return false
    }
  }
  return true
}

const write = async (pool: pg.Pool, process: string, statements: readonly Statement[], hint: Hint | undefined): Promise<Written> => {
  let client: pg.PoolClient | undefined
  try {
    client = await pool.connect()
    await client.query('begin')
    if (!(await runAll(client, statements))) {
      await client.query('rollback')
      client.release()
      return 'conflict'
    }
    if (hint) await client.query('select pg_notify($1, $2)', [CHANNEL, `${process} ${hint.record} ${hint.seq}`])
    const { command } = await client.query('commit')
    client.release()
    if (command !== 'COMMIT') throw new Error('the transaction was undone')
    return 'written'
  } catch (error) {
    // The connection goes with whatever stood in it; the server undoes what was not committed.
    client?.release(true)
    if (conflicts.has(codeOf(error))) return 'conflict'
    throw new StoreUnavailable(`The database did not confirm the write: ${because(error)}.`, error)
  }
}

const migrate = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const { rows: tables } = await client.query(`select to_regclass('workbench_schema') as found`)
    const found = tables[0].found === null ? 0 : Number((await client.query('select version from workbench_schema')).rows[0].version)
    if (found > SCHEMA_VERSION) throw newerSchema('The database', found)
    if (found === SCHEMA_VERSION) return
    await client.query('begin')
    if (found === 0) await client.query('create table workbench_schema (version integer not null); insert into workbench_schema values (0)')
    for (const { number, sql } of migrations.postgresql) if (number > found) await client.query(sql)
    await client.query('update workbench_schema set version = $1', [SCHEMA_VERSION])
    await client.query('commit')
  } finally {
    // Closing the connection frees the lock and undoes what was begun.
    client.release(true)
  }
}

const parseHint = (payload: string): { process: string; hint: Hint } => {
  const [process = '', record = '', seq = ''] = payload.split(' ')
  return { process, hint: { record, seq: Number(seq) } }
}

export const openPostgresql = async ({ url, process, log }: PostgresqlSettings): Promise<Store> => {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000, statement_timeout: 60_000, keepAlive: true, types, options: '-c synchronous_commit=on' })
  pool.on('error', (error) => log(`A connection to the database was lost: ${because(error)}`))
  // The pool hears of idle connections only. One that is lost while it is used fails its query; unheard, it would end the process too.
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await migrate(pool)
  } catch (error) {
    await pool.end()
    if (error instanceof StartRefusal) throw error
    throw new StartRefusal('unreachable', `The database cannot be opened: ${because(error)}.`, error)
  }

  const listeners = new Set<(hint: Hint | undefined) => void>()
  let listening: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let closed = false
  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 })
    const again = () => {
      client.removeAllListeners('end')
      client.removeAllListeners('notification')
      if (listening === client) listening = undefined
      if (closed || retry) return
      retry = setTimeout(() => {
        retry = undefined
        void listen()
      }, RETRY_AFTER_MS)
    }
    client.on('error', again)
    client.on('end', again)
    client.on('notification', ({ payload }) => {
      const { process: sender, hint } = parseHint(payload ?? '')
      if (sender !== process) for (const listener of listeners) listener(hint)
    })
    try {
      await client.connect()
      await client.query(`listen ${CHANNEL}`)
      listening = client
      // What was said while nobody listened is lost: let everybody compare.
      for (const listener of listeners) listener(undefined)
      if (closed) await client.end()
    } catch (error) {
      log(`The database's hints cannot be heard: ${because(error)}`)
      await client.end().catch(() => undefined)
      again()
    }
  }
  await listen()

  return {
    engine: 'postgresql',
    place: { engine: 'postgresql', url },
    shared: true,
    write: (statements, hint) => write(pool, process, statements, hint),
    read: async (sql, values = []): Promise<readonly Row[]> => {
      try {
        return (await pool.query<Row>(numbered(sql), [...values])).rows
      } catch (error) {
        throw new StoreUnavailable(`The database did not answer: ${because(error)}.`, error)
      }
    },
    onHint: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      closed = true
      clearTimeout(retry)
      await listening?.end().catch(() => undefined)
      await pool.end()
    },
  }
}
