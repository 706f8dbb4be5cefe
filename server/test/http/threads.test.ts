/** What is computed in threads of its own, over the real router and store: the same bytes, and what one is told when there is no thread. */
import { request as ask } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import { viewTender } from '@workbench/shared/policy/views.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import { redeemAll } from '../../src/operations/redeem.ts'
import { openInstallation } from '../../src/store/installation.ts'
import type { Place } from '../../src/store/port.ts'
import { serveTiny, type Served } from './served.ts'

const lead = 'lena-brandt'
const reviewer = 'ivo-marsh'

let served: Served
let place: Place
beforeAll(async () => {
  served = await serveTiny({
    until: '2025-03-13T00:00:00.000Z',
    open: async (settings) => {
      const installation = openInstallation(settings)
      place = installation.store.place
      return installation
    },
  })
})
afterAll(() => served.close())

const verify = async () => (await served.call(reviewer, 'recordVerify', { record: served.record })).json as { holds: boolean; answer: string; checks: { what: string; outcome: string; sentence: string }[] }

describe('verification', () => {
  test('holds, with every award computed again', async () => {
    const { holds, checks } = await verify()
    expect(holds).toBe(true)
    expect(checks.map(({ what, outcome }) => [what, outcome])).toEqual([['events', 'holds'], ['checkpoint', 'cannotTell'], ['replay', 'holds'], ['result', 'holds']])
  })

  test('reads the disk as it is now: an event that was changed behind its back is named, and no earlier answer stands in for it', async () => {
    const database = new DatabaseSync((place as Extract<Place, { engine: 'sqlite' }>).file)
    const { bytes } = database.prepare('select bytes from events where record = ? and seq = 9').get(served.record) as { bytes: Uint8Array }
    const write = (changed: Uint8Array) => database.prepare('update events set bytes = ? where record = ? and seq = 9').run(changed, served.record)
    try {
      write(Buffer.from(Buffer.from(bytes).toString().replace('"version":1', '"version":2')))
      const { holds, answer } = await verify()
      expect([holds, answer.startsWith('The record does not hold: Event 9 ')]).toEqual([false, true])
    } finally {
      write(bytes)
      database.close()
    }
    expect((await verify()).holds).toBe(true)
  })

  test('finds pages that are made of another state than the events lead to', async () => {
    const { state } = (await served.composed.records.committed(served.record))!
    const { setup } = state as TenderState
    const title = setup.title
    try {
      Object.assign(setup, { title: 'Another title' })
      const { holds, checks } = await verify()
      expect(holds).toBe(false)
      expect(checks.find(({ what }) => what === 'replay')).toEqual({ what: 'replay', outcome: 'broken', sentence: 'Replaying the events does not lead to what the pages show.' })
    } finally {
      Object.assign(setup, { title })
    }
    expect((await verify()).holds).toBe(true)
  })
})

describe('the trusts’ views', () => {
  test('are what the view itself gives, the first time and when they are kept', async () => {
    const held = (await served.composed.records.committed(served.record))!
    const viewed = viewTender(held.state as TenderState, lead, 'trustViews', { lot: 'records' }, { read: held.read, now: held.now, hash: hashOfJson })
    const expected = JSON.parse(JSON.stringify(await redeemAll(served.composed.records, served.record, viewed))) as unknown
    for (let time = 0; time < 2; time++) {
      const answer = await served.call(lead, 'trustViews', { record: served.record, lot: 'records' })
      expect([answer.status, answer.json]).toEqual([200, expected])
    }
  })

  test('are refused as the view itself refuses, before anything is computed', async () => {
    expect((await served.call('eva-lind', 'trustViews', { record: served.record, lot: 'records' })).json).toMatchObject({ status: 403, code: 'views-hidden' })
    expect((await served.call('otto-stranger', 'trustViews', { record: served.record, lot: 'records' })).status).toBe(404)
    expect((await served.call(lead, 'trustViews', { record: served.record, lot: 'none' })).status).toBe(404)
  })
})

describe('whoever asked and is gone', () => {
  test('is told to what is computed for them', async () => {
    let begun: () => void = () => undefined
    let told: () => void = () => undefined
    const [asked, gone] = [new Promise<void>((resolve) => { begun = resolve }), new Promise<void>((resolve) => { told = resolve })]
    const waiting = await serveTiny({
      until: '2025-01-08T16:00:00.000Z',
      around: (parts) => ({ ...parts, handlers: { ...parts.handlers, recordVerify: ({ signal }) => new Promise((resolve) => {
        signal!.addEventListener('abort', () => { told(); resolve({ kind: 'json', value: {} }) })
        begun()
      }) } }),
    })
    try {
      const leaving = ask(`${waiting.address}/api/v1/records/${waiting.record}/verify`, { headers: { cookie: await waiting.cookieOf(reviewer) } })
      leaving.on('error', () => undefined)
      leaving.end()
      await asked
      leaving.destroy()
      await gone
    } finally {
      await waiting.close()
    }
  })
})

describe('without threads', () => {
  test('one is told that it is not available just now and when to come back; all else goes on', async () => {
    await served.composed.jobs.close()
    for (const name of ['recordVerify', 'evaluationReport'] as const) {
      const answer = await served.call(reviewer, name, { record: served.record })
      expect([answer.status, answer.headers['retry-after'], answer.json]).toEqual([503, '5', expect.objectContaining({ code: 'unavailable', detail: 'The server is ending.' })])
    }
    expect((await served.call(lead, 'results', { record: served.record, lot: 'records' })).status).toBe(200)
  })
})
