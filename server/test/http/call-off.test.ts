/** A call-off is linked by whoever takes part in both tenders; a tender of others, and one that was never made, get the same answer. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveTiny, type Served } from './served.ts'

const [lead, stranger] = ['lena-brandt', 'otto-stranger']

let served: Served
beforeAll(async () => { served = await serveTiny({ until: '2025-03-13T00:00:00.000Z' }) })
afterAll(() => served.close())

const link = (record: string, key: string) => served.call(lead, 'linkCallOff', { record: served.record }, { key, body: { record, lot: 'records', trust: 'eastfen' } })
const start = async (person: string) =>
  (await served.call(person, 'startTender', {}, { key: `start-by-${person}`, body: { title: 'A call-off', ruleSet: 'pcr2015', purpose: 'To draw on the framework.' } })).json.id as string

test('the tender that is linked is one in which the linker takes part', async () => {
  const [own, foreign] = [await start(lead), await start(stranger)]
  const [hidden, missing] = [await link(foreign, 'link-foreign'), await link('no-such-record', 'link-missing')]
  expect(hidden.json).toMatchObject({ status: 404, code: 'not-found', errors: [{ pointer: '/record' }] })
  expect(String(missing.json.detail).replace('no-such-record', foreign)).toBe(hidden.json.detail)
  expect((await link(served.record, 'link-itself')).json).toMatchObject({ status: 422, code: 'links-to-itself' })
  const [once, again] = [await link(own, 'link-own-1'), await link(own, 'link-own-1')]
  expect([once.status, again.status]).toEqual([200, 200])
  expect((await link(own, 'link-own-2')).json).toMatchObject({ status: 422, code: 'already-linked' })
})
