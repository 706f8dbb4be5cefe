/** One suite over both engines: a snapshot is a cache that nothing depends on. */
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyFrontier } from '@workbench/shared/proof/tree.ts'
import type { Recorded } from '@workbench/shared/record/kernel.ts'
import { anyTenderCourse, tryMove } from '@workbench/shared/record/invariants/tender-moves.arbitrary.ts'
import { tenderIn } from '@workbench/shared/record/invariants/tender-story.arbitrary.ts'
import { anyWorkshopMove, resolveInWorkshop } from '@workbench/shared/record/invariants/workshop-moves.arbitrary.ts'
import { workshopTold } from '@workbench/shared/record/invariants/workshop-story.arbitrary.ts'
import { contentAtHand } from '../../src/journal/content.ts'
import { loadPast, loadRecord, readHead } from '../../src/journal/load.ts'
import type { RecordFacts, Records, Transaction } from '../../src/journal/port.ts'
import { openSnapshots, type Snapshots } from '../../src/journal/snapshots.ts'
import { openStored } from '../../src/journal/stored.ts'
import { checkRecord } from '../../src/operations/check-record.ts'
import { digestOfState } from '../../src/operations/state-digest.ts'
import { verify } from '../../src/operations/verify.ts'
import type { Store } from '../../src/store/port.ts'
import { lot, recorded, recordsOver, request, scored, startEngines, type Clock, type Engine, type Place } from './worlds.ts'

let engines: Engine[] = []
beforeAll(async () => { engines = await startEngines() })
afterAll(async () => { for (const engine of engines) await engine.stop() })

/** A told history as one that is played, event by event. */
const transactionsOf = (events: readonly Recorded[]): Transaction[] =>
  events.map(({ actor, at, type, version, body }) => ({ actor, at, content: [], events: [{ type, version, body }] }))

