/**
 * Measures what every reading operation costs the event loop: the real server on the London demo, asked by another
 * process over HTTP. `node server/test/engines/measure-operations.ts [runs] [times] [name…]`; with `times` over 1 on a
 * tender with that many times the questions, answers and scores. Every moment of the case is asked, of those who may read
 * each operation by the two to whom it tells most. Prints the time of the answer and the longest stretch in which the loop
 * answered nobody else, the longest first.
 *
 * Read with care: on a busy machine a loop that waits for the processor looks stalled. So beside the stall by the clock
 * stands what the loop's own thread worked in it, and each figure is the least of its runs after the first, which is
 * printed beside it (a first run also compiles, starts threads and computes what later ones find kept). `doctor` is a
 * verb of the command line, where no loop waits.
 */
import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressOf, type Operation } from '@workbench/shared/contract/operation.ts'
import { operations, type OperationName } from '@workbench/shared/contract/operations.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import { compose } from '../../src/compose.ts'
import { world } from '../../src/main.ts'
import { examineAll } from '../../src/ops/doctor.ts'
import { openInstallation } from '../../src/store/installation.ts'
import { makePlan, playUntil } from '../../src/play/moments.ts'
import { readCase } from '../../src/play/read-case.ts'
import { enlarged } from '../play/enlarged.ts'
import { fixtureFolder } from '../play/playing.ts'

interface Asked {
  readonly path: string
  readonly cookie: string
}

interface Answered {
  readonly status: number
  readonly bytes: number
  readonly ms: number
}

/** The asking process: one request after the other, each on its own word. */
const ask = (address: string): void => {
  process.on('message', ({ path, cookie }: Asked) => {
    const began = performance.now()
    void fetch(`${address}${path}`, { headers: { cookie } }).then(async (response) => {
      const { byteLength } = await response.arrayBuffer()
      process.send!({ status: response.status, bytes: byteLength, ms: performance.now() - began } satisfies Answered)
    })
  })
}

const workedMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

interface Watched<T> {
  readonly found: T
  readonly stallMs: number
  readonly workMs: number
}

/** The longest gap between two turns of the loop while `one` ran, by the clock and by the work of this thread. */
const watched = async <T>(one: () => Promise<T>): Promise<Watched<T>> => {
  let [last, worked, stallMs, workMs] = [performance.now(), workedMs(), 0, 0]
  const turn = () => {
    const [now, work] = [performance.now(), workedMs()]
    stallMs = Math.max(stallMs, now - last - 1)
    workMs = Math.max(workMs, work - worked)
    last = now
    worked = work
  }
  const beat = setInterval(turn, 1)
  try {
    const found = await one()
    turn()
    return { found, stallMs, workMs }
  } finally {
    clearInterval(beat)
  }
}

/** Unlimited: this is no measurement of the limits. */
const endless = { requests: { burst: 1e9, perSecond: 1 }, signIns: { burst: 1e9, perSecond: 1 } }
/** Rows that are printed. */
const SHOWN = 40
const OTHER = new Set<OperationName>(['live', 'signInPage', 'issuedDocument', 'openapi'])
const workshopPeople = ['elena-petrou']

const fillingsOf = (path: string, record: string, state: TenderState | undefined): Record<string, string>[] => {
  const lots = state ? [...state.setup.lots.keys()] : []
  const questions = state?.model.published.at(-1)?.frozen.model.criteria.filter(({ kind }) => kind === 'question') ?? []
  const question = questions[0]
  const bid = [...(state?.bids.bids.values() ?? [])].find((candidate) => candidate.lot === question?.lot && candidate.technical.opened)
  const values: Readonly<Record<string, readonly (string | undefined)[]>> = {
    record: [record], lot: lots, question: [question?.id], bid: [bid?.id], trust: [...(state?.setup.trusts.keys() ?? [])].slice(0, 1),
    requirement: [state?.model.published.at(-1)?.frozen.requirements[0]?.id], from: ['1'], to: ['draft'],
  }
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).reduce<Record<string, string>[]>(
    (made, name) => made.flatMap((params) => (values[name] ?? []).flatMap((value) => (value === undefined ? [] : [{ ...params, [name]: value }]))), [{}])
}

