/** One suite over both engines: a snapshot is a cache that nothing depends on, and what is let go of comes back the same. */
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
import type { Changed, RecordFacts, Records, Transaction } from '../../src/journal/port.ts'
import { openSnapshots, type Snapshots } from '../../src/journal/snapshots.ts'
import { openStored } from '../../src/journal/stored.ts'
import { checkRecord } from '../../src/operations/check-record.ts'
import { digestOfState } from '../../src/operations/state-digest.ts'
import { verify } from '../../src/operations/verify.ts'
import type { Store } from '../../src/store/port.ts'
import { lot, recorded, recordsOver, request, startEngines, startRecord, type Clock, type Engine, type Place } from './worlds.ts'

let engines: Engine[] = []
beforeAll(async () => { engines = await startEngines() })
afterAll(async () => { for (const engine of engines) await engine.stop() })

/** A told history as one that is played, event by event. */
const transactionsOf = (events: readonly Recorded[]): Transaction[] =>
  events.map(({ actor, at, type, version, body }) => ({ actor, at, content: [], events: [{ type, version, body }] }))

const nothing = { sha256: '0'.repeat(64), size: 0, kind: 'text' }
/** A tender with as many events as asked for: its start, and scores. */
function* scored(events: number): Generator<Transaction> {
  const at = '2012-12-13T13:30:00.000Z'
  yield {
    actor: 'lead', at, content: [],
    events: [{ type: 'tenderStarted', version: 1, body: { title: 'Beds', ruleSet: 'pa2023', purpose: nothing, illustrative: true } }, { type: 'roleGranted', version: 1, body: { person: 'lead', role: 'lead' } }],
  }
  for (let index = 0; index < events - 2; index++)
    yield {
      actor: `evaluator-${index % 30}`, at, content: [],
      events: [{ type: 'scoreRecorded', version: 1, body: { question: `q-${Math.floor(index / 300)}`, bid: `bid-${Math.floor(index / 30) % 10}`, score: String(index % 6), rationale: { ...nothing, sha256: index.toString(16).padStart(64, '0') }, citations: [], revision: 1 } }],
    }
}

const lotsOf = async (records: Records, record: string): Promise<string[]> =>
  [...((await records.committed(record))!.state as { setup: { lots: Map<string, unknown> } }).setup.lots.keys()]

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
  const openAll = (store: Store, seed: string, memory?: number): Records => {
    const records = recordsOver(store, seed, clock, { log, ...(memory === undefined ? {} : { memory }) })
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

  it('records not used for longest are let go of; read again they are the same, and listeners heard everything once', async () => {
    const inner = await openStore('one')
    const loads = new Map<string, number>()
    const store: Store = {
      ...inner,
      read: (sql, values) => {
        if (sql.includes('as page from')) loads.set(values![1] as string, (loads.get(values![1] as string) ?? 0) + 1)
        return inner.read(sql, values)
      },
    }
    // Each of these small records weighs some 10 kB; a third of this memory holds about three.
    const records = openAll(store, 'small', 100_000)
    const heard: Changed[] = []
    records.subscribe((change) => heard.push(change))
    const ids: string[] = []
    for (let index = 0; index < 8; index++) ids.push(await startRecord(records))
    const before = new Map<string, unknown>()
    for (const id of ids) {
      recorded(await records.act(id, request(lot('first'))))
      before.set(id, (await records.committed(id))!.state)
    }
    loads.clear()
    for (const id of ids) expect((await records.committed(id))!.state).toEqual(before.get(id))
    expect([...loads.keys()].length).toBeGreaterThan(3)
    // All of them at once, many times: whoever has work is kept, whatever it weighs.
    const asked = Array.from({ length: 20 }, (_, turn) => ids.map((id) => records.act(id, request(lot(`lot-${turn}`))))).flat()
    for (const outcome of await Promise.all(asked)) recorded(outcome)
    for (const id of ids) {
      expect((await lotsOf(records, id)).toSorted()).toEqual(['first', ...Array.from({ length: 20 }, (_, turn) => `lot-${turn}`)].toSorted())
      expect(await records.verify(id)).toMatchObject({ intact: true })
      const told = heard.filter(({ record }) => record === id).flatMap(({ fromSeq, toSeq }) => Array.from({ length: toSeq - fromSeq + 1 }, (_, step) => fromSeq + step))
      expect(told).toEqual(Array.from({ length: 23 }, (_, seq) => seq))
    }
    // The one in use stays.
    await records.committed(ids[0]!)
    loads.clear()
    for (let turn = 0; turn < 5; turn++) await records.committed(ids[0]!)
    expect(loads.size).toBe(0)
  })

  it('one that was let go of hears of what another server wrote, from where it left off', async ({ skip }) => {
    const store = await openStore('one')
    if (!store.shared) return skip('one process owns this store')
    const [one, two] = [openAll(store, 'one', 100_000), openAll(await openStore('two'), 'two')]
    const ids: string[] = []
    for (let index = 0; index < 6; index++) ids.push(await startRecord(one))
    const heard: Changed[] = []
    let tell = () => undefined as void
    one.subscribe((change) => {
      heard.push(change)
      tell()
    })
    for (let turn = 0; turn < 3; turn++) recorded(await two.act(ids[0]!, request(lot(`lot-${turn}`))))
    while ((heard.at(-1)?.toSeq ?? -1) < 4) await new Promise<void>((resolve) => { tell = resolve })
    expect(heard.flatMap(({ fromSeq, toSeq }) => Array.from({ length: toSeq - fromSeq + 1 }, (_, step) => fromSeq + step))).toEqual([2, 3, 4])
    expect(await lotsOf(one, ids[0]!)).toEqual(['lot-0', 'lot-1', 'lot-2'])
  })

  it('stands of the past are bounded too, and the same when read again', async () => {
    const store = await openStore('one')
    const facts = await playSmall(store)
    const records = openAll(store, 'two')
    const digests = new Map<number, string>()
    for (let seq = 0; seq < 60; seq++) digests.set(seq, await digestOfState((await records.asItStood('small', { seq }))!.state))
    const all = await Promise.all(Array.from({ length: 60 }, (_, seq) => records.asItStood('small', { seq })))
    for (const [seq, held] of all.entries()) expect(await digestOfState(held!.state)).toBe(digests.get(seq))
    expect(digests.get(59)).toBe(await replayed(store, facts, 59))
  })
})
