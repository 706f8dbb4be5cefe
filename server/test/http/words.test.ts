/** Words that nobody can read, or that read as other words, are no words: refused at the edge with their place, and nothing is stored. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveTiny, type Served } from './served.ts'

let served: Served
beforeAll(async () => { served = await serveTiny({ until: '2025-01-07T00:00:00.000Z' }) })
afterAll(() => served.close())

const start = (title: string, purpose: string, key: string) => served.call('lena-brandt', 'startTender', {}, { key, body: { title, ruleSet: 'pcr2015', purpose } })

test.each([
  ['spaces', '   ', 'To buy.', '/title'],
  ['a character of no width', '\u200B', 'To buy.', '/title'],
  ['two lines', 'One\nTwo', 'To buy.', '/title'],
  ['a turn of direction', 'Ash \u202Edtl\u202C', 'To buy.', '/title'],
  ['a purpose of spaces', 'A tender', ' \u200B\n', '/purpose'],
  ['a purpose that turns', 'A tender', 'It is \u2067turned\u2069.', '/purpose'],
])('%s', async (_what, title, purpose, pointer) => {
  const before = (await served.call('lena-brandt', 'home', {})).json as { tenders: unknown[] }
  expect((await start(title, purpose, `words-${_what}`.replaceAll(' ', '-'))).json).toMatchObject({ status: 422, errors: [{ pointer, message: expect.stringContaining('a letter, a figure or a sign') as string }] })
  expect((await served.call('lena-brandt', 'home', {})).json).toEqual(before)
})

test('signs, accents, other scripts and several lines of text are words', async () => {
  expect((await start('Ärzte, 患者 & שלום €5', 'First.\n\n– Second: “quoted” 50 %', 'words-well')).status).toBe(201)
})
