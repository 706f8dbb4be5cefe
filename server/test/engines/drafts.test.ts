/** Drafts and the read log over both engines. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDrafts } from '../../src/drafts/drafts.ts'
import { openReadLog, type Reading } from '../../src/readlog/readlog.ts'
import type { Store } from '../../src/store/port.ts'
import { startEngines, type Engine, type Place } from './worlds.ts'

let engines: Engine[] = []
beforeAll(async () => { engines = await startEngines() })
afterAll(async () => { for (const engine of engines) await engine.stop() })

const at = '2026-03-02T09:00:00.000Z'
const now = () => Date.parse(at)

describe.each(['sqlite', 'postgresql'] as const)('beside the record, on %s', (name) => {
  let place: Place | undefined
  let store: Store
  beforeEach(async ({ skip }) => {
    const found = engines.find((engine) => engine.name === name)
    if (!found) return skip(`no ${name} here`)
    place = await found.place()
    store = await place.open('one')
  })
  afterEach(async () => {
    if (place) await store.close()
    place?.remove()
    place = undefined
  })

  it('a draft is saved over the revision it was typed on and found again after a restart', async () => {
    const drafts = openDrafts({ store, now })
    const mine = { record: 'r', person: 'ada', key: 'score.q1.acme' }
    expect(await drafts.save(mine, 0, 'Good')).toEqual({ saved: { key: mine.key, revision: 1, text: 'Good', updatedAt: at } })
    expect(await drafts.save(mine, 1, 'Good “evidence” ✓')).toEqual({ saved: { key: mine.key, revision: 2, text: 'Good “evidence” ✓', updatedAt: at } })
    await store.close()
    store = await place!.open('two')
    expect(await openDrafts({ store, now }).load('r', 'ada')).toEqual([{ key: mine.key, revision: 2, text: 'Good “evidence” ✓', updatedAt: at }])
    expect(await openDrafts({ store, now }).load('r', 'bob')).toEqual([])
  })

  it('two tabs: the second is shown what the first saved; nothing is overwritten', async () => {
    const drafts = openDrafts({ store, now })
    const mine = { record: 'r', person: 'ada', key: 'k' }
    const both = await Promise.all([drafts.save(mine, 0, 'one'), drafts.save(mine, 0, 'two')])
    expect(both.flatMap((outcome) => Object.keys(outcome)).sort()).toEqual(['conflict', 'saved'])
    const [kept] = await drafts.load('r', 'ada')
    expect(both.find((outcome) => 'conflict' in outcome)).toEqual({ conflict: kept })
    expect(await drafts.save(mine, 5, 'from nowhere')).toEqual({ conflict: kept })
  })

  it('the same save twice is one save; removing names its revision too', async () => {
    const drafts = openDrafts({ store, now })
    const mine = { record: 'r', person: 'ada', key: 'k' }
    await drafts.save(mine, 0, 'one')
    expect(await drafts.save(mine, 0, 'one')).toMatchObject({ saved: { revision: 1 } })
    expect(await drafts.remove(mine, 7)).toMatchObject({ conflict: { revision: 1 } })
    expect(await drafts.remove(mine, 1)).toEqual({ removed: true })
    expect(await drafts.remove(mine, 1)).toEqual({ removed: false })
    expect(await drafts.save(mine, 1, 'gone meanwhile')).toEqual({ conflict: undefined })
  })

  it('a draft begun anew after one was dropped is not taken for it by a tab that still shows the old one', async () => {
    const drafts = openDrafts({ store, now })
    const mine = { record: 'r', person: 'ada', key: 'k' }
    await drafts.save(mine, 0, 'old')
    expect(await drafts.remove(mine, 1)).toEqual({ removed: true })
    expect([await drafts.load('r', 'ada'), await store.read('select length(text) as size from drafts')]).toEqual([[], [{ size: 0 }]])
    const anew = { key: 'k', revision: 2, text: 'new', updatedAt: at }
    expect(await drafts.save(mine, 0, 'new')).toEqual({ saved: anew })
    expect(await drafts.save(mine, 1, 'over the old one')).toEqual({ conflict: anew })
    expect(await drafts.remove(mine, 1)).toEqual({ conflict: anew })
    expect(await drafts.load('r', 'ada')).toEqual([anew])
    const both = await Promise.all([drafts.remove(mine, 2), drafts.save(mine, 2, 'newer')])
    expect(both.filter((outcome) => 'conflict' in outcome).length).toBe(1)
  })

  it('what cannot be stored is said, not dropped', async () => {
    await expect(openDrafts({ store, now }).save({ record: 'r', person: 'ada', key: 'k' }, 0, 'a\0b')).rejects.toMatchObject({ name: 'NotStorable', pointer: '/text' })
  })

  it('the read log keeps every entry in order, however many come at once', async () => {
    const log = openReadLog({ store, now })
    const entries = Array.from({ length: 50 }, (_, index): Reading => ({ record: 'r', person: `p${index}`, view: 'bid', params: { bid: 'acme' } }))
    for (const entry of entries) log.note(entry)
    await log.flush()
    const all = [...await log.of('r', { afterId: 0, limit: 30 })]
    all.push(...await log.of('r', { afterId: all.at(-1)!.id, limit: 30 }))
    expect(all.map(({ person }) => person)).toEqual(entries.map(({ person }) => person))
    expect(all[0]).toMatchObject({ ...entries[0], at })
    expect(await log.of('other', { afterId: 0, limit: 30 })).toEqual([])
  })

  it('an entry whose write failed is written by the next one', async () => {
    let down = true
    const flaky: Store = { ...store, write: (statements) => (down ? Promise.reject(new Error('down')) : store.write(statements)) }
    const log = openReadLog({ store: flaky, now })
    log.note({ record: 'r', person: 'ada', view: 'bid', params: {} })
    await expect(log.flush()).rejects.toThrow('down')
    down = false
    log.note({ record: 'r', person: 'bob', view: 'bid', params: {} })
    await log.close()
    expect((await log.of('r', { afterId: 0, limit: 10 })).map(({ person }) => person)).toEqual(['ada', 'bob'])
  })
})
