/** The real router over real SQLite: what each outcome looks like on the wire. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations, otherOperations, type OperationName } from '@workbench/shared/contract/operations.ts'
import { views } from '@workbench/shared/contract/views.ts'
import { fillings, pathParameters } from '../access/parameters.ts'
import { serveTiny, type Answer, type Served } from './served.ts'

const SCORING = '2025-02-07T12:00:00.000Z'
const lead = 'lena-brandt'
const evaluator = 'eva-lind'

let served: Served
beforeAll(async () => { served = await serveTiny({ until: SCORING }) })
afterAll(() => served.close())

const problem = ({ status, json, headers }: Answer) => {
  expect(headers['content-type']).toBe('application/problem+json')
  expect(json.status).toBe(status)
  expect(String(json.detail).length).toBeGreaterThan(5)
  return { status, code: json.code, pointer: (json.errors as { pointer: string }[] | undefined)?.[0]?.pointer }
}
const names = Object.keys(operations) as OperationName[]
/** Parameters of the query that an operation cannot do without. */
const asked: Partial<Record<OperationName, Record<string, string>>> = { recordChanges: { from: '0', to: '1' } }
const paramsOf = (name: OperationName): Record<string, string> => ({ ...fillings(pathParameters(operations[name].path), served.record)[0]!, ...asked[name] })

