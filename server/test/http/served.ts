/** For tests: a real server on loopback over a real SQLite file, its case played to a moment, its clock and chance counted. */
import { createHash } from 'node:crypto'
import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressOf, type Operation } from '@workbench/shared/contract/operation.ts'
import { operations, type OperationName } from '@workbench/shared/contract/operations.ts'
import { makeApp, type AppParts } from '../../src/app.ts'
import { compose, type Composed } from '../../src/compose.ts'
import type { Limits } from '../../src/http/limits.ts'
import type { LogLine } from '../../src/http/log.ts'
import { makePlan, playUntil } from '../../src/play/moments.ts'
import { readCase, type Case } from '../../src/play/read-case.ts'
import { openInstallation, type Installation, type InstallationSettings } from '../../src/store/installation.ts'
import { fixtureFolder } from '../play/playing.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly json: Record<string, unknown>
}

export interface Sending {
  readonly body?: unknown
  /** Sent as it is, in place of `body`. */
  readonly raw?: string | Buffer
  readonly base?: number
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface ServedOptions {
  /** The case, changed in one place or not. */
  readonly change?: (tiny: Case) => Case
  /** How far it is played. */
  readonly until: string
  readonly demo?: boolean
  /** Plants a fault around what the server was made of. */
  readonly around?: (parts: AppParts, composed: Composed) => AppParts
  readonly client?: string
  readonly limits?: Limits
  /** Another store than the usual directory, or one with a fault planted in it. */
  readonly open?: (settings: InstallationSettings) => Promise<OpenedInstallation>
  /** Keeps the ids and salts of two servers on one database apart. */
  readonly seed?: string
}

export type OpenedInstallation = Pick<Installation, 'facts' | 'keys' | 'store' | 'close'>

/** Digests of a counter in place of randomness. */
const counted = (seed: string) => {
  let count = 0
  return (bytes: number): Uint8Array => {
    const made = new Uint8Array(bytes)
    for (let from = 0; from < bytes; from += 64) made.set(createHash('sha512').update(`${seed}/${++count}`).digest().subarray(0, Math.min(64, bytes - from)), from)
    return made
  }
}

/** The clock of most tests stands still, so nothing would come back. */
const endless: Limits = { requests: { burst: 1e9, perSecond: 1 }, signIns: { burst: 1e9, perSecond: 1 } }

const START = Date.parse('2026-01-05T12:00:00.000Z')

export interface Served {
  readonly record: string
  /** The same moment once more, in a record of its own; answers with its id. */
  readonly playAgain: () => Promise<string>
  readonly address: string
  readonly composed: Composed
  readonly logged: LogLine[]
  /** As a person, or as nobody. */
  readonly send: (person: string | null, method: string, path: string, sending?: Sending) => Promise<Answer>
  readonly call: (person: string | null, name: OperationName, params?: Readonly<Record<string, string>>, sending?: Sending) => Promise<Answer>
  readonly cookieOf: (person: string) => Promise<string>
  readonly tick: (ms: number) => void
  readonly close: () => Promise<void>
}

export const serveTiny = async ({ change = (tiny) => tiny, until, demo = false, around, client, limits = endless, open = async (settings) => openInstallation(settings), seed = 'world' }: ServedOptions): Promise<Served> => {
  const directory = mkdtempSync(join(tmpdir(), 'workbench-'))
  const random = counted(seed)
  let clock = START
  const now = () => clock
  const installation = await open({ directory: join(directory, 'data'), demo, created: new Date(START).toISOString(), random })
  const logged: LogLine[] = []
  const composed = compose({ world: { now, random }, installation, log: (line) => logged.push(line), demoCase: fixtureFolder('tiny'), say: () => undefined, origin: undefined, client, limits })
  const tiny = change(readCase(fixtureFolder('tiny')))
  const plan = makePlan(tiny)
  await composed.people.enter(tiny.people.map(({ id, name, title }) => ({ id, name, title, administrator: id === 'lena-brandt' })))
  const playAgain = async (): Promise<string> => {
    const played = playUntil(plan, until, { random, sealingKey: installation.keys.sealing, now: clock })
    for (const { options, transactions } of played.records) await composed.records.play(options, transactions)
    return played.record
  }
  const record = await playAgain()
  const server = createServer(around ? makeApp(around(composed.parts, composed)) : composed.app)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo

  const cookies = new Map<string, Promise<string>>()
  const cookieOf = (person: string): Promise<string> => {
    const known = cookies.get(person) ?? composed.sessions.begin(person).then((secret) => `workbench=${secret}`)
    cookies.set(person, known)
    return known
  }

  const send: Served['send'] = async (person, method, path, { body, raw, base, key, headers } = {}) => {
    const bytes = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const cookie = person === null ? undefined : await cookieOf(person)
    return new Promise((resolve, reject) => {
      const outgoing = ask({
        host: '127.0.0.1', port, method, path, agent: false,
        headers: {
          ...(cookie === undefined ? {} : { cookie }),
          ...(bytes === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(bytes)) }),
          ...(base === undefined ? {} : { 'if-match': `"${base}"` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...headers,
        },
      }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const all = Buffer.concat(chunks)
          resolve({ status: response.statusCode!, headers: response.headers, bytes: all, json: parsed(all) })
        })
        response.on('error', reject)
      })
      outgoing.on('error', reject)
      outgoing.end(bytes)
    })
  }

  return {
    record, playAgain, address: `http://127.0.0.1:${port}`, composed, logged, send, cookieOf,
    call: (person, name, params = {}, sending = {}) => {
      const operation: Operation = operations[name]
      return send(person, operation.method, addressOf(operation, params), {
        ...(operation.idempotent ? { key: `key-${name}-${person}` } : {}), ...(operation.ifMatch ? { base: 0 } : {}), ...sending,
      })
    },
    tick: (ms) => { clock += ms },
    close: async () => {
      await composed.close()
      server.closeAllConnections()
      await new Promise((resolve) => { server.close(resolve) })
      await installation.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const parsed = (bytes: Buffer): Record<string, unknown> => {
  try {
    return JSON.parse(bytes.toString()) as Record<string, unknown>
  } catch {
    return {}
  }
}
