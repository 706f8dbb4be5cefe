/**
 * Disk full, database gone, clock moved, on the real engines behind the real router: whoever asks is told so (503), what
 * can be read is read, what was acknowledged stays, and the same request under the same key succeeds once it is over.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openInstallation, type InstallationSettings } from '../../src/store/installation.ts'
import { openSharedInstallation } from '../../src/store/shared-installation.ts'
import type { Store } from '../../src/store/port.ts'
import { serveTiny, type Answer, type OpenedInstallation, type Served } from '../http/served.ts'
import { keys, startPostgresql, type Engine } from './worlds.ts'

const SCORING = '2025-02-05T09:30:00.000Z'
const evaluator = 'esme-khan'

let postgresql: Engine | undefined
beforeAll(async () => { postgresql = await startPostgresql() })
afterAll(async () => { await postgresql?.stop() })

let served: Served | undefined
let store: Store
afterEach(async () => {
  await served?.close()
  served = undefined
})

const openOn = (engine: 'sqlite' | 'postgresql', directory?: string) => async (settings: InstallationSettings): Promise<OpenedInstallation> => {
  const { created, random } = settings
  const opened = engine === 'sqlite'
    ? openInstallation({ ...settings, ...(directory === undefined ? {} : { directory }) })
    : await openSharedInstallation({ url: (await postgresql!.place()).address, keys, created, random, log: () => undefined })
  store = opened.store
  return opened
}

const start = async (engine: 'sqlite' | 'postgresql', directory?: string): Promise<Served> => {
  served = await serveTiny({ until: SCORING, open: openOn(engine, directory) })
  return served
}

const cell = { question: 'leave', bid: 'beech-records', score: '3', citations: [] }
/** The evaluator's next revision, with as many words as asked. */
const score = (base: number, key: string, words = key): Promise<Answer> =>
  served!.call(evaluator, 'recordScore', { record: served!.record }, { body: { ...cell, rationale: words }, base, key: `score-${key}` })
const grid = () => served!.call(evaluator, 'scoringQuestion', { record: served!.record, lot: 'records', question: 'leave' })
const draft = (base: number) => served!.call(evaluator, 'saveDraft', { record: served!.record, key: 'score.leave.beech-records' }, { body: { text: 'Words kept. '.repeat(600) }, base })

const expectUnavailable = ({ status, json, headers }: Answer): void => {
  expect({ status, code: json.code }).toEqual({ status: 503, code: 'unavailable' })
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  expect(String(json.detail)).toMatch(/\w{3}.*\./)
}

/** Revisions of the one cell as they stand in the record, in order. */
const revisions = async (): Promise<number[]> => {
  const events = await served!.composed.records.events(served!.record, { afterSeq: -1, limit: 1_000 })
  return events.flatMap(({ type, actor, body }) => {
    const { question, bid, revision } = body as { question?: string; bid?: string; revision?: number }
    return type === 'scoreRecorded' && actor === evaluator && question === cell.question && bid === cell.bid ? [revision!] : []
  })
}
const expectWhole = async (acknowledged: number): Promise<void> => {
  expect(await revisions()).toEqual(Array.from({ length: acknowledged }, (_, index) => index + 1))
  expect(await served!.composed.records.verify(served!.record)).toMatchObject({ intact: true, findings: [] })
}

/** Writes revision after revision until the disk is full; answers with how many were acknowledged and the key of the one that was not. */
const fill = async (): Promise<{ acknowledged: number; key: string; words: string }> => {
  const words = 'It does not fit any more. '.repeat(300)
  for (let base = 0; base < 500; base++) {
    const answer = await score(base, `full-${base}`, words)
    if (answer.status === 503) {
      expectUnavailable(answer)
      expect(String(answer.json.detail)).toMatch(/full/)
      return { acknowledged: base, key: `full-${base}`, words }
    }
    expect([answer.status, answer.json.revision]).toEqual([200, base + 1])
  }
  throw new Error('The disk was never full.')
}

const expectReadable = async (revision: number): Promise<void> => {
  const answer = await grid()
  expect(answer.status).toBe(200)
  expect((answer.json.answers as { bid: string; own: { revision: number } | null }[]).find(({ bid }) => bid === cell.bid)!.own?.revision).toBe(revision)
}