describe('reading', () => {
  test('every view answers, or refuses in the form of a problem, with what its schema promises', async () => {
    const ajv = new Ajv2020({ strict: false })
    const wrong: string[] = []
    for (const name of Object.keys(views) as (keyof typeof views)[]) {
      for (const person of [lead, evaluator, 'mona-teague', 'tess-north', 'ivo-marsh']) {
        const answer = await served.call(person, name, paramsOf(name))
        const check = ajv.compile(views[name].reply)
        if (answer.status === 200 ? !check(answer.json) : ![403, 404, 409].includes(problem(answer).status))
          wrong.push(`${name} for ${person}: ${answer.status} ${ajv.errorsText(check.errors)} ${answer.bytes.toString().slice(0, 300)}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('the tag is of the viewer’s own bytes; the same bytes are not sent twice', async () => {
    const first = await served.call(evaluator, 'overview', { record: served.record })
    expect(first.headers['cache-control']).toBe('private, no-store')
    const again = await served.call(evaluator, 'overview', { record: served.record }, { headers: { 'if-none-match': first.headers.etag! } })
    expect(again.status).toBe(304)
    expect(again.bytes.length).toBe(0)
    const other = await served.call(lead, 'overview', { record: served.record })
    expect(other.headers.etag).not.toBe(first.headers.etag)
  })

  test('a stranger, nobody and a record that never was get the same answer', async () => {
    const never = 'zzzzzzzzzzzzzzzz'
    const seen: unknown[][] = []
    for (const name of names) {
      const params = paramsOf(name)
      if (params.record === undefined || name === 'live' || operations[name].method !== 'GET') continue
      const stranger = await served.call('otto-stranger', name, params)
      const absent = await served.call('otto-stranger', name, { ...params, record: never })
      const nobody = await served.call(null, name, params)
      seen.push([name, problem(stranger).status, problem(nobody).status, stranger.bytes.toString().replaceAll(served.record, never) === absent.bytes.toString()])
    }
    expect(seen).toEqual(seen.map(([name]) => [name, 404, 401, true]))
    expect(seen.length).toBeGreaterThan(15)
  })

  test('a past day is shown to who may read the record, and to nobody else', async () => {
    const then = await served.call(lead, 'overview', { record: served.record, asOf: '2025-01-10' })
    expect([then.status, then.json.stage, then.json.today]).toEqual([200, 'setUp', '2025-01-10'])
    expect((await served.call(lead, 'overview', { record: served.record })).json.stage).toBe('scoring')
    expect(problem(await served.call(evaluator, 'overview', { record: served.record, asOf: '2025-01-14' })).pointer).toBe('/asOf')
    expect(problem(await served.call(lead, 'overview', { record: served.record, asOf: '2024-01-14' }))).toMatchObject({ status: 422, pointer: '/asOf' })
    expect(problem(await served.call(lead, 'overview', { record: served.record, asOf: '14.01.2025' }))).toMatchObject({ status: 422, pointer: '/asOf' })
  })

  test('names: the buying side sees bidders by name, a bidder’s contact no rival', async () => {
    const seen = await served.call(lead, 'names', { record: served.record })
    expect((seen.json.bidders as { id: string; name: string }[]).map(({ id, name }) => [id, name.length > 3])).toEqual([['ash', true], ['beech', true]])
    expect((seen.json.people as { id: string; name: string }[]).find(({ id }) => id === evaluator)?.name).toBe('Eva Lind')
  })

  test('home: what waits for an evaluator, and nothing for a stranger', async () => {
    const mine = await served.call(evaluator, 'home')
    expect((mine.json.waiting as { sentence: string }[]).map(({ sentence }) => sentence)).toEqual([expect.stringMatching(/^Score \d of 5 questions · Document store$/)])
    expect(mine.json.tenders).toMatchObject([{ record: served.record, stage: 'scoring', roles: ['evaluator'], illustrative: true }])
    expect((await served.call('otto-stranger', 'home')).json).toEqual({ waiting: [], tenders: [] })
    expect((await served.call(null, 'home')).json).toEqual({ waiting: [], tenders: [] })
  })
})

describe('the whole record', () => {
  test('events come in order and page by cursor; sealed envelopes stay sealed', async () => {
    const all: { seq: number; type: string; facts: unknown }[] = []
    let cursor: string | undefined
    do {
      const page = await served.call(lead, 'recordEvents', { record: served.record, limit: '50', ...(cursor === undefined ? {} : { cursor }) })
      expect(page.status).toBe(200)
      all.push(...(page.json.events as typeof all))
      cursor = (page.json.next as string | null) ?? undefined
      expect(all.length).toBeLessThanOrEqual(page.json.total as number)
    } while (cursor !== undefined)
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_event, index) => index))
    expect(all[0]).toMatchObject({ type: 'tenderStarted', facts: { title: 'Document store for two trusts', purpose: expect.stringMatching(/^One store/) } })
    const received = all.find(({ type }) => type === 'bidReceived')!
    expect(received.facts).toMatchObject({ commercial: { sealed: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  })

  test('filters and search find by type, actor, day and words', async () => {
    const ask = async (params: Record<string, string>) => (await served.call(lead, 'recordEvents', { record: served.record, ...params })).json.events as { type: string; actor: string; at: string; facts: { reason?: string } }[]
    expect(new Set((await ask({ types: 'lotAdded,roundAdded' })).map(({ type }) => type))).toEqual(new Set(['lotAdded', 'roundAdded']))
    expect((await ask({ actor: 'silas-okoro' })).every(({ actor }) => actor === 'silas-okoro')).toBe(true)
    expect((await ask({ from: '2025-01-13', to: '2025-01-13' })).every(({ at }) => at.startsWith('2025-01-13'))).toBe(true)
    expect((await ask({ search: 'close their paper libraries' })).map(({ type }) => type)).toEqual(['tenderStarted'])
    // A trust's own weights and its reason are not found before they are unlocked.
    expect(await ask({ search: 'nurses work in homes' })).toEqual([])
    expect((await ask({ types: 'viewWeighed' })).map(({ facts }) => Object.keys(facts))).toEqual([['withheld'], ['withheld']])
    expect(await ask({ search: 'no such words anywhere' })).toEqual([])
  })

  test('an evaluator who still scores reads neither events nor proofs', async () => {
    expect(problem(await served.call(evaluator, 'recordEvents', { record: served.record })).status).toBe(403)
    expect(problem(await served.call(evaluator, 'recordVerify', { record: served.record })).status).toBe(403)
  })

  test('verification answers in plain words and gives a checkpoint to keep', async () => {
    const answer = await served.call('ivo-marsh', 'recordVerify', { record: served.record })
    expect(answer.json).toMatchObject({ holds: true, answer: expect.stringMatching(/^The record holds/), checkpoint: expect.stringContaining(`/records/${served.record}\n`) })
    expect((answer.json.checks as { what: string; outcome: string }[]).map(({ what, outcome }) => [what, outcome])).toEqual([['events', 'holds'], ['checkpoint', 'cannotTell'], ['replay', 'holds']])
  })
})

describe('acting', () => {
  const score = (over: Record<string, unknown> = {}) => ({ question: 'leave', bid: 'beech-records', score: '3', rationale: 'An open form at a stated price.', citations: [], ...over })
  const record = () => ({ record: served.record })

  test('a score is recorded once under its key, and stale afterwards', async () => {
    const first = await served.call(evaluator, 'recordScore', record(), { body: score(), key: 'first-key' })
    expect([first.status, first.json.revision]).toEqual([200, 1])
    const again = await served.call(evaluator, 'recordScore', record(), { body: score(), key: 'first-key' })
    expect(again.bytes).toEqual(first.bytes)
    expect(problem(await served.call(evaluator, 'recordScore', record(), { body: score({ score: '2' }), key: 'first-key' }))).toMatchObject({ status: 422, code: 'key-reused' })
    const stale = await served.call(evaluator, 'recordScore', record(), { body: score({ score: '2' }), key: 'second-key' })
    expect(problem(stale)).toMatchObject({ status: 412, code: 'changed-elsewhere' })
    expect(stale.json.facts).toMatchObject({ yourRevision: 0, currentRevision: 1, by: evaluator, yours: { score: '2' }, current: { score: '3', rationale: 'An open form at a stated price.' } })
    expect((await served.call(evaluator, 'recordScore', record(), { body: score({ score: '2' }), base: 1, key: 'third-key' })).json.revision).toBe(2)
  })

  test('two who start from the same reading: the second is told both values in words, whose the other is and since when', async () => {
    const describe = (title: string, purpose: string, sending = {}) => served.call(lead, 'describeTender', record(), { body: { title, ruleSet: 'pa2023', purpose }, key: `describe-${title.length}`, ...sending })
    const { json } = await served.call(lead, 'overview', record())
    const { revision } = json.description as { revision: number }
    const first = await describe('Document store for two trusts', 'One store, and one search.', { base: revision })
    expect([first.status, first.json.revision]).toEqual([200, revision + 1])
    const second = await describe('Another title', 'Two stores.', { base: revision })
    expect(problem(second)).toMatchObject({ status: 412, code: 'changed-elsewhere' })
    expect(second.json.facts).toEqual({
      yourRevision: revision, currentRevision: revision + 1, by: lead, at: first.json.at, yours: { title: 'Another title', ruleSet: 'pa2023', purpose: 'Two stores.' },
      current: { title: 'Document store for two trusts', ruleSet: (json as { ruleSet: string }).ruleSet, purpose: 'One store, and one search.' },
    })
    expect((await served.call(lead, 'overview', record())).json).toMatchObject({ purpose: 'One store, and one search.', description: { revision: revision + 1, written: { by: lead, at: first.json.at } } })
    const bare = await served.send(lead, 'POST', `/api/v1/records/${served.record}/commands/describe-tender`, { body: { title: 'x', ruleSet: 'pa2023', purpose: 'x' }, key: 'bare-describe' })
    expect(problem(bare)).toMatchObject({ status: 428, code: 'revision-missing' })
  })

  test('each class of refusal has its status', async () => {
    const act = (person: string, name: OperationName, body: unknown, more = {}) => served.call(person, name, record(), { body, key: `refusal-${name}`, ...more }).then(problem)
    expect(await act(evaluator, 'recordScore', score({ score: '7' }))).toMatchObject({ status: 412 })
    expect(await act(evaluator, 'recordScore', score({ score: '7' }), { base: 2, key: 'off-scale' })).toMatchObject({ status: 422, code: 'off-scale', pointer: '/score' })
    expect(await act(lead, 'recordScore', score())).toMatchObject({ status: 403, code: 'not-your-role' })
    expect(await act(lead, 'addLot', { ref: '2', title: 'Second', places: 1, variants: 'refused' })).toMatchObject({ status: 409 })
    expect(await act(lead, 'decideLateBid', { bid: 'nobody', outcome: 'accepted', ground: 'x' })).toMatchObject({ status: 404, pointer: '/bid' })
    expect(await act('otto-stranger', 'addLot', { ref: '2', title: 'Second', places: 1, variants: 'refused' })).toMatchObject({ status: 404 })
  })

  test('key and revision are asked for', async () => {
    const path = `/api/v1/records/${served.record}/commands/record-score`
    expect(problem(await served.send(evaluator, 'POST', path, { body: score(), base: 2 }))).toMatchObject({ status: 400, code: 'key-missing' })
    expect(problem(await served.send(evaluator, 'POST', path, { body: score(), key: 'key-for-428' }))).toMatchObject({ status: 428, code: 'revision-missing' })
    expect(problem(await served.send(evaluator, 'POST', path, { body: score(), key: 'key-for-400', headers: { 'if-match': 'W/"2"' } }))).toMatchObject({ status: 400, code: 'revision-malformed' })
  })

  test('a command of another kind of record is unknown here', async () => {
    expect(problem(await served.call(lead, 'freezeBoard' as OperationName, record(), { body: {} }))).toMatchObject({ status: 404 })
  })

  test('every command with an empty body is refused by its schema or its rules, never by a fault', async () => {
    const wrong: string[] = []
    for (const name of names.filter((candidate) => operations[candidate].path.includes('/commands/'))) {
      const answer = await served.call(lead, name, record(), { body: {}, key: `empty-${name}` })
      if (![404, 422].includes(answer.status)) wrong.push(`${name}: ${answer.bytes.toString()}`)
    }
    expect(wrong).toEqual([])
  })

  test('starting a tender makes its record for whoever starts it', async () => {
    const body = { title: 'Scanners', ruleSet: 'pa2023', purpose: 'New scanners for both libraries.' }
    const made = await served.call('otto-stranger', 'startTender', {}, { body, key: 'start-one' })
    expect(made.status).toBe(201)
    const again = await served.call('otto-stranger', 'startTender', {}, { body, key: 'start-one' })
    expect(again.json.id).toBe(made.json.id)
    const overview = await served.call('otto-stranger', 'overview', { record: String(made.json.id) })
    expect(overview.json).toMatchObject({ title: 'Scanners', purpose: 'New scanners for both libraries.', illustrative: false, stage: 'setUp' })
    expect(problem(await served.call(lead, 'overview', { record: String(made.json.id) })).status).toBe(404)
  })

  test('a workshop: its facilitator reads its record and its past, a participant only what is shown', async () => {
    const started = await served.call(lead, 'startWorkshop', {}, { body: { title: 'What to do with the stock', purpose: 'Compare paths.', asAt: '2026-01-05', tender: served.record }, key: 'start-workshop' })
    const workshop = { record: String(started.json.id) }
    const give = await served.call(lead, 'giveWorkshopRole', workshop, { body: { person: evaluator, role: 'participant' }, key: 'give-a-role' })
    expect([started.status, give.status]).toEqual([201, 200])
    expect((await served.call(evaluator, 'workshopOverview', workshop)).json.title).toBe('What to do with the stock')
    expect((await served.call(lead, 'recordEvents', workshop)).json.events).toMatchObject([{ type: 'workshopStarted', facts: { purpose: 'Compare paths.' } }, { type: 'workshopRoleGiven' }, { type: 'workshopRoleGiven' }])
    expect((await served.call(lead, 'recordVerify', workshop)).json.holds).toBe(true)
    expect((await served.call(lead, 'workshopOverview', { ...workshop, asOf: '2026-01-05' })).status).toBe(200)
    expect(problem(await served.call(lead, 'workshopOverview', { ...workshop, asOf: '2026-01-04' }))).toMatchObject({ status: 422, pointer: '/asOf' })
    expect(problem(await served.call(evaluator, 'recordEvents', workshop)).status).toBe(403)
    expect(problem(await served.call('ewan-price', 'workshopOverview', workshop)).status).toBe(404)
    expect(problem(await served.call(lead, 'overview', workshop)).status).toBe(404)
  })

  test('an extract is attached as the tender gives it, and no other', async () => {
    const started = await served.call(lead, 'startWorkshop', {}, { body: { title: 'With an extract', purpose: 'Compare paths.', asAt: '2026-01-05', tender: served.record }, key: 'start-with-extract' })
    const workshop = { record: String(started.json.id) }
    const extract = (await served.call(lead, 'workshopExtract', { record: served.record })).json as { open: { title: string } }
    const forged = { ...extract, open: { ...extract.open, title: 'Another tender' } }
    expect(problem(await served.call(lead, 'attachExtract', workshop, { body: forged, key: 'forged-extract' }))).toMatchObject({ status: 422, code: 'extract-altered' })
    const attached = await served.call(lead, 'attachExtract', workshop, { body: extract, key: 'true-extract' })
    expect(attached.status).toBe(200)
    await served.call(lead, 'addTrust', record(), { body: { name: 'Later Trust', joined: '2025-02-07', namedInNotice: true }, key: 'a-later-trust' })
    expect((await served.call(lead, 'attachExtract', workshop, { body: extract, key: 'true-extract' })).bytes).toEqual(attached.bytes)
  })

  test('drafts are one’s own, with a revision', async () => {
    const place = { record: served.record, key: 'rationale.find.ash' }
    expect((await served.call(evaluator, 'saveDraft', place, { body: { text: 'First thoughts' }, base: 0 })).json.revision).toBe(1)
    expect((await served.call(evaluator, 'saveDraft', place, { body: { text: 'Second thoughts' }, base: 1 })).json.revision).toBe(2)
    const conflict = await served.call(evaluator, 'saveDraft', place, { body: { text: 'From another tab' }, base: 1 })
    expect(problem(conflict).status).toBe(412)
    expect(conflict.json.facts).toMatchObject({ currentRevision: 2, text: 'Second thoughts' })
    expect((await served.call(evaluator, 'loadDrafts', record())).json.drafts).toMatchObject([{ key: place.key, revision: 2, text: 'Second thoughts' }])
    expect((await served.call('ewan-price', 'loadDrafts', record())).json.drafts).toEqual([])
    expect((await served.call(evaluator, 'removeDraft', place, { base: 2 })).json).toEqual({ removed: true })
    expect(problem(await served.call('otto-stranger', 'saveDraft', place, { body: { text: 'x' }, base: 0 })).status).toBe(404)
  })

  test('who reads a bid is written down', async () => {
    await served.call(evaluator, 'scoringQuestion', { record: served.record, lot: 'records', question: 'find' })
    await served.composed.readLog.flush()
    const entries = await served.composed.readLog.of(served.record, { afterId: 0, limit: 1_000 })
    expect(entries.at(-1)).toMatchObject({ record: served.record, person: evaluator, view: 'scoringQuestion', params: { lot: 'records', question: 'find' } })
  })

  test('the log has a line a request, with ids and no words', () => {
    const lines = served.logged.filter(({ event }) => event === 'request')
    expect(lines.length).toBeGreaterThan(100)
    expect(lines.find(({ operation }) => operation === 'recordScore')).toMatchObject({ method: 'POST', status: 200, person: evaluator })
    expect(JSON.stringify(served.logged)).not.toMatch(/Eva Lind|open form|nurses/)
  })
})

describe('the interface describes itself', () => {
  test('OpenAPI names every operation that is mounted, and nothing else', async () => {
    const { json } = await served.call(null, 'openapi')
    expect(json.openapi).toBe('3.1.0')
    const described = Object.values(json.paths as Record<string, Record<string, { operationId: string }>>).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
    expect(described.toSorted()).toEqual(names.toSorted())
    expect(described.filter((name) => !Object.hasOwn(otherOperations, name)).length).toBeGreaterThan(80)
  })
})
