/** The command line as whoever starts it meets it: real processes, real directories, one clear line where it refuses. */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCluster } from '../engines/cluster.ts'
import { fixtureFolder } from '../play/playing.ts'

const bin = fileURLToPath(new URL('../../workbench.mjs', import.meta.url))
let folder: string
let client: string
const running = new Set<ChildProcess>()
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-cli-'))
  client = join(folder, 'client')
  mkdirSync(client)
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>Tender workbench</title>')
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Started {
  /** Resolves to the address once it is printed. */
  readonly address: Promise<string>
  readonly out: () => string
  readonly ended: Promise<Ended>
  readonly stop: (signal?: NodeJS.Signals) => Promise<Ended>
}

const start = (words: readonly string[], settings: Readonly<Record<string, string>> = {}): Started => {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('WORKBENCH_')))
  const child = spawn(process.execPath, [bin, ...words], { env: { ...inherited, WORKBENCH_CLIENT: client, WORKBENCH_PORT: '0', WORKBENCH_DEMO_CASE: fixtureFolder('tiny'), ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let out = ''
  let err = ''
  let printed: (address: string) => void = () => undefined
  let failed: (error: Error) => void = () => undefined
  const address = new Promise<string>((resolve, reject) => { printed = resolve; failed = reject })
  address.catch(() => undefined)
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString()
    const found = /(?:demo|workbench) is at (http:\/\/\S+)/.exec(out)?.[1]
    if (found !== undefined) printed(found)
  })
  child.stderr.on('data', (bytes: Buffer) => { err += bytes.toString() })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      failed(new Error(`It ended with ${code}: ${err}`))
      resolve({ code, out, err })
    })
  })
  return { address, out: () => out, ended, stop: (signal = 'SIGTERM') => { child.kill(signal); return ended } }
}
const run = (words: readonly string[], settings?: Readonly<Record<string, string>>) => start(words, settings).ended
const oneLine = ({ err }: Ended) => err.trimEnd().split('\n').length === 1

describe('words', () => {
  test('help says how, with an example', async () => {
    const { code, out } = await run(['help'])
    expect([code, out.includes('Example: WORKBENCH_DATA=')]).toEqual([0, true])
  })

  test.each([
    ['an unknown verb', ['frobnicate'], {}, /no verb “frobnicate”/],
    ['an unknown option', ['verify', '--colour'], {}, /--colour/],
    ['a word too many', ['start', 'now'], {}, /one word too many/],
    ['an unknown setting', ['start'], { WORKBENCH_COLOUR: 'red' }, /There is no setting WORKBENCH_COLOUR/],
    ['a port that is none', ['start'], { WORKBENCH_PORT: 'http' }, /WORKBENCH_PORT must be a port/],
    ['an empty setting', ['serve'], { WORKBENCH_DATA: '' }, /set but empty/],
    ['an example for an address', ['serve'], { WORKBENCH_ORIGIN: 'https://tenders.example.org' }, /WORKBENCH_ORIGIN must be/],
    ['a setting twice', ['serve'], { WORKBENCH_DATA: 'a', WORKBENCH_DATA_FILE: 'b' }, /Both WORKBENCH_DATA and WORKBENCH_DATA_FILE/],
    ['a database without keys', ['serve'], { WORKBENCH_DATABASE_URL: 'postgresql://workbench@db/workbench' }, /belong together/],
    ['a key that nobody drew', ['serve'], { WORKBENCH_SIGNING_KEY: '0'.repeat(64) }, /made at random/],
    ['a file that is not there', ['serve'], { WORKBENCH_DATA_FILE: '/nowhere/at/all' }, /cannot be read/],
  ] as [string, string[], Record<string, string>, RegExp][])('%s is used wrongly: exit 2, one line', async (_name, words, settings, sentence) => {
    const ended = await run(words, settings)
    expect([ended.code, oneLine(ended)]).toEqual([2, true])
    expect(ended.err).toMatch(sentence)
  })
})

