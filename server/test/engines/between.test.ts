/**
 * A fault between any two writes of one act: publishing, opening, submitting, awarding. Row by row the write is broken
 * off, on the real engines behind the real router: nothing of it stands anywhere, and the same request then does it whole.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { revisionStanding } from '@workbench/shared/handle.ts'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import { deriveFrozenModel } from '@workbench/shared/record/tender/model/frozen.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import { openInstallation, type InstallationSettings } from '../../src/store/installation.ts'
import type { Row, Statement, Store } from '../../src/store/port.ts'
import { openSharedInstallation } from '../../src/store/shared-installation.ts'
import { serveTiny, type Answer, type OpenedInstallation, type Served } from '../http/served.ts'
import { keys, startPostgresql, type Engine } from './worlds.ts'

let postgresql: Engine | undefined
beforeAll(async () => { postgresql = await startPostgresql() })
afterAll(async () => { await postgresql?.stop() })

let served: Served | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

/** Every row a statement of its own, so that there is a place before and after each. */
const rowByRow = (statement: Statement): readonly Statement[] =>
  'insert' in statement ? statement.rows.map((row) => ({ ...statement, rows: [row] })) : [statement]

const broken: Statement = { sql: 'insert into nowhere values (1)', values: [] }

interface Breakable {
  readonly store: Store
  /** Before which of its writes the next act breaks off; answers with how many it had. */
  breakAt: number | undefined
  writes: number
}

/** Only writes of events are broken: who reads and who signs in is written at any time. */
const breakable = (store: Store): Breakable => {
  const world: Breakable = {
    breakAt: undefined, writes: 0,
    store: {
      ...store,
      write: (statements, hint) => {
        if (!statements.some((statement) => 'insert' in statement && statement.insert.startsWith('insert into events'))) return store.write(statements, hint)
        const rows = statements.flatMap(rowByRow)
        world.writes = rows.length
        const at = world.breakAt
        return store.write(at === undefined ? rows : [...rows.slice(0, at), broken, ...rows.slice(at)], hint)
      },
    },
  }
  return world
}

const tables = ['records', 'events', 'content', 'idempotency', 'directory', 'directory_people']
const plain = (row: Row): unknown[] => Object.values(row).map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value))
const everything = async (store: Store): Promise<string[]> =>
  (await Promise.all(tables.map(async (table) => (await store.read(`select * from ${table}`)).map((row) => `${table} ${JSON.stringify(plain(row))}`)))).flat().sort()

const acts = [
  ['publishing a model', '2025-01-13T08:59:00.000Z', 'silas-okoro', 'publishModel', (state: TenderState) => ({ modelHash: hashOfJson(deriveFrozenModel(state)) })],
  ['opening technical envelopes', '2025-02-03T10:04:00.000Z', 'silas-okoro', 'openEnvelopes', () => ({ lot: 'records', envelope: 'technical' })],
  ['withdrawing what was submitted', '2025-02-11T18:00:00.000Z', 'eva-lind', 'withdrawSubmission', () => ({ question: 'find', reason: 'A page was overlooked.' })],
  ['submitting scores', '2025-02-11T18:00:00.000Z', 'eva-lind', 'submitQuestion', () => ({ question: 'find' })],
  ['opening prices', '2025-02-20T10:04:00.000Z', 'silas-okoro', 'openEnvelopes', () => ({ lot: 'records', envelope: 'commercial' })],
  ['approving an award', '2025-02-27T09:59:00.000Z', 'silas-okoro', 'approveAward', () => ({ lot: 'records' })],
] as const

const openOn = (engine: 'sqlite' | 'postgresql', take: (world: Breakable) => void) => async (settings: InstallationSettings): Promise<OpenedInstallation> => {
  const { created, random } = settings
  const opened = engine === 'sqlite' ? openInstallation(settings) : await openSharedInstallation({ url: (await postgresql!.place()).address, keys, created, random, log: () => undefined })
  const world = breakable(opened.store)
  take(world)
  return { ...opened, store: world.store }
}

/** On PostgreSQL, where each is slower, one act of each kind. */
const triedOn = { sqlite: acts, postgresql: acts.filter(([what]) => ['publishing a model', 'submitting scores', 'opening prices'].includes(what)) }

describe.each(['sqlite', 'postgresql'] as const)('a fault between any two writes on %s', (engine) => {
  it.for(triedOn[engine])('of %s leaves nothing of it', async ([_what, until, person, name, bodyOf], { skip }) => {
    if (engine === 'postgresql' && !postgresql) return skip('no PostgreSQL here')
    let world: Breakable | undefined
    served = await serveTiny({ until, open: openOn(engine, (made) => { world = made }) })
    const { record } = served
    const { store } = world!
    const held = async (): Promise<TenderState> => (await served!.composed.records.committed(record))!.state as TenderState
    const act = async (operation: typeof name | 'withdrawSubmission', body: unknown): Promise<Answer> => {
      return served!.call(person, operation, { record }, { body, key: `between-${operation}`, base: revisionStanding(await held(), operation, body, person) })
    }
    // Everybody has submitted by then: one takes it back, to do it again.
    const first = name === 'submitQuestion' ? [await act('withdrawSubmission', { question: 'find', reason: 'To submit anew.' })] : []
    expect(first.filter(({ status }) => status !== 200)).toEqual([])

    const before = await everything(store)
    const seen = (await served.call('lena-brandt', 'overview', { record })).headers.etag
    let at = 0
    world!.writes = Infinity
    for (; at <= world!.writes; at++) {
      world!.breakAt = at
      const answer = await act(name, bodyOf(await held()))
      expect([at, answer.status, answer.json.code]).toEqual([at, 503, 'unavailable'])
      expect(await everything(store)).toEqual(before)
    }
    expect(at).toBeGreaterThanOrEqual(5)
    expect((await served.call('lena-brandt', 'overview', { record })).headers.etag).toBe(seen)
    world!.breakAt = undefined
    const done = await act(name, bodyOf(await held()))
    expect([done.status, done.json.code]).toEqual([200, undefined])
    const after = await everything(store)
    expect(after.filter((row) => !before.includes(row)).length).toBeGreaterThanOrEqual(4)
    expect(await served.composed.records.verify(record)).toMatchObject({ intact: true })
  })
})
