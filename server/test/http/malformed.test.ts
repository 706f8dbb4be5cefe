/** What nobody well-behaved would send: refused with a plain reason, nothing stored, the server still there. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveTiny, type Answer, type Sending, type Served } from './served.ts'

const evaluator = 'eva-lind'
let served: Served
let before: number
const total = async () => (await served.call('lena-brandt', 'recordEvents', { record: served.record, limit: '1' })).json.total as number
beforeAll(async () => {
  served = await serveTiny({ until: '2025-02-07T12:00:00.000Z' })
  before = await total()
})
afterAll(() => served.close())

const good = { question: 'leave', bid: 'beech-records', score: '3', rationale: 'An open form.', citations: [] }
const record = (sending: Sending) => served.send(evaluator, 'POST', `/api/v1/records/${served.record}/commands/record-score`, { base: 0, key: 'malformed-key', ...sending })
const outcome = ({ status, json }: Answer) => ({ status, code: json.code, pointer: (json.errors as { pointer: string }[] | undefined)?.[0]?.pointer })
const raw = (text: string) => record({ raw: text })
const withField = (field: string) => raw(`${JSON.stringify(good).slice(0, -1)},${field}}`)

describe('bodies', () => {
  const cases: [string, () => Promise<Answer>, { status: number; code?: string; pointer?: string }][] = [
    ['half a JSON', () => raw('{"question":'), { status: 400, code: 'malformed-json' }],
    ['nothing at all', () => raw(''), { status: 400, code: 'malformed-json' }],
    ['a byte order mark', () => raw(`\uFEFF${JSON.stringify(good)}`), { status: 400, code: 'malformed-json' }],
    ['bytes that are not UTF-8', () => record({ raw: Buffer.from([0x22, 0xc3, 0x28, 0x22]) }), { status: 400, code: 'not-utf8' }],
    ['a list instead of an object', () => raw('[]'), { status: 422, pointer: '' }],
    ['null', () => raw('null'), { status: 422, pointer: '' }],
    ['the prototype', () => withField('"__proto__":{"score":"9"}'), { status: 422, code: 'unknown-field', pointer: '/__proto__' }],
    ['the constructor, deeper', () => withField('"citations":[{"constructor":1}]'), { status: 422, code: 'unknown-field', pointer: '/citations/0/constructor' }],
    ['a field nobody knows', () => record({ body: { ...good, weight: '1' } }), { status: 422, code: 'invalid', pointer: '/weight' }],
    ['a field with a slash in its name', () => record({ body: { ...good, 'a/b~c': 1 } }), { status: 422, code: 'invalid', pointer: '/a~1b~0c' }],
    ['a missing field', () => record({ body: { ...good, bid: undefined } }), { status: 422, code: 'invalid', pointer: '/bid' }],
    ['a number where text belongs', () => record({ body: { ...good, score: 3 } }), { status: 422, code: 'invalid', pointer: '/score' }],
    ['an id that is none', () => record({ body: { ...good, bid: '../etc/passwd' } }), { status: 422, code: 'invalid', pointer: '/bid' }],
    ['a NUL', () => record({ body: { ...good, rationale: 'a\u0000b' } }), { status: 422, code: 'nul-character', pointer: '/rationale' }],
    ['half a character', () => raw(JSON.stringify(good).replace('An open form.', String.raw`\ud800`)), { status: 422, code: 'lone-surrogate', pointer: '/rationale' }],
    ['a number too large to be exact', () => withField('"citations":[{"document":"x","page":9007199254740993}]'), { status: 422, code: 'number-unsafe', pointer: '/citations/0/page' }],
    ['a number beyond all numbers', () => withField('"citations":[{"document":"x","page":1e999}]'), { status: 422 }],
    ['a hundred thousand levels', () => raw(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), { status: 422, code: 'too-deep' }],
    ['an empty text', () => record({ body: { ...good, rationale: '' } }), { status: 422, code: 'invalid', pointer: '/rationale' }],
    ['a text too long', () => record({ body: { ...good, rationale: 'x'.repeat(8_001) } }), { status: 422, code: 'invalid', pointer: '/rationale' }],
    ['another type of content', () => record({ body: good, headers: { 'content-type': 'text/plain' } }), { status: 415, code: 'not-json' }],
    ['another character set', () => record({ body: good, headers: { 'content-type': 'application/json; charset=utf-16' } }), { status: 415, code: 'not-json' }],
    ['a compressed body', () => record({ body: good, headers: { 'content-encoding': 'gzip' } }), { status: 415, code: 'compressed' }],
    ['more than 2 MB', () => record({ body: { ...good, rationale: 'x'.repeat(3 * 1024 * 1024) } }), { status: 413, code: 'too-large' }],
    ['a key of a few letters', () => record({ body: good, key: 'short' }), { status: 400, code: 'key-malformed' }],
    ['a revision beyond all revisions', () => record({ body: good, headers: { 'if-match': '"99999999999"' } }), { status: 400, code: 'revision-malformed' }],
  ]
  test.each(cases)('%s', async (_name, send, expected) => {
    const answer = await send()
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(outcome(answer)).toMatchObject(expected)
  })

  test('every fault of a body is told at once, unknown fields by their names', async () => {
    const errorsOf = async (body: unknown) => (await record({ body })).json.errors as { pointer: string; message: string }[]
    expect(await errorsOf({ zz: 1, score: 3, citations: [{ document: 'x' }, { page: 'one', 'a/b': 1 }] })).toEqual([
      { pointer: '/question', message: '/question is missing.' }, { pointer: '/bid', message: '/bid is missing.' },
      { pointer: '/zz', message: '/zz is not a field here.' }, { pointer: '/score', message: '/score must be of type string.' },
      { pointer: '/citations/0/page', message: '/citations/0/page is missing.' }, { pointer: '/citations/1/document', message: '/citations/1/document is missing.' },
      { pointer: '/citations/1/page', message: '/citations/1/page must be a whole number.' }, { pointer: '/citations/1/a~1b', message: '/citations/1/a~1b is not a field here.' },
    ])
    expect(await errorsOf({ ...good, ...Object.fromEntries(Array.from({ length: 50_000 }, (_none, index) => [`f${index}`, index])) })).toHaveLength(20)
  })

  test('half a JSON is told where it breaks', async () => {
    const { json } = await raw('{\n  "question": "leave",\n  "score": }')
    expect(json).toMatchObject({ detail: 'The body is not valid JSON: at line 3, column 12, a value should stand.', errors: [{ pointer: '/score' }], facts: { line: 3, column: 12 } })
    expect((await raw('{"question":')).json).toMatchObject({ detail: 'The body is not valid JSON: it ends at line 1, column 13, where a value should stand.' })
  })

  test('more than 2 MB in pieces, without saying how much', async () => {
    const cookie = await served.cookieOf(evaluator)
    const answer = await new Promise<string>((resolve) => {
      const { hostname, port } = new URL(served.address)
      const socket = connect(Number(port), hostname)
      let said = ''
      socket.on('data', (bytes) => { said += bytes.toString() })
      socket.on('error', () => resolve(said))
      socket.on('close', () => resolve(said))
      socket.write(`POST /api/v1/records/${served.record}/commands/record-score HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\nidempotency-key: in-pieces\r\nif-match: "0"\r\ntransfer-encoding: chunked\r\n\r\n`)
      const piece = 'x'.repeat(64 * 1024)
      for (let sent = 0; sent < 40; sent++) socket.write(`${piece.length.toString(16)}\r\n${piece}\r\n`)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('a body that breaks off', async () => {
    const cookie = await served.cookieOf(evaluator)
    await new Promise<void>((resolve) => {
      const { hostname, port } = new URL(served.address)
      const socket = connect(Number(port), hostname, () => {
        socket.write(`POST /api/v1/records/${served.record}/commands/record-score HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\nidempotency-key: broken-off\r\nif-match: "0"\r\ncontent-length: 500\r\n\r\n{"question":"le`)
        socket.end()
      })
      socket.on('close', () => resolve())
      socket.resume()
    })
    expect((await served.call(evaluator, 'overview', { record: served.record })).status).toBe(200)
  })
})

describe('addresses', () => {
  const get = (path: string, method = 'GET') => served.send(evaluator, method, path, method === 'GET' ? {} : { body: {} }).then(outcome)

  test('what is nothing is 404, what is wrong is said', async () => {
    expect(await get('/api/v1/nothing')).toMatchObject({ status: 404 })
    expect(await get('/api/v1/records/UPPER/overview')).toMatchObject({ status: 404 })
    expect(await get(`/api/v1/records/${served.record}/overview/`)).toMatchObject({ status: 404 })
    expect(await get('/api/v1/records/%E0%A4%A/overview')).toMatchObject({ status: 400 })
    expect(await get(`/api/v1/records/${served.record}/overview?colour=red`)).toMatchObject({ status: 422, code: 'unknown-parameter' })
    expect(await get(`/api/v1/records/${served.record}/overview?asOf=2025-01-10&asOf=2025-01-11`)).toMatchObject({ status: 422, code: 'unknown-parameter' })
    expect(await get(`/api/v1/records/${served.record}/overview?record=other`)).toMatchObject({ status: 422, code: 'unknown-parameter' })
    expect(await get(`/api/v1/records/${served.record}/events?limit=0`)).toMatchObject({ status: 422, pointer: '/limit' })
    expect(await get(`/api/v1/records/${served.record}/events?search=%00a`)).toMatchObject({ status: 422, pointer: '/search' })
    expect(await get(`/api/v1/records/${served.record}/overview`, 'POST')).toMatchObject({ status: 404 })
    expect(await get(`/api/v1/records/${served.record}/commands/to-string`, 'POST')).toMatchObject({ status: 404 })
    expect(await get(`/api/v1/records/__proto__/overview`)).toMatchObject({ status: 404 })
  })
})

test('none of it was stored, and none of it was a fault of ours', async () => {
  expect(await total()).toBe(before)
  expect(served.logged.filter(({ event }) => event === 'fault')).toEqual([])
})