describe('a demo from start to end', () => {
  const data = () => join(folder, 'demo')
  const settings = () => ({ WORKBENCH_DATA: data() })

  test('plays on first start, answers, refuses a second process, ends cleanly, starts again without playing', async () => {
    const first = start(['start'], settings())
    const address = await first.address
    expect(first.out()).toMatch(/Played “Before publication” in/)
    const demo = (await (await fetch(`${address}/api/v1/demo`)).json()) as { moments: { record: string }[] }
    expect(demo.moments.length).toBe(6)
    expect(await (await fetch(`${address}/records/anything/scoring`)).text()).toContain('Tender workbench')

    const second = await run(['start'], settings())
    expect([second.code, oneLine(second)]).toEqual([1, true])
    expect(second.err).toMatch(/Another process is using the data directory/)

    expect(await first.stop()).toMatchObject({ code: 0, err: '' })
    const again = start(['start'], settings())
    const moments = ((await (await fetch(`${await again.address}/api/v1/demo`)).json()) as typeof demo).moments
    expect(moments).toEqual(demo.moments)
    expect(again.out()).not.toContain('Played')
    expect((await again.stop('SIGINT')).code).toBe(0)
  })

  test('ends when it is told to, whatever is being asked and no longer waited for', async () => {
    const ends: Ended[] = []
    for (const pause of [0, 1, 3, 6, 12, 25]) {
      const server = start(['start'], settings())
      const address = await server.address
      const { moments } = (await (await fetch(`${address}/api/v1/demo`)).json()) as { moments: { record: string; opensWith: string }[] }
      const { record, opensWith } = moments.at(-1)!
      const chosen = await fetch(`${address}/api/v1/demo/person`, { method: 'POST', headers: { origin: address, 'content-type': 'application/json' }, body: JSON.stringify({ person: opensWith }) })
      const cookie = chosen.headers.get('set-cookie')!.split(';')[0]!
      const gone = new AbortController()
      for (const view of ['overview', 'bids', 'model', 'consortium', 'people', 'events', 'overview', 'bids'])
        fetch(`${address}/api/v1/records/${record}/${view}`, { headers: { cookie }, signal: gone.signal }).catch(() => undefined)
      fetch(`${address}/api/v1/live`, { headers: { cookie }, signal: gone.signal }).catch(() => undefined)
      await new Promise((resolve) => { setTimeout(resolve, pause) })
      gone.abort()
      ends.push(await server.stop())
    }
    expect(ends.map(({ code, err }) => ({ code, err }))).toEqual(ends.map(() => ({ code: 0, err: '' })))
  })

  test('a port that is taken: exit 1, one line, and the data directory is free again', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => { taken.listen(0, '127.0.0.1', resolve) })
    const { port } = taken.address() as { port: number }
    const ended = await run(['start'], { ...settings(), WORKBENCH_PORT: String(port) })
    taken.close()
    expect([ended.code, oneLine(ended)]).toEqual([1, true])
    expect(ended.err).toMatch(new RegExp(`127.0.0.1:${port} is taken`))
    expect((await run(['verify', '--quiet'], settings())).code).toBe(0)
  })

  test('never becomes a real installation', async () => {
    const ended = await run(['serve'], settings())
    expect([ended.code, oneLine(ended)]).toEqual([1, true])
    expect(ended.err).toMatch(/holds the demo, which never becomes/)
  })

  test('a database that is gone or empty beside its installation is never made anew', async () => {
    for (const [name, lose] of [['lost', (file: string) => rmSync(file)], ['blank', (file: string) => writeFileSync(file, '')]] as const) {
      const copy = join(folder, name)
      cpSync(data(), copy, { recursive: true })
      for (const file of readdirSync(copy).filter((found) => found.startsWith('workbench.db-'))) rmSync(join(copy, file))
      lose(join(copy, 'workbench.db'))
      const before = readdirSync(copy).toSorted()
      for (const verb of ['start', 'verify', 'doctor']) {
        const ended = await run([verb], { WORKBENCH_DATA: copy })
        expect([verb, ended.code, oneLine(ended)]).toEqual([verb, 1, true])
        expect(ended.err).toMatch(/its database workbench\.db is (missing|empty); nothing was made in its place/)
      }
      expect(readdirSync(copy).toSorted()).toEqual(before)
    }
  })

  test('verify finds every record whole; a touched event, a cut end and a removed record are found: exit 4', async () => {
    const whole = await run(['verify', '--json'], settings())
    expect(whole.code).toBe(0)
    const verified = JSON.parse(whole.out) as { record: string; holds: boolean; events: number; checkpoint: string; checks: { what: string; outcome: string }[] }[]
    expect(verified.length).toBeGreaterThan(6)
    expect(verified.every(({ holds }) => holds)).toBe(true)
    expect(verified.flatMap(({ checks }) => checks).filter(({ what, outcome }) => what === 'result' && outcome === 'holds').length).toBeGreaterThan(1)
    const longest = verified.toSorted((a, b) => b.events - a.events)[0]!
    const kept = join(folder, 'kept.checkpoint')
    writeFileSync(kept, longest.checkpoint)
    expect((await run(['verify', '--checkpoint', kept], settings())).code).toBe(0)

    const tamper = async (name: string, sql: string, values: (string | number)[], words: string[]) => {
      const copy = join(folder, name)
      cpSync(data(), copy, { recursive: true })
      const database = new DatabaseSync(join(copy, 'workbench.db'))
      database.prepare(sql).run(...values)
      database.close()
      return run(words[0] === 'doctor' ? words : ['verify', ...words], { WORKBENCH_DATA: copy })
    }
    const touched = await tamper('touched', "update events set bytes = cast(replace(cast(bytes as text), 'Document store', 'Document stare') as blob) where record = ? and seq = 0", [longest.record], [])
    expect([touched.code, touched.out.includes('does not hold')]).toEqual([4, true])
    const cut = await tamper('cut', 'delete from events where record = ? and seq = ?', [longest.record, longest.events - 1], [])
    expect([cut.code, cut.out.includes('does not hold')]).toEqual([4, true])
    const deleted = await tamper('deleted', 'delete from content where record = ?', [longest.record], [])
    expect([deleted.code, /A sealed envelope of event \d+ is not here: it was deleted\./.test(deleted.out), /A text of event \d+ is not here: it was deleted\./.test(deleted.out)]).toEqual([4, true, true])
    const emptied = await tamper('emptied', 'update content set bytes = null where record = ? and sha256 = (select min(sha256) from content where record = ?)', [longest.record, longest.record], [])
    expect([emptied.code, emptied.out.match(/it was deleted\./g)?.length]).toEqual([4, 1])
    const broken = await tamper('broken', "update events set bytes = cast('no event' as blob) where record = ? and seq = 1", [longest.record], ['doctor'])
    expect([broken.code === 0, broken.out.includes('It cannot be replayed'), broken.out.includes(longest.record), /\n\s+at /.test(broken.out + broken.err)]).toEqual([false, true, true, false])
    const removed = await tamper('removed', 'delete from records where record = ?', [longest.record], ['--checkpoint', kept])
    expect(removed.code).toBe(4)
    expect(removed.err).toMatch(/it was removed/)
  })
})

