/** The data directory with real folders and real processes: what is refused, in one sentence, and nothing is damaged. */
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openInstallation, type Installation } from '../../src/store/installation.ts'
import { migrations, SCHEMA_VERSION } from '../../src/store/migrations/migrations.ts'
import { StartRefusal } from '../../src/store/refusal.ts'
import { seededRandom } from './worlds.ts'

const script = fileURLToPath(new URL('open-and-hold.ts', import.meta.url))

let folder: string
const opened: Installation[] = []
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-start-'))
  chmodSync(folder, 0o755)
})
afterEach(async () => {
  for (const installation of opened.splice(0)) await installation.close()
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const open = (directory = join(folder, 'data'), demo = false): Installation => {
  const installation = openInstallation({ directory, demo, created: '2026-03-02T09:00:00.000Z', random: seededRandom('start') })
  opened.push(installation)
  return installation
}

const refusal = (start: () => unknown): StartRefusal => {
  try {
    start()
  } catch (error) {
    if (error instanceof StartRefusal) return error
    throw error
  }
  throw new Error('It started.')
}

const oneSentence = /^[^\n]+[.]$/

/** Starts another process on the directory; resolves with the first line it prints. */
const inProcess = (directory: string, as: { uid?: number; gid?: number; demo?: boolean } = {}): Promise<{ line: string; child: ChildProcess }> =>
  new Promise((resolve, reject) => {
    const { demo, ...who } = as
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, directory, ...(demo ? ['demo'] : [])], { stdio: ['ignore', 'pipe', 'pipe'], ...who })
    children.push(child)
    let said = ''
    let wrong = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said.includes('\n')) resolve({ line: said.trim(), child })
    })
    child.stderr.on('data', (chunk) => { wrong += chunk })
    child.on('exit', () => reject(new Error(`It ended without a word. ${wrong}`)))
  })

const contentsOf = (directory: string): Record<string, string> =>
  Object.fromEntries(readdirSync(directory).filter((name) => !/-(wal|shm|journal)$/.test(name)).map((name) => [name, readFileSync(join(directory, name)).toString('base64')]))

