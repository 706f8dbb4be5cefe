/**
 * Measures the opening of a large record, each time in a process of its own: from its events, the writing of the snapshot
 * that follows, and from the snapshot. Used by measure.ts.
 *
 * A stall is the longest stretch between two turns of the event loop: by the clock, which on a busy machine also counts
 * waiting for a processor, and by the processor time of the thread itself, which leaves out what helpers of the collector
 * of garbage do meanwhile. The truth of an idle machine lies between the two.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Transaction } from '../../src/journal/port.ts'
import { WORTH_EVENTS } from '../../src/journal/snapshots.ts'
import { openPostgresql } from '../../src/store/postgresql.ts'
import type { Store } from '../../src/store/port.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { recordsOver, type Engine } from './worlds.ts'

const RUNS = 5
const CLOCK = { ms: Date.UTC(2012, 11, 14) }

/** A tender of 30 evaluators, 3,000 questions and 10 bids with as many events as asked for: its start, and scores. */
function* large(events: number): Generator<Transaction> {
  const at = '2012-12-13T13:30:00.000Z'
  const purpose = { sha256: '0'.repeat(64), size: 0, kind: 'text' } as const
  yield { actor: 'lead', at, content: [], events: [{ type: 'tenderStarted', version: 1, body: { title: 'Large', ruleSet: 'pa2023', purpose, illustrative: true } }, { type: 'roleGranted', version: 1, body: { person: 'lead', role: 'lead' } }] }
  for (let index = 0; index < events - 2; index++)
    yield {
      actor: `evaluator-${index % 30}`, at, content: [],
      events: [{ type: 'scoreRecorded', version: 1, body: { question: `q-${Math.floor(index / 300) % 3_000}`, bid: `bid-${Math.floor(index / 30) % 10}`, score: String(index % 6), rationale: { sha256: (index + 16 ** 6).toString(16).padStart(64, '0'), size: 240, kind: 'text' }, citations: [], revision: 1 + Math.floor(index / 900_000) } }],
    }
}

interface Watched {
  readonly ms: number
  readonly stallMs: number
  readonly stallCpuMs: number
}

interface Opened {
  readonly open: Watched
  /** The writing of the snapshot, where this opening was from the events. */
  readonly write?: Watched
}

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

const watched = async (one: () => Promise<unknown>): Promise<Watched> => {
  let [last, lastCpu, stallMs, stallCpuMs] = [performance.now(), cpuMs(), 0, 0]
  const look = (): void => {
    const [now, cpu] = [performance.now(), cpuMs()]
    stallMs = Math.max(stallMs, now - last - 1)
    stallCpuMs = Math.max(stallCpuMs, cpu - lastCpu)
    last = now
    lastCpu = cpu
  }
  const beat = setInterval(look, 1)
  const began = performance.now()
  await one()
  const ms = performance.now() - began
  look()
  clearInterval(beat)
  return { ms, stallMs, stallCpuMs }
}

const openStore = (engine: string, address: string): Promise<Store> =>
  engine === 'sqlite' ? Promise.resolve(openSqlite(address)) : openPostgresql({ url: address, process: 'opening', log: () => undefined })

/** In the process of its own. A snapshot is waited for only where one is written. */
const openOnce = async (engine: string, address: string, kept: boolean): Promise<Opened> => {
  const store = await openStore(engine, address)
  const records = recordsOver(store, 'open', CLOCK, { log: console.error })
  const has = async (): Promise<boolean> => (await store.read('select 1 from snapshots')).length > 0
  const cold = kept && !(await has())
  const open = await watched(() => records.committed('large'))
  const write = cold && await watched(async () => {
    while (!(await has())) await new Promise((resolve) => { setTimeout(resolve, 10) })
  })
  await records.close()
  await store.close()
  return { open, ...(write ? { write } : {}) }
}

const inProcess = (engine: string, address: string, kept: boolean): Promise<Opened> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [engine, address, String(kept)])
    child.once('message', (opened) => resolve(opened as Opened))
    child.once('exit', (code) => reject(new Error(`The opening process ended with ${code}.`)))
  })

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
/** The median of the runs, of each figure. */
const middle = (all: readonly Watched[]): Watched => ({
  ms: Math.round(median(all.map(({ ms }) => ms))), stallMs: Number(median(all.map(({ stallMs }) => stallMs)).toFixed(1)), stallCpuMs: Number(median(all.map(({ stallCpuMs }) => stallCpuMs)).toFixed(1)),
})

export const measureOpening = async (engine: Engine, events: number): Promise<object> => {
  const place = await engine.place()
  const store = await place.open('first')
  const began = performance.now()
  await recordsOver(store, 'large', CLOCK).play({ record: 'large', kind: 'tender', clockOffsetMs: 0 }, large(events))
  const playMs = performance.now() - began
  const kept = events >= WORTH_EVENTS
  const fromEvents: Opened[] = []
  const fromSnapshot: Opened[] = []
  for (let run = 0; run < RUNS; run++) {
    await store.write([{ sql: 'delete from snapshots', values: [] }])
    fromEvents.push(await inProcess(engine.name, place.address, kept))
    if (kept) fromSnapshot.push(await inProcess(engine.name, place.address, kept))
  }
  const [row] = await store.read('select count(*) as parts, sum(length(text)) as characters from snapshot_parts')
  await store.close()
  place.remove()
  return {
    runs: RUNS, playMs: Math.round(playMs), fromEvents: middle(fromEvents.map(({ open }) => open)),
    ...(kept
      ? { writingSnapshot: middle(fromEvents.map(({ write }) => write!)), fromSnapshot: middle(fromSnapshot.map(({ open }) => open)), snapshot: row }
      : { snapshot: `None is written of fewer than ${WORTH_EVENTS.toLocaleString('en-GB')} events, so its writing and the opening from it are not measured.` }),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.send!(await openOnce(process.argv[2]!, process.argv[3]!, process.argv[4] === 'true'), () => process.exit())
