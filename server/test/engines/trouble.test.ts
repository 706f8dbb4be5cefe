/** When the store fails, answers late or is shared: nothing acknowledged is lost, nothing is done twice, nobody is lied to. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { StoreUnavailable, type Store } from '../../src/store/port.ts'
import type { ActRequest, Changed, Records } from '../../src/journal/port.ts'
import { lot, recorded, recordsOver, request, seededRandom, start, startEngines, startRecord, type Clock, type Engine, type Place } from './worlds.ts'

let engines: Engine[] = []
beforeAll(async () => { engines = await startEngines() })
afterAll(async () => { for (const engine of engines) await engine.stop() })

type Fault = 'before' | 'after' | undefined

/** A store whose next write breaks off: before anything is on disk, or after all of it is. */
const breakable = (store: Store): Store & { fault: Fault } => ({
  ...store,
  fault: undefined as Fault,
  async write(statements, hint) {
    const { fault } = this
    this.fault = undefined
    if (fault === 'before') throw new StoreUnavailable('The line broke.')
    const written = await store.write(statements, hint)
    if (fault === 'after') throw new StoreUnavailable('The line broke.')
    return written
  },
})

const lotsOf = async (records: Records, record: string): Promise<string[]> =>
  [...((await records.committed(record))!.state as { setup: { lots: Map<string, unknown> } }).setup.lots.keys()]