const measure = async (runs: number, times: number, only: ReadonlySet<string>): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'workbench-'))
  const installation = openInstallation({ directory: join(directory, 'data'), demo: true, created: new Date(world.now()).toISOString(), random: world.random })
  const composed = compose({ world, installation, log: () => undefined, demoCase: fixtureFolder('london-2012'), say: console.log, origin: undefined, client: undefined, limits: endless })
  await composed.demo!.prepare()
  const server = createServer(composed.app)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const child = fork(import.meta.filename, ['--ask', `http://127.0.0.1:${(server.address() as AddressInfo).port}`])
  const send = (asked: Asked): Promise<Answered> => new Promise((resolve) => {
    child.once('message', resolve)
    child.send(asked)
  })

  const rows: { moment: string; name: string; person: string; status: number; kB: number; firstMs: number; firstStall: number; firstWork: number; ms: number; stall: number; work: number }[] = []
  const time = async (moment: string, name: string, person: string, one: () => Promise<Answered>, first?: Watched<Answered>): Promise<void> => {
    const begun = first ?? (await watched(one))
    const later = []
    for (let run = 0; run < runs; run++) later.push(await watched(one))
    rows.push({
      moment, name, person, status: begun.found.status, kB: Math.round(begun.found.bytes / 1_000),
      firstMs: Math.round(begun.found.ms), firstStall: Math.round(begun.stallMs), firstWork: Math.round(begun.workMs),
      ms: Math.round(Math.min(...later.map(({ found }) => found.ms))), stall: Math.round(Math.min(...later.map(({ stallMs }) => stallMs))), work: Math.round(Math.min(...later.map(({ workMs }) => workMs))),
    })
  }

  const described = (await composed.demo!.describe()) as { moments: { id: string; record: string; at: string }[]; workshop: { record: string } | null }
  const plan = makePlan(enlarged(readCase(fixtureFolder('london-2012')), times))
  const playLarger = async (until: string): Promise<string> => {
    const played = playUntil(plan, until, { random: world.random, sealingKey: installation.keys.sealing, now: world.now() })
    for (const { options, transactions } of played.records) await composed.records.play(options, transactions)
    return played.record
  }
  const records: { kind: 'tender' | 'workshop'; moment: string; record: string }[] = described.workshop ? [{ kind: 'workshop', moment: 'workshop', record: described.workshop.record }] : []
  for (const { id, at, record } of described.moments) records.push({ kind: 'tender', moment: id, record: times > 1 ? await playLarger(at) : record })
  for (const { kind, moment, record } of records) {
    const held = (await composed.records.committed(record))!
    const state = kind === 'tender' ? (held.state as TenderState) : undefined
    // One of each part that people take.
    const members = state ? [...new Map([...state.panel.people.values()].map(({ person, roles }) => [roles.map(({ role }) => role).sort().join(), person])).values()] : workshopPeople
    const cookies = new Map(await Promise.all(members.map(async (person) => [person, `workbench=${await composed.sessions.begin(person)}`] as const)))
    for (const [name, operation] of Object.entries(operations) as [OperationName, Operation][]) {
      if (operation.method !== 'GET' || OTHER.has(name) || !operation.path.includes('{record}') || (only.size > 0 && !only.has(name))) continue
      const dated = Object.hasOwn(operation.params.properties, 'asOf')
      for (const params of fillingsOf(operation.path, record, state)) {
        const path = addressOf(operation, params)
        // The first two who may read it: the lead among them where the lead may.
        const firsts: { readonly person: string; readonly begun: Watched<Answered> }[] = []
        for (const person of members) firsts.push({ person, begun: await watched(() => send({ path, cookie: cookies.get(person)! })) })
        const readers = firsts.filter(({ begun }) => begun.found.status === 200).toSorted((a, b) => b.begun.found.bytes - a.begun.found.bytes).slice(0, 2)
        for (const { person, begun } of readers) await time(moment, path.split('/').slice(5).join('/'), person, () => send({ path, cookie: cookies.get(person)! }), begun)
        const reader = readers[0]?.person
        if (dated && reader !== undefined && name === 'overview') await time(moment, `${name}?asOf`, reader, () => send({ path: `${path}?asOf=2012-01-20`, cookie: cookies.get(reader)! }))
      }
    }
  }
  if (only.size === 0 || only.has('resetDemo')) await time('', 'resetDemo', '', async () => {
    const began = performance.now()
    const { length } = await composed.demo!.reset()
    return { status: length, bytes: 0, ms: performance.now() - began }
  })
  if (only.size === 0 || only.has('doctor')) await time('', 'doctor', '', async () => {
    const began = performance.now()
    const { length } = await examineAll(composed.records)
    return { status: length, bytes: 0, ms: performance.now() - began }
  })
  const most = (row: (typeof rows)[number]) => Math.max(Math.min(row.firstStall, row.firstWork), Math.min(row.stall, row.work))
  const sorted = rows.toSorted((a, b) => most(b) - most(a))
  console.table(sorted.slice(0, SHOWN))
  const over = rows.filter((row) => most(row) > 50)
  console.log(over.length === 0 ? `None of ${rows.length} held the loop for more than 50 ms.` : `Over 50 ms: ${over.map((row) => `${row.name}${row.person === '' ? '' : ` (${row.moment}, ${row.person})`} ${most(row)} ms`).join(', ')}.`)
  child.kill()
  server.closeAllConnections()
  await new Promise((resolve) => { server.close(resolve) })
  await composed.close()
  await installation.close()
  rmSync(directory, { recursive: true, force: true })
}

const [first, ...others] = process.argv.slice(2)
if (first === '--ask') ask(others[0]!)
else await measure(Number(first ?? 5), Number(others[0] ?? 1), new Set(others.slice(1)))
