/**
 * The data directory: a property file written when it is made, the keys, the database, and a lock that one process
 * holds. Everything that could be wrong is found before anything is written.
 */
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SCHEMA_VERSION } from './migrations/migrations.ts'
import { StartRefusal } from './refusal.ts'
import { newerSchema, openSqlite } from './sqlite.ts'
import type { Store } from './port.ts'

/** What was decided when the directory was made; it cannot be switched afterwards. */
export interface InstallationFacts {
  /** Names the installation in the origin of its checkpoints. */
  readonly id: string
  readonly demo: boolean
  readonly created: string
  readonly schema: number
}

export interface Keys {
  /** Ed25519 secret key that signs checkpoints. */
  readonly signing: Uint8Array
  /** Key from which every record's sealing key is derived. */
  readonly sealing: Uint8Array
}

export interface Installation {
  readonly directory: string
  readonly facts: InstallationFacts
  readonly keys: Keys
  /** True where this start made it. */
  readonly fresh: boolean
  readonly store: Store
  close(): Promise<void>
}

export interface InstallationSettings {
  readonly directory: string
  /** What a directory that does not exist yet is to become; an existing one stays what it is. */
  readonly demo: boolean
  readonly created: string
  readonly random: (bytes: number) => Uint8Array
}

const PROPERTIES = 'installation'
const LOCK = 'lock.db'
const DATABASE = 'workbench.db'
const SIGNING = 'signing.key'
const SEALING = 'sealing.key'
/** Files that a first start which was cut off may have left. */
const left = new Set([LOCK, `${LOCK}-journal`, `${PROPERTIES}.new`])
const KEY_BYTES = 32

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Written whole or not at all: into a new file, to disk, then under its name. */
const writeWhole = (directory: string, name: string, text: string, mode: number): void => {
  const draft = join(directory, `${name}.new`)
  rmSync(draft, { force: true })
  const file = openSync(draft, 'wx', mode)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  chmodSync(draft, mode)
  renameSync(draft, join(directory, name))
  syncFolder(directory)
}

const diskFailures = new Set(['EIO', 'ENOSPC', 'EDQUOT'])