describe.each(['sqlite', 'postgresql'] as const)('trouble on %s', (name) => {
  let place: Place | undefined
  const stores: Store[] = []
  const clock: Clock = { ms: Date.UTC(2026, 2, 2, 9) }
  const open = async (process: string): Promise<Store> => {
    const store = await place!.open(process)
    stores.push(store)
    return store
  }
  const engine = () => engines.find((candidate) => candidate.name === name)
  beforeEach(async ({ skip }) => {
    const found = engine()
    if (!found) return skip(`no ${name} here`)
    place = await found.place()
  })
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close()
    place?.remove()
    place = undefined
  })

  it('what is asked after the end is refused, and starts nothing anew', async () => {
    const store = await place!.open('one')
    await store.read('select 1')
    await store.close()
    const late = await Promise.allSettled([store.read('select 1'), store.write([{ sql: 'delete from read_log where id = ?', values: [0] }])])
    expect(late.map((one) => one.status === 'rejected' && one.reason instanceof StoreUnavailable)).toEqual([true, true])
    expect(process.getActiveResourcesInfo().filter((kind) => kind === 'Worker')).toEqual([])
  })

  it('a write that surely failed is answered as unavailable, and the same request then succeeds', async () => {
    const store = breakable(await open('one'))
    const records = recordsOver(store, 'one', clock)
    const record = await startRecord(records)
    const asked = request(lot('a'))
    store.fault = 'before'
    expect(await records.act(record, asked)).toMatchObject({ kind: 'unavailable' })
    expect(await lotsOf(records, record)).toEqual([])
    expect(recorded(await records.act(record, asked)).again).toBe(false)
    expect(await lotsOf(records, record)).toEqual(['a'])
  })

  it('a write whose outcome was unknown but that stands is answered from under its key, for the whole batch', async () => {
    const store = breakable(await open('one'))
    const records = recordsOver(store, 'one', clock)
    const record = await startRecord(records)
    recorded(await records.act(record, request(lot('first'))))
    store.fault = 'after'
    const asked = request(lot('a'))
    const outcome = recorded(await records.act(record, asked))
    expect(outcome).toMatchObject({ again: true, reply: { id: 'a' } })
    expect(recorded(await records.act(record, asked))).toEqual(outcome)
    expect(await lotsOf(records, record)).toEqual(['first', 'a'])
    const many = Array.from({ length: 20 }, (_, index) => request(lot(`many-${index}`)))
    const running = many.map((one) => records.act(record, one))
    store.fault = 'after'
    for (const one of await Promise.all(running)) recorded(one)
    expect((await lotsOf(records, record)).length).toBe(22)
    expect(await records.verify(record)).toMatchObject({ intact: true })
  })

  it('a record whose making was not confirmed is not made twice', async () => {
    const store = breakable(await open('one'))
    const records = recordsOver(store, 'one', clock)
    store.fault = 'after'
    const asked = request(start)
    const first = recorded(await records.create('tender', asked))
    expect(recorded(await records.create('tender', asked)).record).toBe(first.record)
    expect((await records.list()).length).toBe(1)
    store.fault = 'before'
    expect(await records.create('tender', request(start))).toMatchObject({ kind: 'unavailable' })
    expect((await records.list()).length).toBe(1)
  })

  it('a playing that a dead process left half done is swept away before the next one', async () => {
    const store = await open('one')
    await store.write([
      { insert: 'insert into records (record, kind, illustrative, clock_offset_ms, head, tree, last_at, complete)', rows: [['half', 'tender', 1, 0, 0, new Uint8Array(32), 'x', 0]] },
      { insert: 'insert into events (record, seq, at, bytes, leaf)', rows: [['half', 0, 'x', new Uint8Array(1), new Uint8Array(32)]] },
    ])
    const records = recordsOver(store, 'one', clock)
    expect(await records.list()).toEqual([])
    expect(await records.events('half', { afterSeq: -1, limit: 10 })).toEqual([])
    const events = [{ type: 'tenderStarted', version: 1, body: { title: 'Played', ruleSet: 'pa2023', purpose: { sha256: '0'.repeat(64), size: 0, kind: 'text' }, illustrative: true } }]
    await records.play({ record: 'half', kind: 'tender', clockOffsetMs: 0 }, [{ actor: 'ada', at: '2012-02-01T09:00:00.000Z', events, content: [] }])
    expect((await records.events('half', { afterSeq: -1, limit: 10 })).map(({ type }) => type)).toEqual(['tenderStarted'])
    expect(await store.read('select record from records where complete = 0')).toEqual([])
  })

  it('two writers on one record: every command is recorded once, in one order that both see', async () => {
    const [one, two] = [recordsOver(await open('one'), 'one', clock), recordsOver(await open('two'), 'two', clock)]
    const record = await startRecord(one)
    await two.committed(record)
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, index) => [one, two][index % 2]!.act(record, request(lot(`lot-${index}`)))))
    for (const outcome of outcomes) if (outcome.kind !== 'unavailable') recorded(outcome)
    const done = outcomes.flatMap((outcome, index) => (outcome.kind === 'recorded' ? [`lot-${index}`] : []))
    const events = await one.events(record, { afterSeq: 1, limit: 1_000 })
    expect(events.map(({ body }) => (body as { id: string }).id).sort()).toEqual([...done].sort())
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 2))
    const fresh = recordsOver(await open('three'), 'three', clock)
    expect(await lotsOf(fresh, record)).toEqual(events.map(({ body }) => (body as { id: string }).id))
    expect(await fresh.verify(record)).toMatchObject({ intact: true })
    expect(done.length).toBeGreaterThan(30)
  })

  it('the same request sent to two servers at once is done once', async () => {
    const [one, two] = [recordsOver(await open('one'), 'one', clock), recordsOver(await open('two'), 'two', clock)]
    const record = await startRecord(one)
    await two.committed(record)
    for (let round = 0; round < 10; round++) {
      const asked = request(lot(`lot-${round}`))
      const both = await Promise.all([one.act(record, asked), two.act(record, asked)])
      for (const outcome of both) if (outcome.kind !== 'unavailable') recorded(outcome)
    }
    const events = await one.events(record, { afterSeq: 1, limit: 100 })
    expect(events.map(({ body }) => (body as { id: string }).id)).toEqual(Array.from({ length: 10 }, (_, round) => `lot-${round}`))
  })

  it('under faults at seeded writes, with every request sent twice and again until answered, each is done exactly once (seed 41)', async () => {
    const random = seededRandom('faults 41')
    const inner = await open('one')
    const faulty: Store = {
      ...inner,
      write: async (statements, hint) => {
        const dice = random(1)[0]!
        if (dice < 40) throw new StoreUnavailable('The line broke.')
        const written = await inner.write(statements, hint)
        if (dice < 80) throw new StoreUnavailable('The line broke.')
        return written
      },
    }
    const records = recordsOver(faulty, 'one', clock)
    const born = request(start)
    let made = await records.create('tender', born)
    while (made.kind === 'unavailable') made = await records.create('tender', born)
    const { record } = recorded(made)
    const untilAnswered = async (asked: ActRequest): Promise<string> => {
      for (;;) {
        const outcome = await records.act(record, asked)
        if (outcome.kind !== 'unavailable') return `${recorded(outcome).reply.id} ${recorded(outcome).reply.at}`
      }
    }
    const ids = Array.from({ length: 120 }, (_, index) => `lot-${index}`)
    const answers = await Promise.all(ids.map((id) => {
      const asked = request(lot(id))
      return Promise.all([untilAnswered(asked), untilAnswered(asked)])
    }))
    expect(answers.filter(([one, two]) => one !== two)).toEqual([])
    const events = await records.events(record, { afterSeq: 1, limit: 1_000 })
    expect(events.map(({ body }) => (body as { id: string }).id).sort()).toEqual([...ids].sort())
    const held = (await records.committed(record))!
    const fresh = recordsOver(await open('two'), 'two', clock)
    expect((await fresh.committed(record))!.state).toEqual(held.state)
    expect(await fresh.verify(record)).toMatchObject({ intact: true })
    expect((await fresh.directoryOf('ada')).length).toBe(1)
  })

  it('one write that cannot be done does not take others with it', async () => {
    const store = await open('one')
    const wrong = store.write([{ sql: 'insert into nowhere values (1)', values: [] }])
    const right = store.write([{ insert: 'insert into drafts (record, person, key, revision, text, updated_at)', rows: [['r', 'p', 'k', 1, new Uint8Array([65]), 'x']] }])
    await expect(wrong).rejects.toBeInstanceOf(StoreUnavailable)
    expect(await right).toBe('written')
    expect(await store.read('select key from drafts')).toEqual([{ key: 'k' }])
  })

  it('a server hears of what another one wrote, and still does after its connections were cut', async ({ skip }) => {
    const cluster = engine()!.cluster
    if (!cluster) return skip('one process owns this store')
    const [one, two] = [recordsOver(await open('one'), 'one', clock), recordsOver(await open('two'), 'two', clock)]
    const record = await startRecord(one)
    await two.committed(record)
    const heard: Changed[] = []
    let tell = () => undefined as void
    two.subscribe((change) => {
      heard.push(change)
      tell()
    })
    const until = async (seq: number) => {
      while ((heard.at(-1)?.toSeq ?? -1) < seq) await new Promise<void>((resolve) => { tell = resolve })
    }
    recorded(await one.act(record, request(lot('a'))))
    await until(2)
    await cluster.cutOff()
    // Asked until a fresh connection answers: what was cut off may be said once to be unavailable.
    let outcome = await one.act(record, request(lot('b'), { key: 'b' }))
    for (let tries = 0; outcome.kind === 'unavailable' && tries < 5; tries++) outcome = await one.act(record, request(lot('b'), { key: 'b' }))
    recorded(outcome)
    await until(3)
    expect(await lotsOf(two, record)).toEqual(['a', 'b'])
  })
})
