/** A record saved over the real router and checked by the command line without the installation it came from. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportLines, type ExportedContent, type ExportedEvent, type ExportHead } from '@workbench/shared/proof/export.ts'
import { verifyFile } from '../../src/ops/verify-file.ts'
import { serveTiny, type Served } from './served.ts'

const bin = fileURLToPath(new URL('../../workbench.mjs', import.meta.url))
const auditor = 'ivo-marsh'
let served: Served
let folder: string
let head: ExportHead
let events: ExportedEvent[]
let content: ExportedContent[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-export-'))
  served = await serveTiny({ until: '2025-02-07T12:00:00.000Z' })
  events = []
  content = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = (await served.call(auditor, 'recordExport', { record: served.record, ...(cursor === undefined ? {} : { cursor }) })).json as unknown as { head: ExportHead; events: ExportedEvent[]; content: ExportedContent[]; next: string | null }
    head = page.head
    events.push(...page.events)
    content.push(...page.content)
    cursor = page.next
  }
}, 60_000)
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
/** In an environment that names no installation. */
const workbench = (...words: string[]) => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('WORKBENCH_')))
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], { env, cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('a saved record', () => {
  test('holds every event, signed over exactly those, and is found whole', () => {
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index))
    expect(head).toMatchObject({ record: served.record, kind: 'tender', events: events.length })
    const verified = verifyFile(exportLines(head, events, content).join(''))
    expect(verified).toMatchObject({ record: served.record, events: events.length, holds: true, findings: [] })
    expect(verified.notes.join(' ')).toContain('No checkpoint kept elsewhere was given')
  })

  test('holds texts with their salts, and neither sealed envelopes nor what is withheld from its reader', () => {
    expect(content.some(({ kind, text }) => kind === 'text' && text !== undefined && text.startsWith('One store'))).toBe(true)
    expect(content.filter(({ kind }) => kind === 'envelope').map(({ sha256: _sha256, ...rest }) => rest)).toEqual(expect.arrayContaining([{ kind: 'envelope', gone: 'sealed' }]))
    expect(content.some((entry) => entry.kind === 'envelope' && ('text' in entry || 'salt' in entry || 'base64' in entry))).toBe(false)
    const withheld = events.filter((event) => event.withheld !== undefined)
    const because = (word: string) => withheld.filter((event) => event.withheld!.includes(word)).length
    expect([because('view weights'), because('evaluator’s score'), withheld.length]).toEqual([2, 15, 17])
    expect(withheld.every((event) => event.event === undefined && event.base64 === undefined)).toBe(true)
    // A trust's own weights, and why, before they are unlocked.
    expect(JSON.stringify([events, content])).not.toContain('nurses work in homes')
  })

  test('is refused to who may not read the whole record', async () => {
    expect((await served.call('eva-lind', 'recordExport', { record: served.record })).status).toBe(403)
    expect((await served.call('bo-ash', 'recordExport', { record: served.record })).status).toBe(403)
    expect((await served.call('otto-stranger', 'recordExport', { record: served.record })).status).toBe(404)
  })

  test('workbench verify --file checks it without an installation: 0 whole, 4 touched, 2 used wrongly', () => {
    const lines = exportLines(head, events, content)
    const whole = file('whole.jsonl', lines.join(''))
    const checkpoint = file('checkpoint.txt', head.checkpoint)
    expect(workbench('verify', '--file', whole, '--checkpoint', checkpoint)).toMatchObject({ status: 0, stdout: expect.stringContaining('The record holds') as string })
    expect(JSON.parse(workbench('verify', '--file', whole, '--json').stdout)).toMatchObject({ holds: true, events: events.length, findings: [] })
    const cut = file('cut.jsonl', lines.toSpliced(events.length - 2, 3).join(''))
    expect(workbench('verify', '--file', cut)).toMatchObject({ status: 4, stdout: expect.stringContaining('truncated') as string })
    const gone = file('gone.jsonl', lines.toSpliced(9, 1).join(''))
    expect(workbench('verify', '--file', gone, '--quiet')).toMatchObject({ status: 4, stdout: expect.stringContaining('it was deleted') as string })
    expect(workbench('verify', '--file', file('half.jsonl', lines.join('').slice(0, -20)))).toMatchObject({ status: 4, stdout: expect.stringContaining('cut off') as string })
    expect(workbench('verify', '--file', join(folder, 'nothing.jsonl'))).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot be read') as string })
    expect(workbench('verify', '--file', whole, '--record', 'r').status).toBe(2)
  })
})
