/** One suite over both engines: what is let go of from memory comes back the same. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadPast, readHead } from '../../src/journal/load.ts'
import type { Changed, Records } from '../../src/journal/port.ts'
import { digestOfState } from '../../src/operations/state-digest.ts'
import type { Store } from '../../src/store/port.ts'
import { lot, recorded, recordsOver, request, scored, startEngines, startRecord, type Clock, type Engine, type Place } from './worlds.ts'

let engines: Engine[] = []
beforeAll(async () => { engines = await startEngines() })
afterAll(async () => { for (const engine of engines) await engine.stop() })

const lotsOf = async (records: Records, record: string): Promise<string[]> =>
  [...((await records.committed(record))!.state as { setup: { lots: Map<string, unknown> } }).setup.lots.keys()]

describe.each(['sqlite', 'postgresql'] as const)('what is held in memory on %s', (name) => {
  let place: Place | undefined
  const closing: (() => Promise<void>)[] = []
  const clock: Clock = { ms: Date.UTC(2026, 2, 2, 9) }
  const openStore = async (process: string): Promise<Store> => {
    const store = await place!.open(process)
    closing.push(() => store.close())
    return store
  }
  const openAll = (store: Store, seed: string, memory?: number): Records => {
    const records = recordsOver(store, seed, clock, memory === undefined ? {} : { memory })
    closing.push(() => records.close())
    return records
  }
  beforeEach(async ({ skip }) => {
    const engine = engines.find((candidate) => candidate.name === name)
    if (!engine) return skip(`no ${name} here`)
    place = await engine.place()
  })
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
    place?.remove()
    place = undefined
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
    await openAll(store, 'play').play({ record: 'small', kind: 'tender', clockOffsetMs: 0 }, scored(400))
    const { facts } = (await readHead(store, 'small'))!
    const records = openAll(store, 'two')
    const digests = new Map<number, string>()
    for (let seq = 0; seq < 60; seq++) digests.set(seq, await digestOfState((await records.asItStood('small', { seq }))!.state))
    const all = await Promise.all(Array.from({ length: 60 }, (_, seq) => records.asItStood('small', { seq })))
    for (const [seq, held] of all.entries()) expect(await digestOfState(held!.state)).toBe(digests.get(seq))
    expect(digests.get(59)).toBe(await digestOfState((await loadPast(store, facts, 59)).state))
  })
})