describe.each(['sqlite', 'postgresql'] as const)('snapshots on %s', (name) => {
  let place: Place | undefined
  const closing: (() => Promise<void>)[] = []
  const clock: Clock = { ms: Date.UTC(2026, 2, 2, 9) }
  let said: string[] = []
  const log = (sentence: string): void => { said.push(sentence) }
  const openStore = async (process: string): Promise<Store> => {
    const store = await place!.open(process)
    closing.push(() => store.close())
    return store
  }
  const openAll = (store: Store, seed: string): Records => {
    const records = recordsOver(store, seed, clock, { log })
    closing.push(() => records.close())
    return records
  }
  /** One for each server. */
  const snapshots = new Map<Store, Snapshots>()
  const snapshotsOver = (store: Store): Snapshots => {
    const known = snapshots.get(store) ?? openSnapshots(store, log)
    snapshots.set(store, known)
    return known
  }
  beforeEach(async ({ skip }) => {
    const engine = engines.find((candidate) => candidate.name === name)
    if (!engine) return skip(`no ${name} here`)
    said = []
    snapshots.clear()
    place = await engine.place()
  })
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
    place?.remove()
    place = undefined
  })

  /** Writes a snapshot after event `seq`, of a state that was replayed from the first event. */
  const snapshotAt = async (store: Store, facts: RecordFacts, seq: number): Promise<void> =>
    snapshotsOver(store).write(facts.record, { ...(await loadPast(store, facts, seq)), characters: 1_000 })
  const playSmall = async (store: Store, events = 400): Promise<RecordFacts> => {
    await openAll(store, 'play').play({ record: 'small', kind: 'tender', clockOffsetMs: 0 }, scored(events))
    return (await readHead(store, 'small'))!.facts
  }
  /** The state at the head as a server would open it, and whether a snapshot helped. */
  const opened = async (store: Store, record: string): Promise<{ readonly digest: string; readonly from: number }> => {
    const head = (await readHead(store, record))!
    const own = snapshotsOver(store)
    let from = -1
    const watched: Snapshots = {
      ...own,
      replayed: () => undefined,
      find: async (...asked) => {
        const found = await own.find(...asked)
        from = found?.seq ?? -1
        return found
      },
    }
    const { stand } = await loadRecord(store, head, contentAtHand(), watched)
    expect(stand).toMatchObject({ seq: head.seq, lastAt: head.lastAt })
    return { digest: await digestOfState(stand.state), from }
  }
  const replayed = async (store: Store, facts: RecordFacts, seq: number): Promise<string> => digestOfState((await loadPast(store, facts, seq)).state)

  const moves = fc.array(anyWorkshopMove, { minLength: 1, maxLength: 40 })
  const anyHistory: fc.Arbitrary<{ kind: 'tender' | 'workshop'; events: Recorded[] }> = fc.oneof(
    anyTenderCourse.map(({ stage, moves: course }) => {
      const world = tenderIn(stage)
      for (const move of course) tryMove(world, move)
      return { kind: 'tender' as const, events: world.events }
    }),
    moves.map((all) => {
      const world = workshopTold()
      for (const move of all) {
        const { actor, type, body, base } = resolveInWorkshop(world.state, move)
        world.act(actor, type, body, base)
      }
      return { kind: 'workshop' as const, events: world.events }
    }),
  )

  it('a snapshot and the events since lead to what all events lead to, for any history cut anywhere (seed 20251102)', async () => {
    const store = await openStore('laws')
    const records = openAll(store, 'laws')
    let number = 0
    let used = 0
    await fc.assert(fc.asyncProperty(anyHistory, fc.nat(), fc.nat(), async ({ kind, events }, cut, until) => {
      const record = `told-${++number}`
      const [first, ...rest] = transactionsOf(events)
      const born = { ...first!, events: first!.events.map((event) => ({ ...event, body: { ...(event.body as object), illustrative: true } })) }
      await records.play({ record, kind, clockOffsetMs: 0 }, [born, ...rest])
      const { facts, seq } = (await readHead(store, record))!
      const at = cut % (seq + 1)
      await snapshotAt(store, facts, at)
      const found = await opened(store, record)
      expect(found).toEqual({ digest: await replayed(store, facts, seq), from: at })
      used += found.from >= 0 ? 1 : 0
      // A day of the past starts from a snapshot that is not later than it.
      const past = until % (seq + 1)
      const own = snapshotsOver(store)
      expect((await own.find(record, past))?.seq).toBe(past >= at ? at : undefined)
      const then = await loadPast(store, facts, past, own)
      expect(then).toEqual({ ...(await loadPast(store, facts, past)), tree: emptyFrontier })
    }), { seed: 20_251_102, numRuns: 40 })
    expect(used).toBe(number)
    expect(said).toEqual([])
  })

  it('one is written after a long replay, used by the next opening, and written again once enough has come since', async () => {
    const store = await openStore('one')
    await openAll(store, 'play').play({ record: 'large', kind: 'tender', clockOffsetMs: 0 }, scored(20_500))
    const { facts } = (await readHead(store, 'large'))!
    const seqs = async () => (await store.read('select seq from snapshots where record = ?', ['large'])).map(({ seq }) => seq)
    const until = async (seq: number) => {
      while ((await seqs())[0] !== seq) await new Promise((resolve) => { setTimeout(resolve, 20) })
    }
    const first = openAll(store, 'first')
    await first.committed('large')
    expect(await seqs()).toEqual([])
    await until(20_499)
    expect(await opened(store, 'large')).toEqual({ digest: await replayed(store, facts, 20_499), from: 20_499 })
    // It does not follow each command …
    await Promise.all(Array.from({ length: 50 }, (_, index) => first.act('large', request(lot(`lot-${index}`), { actor: 'lead' }))))
    await first.close()
    const second = openAll(store, 'second')
    expect((await second.committed('large'))!.seq).toBe(20_549)
    await second.close()
    expect(await seqs()).toEqual([20_499])
    expect(await opened(store, 'large')).toEqual({ digest: await replayed(store, facts, 20_549), from: 20_499 })
    // … but one that saves a long replay takes the place of the older one, whose parts go.
    await store.write([{ sql: 'update snapshots set seq = 100 where record = ?', values: ['large'] }, { sql: 'update snapshot_parts set seq = 100 where record = ?', values: ['large'] }])
    await openAll(store, 'third').committed('large')
    await until(20_549)
    while ((await store.read('select seq from snapshot_parts where record = ? and seq = 100', ['large'])).length > 0) await new Promise((resolve) => { setTimeout(resolve, 20) })
    expect(await opened(store, 'large')).toEqual({ digest: await replayed(store, facts, 20_549), from: 20_549 })
    expect(said).toEqual([expect.stringContaining('another history')])
  })

  it('one that other program text wrote is not looked at, and is replaced', async () => {
    const store = await openStore('one')
    const facts = await playSmall(store)
    await snapshotAt(store, facts, 300)
    await store.write([
      { sql: 'update snapshots set sources = ? where record = ?', values: ['f'.repeat(64), 'small'] }, { sql: 'update snapshot_parts set sources = ? where record = ?', values: ['f'.repeat(64), 'small'] },
    ])
    expect(await opened(store, 'small')).toEqual({ digest: await replayed(store, facts, 399), from: -1 })
    expect(said).toEqual([])
    await snapshotAt(store, facts, 350)
    expect(await store.read('select seq, (select count(*) from snapshot_parts p where p.seq <> s.seq) as others from snapshots s')).toEqual([{ seq: 350, others: 0 }])
    expect((await opened(store, 'small')).from).toBe(350)
  })

  it.each([
    ['a text that was changed', `update snapshot_parts set text = replace(text, 'evaluator-1', 'evaluator-2')`, 'not the one that was written'],
    ['a part that is missing', 'delete from snapshot_parts where part = 0', 'not whole'],
    ['a part that was cut off', `update snapshot_parts set text = substr(text, 1, 1000)`, 'not JSON'],
    ['another history', 'update snapshots set seq = seq - 1', 'another history'],
  ])('%s is passed over, named in the log and replaced by the next one', async (_what, damage, named) => {
    const store = await openStore('one')
    const facts = await playSmall(store)
    await snapshotAt(store, facts, 300)
    await store.write([{ sql: damage, values: [] }])
    expect(await opened(store, 'small')).toEqual({ digest: await replayed(store, facts, 399), from: -1 })
    expect(said).toEqual([expect.stringMatching(new RegExp(`record small is passed over, its events are replayed instead: .*${named}`))])
    await snapshotAt(store, facts, 300)
    expect((await opened(store, 'small')).from).toBe(300)
  })

  it('one that is later than the record, as after an older copy was put back, is not looked at', async () => {
    const store = await openStore('one')
    const facts = await playSmall(store)
    await snapshotAt(store, facts, 399)
    await store.write([{ sql: 'delete from events where record = ? and seq > 200', values: ['small'] }, { sql: 'update records set head = 200, tree = ? where record = ?', values: [new Uint8Array(4 * 32), 'small'] }])
    expect((await opened(store, 'small')).from).toBe(-1)
    // And when it has gone on otherwise, it has another event in that place.
    const other = (await store.read('select bytes from events where record = ? and seq = 200', ['small']))[0]!.bytes as Uint8Array
    const rows = Array.from({ length: 199 }, (_, index) => {
      const bytes = new TextEncoder().encode(new TextDecoder().decode(other).replace('"seq":200', `"seq":${201 + index}`))
      return ['small', 201 + index, '2012-12-13T13:30:00.000Z', bytes, new Uint8Array(32).fill(index)]
    })
    await store.write([{ insert: 'insert into events (record, seq, at, bytes, leaf)', rows }, { sql: 'update records set head = 399, tree = ? where record = ?', values: [new Uint8Array(3 * 32), 'small'] }])
    expect(await opened(store, 'small')).toEqual({ digest: await replayed(store, facts, 399), from: -1 })
    expect(said).toEqual([expect.stringContaining('another history')])
  })

  it('verification replays from the first event: a snapshot of a wrong state that looks right is found', async () => {
    const store = await openStore('one')
    const facts = await playSmall(store)
    const wrong = await loadPast(store, facts, 399)
    ;(wrong.state as { setup: { title: string } }).setup.title = 'Chairs'
    await snapshotsOver(store).write('small', { ...wrong, characters: 1_000 })
    const records = openAll(store, 'two')
    expect((await records.committed('small'))!.state).toMatchObject({ setup: { title: 'Chairs' } })
    const verified = await verify(records, 'small', (checking) => checkRecord(openStored(store), checking))
    expect(verified).toMatchObject({ holds: false, checks: expect.arrayContaining([expect.objectContaining({ what: 'replay', outcome: 'broken' })]) as unknown })
    await store.write([{ sql: 'delete from snapshots', values: [] }])
    const again = openAll(store, 'three')
    expect((await verify(again, 'small', (checking) => checkRecord(openStored(store), checking))).holds).toBe(true)
  })

  it('two servers that write the same one at once leave one that can be used', async () => {
    const store = await openStore('one')
    await openAll(store, 'play').play({ record: 'small', kind: 'tender', clockOffsetMs: 0 }, scored(5_000))
    const { facts } = (await readHead(store, 'small'))!
    const stores = store.shared ? [store, await openStore('two'), await openStore('three')] : [store, { ...store }, { ...store }]
    await Promise.all(stores.map((one) => snapshotAt(one, facts, 4_900)))
    expect(await opened(store, 'small')).toEqual({ digest: await replayed(store, facts, 4_999), from: 4_900 })
    expect(await store.read('select count(*) as heads, max(parts) - (select count(*) from snapshot_parts) as others from snapshots')).toEqual([{ heads: 1, others: 0 }])
    expect(said).toEqual([])
  })

  it('commands go on while one is written, and closing leaves off without a trace that matters', async () => {
    const store = await openStore('one')
    await openAll(store, 'play').play({ record: 'large', kind: 'tender', clockOffsetMs: 0 }, scored(30_000))
    const { facts } = (await readHead(store, 'large'))!
    const records = openAll(store, 'two')
    await records.committed('large')
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, index) => records.act('large', request(lot(`lot-${index}`), { actor: 'lead' }))))
    for (const outcome of outcomes) recorded(outcome)
    await records.close()
    expect((await opened(store, 'large')).digest).toBe(await replayed(store, facts, 30_099))
    // Whatever was left of it makes way for the next.
    await snapshotAt(store, facts, 30_000)
    expect((await store.read('select distinct seq from snapshot_parts')).map(({ seq }) => seq)).toEqual([30_000])
    expect(await opened(store, 'large')).toEqual({ digest: await replayed(store, facts, 30_099), from: 30_000 })
    expect(said).toEqual([])
  })
})
