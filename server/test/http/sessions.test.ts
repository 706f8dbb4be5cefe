/** Who one is: cookies, one-time links, the demo's choice of a person, requests from elsewhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveTiny, type Served } from './served.ts'

const SCORING = '2025-02-07T12:00:00.000Z'
const cookieIn = (headers: Readonly<Record<string, unknown>>): string => (headers['set-cookie'] as string[])[0]!
const valueOf = (cookie: string) => cookie.split(';')[0]!

describe('an installation', () => {
  let served: Served
  beforeAll(async () => { served = await serveTiny({ until: SCORING }) })
  afterAll(() => served.close())

  test('an administrator invites; the link works once and gives a session that scripts cannot read', async () => {
    expect((await served.call('eva-lind', 'invitePerson', {}, { body: { name: 'New Person', title: 'Evaluator' } })).status).toBe(403)
    const invited = await served.call('lena-brandt', 'invitePerson', {}, { body: { name: 'New Person', title: 'Evaluator' } })
    expect(invited.status).toBe(201)
    const link = String(invited.json.link)
    const page = await served.send(null, 'GET', link)
    expect(page.bytes.toString()).toContain('<form method="post">')
    const signedIn = await served.send(null, 'POST', link)
    expect([signedIn.status, signedIn.headers.location]).toEqual([303, '/'])
    expect(cookieIn(signedIn.headers)).toMatch(/^workbench=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const session = await served.send(null, 'GET', '/api/v1/session', { headers: { cookie: valueOf(cookieIn(signedIn.headers)) } })
    expect(session.json).toEqual({ person: invited.json.person, name: 'New Person', title: 'Evaluator', demo: false, administrator: false })
    expect((await served.send(null, 'POST', link)).status).toBe(404)
  })

  test('a person who is entered gets a new link from an administrator, and the one before ends', async () => {
    const invited = await served.call('lena-brandt', 'invitePerson', {}, { body: { name: 'Lost Person', title: 'Evaluator' } })
    const person = String(invited.json.person)
    expect((await served.call('eva-lind', 'renewLink', { person })).status).toBe(403)
    expect((await served.call('lena-brandt', 'renewLink', { person: 'nobody' })).json).toMatchObject({ status: 404, code: 'unknown-person' })
    const renewed = await served.call('lena-brandt', 'renewLink', { person })
    expect([renewed.status, renewed.json.person]).toEqual([201, person])
    expect((await served.send(null, 'POST', String(invited.json.link))).status).toBe(404)
    const signedIn = await served.send(null, 'POST', String(renewed.json.link))
    const session = await served.send(null, 'GET', '/api/v1/session', { headers: { cookie: valueOf(cookieIn(signedIn.headers)) } })
    expect(session.json).toMatchObject({ person, name: 'Lost Person' })
  })

  test('a link or a session that is too old is none', async () => {
    const invited = await served.call('lena-brandt', 'invitePerson', {}, { body: { name: 'Late Person', title: 'Evaluator' } })
    const secret = await served.composed.sessions.begin('eva-lind')
    const asEva = () => served.send(null, 'GET', '/api/v1/session', { headers: { cookie: `workbench=${secret}` } })
    expect((await asEva()).json.person).toBe('eva-lind')
    served.tick(49 * 3_600_000)
    expect((await asEva()).json.person).toBe(null)
    expect((await served.send(null, 'POST', String(invited.json.link))).status).toBe(404)
    served.tick(-49 * 3_600_000)
  })

  test('signing out ends the session itself, not only the cookie', async () => {
    const secret = await served.composed.sessions.begin('eva-lind')
    const headers = { cookie: `workbench=${secret}` }
    const out = await served.send(null, 'DELETE', '/api/v1/session', { headers })
    expect(cookieIn(out.headers)).toContain('Max-Age=0')
    expect((await served.send(null, 'GET', '/api/v1/session', { headers })).json.person).toBe(null)
  })

  test('a made-up cookie is nobody', async () => {
    for (const cookie of ['workbench=', 'workbench=short', `workbench=${'A'.repeat(43)}`, `other=${'A'.repeat(43)}`])
      expect((await served.send(null, 'GET', '/api/v1/session', { headers: { cookie } })).json.person).toBe(null)
  })

  test('requests that change something come from our own pages', async () => {
    const path = `/api/v1/records/${served.record}/drafts/a`
    const save = (headers: Record<string, string>) => served.send('eva-lind', 'PUT', path, { body: { text: 'x' }, base: 0, headers }).then(({ status }) => status)
    const host = new URL(served.address).host
    expect(await save({ 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await save({ 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(await save({ 'sec-fetch-site': 'none' })).toBe(403)
    expect(await save({ origin: 'https://elsewhere.test' })).toBe(403)
    expect(await save({ origin: 'null' })).toBe(403)
    expect((await served.call('eva-lind', 'loadDrafts', { record: served.record })).json.drafts).toEqual([])
    expect(await save({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await served.send('eva-lind', 'PUT', path, { body: { text: 'y' }, base: 1, headers: { origin: `http://${host}` } }).then(({ status }) => status)).toBe(200)
  })

  test('there is no demo here', async () => {
    expect((await served.call(null, 'demoPeople')).status).toBe(404)
    expect((await served.call(null, 'switchPerson', {}, { body: { person: 'eva-lind' } })).status).toBe(404)
    expect((await served.call(null, 'resetDemo')).status).toBe(404)
  })

  test('every answer forbids inline script and style and framing', async () => {
    for (const path of ['/api/v1/session', '/api/v1/nothing', '/']) {
      const { headers } = await served.send(null, 'GET', path)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
      expect(policy).not.toContain('unsafe-inline')
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-powered-by']).toBe(undefined)
    }
  })
})

describe('too much at once', () => {
  test('is told to wait, and goes on after that; guessing at sign-in links is stopped sooner', async () => {
    const served = await serveTiny({ until: SCORING, limits: { requests: { burst: 20, perSecond: 1 }, signIns: { burst: 3, perSecond: 0.1 } } })
    const guess = () => served.send(null, 'POST', `/api/v1/sign-in/${'A'.repeat(43)}`)
    expect((await Promise.all(Array.from({ length: 5 }, guess))).map(({ status }) => status).toSorted()).toEqual([404, 404, 404, 429, 429])
    const asked = await Promise.all(Array.from({ length: 22 }, () => served.call('eva-lind', 'home')))
    const waiting = asked.filter(({ status }) => status === 429)
    expect([waiting.length, waiting[0]?.headers['retry-after'], waiting[0]?.json.code]).toEqual([2, '1', 'too-many'])
    served.tick(2_000)
    expect((await served.call('eva-lind', 'home')).status).toBe(200)
    await served.close()
  })
})

describe('a demo', () => {
  let served: Served
  beforeAll(async () => {
    served = await serveTiny({ until: SCORING, demo: true })
    await served.composed.demo!.prepare()
  })
  afterAll(() => served.close())

  test('says whom one can be in each moment, and lets one be them', async () => {
    const { json } = await served.call(null, 'demoPeople')
    const moments = json.moments as { id: string; record: string; opensWith: string; people: { person: string; line: string }[] }[]
    expect(moments.map(({ id }) => id)).toEqual(['drafting', 'sealed', 'scoring', 'moderation', 'decided', 'closed'])
    expect(new Set(moments.map(({ record }) => record)).size).toBe(6)
    const became = await served.call(null, 'switchPerson', {}, { body: { person: moments[2]!.opensWith } })
    expect(became.json).toMatchObject({ person: 'eva-lind', name: 'Eva Lind', demo: true })
    const cookie = valueOf(cookieIn(became.headers))
    const overview = await served.send(null, 'GET', `/api/v1/records/${moments[2]!.record}/overview`, { headers: { cookie } })
    expect(overview.json).toMatchObject({ illustrative: true, stage: 'scoring', today: '2025-02-07' })
    const other = await served.send(null, 'POST', '/api/v1/demo/person', { body: { person: 'ewan-price' }, headers: { cookie } })
    expect(valueOf(cookieIn(other.headers))).not.toBe(cookie)
    expect((await served.send(null, 'GET', '/api/v1/session', { headers: { cookie } })).json.person).toBe(null)
    expect((await served.call(null, 'switchPerson', {}, { body: { person: 'nobody-here' } })).status).toBe(422)
  })

  test('starts afresh in new records and keeps the old ones', async () => {
    const before = (await served.call(null, 'demoPeople')).json.moments as { id: string; record: string }[]
    const [fresh, same] = await Promise.all([served.call(null, 'resetDemo'), served.call(null, 'resetDemo')])
    expect(fresh.json).toEqual(same.json)
    const after = (await served.call(null, 'demoPeople')).json.moments as { id: string; record: string }[]
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after.some(({ record }) => before.some((old) => old.record === record))).toBe(false)
    expect((await served.call('eva-lind', 'overview', { record: before[2]!.record })).status).toBe(200)
    const others = (await served.call(null, 'demoPeople')).json.others as { record: string; scene: string; title: string; generation: number; kept: boolean }[]
    for (const { id, record } of before) expect(others).toContainEqual(expect.objectContaining({ record, scene: id, generation: 1, kept: true }))
    // The call-off of the last moment, of both playings.
    expect(others.filter(({ title }) => title.startsWith('call-off beside')).map(({ scene, generation, kept }) => ({ scene, generation, kept }))).toEqual([{ scene: 'closed', generation: 2, kept: false }, { scene: 'closed', generation: 1, kept: true }])
    expect(others.some(({ record }) => after.some((moment) => moment.record === record))).toBe(false)
  })

  test('answers to this machine’s own names only', async () => {
    const statusAt = async (host: string) => (await served.send(null, 'GET', '/api/v1/session', { headers: { host } })).status
    expect(await Promise.all(['127.0.0.1:4400', 'localhost', 'LOCALHOST:1', '[::1]:4400'].map(statusAt))).toEqual([200, 200, 200, 200])
    expect(await Promise.all(['workbench.test', '127.0.0.1.nip.test', 'localhost.test:4400', '10.0.0.1'].map(statusAt))).toEqual([421, 421, 421, 421])
  })
})
