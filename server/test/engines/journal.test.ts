/** One suite over both engines: what a journal promises, with the real databases. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/port.ts'
import type { Changed, Records, Transaction } from '../../src/journal/port.ts'
import { bidder, installation, keys, lot, recorded, recordsOver, request, start, startEngines, startRecord, type Clock, type Engine, type Place } from './worlds.ts'

let engines: Engine[] = []
beforeAll(async () => { engines = await startEngines() })
afterAll(async () => { for (const engine of engines) await engine.stop() })

describe.each(['sqlite', 'postgresql'] as const)('a journal on %s', (name) => {
  let place: Place | undefined
  const open: { store: Store; records: Records }[] = []
  const clock: Clock = { ms: 0 }

  const server = async (seed = 'first'): Promise<{ store: Store; records: Records }> => {
    const store = await place!.open(seed)
    const one = { store, records: recordsOver(store, seed, clock) }
    open.push(one)
    return one
  }
  const shut = async () => {
    for (const { store, records } of open.splice(0)) {
      await records.close()
      await store.close()
    }
  }
  const engine = () => engines.find((candidate) => candidate.name === name)
  beforeEach(async ({ skip }) => {
    const found = engine()
    if (!found) return skip(`no ${name} here`)
    clock.ms = Date.UTC(2026, 2, 2, 9)
    place = await found.place()
  })
  afterEach(async () => {
    await shut()
    place?.remove()
    place = undefined
  })

  it('what was recorded is read back after a restart, byte for byte and state for state', async () => {
    const first = await server()
    const record = await startRecord(first.records)
    recorded(await first.records.act(record, request(lot('a'))))
    recorded(await first.records.act(record, request(bidder('acme', 'Acme Beds'))))
    const before = (await first.records.committed(record))!
    const events = await first.records.events(record, { afterSeq: -1, limit: 100 })
    await shut()
    const second = await server('second')
    const after = (await second.records.committed(record))!
    expect(after.state).toEqual(before.state)
    expect(after.seq).toBe(before.seq)
    expect(await second.records.events(record, { afterSeq: -1, limit: 100 })).toEqual(events)
    expect(events.map(({ type }) => type)).toEqual(['tenderStarted', 'roleGranted', 'lotAdded', 'bidderRegistered'])
    const name = (after.state as { bids: { bidders: Map<string, { name: Parameters<typeof after.read>[0] }> } }).bids.bidders.get('acme')!.name
    expect(after.read(name)).toBe('Acme Beds')
  })

  it('commands sent at once are all recorded, in one order, each seeing those before it', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, index) => records.act(record, request(lot(`lot-${index}`)))))
    expect(outcomes.map((outcome) => recorded(outcome).reply.id)).toEqual(Array.from({ length: 100 }, (_, index) => `lot-${index}`))
    const events = await records.events(record, { afterSeq: -1, limit: 1_000 })
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 102 }, (_, seq) => seq))
    const twice = await Promise.all([records.act(record, request(lot('same'))), records.act(record, request(lot('same')))])
    expect(twice.map(({ kind }) => kind)).toEqual(['recorded', 'refused'])
  })

  it('commands that arrive while a commit runs are written together', async () => {
    const { store } = await server()
    let writes = 0
    const counted: Store = {
      ...store,
      write: (statements, hint) => {
        writes += 1
        return store.write(statements, hint)
      },
    }
    const records = recordsOver(counted, 'counted', clock)
    const record = await startRecord(records)
    writes = 0
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, index) => records.act(record, request(lot(`lot-${index}`)))))
    for (const outcome of outcomes) recorded(outcome)
    expect(writes).toBeLessThan(20)
  })

  it('listeners hear of a write only once it is confirmed', async () => {
    const { store } = await server()
    let release = () => undefined as void
    let written = () => undefined as void
    const held: Store = {
      ...store,
      write: async (statements, hint) => {
        const outcome = await store.write(statements, hint)
        written()
        await new Promise<void>((resolve) => { release = resolve })
        return outcome
      },
    }
    const open = recordsOver(store, 'open', clock)
    const record = await startRecord(open)
    const records = recordsOver(held, 'held', clock)
    expect((await records.committed(record))!.seq).toBe(1)
    const onDisk = new Promise<void>((resolve) => { written = resolve })
    const acting = records.act(record, request(lot('a')))
    await onDisk
    const seen: number[] = []
    records.subscribe(({ toSeq }) => seen.push(toSeq))
    expect(seen).toEqual([])
    release()
    expect(recorded(await acting).reply.id).toBe('a')
    expect(seen).toEqual([2])
    expect((await records.committed(record))!.seq).toBe(2)
  })

  it('a write that does not start from the head is a conflict and leaves nothing', async () => {
    const { store, records } = await server()
    const record = await startRecord(records)
    const head = { sql: 'update records set head = ? where record = ? and head = ?', values: [9, record, 5], changes: 1 }
    const event = { insert: 'insert into events (record, seq, at, bytes, leaf)', rows: [[record, 9, 'x', new Uint8Array([1]), new Uint8Array([1])]] }
    expect(await store.write([event, head])).toBe('conflict')
    expect(await records.events(record, { afterSeq: 1, limit: 10 })).toEqual([])
    expect(await store.write([{ insert: 'insert into events (record, seq, at, bytes, leaf)', rows: [[record, 0, 'x', new Uint8Array([1]), new Uint8Array([1])]] }])).toBe('conflict')
  })

  it('the same key with the same body is answered again; with another body it is refused', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    const once = request(lot('a'), { key: 'k' })
    const first = recorded(await records.act(record, once))
    const again = recorded(await records.act(record, once))
    expect(again).toEqual({ ...first, again: true })
    expect(await records.act(record, { ...request(lot('b')), key: 'k' })).toEqual({ kind: 'keyReused' })
    const [one, two] = await Promise.all([records.act(record, request(lot('c'), { key: 'c' })), records.act(record, request(lot('c'), { key: 'c' }))])
    expect([recorded(one).again, recorded(two).again]).toEqual([false, true])
    expect((await records.events(record, { afterSeq: -1, limit: 100 })).map(({ type }) => type)).toEqual(['tenderStarted', 'roleGranted', 'lotAdded', 'lotAdded'])
    expect(recorded(await records.create('tender', request(start, { key: 'new' }))).record).toBe(recorded(await records.create('tender', request(start, { key: 'new' }))).record)
    await shut()
    const second = await server('second')
    expect(recorded(await second.records.act(record, once))).toEqual({ ...first, again: true })
  })

  it('a refused command writes nothing and its key stays free', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    const refused = await records.act(record, request({ type: 'removeLot', body: { lot: 'none' } }, { key: 'r' }))
    expect(refused).toMatchObject({ kind: 'refused', refusal: { code: 'not-found' } })
    recorded(await records.act(record, request(lot('a'), { key: 'r', operation: 'removeLot' })))
    expect(await records.act('nowhere', request(lot('a')))).toMatchObject({ kind: 'refused', refusal: { class: 'unknown' } })
    expect(await records.committed('nowhere')).toBeUndefined()
  })

  it('NUL and half characters are refused with their place and leave nothing', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    for (const bad of ['a\0b', 'a\ud800b'])
      expect(await records.act(record, request(bidder('x', bad)))).toMatchObject({ kind: 'refused', refusal: { class: 'content', pointer: '/name' } })
    expect((await records.committed(record))!.seq).toBe(1)
  })

  it('pages of events follow one another without gap or repeat', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    for (let index = 0; index < 9; index++) recorded(await records.act(record, request(lot(`lot-${index}`))))
    const seen: number[] = []
    for (let page = await records.events(record, { afterSeq: -1, limit: 4 }); page.length > 0; page = await records.events(record, { afterSeq: seen.at(-1)!, limit: 4 }))
      seen.push(...page.map(({ seq }) => seq))
    expect(seen).toEqual(Array.from({ length: 11 }, (_, seq) => seq))
  })

  it('as it stood after an event or at an instant; before the first there is nothing', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    clock.ms += 60_000
    recorded(await records.act(record, request(lot('a'))))
    clock.ms += 60_000
    recorded(await records.act(record, request(lot('b'))))
    const lots = (held: Awaited<ReturnType<Records['asItStood']>>) => [...(held!.state as { setup: { lots: Map<string, unknown> } }).setup.lots.keys()]
    expect(lots(await records.asItStood(record, { seq: 1 }))).toEqual([])
    expect(lots(await records.asItStood(record, { seq: 2 }))).toEqual(['a'])
    expect(lots(await records.asItStood(record, { instant: '2026-03-02T09:01:59.999Z' }))).toEqual(['a'])
    expect(lots(await records.asItStood(record, { instant: '2026-03-02T09:02:00.000Z' }))).toEqual(['a', 'b'])
    expect(await records.asItStood(record, { instant: '2026-03-02T08:59:59.999Z' })).toBeUndefined()
    expect((await records.asItStood(record, { instant: '2026-03-02T09:01:59.999Z' }))!.now).toBe('2026-03-02T09:01:59.999Z')
  })

  it('time never runs back, and a clock far behind writes nothing', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    clock.ms -= 4 * 60_000
    expect(recorded(await records.act(record, request(lot('a')))).reply.at).toBe('2026-03-02T09:00:00.000Z')
    clock.ms -= 2 * 60_000
    expect(await records.act(record, request(lot('b')))).toMatchObject({ kind: 'unavailable' })
    expect((await records.committed(record))!.seq).toBe(2)
  })

  it('listeners hear of every change once, after it is on disk', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    const heard: Changed[] = []
    const stop = records.subscribe((change) => heard.push(change))
    await Promise.all(Array.from({ length: 20 }, (_, index) => records.act(record, request(lot(`lot-${index}`)))))
    stop()
    recorded(await records.act(record, request(lot('after'))))
    expect(heard.flatMap(({ fromSeq, toSeq }) => Array.from({ length: toSeq - fromSeq + 1 }, (_, step) => fromSeq + step))).toEqual(Array.from({ length: 20 }, (_, index) => index + 2))
  })

  it('a listener that fails takes nothing with it', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    records.subscribe(() => { throw new Error('no') })
    const heard: number[] = []
    records.subscribe(({ toSeq }) => heard.push(toSeq))
    expect(recorded(await records.act(record, request(lot('a')))).reply.id).toBe('a')
    expect(heard).toEqual([2])
  })

  it('a directory row of other contents, as older code wrote them, is written anew with the next event after a start', async () => {
    const first = await server()
    const record = await startRecord(first.records)
    await first.store.write([{ sql: 'update directory set entry = ? where record = ?', values: [JSON.stringify({ title: 'Of before', stage: 'setUp', people: [] }), record] }])
    await shut()
    const second = await server('second')
    expect(await second.records.directoryOf('ada')).toMatchObject([{ title: 'Of before' }])
    recorded(await second.records.act(record, request(lot('a'))))
    expect(await second.records.directoryOf('ada')).toMatchObject([{ title: 'Beds', people: [{ person: 'ada' }] }])
  })

  it('the directory says what a person takes part in', async () => {
    const { records } = await server()
    const record = await startRecord(records)
    expect(await records.directoryOf('ada')).toMatchObject([{ record, kind: 'tender', title: 'Beds', illustrative: false }])
    expect(await records.directoryOf('bob')).toEqual([])
    recorded(await records.act(record, request({ type: 'grantRole', body: { person: 'bob', role: 'auditor' } })))
    expect((await records.directoryOf('bob')).map((row) => row.record)).toEqual([record])
    expect((await records.list()).map((facts) => facts.record)).toEqual([record])
  })

  it('content is redeemed in bulk; what is gone says how', async () => {
    const { store, records } = await server()
    const record = await startRecord(records)
    const purpose = ((await records.committed(record))!.state as { setup: { purpose: { sha256: string; size: number; kind: 'text' } } }).setup.purpose
    const stranger = { ...purpose, sha256: 'f'.repeat(64) }
    expect([...(await records.redeem(record, [purpose, purpose, stranger]))]).toEqual([
      [purpose.sha256, { text: 'To buy beds for two trusts.' }], [stranger.sha256, { gone: 'withheld' }],
    ])
    await store.write([{ sql: "update content set bytes = null, gone = 'destroyed' where sha256 = ?", values: [purpose.sha256], changes: 1 }])
    expect((await records.redeem(record, [purpose])).get(purpose.sha256)).toEqual({ gone: 'destroyed' })
    // No event says that it was lawfully destroyed.
    expect(await records.verify(record)).toMatchObject({ intact: false, findings: [{ kind: 'content', seq: 0, sentence: 'A text of event 0 is not here: it was deleted.' }] })
  })

  it('a played history stands whole, at its own time, and cannot be played twice', async () => {
    const { records } = await server()
    const started = (at: string): Transaction => ({
      actor: 'ada', at, content: [],
      events: [{ type: 'tenderStarted', version: 1, body: { title: 'Played', ruleSet: 'pa2023', purpose: { sha256: '0'.repeat(64), size: 0, kind: 'text' }, illustrative: true } },
        { type: 'roleGranted', version: 1, body: { person: 'ada', role: 'lead' } }],
    })
    const offset = Date.UTC(2012, 2, 1, 9) - clock.ms
    const options = { record: 'played', kind: 'tender', clockOffsetMs: offset } as const
    const brokenOff = function* () {
      yield started('2012-02-01T09:00:00.000Z')
      throw new Error('broken off')
    }
    await expect(records.play(options, brokenOff())).rejects.toThrow('broken off')
    expect(await records.committed('played')).toBeUndefined()
    expect(await records.list()).toEqual([])
    await records.play(options, [started('2012-02-01T09:00:00.000Z')])
    const held = (await records.committed('played'))!
    expect(held).toMatchObject({ seq: 1, now: '2012-03-01T09:00:00.000Z', facts: { illustrative: true } })
    expect(recorded(await records.act('played', request(lot('a')))).reply.at).toBe('2012-03-01T09:00:00.000Z')
    await expect(records.play(options, [started('2012-02-01T09:00:00.000Z')])).rejects.toThrow('already a record')
    const born = { ...started('2012-02-01T09:00:00.000Z'), events: [{ type: 'roleGranted', version: 1, body: { person: 'ada', role: 'lead' } }] }
    await expect(records.play({ ...options, record: 'other' }, [born])).rejects.toThrow('illustrative')
  })

  it('what was tampered with on disk is found; what was not is intact', async () => {
    const { store, records } = await server()
    const record = await startRecord(records)
    for (const id of ['a', 'b', 'c']) recorded(await records.act(record, request(lot(id))))
    const early = await records.checkpoint(record)
    recorded(await records.act(record, request(lot('d'))))
    expect(early.split('\n').slice(0, 2)).toEqual([`${installation}/records/${record}`, '5'])
    expect(keys.signing.length).toBe(32)
    expect(await records.verify(record, [early])).toMatchObject({ intact: true, findings: [] })
    const [row] = await store.read('select bytes from events where record = ? and seq = 3', [record])
    const edited = new TextEncoder().encode(new TextDecoder().decode(row!.bytes as Uint8Array).replace('Lot b', 'Lot x'))
    await store.write([{ sql: 'update events set bytes = ? where record = ? and seq = 3', values: [edited, record], changes: 1 }])
    const found = await records.verify(record, [early])
    expect(found.intact).toBe(false)
    expect(found.findings.filter(({ kind }) => kind === 'edited').map(({ seq }) => seq)).toEqual([3])
  })
})
