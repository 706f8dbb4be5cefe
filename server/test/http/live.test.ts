/** The live stream: tells those who may see it that something changed, says nothing to anybody else, misses nothing. */
import { get } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveTiny, type Served } from './served.ts'

let served: Served
beforeAll(async () => { served = await serveTiny({ until: '2025-02-07T12:00:00.000Z' }) })
afterAll(() => served.close())

interface Heard {
  readonly id: string
  readonly event: string
  readonly data: string
}

interface Listening {
  readonly heard: Heard[]
  readonly text: () => string
  /** Resolves once a condition holds; the stream says nothing by itself. */
  readonly until: (met: (heard: readonly Heard[]) => boolean) => Promise<void>
  readonly ended: Promise<void>
  readonly stop: () => void
}

const listen = async (cookie: string, lastEventId?: string): Promise<Listening> => {
  const heard: Heard[] = []
  const waiting = new Set<() => void>()
  let text = ''
  let end = () => undefined as void
  const ended = new Promise<void>((resolve) => { end = resolve })
  const request = get(`${served.address}/api/v1/live`, { headers: { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) } }, (response) => {
    response.setEncoding('utf8')
    let rest = ''
    response.on('data', (chunk: string) => {
      text += chunk
      const blocks = (rest + chunk).split('\n\n')
      rest = blocks.pop()!
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
        if (fields.event !== undefined) heard.push({ id: fields.id ?? '', event: fields.event, data: fields.data ?? '' })
      }
      for (const check of waiting) check()
    })
    response.on('close', end)
  })
  request.on('error', end)
  const until = (met: (heard: readonly Heard[]) => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!met(heard)) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  await until((all) => all.length > 0)
  return { heard, text: () => text, until, ended, stop: () => request.destroy() }
}

const as = (person: string) => served.cookieOf(person)
const changes = ({ heard }: Listening) => heard.filter(({ event }) => event === 'changed').map(({ data }) => (JSON.parse(data) as { record: string }).record)
let acts = 0
const act = async (person: string, name: 'recordScore' | 'recordNote' | 'addTrust', body: unknown, base = 0) => {
  const answer = await served.call(person, name, { record: served.record }, { body, base, key: `live-act-${++acts}` })
  expect(answer.status).toBe(200)
}
const addTrust = () => act('lena-brandt', 'addTrust', { name: `Trust ${acts}`, joined: '2025-02-07', namedInNotice: true })

describe('live', () => {
  test('another’s score is not heard of, not even that there is one; a change for all is', async () => {
    const [own, panel, moderator, reader] = await Promise.all(['ewan-price', 'esme-khan', 'mona-teague', 'ivo-marsh'].map(async (person) => listen(await as(person))))
    await act('ewan-price', 'recordScore', { question: 'leave', bid: 'ash-records', score: '2', rationale: 'Open form, price to be agreed.', citations: [] })
    await act('ewan-price', 'recordNote', { question: 'leave', bid: 'ash-records', note: 'Ask about the price.' })
    await own!.until((heard) => heard.length === 3)
    await reader!.until((heard) => heard.length === 3)
    expect([changes(panel!).length, changes(moderator!).length]).toEqual([0, 0])
    await addTrust()
    for (const listening of [panel!, moderator!]) await listening.until((heard) => heard.some(({ event }) => event === 'changed'))
    expect([changes(panel!), changes(moderator!)]).toEqual([[served.record], [served.record]])
    for (const listening of [own!, panel!, moderator!, reader!]) listening.stop()
  })

  test('a cursor tells nothing: it is never the same twice and always as long', async () => {
    const [one, other] = [await listen(await as('esme-khan')), await listen(await as('esme-khan'))]
    expect(one.heard[0]!.id).not.toBe(other.heard[0]!.id)
    expect(one.heard[0]!.id.length).toBe(other.heard[0]!.id.length)
    expect(one.text()).not.toContain('leave')
    one.stop()
    other.stop()
  })

  test('what happened between two connections is told once; a cursor of another life is answered with all of it', async () => {
    const first = await listen(await as('esme-khan'))
    const cursor = first.heard.at(-1)!.id
    first.stop()
    await first.ended
    await addTrust()
    await addTrust()
    await act('ewan-price', 'recordScore', { question: 'leave', bid: 'ash-records', score: '1', rationale: 'On reflection, no price at all.', citations: [] }, 1)
    const second = await listen(await as('esme-khan'), cursor)
    await second.until((heard) => heard.some(({ event }) => event === 'changed'))
    await addTrust()
    await second.until((heard) => heard.filter(({ event }) => event === 'changed').length === 2)
    expect(changes(second)).toEqual([served.record, served.record])
    const latest = second.heard.at(-1)!.id
    second.stop()
    const third = await listen(await as('esme-khan'), latest)
    await addTrust()
    await third.until((heard) => heard.some(({ event }) => event === 'changed'))
    expect(changes(third)).toEqual([served.record])
    third.stop()
    const stranger = await listen(await as('esme-khan'), 'A'.repeat(59))
    await stranger.until((heard) => heard.some(({ event }) => event === 'changed'))
    expect(changes(stranger)).toEqual([served.record])
    stranger.stop()
  })

  test('signing out ends the stream', async () => {
    const secret = await served.composed.sessions.begin('tess-north')
    const listening = await listen(`workbench=${secret}`)
    await served.send(null, 'DELETE', '/api/v1/session', { headers: { cookie: `workbench=${secret}` } })
    await listening.ended
    expect(changes(listening)).toEqual([])
  })

  test('nobody listens without a session', async () => {
    expect((await served.send(null, 'GET', '/api/v1/live')).status).toBe(401)
  })
})
