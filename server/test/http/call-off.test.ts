/** A call-off names its parent when it is started and is then linked there, by whoever takes part in both; a tender of others, and one that was never made, get the same answer. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveTiny, type Served } from './served.ts'

const [lead, stranger] = ['lena-brandt', 'otto-stranger']

let served: Served
beforeAll(async () => { served = await serveTiny({ until: '2025-03-13T00:00:00.000Z' }) })
afterAll(() => served.close())

const link = (record: string, key: string, trust = 'eastfen') => served.call(lead, 'linkCallOff', { record: served.record }, { key, body: { record, lot: 'records', trust } })
const begin = (person: string, key: string, parent?: object) =>
  served.call(person, 'startTender', {}, { key, body: { title: 'A call-off', ruleSet: 'pcr2015', purpose: 'To draw on the framework.', ...(parent ? { parent } : {}) } })
const start = async (person: string, key: string, parent?: object) => (await begin(person, key, parent)).json.id as string

test('the tender that is linked is one in which the linker takes part, and it names this one as its parent', async () => {
  const [own, stray, foreign] = [await start(lead, 'start-own', { record: served.record, lot: 'records', trust: 'eastfen' }), await start(lead, 'start-stray'), await start(stranger, 'start-foreign')]
  const [hidden, missing] = [await link(foreign, 'link-foreign'), await link('no-such-record', 'link-missing')]
  expect(hidden.json).toMatchObject({ status: 404, code: 'not-found', errors: [{ pointer: '/record' }] })
  expect(String(missing.json.detail).replace('no-such-record', foreign)).toBe(hidden.json.detail)
  expect((await link(served.record, 'link-itself')).json).toMatchObject({ status: 422, code: 'links-to-itself' })
  expect((await link(stray, 'link-stray')).json).toMatchObject({ status: 422, code: 'not-its-call-off', errors: [{ pointer: '/record' }] })
  expect((await link(own, 'link-other-trust', 'northmere')).json).toMatchObject({ status: 422, code: 'call-off-of-another-trust', errors: [{ pointer: '/trust' }] })
  const [once, again] = [await link(own, 'link-own-1'), await link(own, 'link-own-1')]
  expect([once.status, again.status]).toEqual([200, 200])
  expect((await link(own, 'link-own-2')).json).toMatchObject({ status: 422, code: 'already-linked' })
  const { tenders } = (await served.call(lead, 'home', {})).json as { tenders: { record: string; about?: string }[] }
  expect(tenders.find(({ record }) => record === own)).toMatchObject({ about: served.record })
})

test('the tender that a new one says it comes from is one in which the starter takes part, with that lot and trust', async () => {
  const hidden = await begin(stranger, 'from-foreign', { record: served.record })
  const missing = await begin(stranger, 'from-missing', { record: 'no-such-record' })
  expect(hidden.json).toMatchObject({ status: 404, code: 'not-found', errors: [{ pointer: '/parent/record' }] })
  expect(String(missing.json.detail).replace('no-such-record', served.record)).toBe(hidden.json.detail)
  expect((await begin(lead, 'from-no-lot', { record: served.record, lot: 'none' })).json).toMatchObject({ status: 404, errors: [{ pointer: '/parent/lot' }] })
  expect((await begin(lead, 'from-no-trust', { record: served.record, lot: 'records', trust: 'none' })).json).toMatchObject({ status: 404, errors: [{ pointer: '/parent/trust' }] })
})

test('a bidder’s contact starts neither tender nor workshop, and nobody a workshop beside a tender of others', async () => {
  const workshop = (person: string, key: string, tender?: string) =>
    served.call(person, 'startWorkshop', {}, { key, body: { title: 'Beside it', purpose: 'To look ahead.', asAt: '2025-03-01', ...(tender === undefined ? {} : { tender }) } })
  expect((await begin('bo-ash', 'by-contact')).json).toMatchObject({ status: 403, code: 'bidders-contact' })
  expect((await workshop('bo-ash', 'room-by-contact')).json).toMatchObject({ status: 403, code: 'bidders-contact' })
  const [hidden, missing] = [await workshop(stranger, 'beside-foreign', served.record), await workshop(stranger, 'beside-missing', 'no-such-record')]
  expect(hidden.json).toMatchObject({ status: 404, code: 'not-found', errors: [{ pointer: '/tender' }] })
  expect(String(missing.json.detail).replace('no-such-record', served.record)).toBe(hidden.json.detail)
  expect((await workshop(lead, 'beside-own', served.record)).status).toBe(201)
})
