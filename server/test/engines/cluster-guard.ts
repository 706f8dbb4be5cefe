/**
 * Stands between a test and its PostgreSQL: however the test ends, killed too, the database ends with it and its folder
 * goes. Told `halt` it ends the database as a crash would and leaves the folder.
 */
import { spawn } from 'node:child_process'
import { openSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface Guarded {
  readonly postgres: string
  readonly folder: string
  readonly port: number
  readonly env: Readonly<Record<string, string | undefined>>
  readonly user?: { readonly uid: number; readonly gid: number }
}

const { postgres, folder, port, env, user } = JSON.parse(process.argv[2]!) as Guarded
const log = openSync(join(folder, 'log'), 'a')
const server = spawn(postgres, ['-D', join(folder, 'data'), '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder], {
  cwd: folder, stdio: ['ignore', log, log], env: { ...env }, ...user,
})
let keep = false
server.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
server.on('exit', (code) => {
  if (!process.connected && !keep) rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 0)
})
process.on('message', () => {
  keep = true
  server.kill('SIGQUIT')
})
process.on('disconnect', () => server.kill('SIGQUIT'))
// An interrupt of the whole group is for the test: this one ends after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
