/** Over the real router and store: what a workshop holds from bids closes with the prices of its tender, on every way it is read (R20). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveTiny, type Answer, type Served } from './served.ts'

const lead = 'lena-brandt'
const second = 'silas-okoro'
const evaluator = 'eva-lind'

let served: Served
beforeAll(async () => { served = await serveTiny({ until: '2025-02-24T00:00:00.000Z' }) })
afterAll(() => served.close())

let keys = 0
const send = (person: string, record: string, command: string, body: unknown, base?: number): Promise<Answer> =>
  served.send(person, 'POST', `/api/v1/records/${record}/commands/${command}`, { body, key: `prices-${keys++}`, ...(base === undefined ? {} : { base }) })
const outcome = ({ status, json }: Answer) => [status, json.code ?? null]
const get = (person: string, record: string, path: string) => served.send(person, 'GET', `/api/v1/records/${record}/${path}`)

const option = {
  id: 'stay', trust: 'north', path: 'continueDirect', label: 'Stay', supplier: null,
  route: { kind: 'extension', notice: 'A notice.', standstill: 'Ten days.', challenge: 'Little.', exposure: 'low', evidence: [] }, programmes: [], evidence: [],
}
const trust = { id: 'north', name: 'North', system: 'An old system', hosting: 'A data centre', contractEnds: [], incomePerYear: null }
const line = {
  id: 'from-a-bid', option: 'stay', label: 'Licence', kind: 'licence', payer: 'trust', type: 'revenue', recurrent: true,
  timing: { by: 'years', amounts: [{ year: '2026-27', amount: { low: 4_242_41, mid: 4_242_42, high: 4_242_43 } }] },
  priceBase: '2025-26', vat: 'recoverable', transfer: false, basis: 'bidDerived', illustrative: true, evidence: [],
}
const lines = { option: 'stay', figures: JSON.stringify([line]) }
const ways = ['workshop/board', 'workshop/board?snapshot=kept', 'workshop', 'workshop/evidence', 'names', 'events?limit=500', 'export', 'workshop/board?asOf=2025-02-24', 'workshop/board?asOf=2026-12-31']

test('a further round closes them at once, the old extract is not attached again, and what was entered is not altered', async () => {
  const started = await served.call(lead, 'startWorkshop', {}, { body: { title: 'With prices', purpose: 'Compare paths.', asAt: '2025-02-24', tender: served.record }, key: 'start-with-prices' })
  const record = String(started.json.id)
  expect(outcome(await send(lead, record, 'give-workshop-role', { person: lead, role: 'trustLead', trust: 'north' }))).toEqual([403, 'own-role'])
  for (const [person, role] of [[second, 'participant'], [evaluator, 'participant']]) expect((await send(lead, record, 'give-workshop-role', { person, role })).status).toBe(200)
  expect((await send(lead, record, 'set-workshop-trust', { trust }, 0)).status).toBe(200)
  expect((await send(lead, record, 'set-option', { option }, 0)).status).toBe(200)
  const extract = (await served.call(lead, 'workshopExtract', { record: served.record })).json
  expect((extract.derived as { readers: string[] }).readers).toEqual(expect.arrayContaining([lead, second]))
  expect((await send(lead, record, 'attach-extract', extract)).status).toBe(200)
  expect((await send(lead, record, 'set-bid-derived-lines', lines, 0)).status).toBe(200)
  expect((await send(lead, record, 'take-snapshot', { id: 'kept', name: 'Kept' })).status).toBe(200)
  for (const person of [lead, second]) expect((await get(person, record, 'workshop/board')).bytes.toString()).toContain('424242')
  expect((await get(lead, record, 'events?limit=500')).status).toBe(200)
  expect((await get(lead, record, 'workshop/board?snapshot=kept')).bytes.toString()).toContain('424242')

  expect((await send(lead, served.record, 'add-round', { id: 'second', kind: 'negotiation', title: 'Second', lots: ['records'], deadline: '2025-02-24T01:00:00.000Z' })).status).toBe(200)
  expect((await send(lead, served.record, 'propose-round', { lot: 'records', round: 'second', further: ['ash'], out: [{ bidder: 'beech', ground: 'Its total is the lowest.' }], reason: 'One can be bettered.' }, 0)).status).toBe(200)
  expect((await send(second, served.record, 'begin-round', { lot: 'records' }, 1)).status).toBe(200)

  for (const person of [lead, second, evaluator])
    for (const path of ways) {
      const answer = await get(person, record, path)
      expect([person, path, [200, 403].includes(answer.status), answer.bytes.toString().includes('424242')]).toEqual([person, path, true, false])
    }
  for (const path of ['events', 'export', 'workshop/board?asOf=2025-02-24']) expect(outcome(await get(lead, record, path))).toEqual([403, 'record-hidden'])
  for (const person of [lead, second]) expect((await get(person, record, 'workshop/board')).json).toMatchObject({ derived: null, readers: null, derivedClosed: expect.stringContaining('does not let you read prices') as unknown })
  expect(outcome(await send(lead, record, 'set-bid-derived-lines', { ...lines, figures: '[]' }, 1))).toEqual([403, 'no-price-rights'])
  expect(outcome(await send(lead, record, 'attach-extract', extract))).toEqual([409, 'extract-overtaken'])
})
