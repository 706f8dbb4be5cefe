/** Two moments of a tender over the real router: what changed, by which events, and what is hidden from whom. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveTiny, type Served } from './served.ts'

interface Reply {
  readonly areas: readonly { readonly area: string; readonly changes: readonly { readonly what: string; readonly before: { text: string } | null; readonly after: { text: string } | null; readonly events: readonly number[] }[] }[]
  readonly results: readonly { readonly same: boolean; readonly before: unknown; readonly after: unknown }[]
  readonly resultsHidden: string | null
}

describe('two moments', () => {
  let served: Served
  beforeAll(async () => { served = await serveTiny({ until: '2025-02-27T12:00:00.000Z' }) }, 60_000)
  afterAll(() => served.close())
  const ask = (person: string, from: string, to: string) => served.call(person, 'recordChanges', { record: served.record, from, to })

  test('show what differs, and what it did to the result', async () => {
    const answer = await ask('ivo-marsh', '2025-02-07', '2025-02-27')
    expect(answer.status).toBe(200)
    const reply = answer.json as unknown as Reply
    expect(reply.areas.map(({ area }) => area)).toEqual(expect.arrayContaining(['stage', 'consensus', 'decision']))
    expect(reply.areas.find(({ area }) => area === 'stage')!.changes).toMatchObject([{ before: { text: 'scoring' }, after: { text: 'decided' } }])
    expect(reply.results).toMatchObject([{ same: false, before: null, after: { awarded: [expect.any(String)] } }])
  })

  test('by events too; by the same moment twice, nothing', async () => {
    expect((await ask('ivo-marsh', '12', '12')).json).toMatchObject({ areas: [], from: { seq: 12 }, to: { seq: 12 } })
    expect(((await ask('ivo-marsh', '0', '12')).json as unknown as Reply).areas.length).toBeGreaterThan(0)
  })

  test.each([
    ['a day before the record', '2001-01-01', '2025-02-07', 422, 'before-the-record'],
    ['an event that is not there', '0', '999999', 422, 'no-such-event'],
    ['backwards', '2025-02-07', '2025-01-20', 422, 'moments-backwards'],
    ['no moment at all', 'yesterday', '2025-02-07', 422, 'bad-parameter'],
  ])('%s is refused with its place', async (_what, from, to, status, code) => {
    const answer = await ask('ivo-marsh', from, to)
    expect([answer.status, answer.json.code]).toEqual([status, code])
  })

  test('are for those who read the whole record', async () => {
    expect((await ask('bo-ash', '0', '12')).status).toBe(403)
    expect((await ask('tess-north', '0', '12')).status).toBe(403)
    expect((await ask('otto-stranger', '0', '12')).status).toBe(404)
  })
})

describe('the latest events', () => {
  interface Latest { readonly events: readonly { readonly seq: number | null; readonly type: string; readonly facts: object }[] }
  let served: Served
  beforeAll(async () => { served = await serveTiny({ until: '2025-02-07T12:00:00.000Z' }) }, 60_000)
  afterAll(() => served.close())
  const latest = async (person: string) => (await served.call(person, 'latestEvents', { record: served.record })).json as unknown as Latest

  test('are the last five of the record that are not withheld for now, with their numbers, for who reads all of it', async () => {
    const { events } = await latest('ivo-marsh')
    const last = (await served.call('ivo-marsh', 'recordEvents', { record: served.record, limit: '500' })).json as unknown as { events: { seq: number; facts: object }[] }
    const told = last.events.filter(({ facts }) => !('withheld' in facts)).map(({ seq }) => seq).toSorted((a, b) => b - a)
    expect(told.length).toBeLessThan(last.events.length)
    expect(events.map(({ seq }) => seq)).toEqual(told.slice(0, 5))
  })

  test('tell an evaluator nothing of others’ scores, and a bidder’s contact of stages alone; no numbers, no texts', async () => {
    for (const person of ['eva-lind', 'bo-ash']) {
      const { events } = await latest(person)
      expect(events.length).toBe(5)
      expect(events.every(({ seq }) => seq === null)).toBe(true)
      expect(events.filter(({ type }) => /score|submi|note|consensus|compliance|award|interest/i.test(type))).toEqual([])
      expect(JSON.stringify(events)).not.toMatch(/sha256|"sealed":|"reason"|"frozen"/)
    }
    expect((await served.call('otto-stranger', 'latestEvents', { record: served.record })).status).toBe(404)
  })
})