describe('a data directory', () => {
  it('is made with its properties, keys for its owner alone, and stays what it was made as', async () => {
    const first = open(join(folder, 'a', 'data'), true)
    expect(first).toMatchObject({ fresh: true, facts: { demo: true, schema: SCHEMA_VERSION, created: '2026-03-02T09:00:00.000Z' } })
    const modes = ['signing.key', 'sealing.key'].map((name) => (statSync(join(first.directory, name)).mode & 0o777).toString(8))
    expect(modes).toEqual(['600', '600'])
    expect(first.keys.signing).not.toEqual(first.keys.sealing)
    await opened.pop()!.close()
    const second = open(join(folder, 'a', 'data'), false)
    expect(second).toMatchObject({ fresh: false, facts: first.facts, keys: first.keys })
  })

  it('is refused to a second process while the first lives, and free as soon as that is killed', async () => {
    const directory = join(folder, 'data')
    const { line, child } = await inProcess(directory)
    expect(line).toBe('open')
    const before = contentsOf(directory)
    const refused = refusal(() => open(directory))
    expect(refused.code).toBe('inUse')
    expect(refused.message).toMatch(oneSentence)
    expect(refused.message).toContain(directory)
    expect((await inProcess(directory)).line).toBe(`inUse: ${refused.message}`)
    expect(contentsOf(directory)).toEqual(before)
    const ended = new Promise((resolve) => { child.once('exit', resolve) })
    child.kill('SIGKILL')
    await ended
    expect(open(directory).fresh).toBe(false)
  })

  it('of a newer version is refused, by its properties and by its database, and left as it is', async () => {
    const directory = join(folder, 'data')
    open(directory)
    await opened.pop()!.close()
    const file = join(directory, 'installation')
    const properties = readFileSync(file, 'utf8')
    writeFileSync(file, properties.replace(`"schema": ${SCHEMA_VERSION}`, '"schema": 999'))
    const before = contentsOf(directory)
    expect(refusal(() => open(directory))).toMatchObject({ code: 'newer', message: expect.stringMatching(oneSentence) as string })
    expect(contentsOf(directory)).toEqual(before)
    writeFileSync(file, properties)
    const database = new DatabaseSync(join(directory, 'workbench.db'))
    database.exec('pragma user_version = 999')
    database.close()
    expect(refusal(() => open(directory))).toMatchObject({ code: 'newer', message: expect.stringContaining('schema 999') as string })
    expect(readFileSync(file, 'utf8')).toBe(properties)
  })

  it('of an older version is brought up to date with what it holds', async () => {
    const directory = join(folder, 'data')
    open(directory)
    await opened.pop()!.close()
    rmSync(join(directory, 'workbench.db'))
    const old = new DatabaseSync(join(directory, 'workbench.db'))
    old.exec(`${migrations.sqlite[0]!.sql}; pragma user_version = 1; insert into drafts values ('r', 'ada', 'k', 3, x'41', 'then')`)
    old.close()
    const file = join(directory, 'installation')
    writeFileSync(file, readFileSync(file, 'utf8').replace(`"schema": ${SCHEMA_VERSION}`, '"schema": 1'))
    const installation = open(directory)
    expect(await installation.store.read('select revision, text from drafts')).toEqual([{ revision: 3, text: Uint8Array.of(0x41) }])
    expect(await installation.store.read('pragma user_version')).toEqual([{ user_version: SCHEMA_VERSION }])
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...installation.facts, schema: SCHEMA_VERSION })
  })

  it.runIf(process.platform === 'linux')('in a file system that takes no folders is refused at once, at any depth', () => {
    for (const directory of ['/proc/workbench-test', '/proc/workbench-test/deeper/still'])
      expect(refusal(() => open(directory))).toMatchObject({ code: 'unwritable', message: expect.stringMatching(oneSentence) as string })
  })

  it('that cannot be written to is refused', async ({ skip }) => {
    writeFileSync(join(folder, 'file'), '')
    expect(refusal(() => open(join(folder, 'file', 'data')))).toMatchObject({ code: 'unwritable', message: expect.stringMatching(oneSentence) as string })
    const directory = join(folder, 'locked')
    mkdirSync(directory, { mode: 0o555 })
    const root = process.getuid?.() === 0
    const nobody = { uid: 65_534, gid: 65_534 }
    try {
      readdirSync('/')
      if (root) await inProcess(join(tmpdir(), `workbench-probe-${process.pid}`), nobody).then(({ child }) => child.kill('SIGKILL'))
    } catch {
      return skip('this checkout cannot be read by another user')
    } finally {
      rmSync(join(tmpdir(), `workbench-probe-${process.pid}`), { recursive: true, force: true })
    }
    const { line } = await inProcess(directory, root ? nobody : {})
    expect(line).toMatch(/^unwritable: The data directory \S+ cannot be written to \([^\n]+\)\.$/)
    expect(readdirSync(directory)).toEqual([])
  })

  it('that holds other things is refused, and they are left alone', () => {
    writeFileSync(join(folder, 'thesis.docx'), 'mine')
    expect(refusal(() => open(folder))).toMatchObject({ code: 'notOurs', message: expect.stringContaining('thesis.docx') as string })
    expect(readdirSync(folder)).toEqual(['thesis.docx'])
  })

  it('without its key, with a broken property file or database is refused rather than mended by a guess', async () => {
    const directory = join(folder, 'data')
    open(directory)
    await opened.pop()!.close()
    const key = readFileSync(join(directory, 'signing.key'))
    rmSync(join(directory, 'signing.key'))
    expect(refusal(() => open(directory))).toMatchObject({ code: 'damaged', message: expect.stringContaining('signing.key') as string })
    writeFileSync(join(directory, 'signing.key'), 'short')
    expect(refusal(() => open(directory)).code).toBe('damaged')
    writeFileSync(join(directory, 'signing.key'), key)
    const properties = readFileSync(join(directory, 'installation'))
    writeFileSync(join(directory, 'installation'), '{')
    expect(refusal(() => open(directory)).code).toBe('damaged')
    writeFileSync(join(directory, 'installation'), properties)
    writeFileSync(join(directory, 'workbench.db'), 'not a database at all, but long enough to be taken for one'.repeat(40))
    expect(refusal(() => open(directory))).toMatchObject({ code: 'damaged', message: expect.stringContaining('workbench.db') as string })
  })
})
