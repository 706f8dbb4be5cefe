/** A further round over the real router and store: two people begin it, its bids are opened anew, and what is no day or stands twice is named with its place. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveTiny, type Answer, type Served } from './served.ts'

const lead = 'lena-brandt'
const second = 'silas-okoro'

let served: Served
beforeAll(async () => { served = await serveTiny({ until: '2025-02-24T00:00:00.000Z' }) })
afterAll(() => served.close())

let keys = 0
const send = (person: string, command: string, body: unknown, base?: number): Promise<Answer> =>
  served.send(person, 'POST', `/api/v1/records/${served.record}/commands/${command}`, { body, key: `further-${keys++}`, ...(base === undefined ? {} : { base }) })
const outcome = ({ status, json }: Answer) => [status, json.code ?? null]
const first = ({ json }: Answer) => (json.errors as { pointer: string; message: string }[])[0]
const schedule = { currency: 'GBP', priceBase: '2025', bidKind: 'replacing', volumeBands: [], lines: [{ id: 'licence', component: 'licence', description: 'Licence', trust: null, charge: 'annualFixed', amounts: [100_000_00], indexation: 'none', indexedFrom: 'bidDate', vat: 'recoverable', optional: false }] }
const bid = (more: object) => send(lead, 'receive-bid', { bidder: 'ash', lot: 'records', round: 'second', receivedAt: '2025-02-24T00:00:00.000Z', technical: { answers: [] }, commercial: { schedule }, ...more })
const rounds = async (person: string) => (await served.call(person, 'rounds', { record: served.record, lot: 'records' })).json.rounds as { id: string; standing: string; bids: { total: string | null }[] }[]

test('a lot goes on by two people alone; who is left out bids no more, and the opening of the first round opens nothing', async () => {
  expect(outcome(await send(lead, 'move-stage', { lots: ['records'], to: 'sealed' }))).toEqual([409, 'no-such-step'])
  expect((await send(lead, 'add-round', { id: 'second', kind: 'negotiation', title: 'Second', lots: ['records'], deadline: '2025-02-24T01:00:00.000Z' })).status).toBe(200)
  const proposal = { lot: 'records', round: 'second', further: ['ash'], out: [{ bidder: 'beech', ground: 'Its total is the lowest.' }], reason: 'One can be bettered.' }
  expect(outcome(await send(lead, 'propose-round', proposal))).toEqual([428, 'revision-missing'])
  expect((await send(lead, 'propose-round', proposal, 0)).status).toBe(200)
  expect(outcome(await send(lead, 'begin-round', { lot: 'records' }, 1))).toEqual([403, 'same-person'])
  expect(outcome(await send(second, 'begin-round', { lot: 'records' }, 0))).toEqual([412, 'changed-elsewhere'])
  expect((await send(second, 'begin-round', { lot: 'records' }, 1)).status).toBe(200)
  expect((await rounds(lead)).map(({ id, standing, bids }) => [id, standing, bids.length])).toEqual([['final', 'over', 2], ['second', 'now', 0]])
  expect(outcome(await bid({ bidder: 'beech' }))).toEqual([422, 'not-taken-further'])
  expect(outcome(await bid({ receivedAt: '2025-02-24T00:00:00.001Z' }))).toEqual([422, 'received-in-the-future'])
  expect((await bid({})).status).toBe(200)
  served.tick(3_600_000)
  expect(outcome(await send(second, 'open-envelopes', { lot: 'records', envelope: 'technical' }))).toEqual([409, 'nothing-proposed'])
  expect((await send(lead, 'propose-opening', { lot: 'records', envelope: 'technical' })).status).toBe(200)
  expect((await send(second, 'open-envelopes', { lot: 'records', envelope: 'technical' })).status).toBe(200)
})

test('totals of the round that is over are for those who score nothing', async () => {
  expect((await rounds(lead))[0]!.bids.every(({ total }) => total !== null)).toBe(true)
  for (const person of ['eva-lind', 'mona-teague']) expect((await rounds(person))[0]!.bids.every(({ total }) => total === null)).toBe(true)
  expect((await served.call('bo-ash', 'rounds', { record: served.record, lot: 'records' })).status).toBe(403)
})

test('a day or an instant that there is not, and what stands twice, are named with their place', async () => {
  expect(first(await bid({ receivedAt: '2099-99-99T99:99:99.999Z' }))).toMatchObject({ pointer: '/receivedAt' })
  expect(first(await send(lead, 'add-trust', { name: 'T', joined: '2025-02-29', namedInNotice: true }))).toMatchObject({ pointer: '/joined' })
  expect(first(await send(lead, 'move-stage', { lots: ['records', 'records'], to: 'compliance' }))).toEqual({ pointer: '/lots/1', message: '/lots/1 stands twice: it is the same as entry 1.' })
  expect(first(await served.call(lead, 'overview', { record: served.record, asOf: '2025-02-31' }))).toMatchObject({ pointer: '/asOf' })
})