describe('an installation for real work', () => {
  test('gives its first administrator a link, once, and never plays', async () => {
    const data = join(folder, 'real')
    const first = start(['serve'], { WORKBENCH_DATA: data })
    const address = await first.address
    const link = /once, within 48 hours: (\S+)/.exec(first.out())?.[1]
    const answer = await fetch(link!, { method: 'POST', redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
    expect(await (await fetch(`${address}/api/v1/session`, { headers: { cookie } })).json()).toMatchObject({ person: 'administrator', demo: false, administrator: true })
    const ended = await first.stop()
    expect(ended.code).toBe(0)
    const lines = ended.out.trim().split('\n').filter((line) => line.startsWith('{'))
    expect(lines.map((line) => (JSON.parse(line) as { operation: string }).operation)).toEqual(['signIn', 'session'])
    expect(lines.join('')).not.toContain(link!.split('/').at(-1))
    const demo = await run(['start'], { WORKBENCH_DATA: data })
    expect([demo.code, oneLine(demo)]).toEqual([1, true])
    expect(demo.err).toMatch(/which never becomes a demo/)

    // The session has ended: whoever can reach the data gets the administrator back in, once.
    const nobody = await run(['link', '--person', 'nobody'], { WORKBENCH_DATA: data })
    expect([nobody.code, oneLine(nobody), nobody.err.includes('Nobody is entered here as “nobody”')]).toEqual([1, true, true])
    const again = await run(['link'], { WORKBENCH_DATA: data })
    const path = /\/api\/v1\/sign-in\/\S+/.exec(again.out)?.[0]
    expect([again.code, again.err]).toEqual([0, ''])
    const second = start(['serve'], { WORKBENCH_DATA: data })
    const back = await fetch(`${await second.address}${path}`, { method: 'POST', redirect: 'manual' })
    expect(back.status).toBe(303)
    expect((await fetch(`${await second.address}${path}`, { method: 'POST', redirect: 'manual' })).status).toBe(404)
    expect(second.out()).not.toContain('once, within 48 hours')
    expect((await second.stop()).code).toBe(0)
  })
})

describe('an installation on PostgreSQL', () => {
  test('serves, restarts under the same keys, and refuses others', async ({ skip }) => {
    const cluster = await startCluster()
    if (!cluster) return skip('PostgreSQL is not on this machine and its optional package is not installed.')
    const settings = { WORKBENCH_DATABASE_URL: await cluster.database('cli'), WORKBENCH_SIGNING_KEY: 'a1'.repeat(32), WORKBENCH_SEALING_KEY: 'b2'.repeat(32) }
    const first = start(['serve'], settings)
    const address = await first.address
    const link = /once, within 48 hours: (\S+)/.exec(first.out())![1]!
    const cookie = (await fetch(link, { method: 'POST', redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!
    const made = await fetch(`${address}/api/v1/tenders`, {
      method: 'POST', headers: { cookie, 'content-type': 'application/json', 'idempotency-key': 'first-tender' }, body: JSON.stringify({ title: 'Scanners', ruleSet: 'pa2023', purpose: 'New scanners.' }),
    })
    expect(made.status).toBe(201)
    expect((await first.stop()).code).toBe(0)
    expect((await run(['verify', '--quiet'], settings)).code).toBe(0)
    expect((await run(['doctor'], settings)).out).toBe('All 1 records are sound.\n')
    const other = await run(['serve'], { ...settings, WORKBENCH_SEALING_KEY: 'c3'.repeat(32) })
    expect([other.code, oneLine(other)]).toEqual([1, true])
    expect(other.err).toMatch(/not the ones this database was made with/)
    await cluster.stop()
    const gone = await run(['serve'], settings)
    expect([gone.code, oneLine(gone)]).toEqual([1, true])
  })
})

describe('a data directory that cannot be used: exit 1, one line, nothing made', () => {
  test('it lies beneath a file', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, 'not a directory')
    const ended = await run(['serve'], { WORKBENCH_DATA: join(file, 'data') })
    expect([ended.code, oneLine(ended)]).toEqual([1, true])
    expect(readFileSync(file, 'utf8')).toBe('not a directory')
  })

  test.skipIf(process.getuid?.() === 0)('it may not be written to', async () => {
    const locked = join(folder, 'locked')
    mkdirSync(locked, { mode: 0o500 })
    const ended = await run(['serve'], { WORKBENCH_DATA: join(locked, 'data') })
    chmodSync(locked, 0o700)
    expect([ended.code, oneLine(ended)]).toEqual([1, true])
  })

  test('it holds other things', async () => {
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'holiday.jpg'), 'x')
    const ended = await run(['serve'], { WORKBENCH_DATA: other })
    expect([ended.code, oneLine(ended)]).toEqual([1, true])
    expect(readdirSync(other)).toEqual(['holiday.jpg'])
  })

  test('a newer version wrote it', async () => {
    const newer = join(folder, 'newer')
    cpSync(join(folder, 'real'), newer, { recursive: true })
    const properties = join(newer, 'installation')
    writeFileSync(properties, JSON.stringify({ ...(JSON.parse(readFileSync(properties, 'utf8')) as object), schema: 9_999 }))
    const before = readFileSync(join(newer, 'workbench.db'))
    const ended = await run(['serve'], { WORKBENCH_DATA: newer })
    expect([ended.code, oneLine(ended)]).toEqual([1, true])
    expect(ended.err).toMatch(/written by a newer version/)
    expect(readFileSync(join(newer, 'workbench.db')).equals(before)).toBe(true)
  })

  test('verify makes none where there is none', async () => {
    const nothing = join(folder, 'nothing')
    const ended = await run(['verify'], { WORKBENCH_DATA: nothing })
    expect([ended.code, oneLine(ended), existsSync(nothing)]).toEqual([1, true, false])
  })
})
