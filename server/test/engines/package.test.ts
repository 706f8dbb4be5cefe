/**
 * PostgreSQL from the optional package, where the rest of the suite may use the system's: it starts, keeps records as
 * any other does, and never outlives a test. `.ci/run` runs the whole suite on it.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { killRounds } from './kills.ts'
import { lot, recorded, recordsOver, request, startPostgresql, startRecord, type Engine } from './worlds.ts'

let engine: Engine | undefined
beforeAll(async () => { engine = await startPostgresql('package') })
afterAll(async () => { await engine?.stop() })

describe('PostgreSQL from the optional package', () => {
  it('keeps a record through a crash of the database, and every acknowledged command once', async ({ skip }) => {
    if (!engine) return skip('the optional package is not here')
    expect(Number(engine.cluster!.version.split('.')[0])).toBeGreaterThanOrEqual(15)
    const place = await engine.place()
    const store = await place.open('one')
    const records = recordsOver(store, 'package', { ms: Date.UTC(2026, 2, 2, 9) })
    const record = await startRecord(records)
    for (const id of ['a', 'b', 'c']) recorded(await records.act(record, request(lot(id))))
    await engine.cluster!.halt()
    expect((await records.act(record, request(lot('d'), { key: 'd' }))).kind).toBe('unavailable')
    await engine.cluster!.resume()
    recorded(await records.act(record, request(lot('d'), { key: 'd' })))
    expect((await records.events(record, { afterSeq: 1, limit: 9 })).map(({ body }) => (body as { id: string }).id)).toEqual(['a', 'b', 'c', 'd'])
    expect(await records.verify(record)).toMatchObject({ intact: true })
    await store.close()
  })

  it('loses nothing that a killed process had acknowledged (1 kill, seed 18)', async ({ skip }) => {
    if (!engine) return skip('the optional package is not here')
    const report = await killRounds(engine, 1, '18')
    expect(report).toMatchObject({ lost: [], doubled: [], draftsLost: [], findings: [] })
    expect(report.acknowledged).toBeGreaterThan(0)
  })

  it('ends with the process that started it, killed or not, and leaves no folder', async ({ skip }) => {
    if (!engine) return skip('the optional package is not here')
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('start-and-hold.ts', import.meta.url))], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, POSTGRESQL: 'package' } })
    const [folder, pid] = await new Promise<[string, number]>((resolve, reject) => {
      let said = ''
      child.stdout.on('data', (chunk) => {
        said += chunk
        const [where, who] = said.trim().split(' ')
        if (said.endsWith('\n')) resolve([where!, Number(who)])
      })
      child.on('exit', () => reject(new Error('It ended without a word.')))
    })
    expect(isAlive(pid)).toBe(true)
    child.kill('SIGKILL')
    while (isAlive(pid) || existsSync(folder)) await new Promise((resolve) => { setTimeout(resolve, 20) })
    expect([isAlive(pid), existsSync(folder)]).toEqual([false, false])
  })
})

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
