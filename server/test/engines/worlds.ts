/** Worlds for the engine suite: a store of either engine with records over it, whose clock and randomness are known. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgresql } from '../../src/store/postgresql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/port.ts'
import { openRecords, type RecordsSettings } from '../../src/journal/records.ts'
import type { ActOutcome, ActRequest, Records, Transaction } from '../../src/journal/port.ts'
import type { Command } from '@workbench/shared/handle.ts'
import { commitTo, SALT_BYTES } from '@workbench/shared/proof/commitment.ts'
import { utf8 } from '@workbench/shared/proof/bytes.ts'
import { startCluster, type Cluster, type Origin } from './cluster.ts'

/** Bytes that look random and are the same for the same seed. */
export const seededRandom = (seed: string) => {
  let count = 0
  return (bytes: number): Uint8Array => {
    const parts: Buffer[] = []
    for (let size = 0; size < bytes; size += 32) parts.push(createHash('sha256').update(`${seed} ${count++}`).digest())
    return new Uint8Array(Buffer.concat(parts).subarray(0, bytes))
  }
}

export interface Clock {
  ms: number
}

export const keys = { signing: new Uint8Array(32).fill(7), sealing: new Uint8Array(32).fill(9) }
export const installation = 'workbench-test'

export const recordsOver = (store: Store, seed: string, clock: Clock, more: Partial<RecordsSettings> = {}): Records =>
  openRecords({ store, now: () => clock.ms, random: seededRandom(seed), installation, keys, log: () => undefined, ...more })

export interface Place {
  /** File or URL, for another process. */
  readonly address: string
  /** Another connection to the same data, as another server would have it (PostgreSQL) or after a restart (SQLite). */
  open(process: string): Promise<Store>
  remove(): void
}

export interface Engine {
  readonly name: 'sqlite' | 'postgresql'
  place(): Promise<Place>
  cluster?: Cluster
  stop(): Promise<void>
}

let placed = 0

const sqlite: Engine = {
  name: 'sqlite',
  place: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-sqlite-'))
    const address = join(folder, 'workbench.db')
    return { address, open: async () => openSqlite(address), remove: () => rmSync(folder, { recursive: true, force: true }) }
  },
  stop: async () => undefined,
}

const postgresqlOn = (cluster: Cluster): Engine => ({
  name: 'postgresql',
  cluster,
  place: async () => {
    const url = await cluster.database(`place_${++placed}`)
    return { address: url, open: (process) => openPostgresql({ url, process, log: () => undefined }), remove: () => undefined }
  },
  stop: () => cluster.stop(),
})

/** PostgreSQL from one of the two places or from wherever it is; says so in one line where it is missing. */
export const startPostgresql = async (only?: Origin): Promise<Engine | undefined> => {
  const cluster = await startCluster(only)
  const place = only ?? process.env.POSTGRESQL
  if (!cluster) console.warn(`PostgreSQL is ${place === undefined ? 'neither on this system nor in the optional package' : `not found (looked in the ${place} only)`}: its half of the engine suite is skipped.`)
  return cluster && postgresqlOn(cluster)
}

/** The engines that can be tried here. */
export const startEngines = async (): Promise<Engine[]> => {
  const postgresql = await startPostgresql()
  return postgresql ? [sqlite, postgresql] : [sqlite]
}

export const start: Command = { type: 'startTender', body: { title: 'Beds', ruleSet: 'pa2023', purpose: 'To buy beds for two trusts.' } }
export const lot = (id: string): Command => ({ type: 'addLot', body: { id, ref: id, title: `Lot ${id}`, places: 1, variants: 'refused' } })
export const bidder = (id: string, name: string): Command => ({ type: 'registerBidder', body: { id, name, prime: name, subcontractors: [] } })

let asked = 0
export const request = (command: Command, over: Partial<ActRequest> = {}): ActRequest => ({
  actor: 'ada', operation: command.type, key: `key-${++asked}`, bodyHash: createHash('sha256').update(JSON.stringify(command)).digest('hex'), command, ...over,
})

/** The outcome of a command that was to be recorded; anything else fails the test with what it was. */
export const recorded = (outcome: ActOutcome): Extract<ActOutcome, { kind: 'recorded' }> => {
  if (outcome.kind !== 'recorded') throw new Error(`Not recorded: ${JSON.stringify(outcome)}`)
  return outcome
}

export const startRecord = async (records: Records): Promise<string> => recorded(await records.create('tender', request(start))).record

/** A text as an event holds it and as its content is kept; each number has its own salt. */
const said = (number: number) => {
  const [salt, bytes] = [new Uint8Array(SALT_BYTES), utf8('A reason.')]
  new DataView(salt.buffer).setUint32(0, number)
  const commitment = commitTo(salt, bytes, 'text')
  return { commitment, row: { sha256: commitment.sha256, salt, kind: 'text' as const, bytes } }
}
/** A tender with as many events as asked for: its start, and scores. */
export function* scored(events: number): Generator<Transaction> {
  const at = '2012-12-13T13:30:00.000Z'
  const purpose = said(events)
  yield {
    actor: 'lead', at, content: [purpose.row],
    events: [{ type: 'tenderStarted', version: 1, body: { title: 'Beds', ruleSet: 'pa2023', purpose: purpose.commitment, illustrative: true } }, { type: 'roleGranted', version: 1, body: { person: 'lead', role: 'lead' } }],
  }
  for (let index = 0; index < events - 2; index++) {
    const rationale = said(index)
    yield {
      actor: `evaluator-${index % 30}`, at, content: [rationale.row],
      events: [{ type: 'scoreRecorded', version: 1, body: { question: `q-${Math.floor(index / 300)}`, bid: `bid-${Math.floor(index / 30) % 10}`, score: String(index % 6), rationale: rationale.commitment, citations: [], revision: 1 } }],
    }
  }
}