describe('disk full', () => {
  it('a database that may not grow answers 503, is read as before, and goes on once there is room', async () => {
    await start('sqlite')
    const [{ page_count: pages }] = await store.read('pragma page_count') as [{ page_count: number }]
    await store.write([{ sql: `pragma max_page_count = ${pages + 20}`, values: [] }])
    const { acknowledged, key, words } = await fill()
    expect(acknowledged).toBeGreaterThan(0)
    expectUnavailable(await draft(0))
    await expectReadable(acknowledged)
    await store.write([{ sql: 'pragma max_page_count = 1000000', values: [] }])
    expect((await score(acknowledged, key, words)).json.revision).toBe(acknowledged + 1)
    expect((await score(acknowledged, key, words)).json.revision).toBe(acknowledged + 1)
    expect((await draft(0)).status).toBe(200)
    await expectWhole(acknowledged + 1)
  })

  it('a file system that is full does the same, log of what was read included', async ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-full-'))
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'workbench', disk], { stdio: 'ignore' })
    } catch {
      rmSync(folder, { recursive: true })
      return skip('a small file system cannot be mounted here (not root, or no right to)')
    }
    try {
      await start('sqlite', join(disk, 'data'))
      const ballast = join(disk, 'ballast')
      writeFileSync(ballast, Buffer.alloc(2 ** 21))
      const { acknowledged, key, words } = await fill()
      await expectReadable(acknowledged)
      expectUnavailable(await score(acknowledged, key, words))
      expect(existsSync(ballast)).toBe(true)
      rmSync(ballast)
      expect((await score(acknowledged, key, words)).json.revision).toBe(acknowledged + 1)
      await served!.composed.readLog.flush()
      const read = await served!.composed.readLog.of(served!.record, { afterId: 0, limit: 100 })
      expect(read.filter(({ person, view }) => person === evaluator && view === 'scoringQuestion').length).toBe(1)
      await expectWhole(acknowledged + 1)
      await served!.close()
      served = undefined
      const again = openInstallation({ directory: join(disk, 'data'), demo: false, created: 'x', random: () => new Uint8Array(32) })
      expect(await again.store.read('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
      await again.close()
    } finally {
      await served?.close()
      served = undefined
      execFileSync('umount', [disk])
      rmSync(folder, { recursive: true })
    }
  })
})

describe('database gone', () => {
  it('crashes under twenty writers: 503 while it is away, each act once when it is back', async ({ skip }) => {
    if (!postgresql) return skip('no PostgreSQL here')
    await start('postgresql')
    await grid()
    const answered: Answer[] = []
    const note = async (writer: number): Promise<void> => {
      for (let turn = 0; turn < 6; turn++) {
        for (;;) {
          const answer = await served!.call(evaluator, 'recordNote', { record: served!.record }, { body: { question: 'leave', bid: 'beech-records', note: `note ${writer} ${turn}` }, key: `note-${writer}-${turn}` })
          answered.push(answer)
          if (answer.status === 200) break
          await new Promise((resolve) => { setTimeout(resolve, 25) })
        }
      }
    }
    const writers = Array.from({ length: 20 }, (_, writer) => note(writer))
    while (answered.filter(({ status }) => status === 200).length < 20) await new Promise((resolve) => { setTimeout(resolve, 5) })
    await postgresql.cluster!.halt()
    const away = [await grid(), await score(0, 'away'), await draft(0), await served!.call(evaluator, 'home')]
    for (const answer of away) expectUnavailable(answer)
    await postgresql.cluster!.resume()
    await Promise.all(writers)
    for (const answer of answered) if (answer.status !== 200) expectUnavailable(answer)
    expect(answered.filter(({ status }) => status === 503).length).toBeGreaterThan(0)
    expect((await score(0, 'away')).json.revision).toBe(1)
    const events = await served!.composed.records.events(served!.record, { afterSeq: -1, limit: 1_000 })
    const notes = events.flatMap(({ type, actor, body }) => (type === 'noteRecorded' && actor === evaluator ? [(body as { note: { sha256: string; size: number; kind: 'text' } }).note] : []))
    const texts = await served!.composed.records.redeem(served!.record, notes)
    expect(notes.map(({ sha256 }) => (texts.get(sha256) as { text: string }).text).sort()).toEqual(Array.from({ length: 20 }, (_, writer) => Array.from({ length: 6 }, (_turn, turn) => `note ${writer} ${turn}`)).flat().sort())
    await expectWhole(1)
  })
})

describe.each(['sqlite', 'postgresql'] as const)('clock moved back on %s', (engine) => {
  it('by more than five minutes: acts are refused with 503 until it is set right; reading goes on', async ({ skip }) => {
    if (engine === 'postgresql' && !postgresql) return skip('no PostgreSQL here')
    const { tick } = await start(engine)
    expect((await score(0, 'first')).status).toBe(200)
    tick(-11 * 60_000)
    const behind = await score(1, 'second')
    expectUnavailable(behind)
    expect(String(behind.json.detail)).toContain('clock')
    await expectReadable(1)
    tick(11 * 60_000)
    expect((await score(1, 'second')).json.revision).toBe(2)
    await expectWhole(2)
  })

  it('by less: acts are recorded, and no event is dated before the one it follows', async ({ skip }) => {
    if (engine === 'postgresql' && !postgresql) return skip('no PostgreSQL here')
    const { tick } = await start(engine)
    const first = await score(0, 'first')
    tick(-4 * 60_000)
    const second = await score(1, 'second')
    expect([second.status, second.json.at]).toEqual([200, first.json.at])
    const events = await served!.composed.records.events(served!.record, { afterSeq: -1, limit: 1_000 })
    expect(events.every(({ at }, index) => index === 0 || events[index - 1]!.at <= at)).toBe(true)
    await expectWhole(2)
  })
})
