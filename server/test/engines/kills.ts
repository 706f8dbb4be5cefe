/**
 * Kills a writing process at seeded instants and checks what it had acknowledged: nothing lost, nothing doubled, the
 * record intact. `node server/test/engines/kills.ts [rounds] [seed]` runs the campaign on both engines.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { openDrafts } from '../../src/drafts/drafts.ts'
import { lot, recordsOver, request, seededRandom, startEngines, startRecord, type Engine } from './worlds.ts'

export interface KillReport {
  readonly engine: string
  readonly rounds: number
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly draftsLost: readonly string[]
  /** What verification found, in words. */
  readonly findings: readonly string[]
  /** From opening the store to the record being there, the slowest. */
  readonly slowestReturnMs: number
}

interface Heard {
  readonly asked: string[]
  readonly acknowledged: string[]
  readonly drafts: Map<number, number>
}

/**
 * Runs the writer for some milliseconds after it was ready, or after it was told of its first act that it is recorded,
 * then kills it; answers with every line that came through.
 */
const writeUntilKilled = (args: readonly string[], since: 'ready' | 'ack', forMs: number): Promise<Heard> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(new URL('kill-writer.ts', import.meta.url)), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let wrong = ''
    let killed = false
    let timed = false
    child.stderr.on('data', (chunk) => { wrong += chunk })
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (timed || !said.includes(since)) return
      timed = true
      setTimeout(() => { killed = child.kill('SIGKILL') }, forMs)
    })
    child.on('close', () => {
      if (!killed) return reject(new Error(`The writer ended by itself: ${wrong}`))
      // The last line may have been cut off by the kill: it was not said.
      const lines = said.slice(0, said.lastIndexOf('\n')).split('\n').map((line) => line.split(' '))
      resolve({
        asked: lines.flatMap(([what, key]) => (what === 'ask' ? [key!] : [])),
        acknowledged: lines.flatMap(([what, key]) => (what === 'ack' ? [key!] : [])),
        drafts: new Map(lines.flatMap(([what, person, revision]) => (what === 'draft' ? [[Number(person), Number(revision)] as const] : []))),
      })
    })
  })

export const killRounds = async (engine: Engine, rounds: number, seed: string): Promise<KillReport> => {
  const random = seededRandom(`kills ${seed}`)
  const clock = { ms: Date.UTC(2026, 2, 2, 9) }
  const lost: string[] = []
  const doubled: string[] = []
  const draftsLost: string[] = []
  const findings: string[] = []
  let acknowledged = 0
  let slowestReturnMs = 0
  const place = await engine.place()
  for (let round = 0; round < rounds; round++) {
    const first = await place.open(`first-${round}`)
    const record = await startRecord(recordsOver(first, `first ${seed} ${round}`, clock))
    await first.close()
    const heard = await writeUntilKilled([engine.name, place.address, record, String(round)], round % 2 === 0 ? 'ack' : 'ready', 20 + (random(1)[0]! * 256 + random(1)[0]!) % 300)
    acknowledged += heard.acknowledged.length

    const began = performance.now()
    const store = await place.open(`after-${round}`)
    const records = recordsOver(store, `after ${seed} ${round}`, clock)
    await records.committed(record)
    slowestReturnMs = Math.max(slowestReturnMs, performance.now() - began)
    // Whoever got no answer asks again with the same key: done before or done now, once either way.
    for (const key of heard.asked.filter((one) => !heard.acknowledged.includes(one))) await records.act(record, request(lot(key), { key }))
    const count = new Map<string, number>()
    for (let page = await records.events(record, { afterSeq: 1, limit: 500 }); page.length > 0; page = await records.events(record, { afterSeq: page.at(-1)!.seq, limit: 500 }))
      for (const { body } of page) count.set((body as { id: string }).id, (count.get((body as { id: string }).id) ?? 0) + 1)
    for (const key of heard.asked) {
      if (!count.has(key)) lost.push(key)
      if ((count.get(key) ?? 0) > 1) doubled.push(key)
    }
    const drafts = openDrafts({ store, now: () => clock.ms })
    for (const [person, revision] of heard.drafts) {
      const kept = (await drafts.load(record, `p${person}`)).find(({ key }) => key === `r${round}`)
      if ((kept?.revision ?? 0) < revision) draftsLost.push(`p${person} ${revision}`)
    }
    findings.push(...(await records.verify(record)).findings.map(({ sentence }) => `round ${round}: ${sentence}`))
    await records.close()
    await store.close()
  }
  place.remove()
  return { engine: engine.name, rounds, acknowledged, lost, doubled, draftsLost, findings, slowestReturnMs: Math.round(slowestReturnMs) }
}

/** `npm run campaign:kills` kills a hundred times on each engine; `--tenth` a tenth of that. Closes with one line. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2).filter((argument) => argument !== '--tenth')
  const [rounds = process.argv.includes('--tenth') ? '10' : '100', seed = '1'] = given
  let [passed, failed] = [0, 0]
  for (const engine of await startEngines()) {
    const report = await killRounds(engine, Number(rounds), seed)
    console.log(JSON.stringify({ seed, ...report }))
    const whole = report.lost.length + report.doubled.length + report.draftsLost.length + report.findings.length === 0 && report.acknowledged > 0
    if (whole) passed += 1
    else failed += 1
    await engine.stop()
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