/** The names in a folder to disk: a file's own sync does not promise them. */
const syncFolder = (directory: string): void => {
  let folder: number | undefined
  try {
    folder = openSync(directory, 'r')
    fsyncSync(folder)
  } catch (error) {
    // Some systems cannot sync a folder, or one above may not be read; a disk that fails is another thing.
    if (diskFailures.has((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    if (folder !== undefined) closeSync(folder)
  }
}

/**
 * Makes a directory and those above it; their names are on disk before anything is written into them. Level by level:
 * Node's own recursive making never ends where a file system refuses a new folder as if its parent were not there (/proc).
 */
const makeDirectory = (directory: string): void => {
  const missing: string[] = []
  for (let level = resolve(directory); !existsSync(level); level = dirname(level)) missing.unshift(level)
  for (const level of missing) mkdirSync(level, { mode: 0o700 })
  for (const level of missing) syncFolder(dirname(level))
}

/** An exclusive lock of the operating system, held by SQLite: it ends with the process, however that ends. */
const lock = (directory: string): DatabaseSync => {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(join(directory, LOCK), { timeout: 0 })
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database?.close()
    if (/locked|busy/i.test(because(error))) throw new StartRefusal('inUse', `Another process is using the data directory ${directory}; stop it first, or name another directory.`, error)
    throw new StartRefusal('unwritable', `The data directory ${directory} cannot be written to (${because(error)}).`, error)
  }
}

const readProperties = (directory: string): InstallationFacts => {
  const file = join(directory, PROPERTIES)
  let value: Partial<InstallationFacts>
  try {
    value = JSON.parse(readFileSync(file, 'utf8')) as Partial<InstallationFacts>
  } catch (error) {
    throw new StartRefusal('damaged', `The file ${file} cannot be read (${because(error)}); restore it from a backup.`, error)
  }
  const { id, demo, created, schema } = value
  if (typeof id !== 'string' || typeof demo !== 'boolean' || typeof created !== 'string' || typeof schema !== 'number')
    throw new StartRefusal('damaged', `The file ${file} is not a property file of this product; restore it from a backup.`)
  if (schema > SCHEMA_VERSION) throw newerSchema(directory, schema)
  return { id, demo, created, schema }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const readKey = (directory: string, name: string): Uint8Array => {
  const file = join(directory, name)
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StartRefusal('damaged', `The key file ${file} cannot be read (${because(error)}); restore it from a backup: a new one would not fit what was signed and sealed.`, error)
  }
  if (!/^[0-9a-f]{64}$/.test(text)) throw new StartRefusal('damaged', `The key file ${file} holds no key; restore it from a backup.`)
  return new Uint8Array(Buffer.from(text, 'hex'))
}

/** What a first look finds, without writing anything. */
const look = (directory: string): 'absent' | 'empty' | 'made' => {
  let names: string[]
  try {
    names = readdirSync(directory)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent'
    throw new StartRefusal('unwritable', `The data directory ${directory} cannot be read (${because(error)}).`, error)
  }
  if (names.includes(PROPERTIES)) return 'made'
  const stray = names.find((name) => !left.has(name) && ![SIGNING, SEALING].includes(name.replace(/\.new$/, '')))
  if (stray !== undefined) throw new StartRefusal('notOurs', `The directory ${directory} holds other files (${stray}) and no installation; name an empty or new directory.`)
  return 'empty'
}

/** Keys first, the property file last: a directory that has the file is complete but for its database, which schema 0 says is still to be made. */
const make = ({ directory, demo, created, random }: InstallationSettings): InstallationFacts => {
  const facts: InstallationFacts = { id: `workbench-${hex(random(8))}`, demo, created, schema: 0 }
  try {
    for (const name of [SIGNING, SEALING]) writeWhole(directory, name, `${hex(random(KEY_BYTES))}\n`, 0o600)
    writeWhole(directory, PROPERTIES, `${JSON.stringify(facts, null, 2)}\n`, 0o644)
  } catch (error) {
    throw new StartRefusal('unwritable', `The data directory ${directory} cannot be written to (${because(error)}).`, error)
  }
  return facts
}

/** A database that was there is never made anew in silence: that would be another installation, with nothing in it. */
const refuseLostDatabase = (directory: string, { created, schema }: InstallationFacts): void => {
  const file = join(directory, DATABASE)
  if (schema === 0 || (existsSync(file) && statSync(file).size > 0)) return
  throw new StartRefusal('damaged', `The data directory ${directory} holds an installation made on ${created.slice(0, 10)}, but its database ${DATABASE} is ${existsSync(file) ? 'empty' : 'missing'}; nothing was made in its place. Restore the whole directory from a backup.`)
}

export const openInstallation = (settings: InstallationSettings): Installation => {
  const { directory } = settings
  const looked = look(directory)
  if (looked === 'made') readProperties(directory)
  if (looked === 'absent') {
    try {
      makeDirectory(directory)
    } catch (error) {
      throw new StartRefusal('unwritable', `The data directory ${directory} cannot be made (${because(error)}).`, error)
    }
  }
  const held = lock(directory)
  try {
    // Another process may have made it between the first look and the lock.
    const fresh = !existsSync(join(directory, PROPERTIES))
    const found = fresh ? make(settings) : readProperties(directory)
    const keys = { signing: readKey(directory, SIGNING), sealing: readKey(directory, SEALING) }
    refuseLostDatabase(directory, found)
    const store = openSqlite(join(directory, DATABASE))
    const facts = { ...found, schema: SCHEMA_VERSION }
    if (found.schema < SCHEMA_VERSION) writeWhole(directory, PROPERTIES, `${JSON.stringify(facts, null, 2)}\n`, 0o644)
    return {
      directory, facts, keys, fresh, store,
      close: async () => {
        await store.close()
        held.close()
      },
    }
  } catch (error) {
    held.close()
    throw error
  }
}
