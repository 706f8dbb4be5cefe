/**
 * Seeded races over the real router and a real store: two tabs and a second device of each evaluator, two windows of a
 * moderator, a panel that approves, a lead who closes; a store that answers in seeded disorder. On SQLite one server, on
 * PostgreSQL two that share a database. Afterwards: nothing was written over unseen, nothing came too late.
 * `node server/test/engines/races/races.ts [races] [seed]` runs the campaign.
 */
import { fileURLToPath } from 'node:url'
import type { Commitment } from '@workbench/shared/contract/primitives.ts'
import { openInstallation } from '../../../src/store/installation.ts'
import type { Store } from '../../../src/store/port.ts'
import { serveTiny, type Served } from '../../http/served.ts'
import { openSharedInstallation } from '../../../src/store/shared-installation.ts'
import { keys, seededRandom, startPostgresql, type Engine } from '../worlds.ts'
import { judge, type JudgedEvent, type Verdict } from './judge.ts'
import { chanceOf, type Chance, type Kind } from './said.ts'
import { approveAway, evaluators, leadAway, moderateAway, openTab, scoreAway, type Race } from './tabs.ts'

export interface RacesReport {
  readonly races: number
  readonly requests: number
  readonly accepted: Readonly<Partial<Record<Kind, number>>>
  readonly stale: number
  readonly refusedLate: number
  readonly overwritten: readonly string[]
  readonly late: readonly string[]
  readonly other: readonly string[]
}

export interface RacesSettings {
  readonly races: number
  readonly seed: string
  /** Two servers on this engine instead of one on SQLite. */
  readonly shared?: Engine
  /** Plants a fault: what the store is to do otherwise. */
  readonly plant?: (store: Store) => Store
}

/** The last evaluator has submitted; nothing is open for moderation yet. */
const UNTIL = '2025-02-11T18:00:00.000Z'
/** A server is made anew after so many, so that none of them grows without end. */
const RACES_OF_A_SERVER = 50

/** Answers come after a few turns of the loop, more or fewer by chance: who asked first need not be first. */
const disorderly = (store: Store, chance: Chance): Store => {
  const wait = async (): Promise<void> => {
    for (let turns = chance.below(6); turns > 0; turns--) await new Promise((resolve) => { setImmediate(resolve) })
  }
  return {
    ...store,
    write: async (statements, hint) => {
      await wait()
      const written = await store.write(statements, hint)
      await wait()
      return written
    },
    read: async (sql, values) => {
      await wait()
      return store.read(sql, values)
    },
  }
}

const textOf = async (served: Served, record: string, events: Awaited<ReturnType<Served['composed']['records']['events']>>): Promise<JudgedEvent[]> => {
  const commitmentOf = (body: unknown): Commitment | undefined => {
    const { rationale, reason } = body as { rationale?: Commitment; reason?: Commitment }
    return rationale ?? reason
  }
  const texts = await served.composed.records.redeem(record, events.flatMap(({ body }) => commitmentOf(body) ?? []))
  return events.map(({ seq, type, actor, body }) => {
    const redeemed = texts.get(commitmentOf(body)?.sha256 ?? '')
    return { seq, type, actor, body: body as Readonly<Record<string, unknown>>, text: redeemed && 'text' in redeemed ? redeemed.text : '' }
  })
}

const runRace = async (servers: readonly Served[], seed: string): Promise<Verdict & { readonly requests: number }> => {
  const served = servers[0]!
  const { records } = served.composed
  const record = await served.playAgain()
  const from = (await records.committed(record))!.seq
  const chance = chanceOf(seededRandom(`race ${seed}`))
  const race: Race = { servers, record, seed, chance, said: [], findings: [] }
  const [eva, ewan, esme] = evaluators
  const tabs = await Promise.all([
    ['tab-1', ewan], ['tab-2', ewan], ['device', ewan], ['tab-3', esme], ['tab-4', esme], ['tab-5', eva], ['window-1', 'mona-teague'], ['window-2', 'mona-teague'], ['panel-1', eva], ['panel-2', esme], ['lead', 'lena-brandt'],
  ].map(([name, person]) => openTab(race, person!, name!)))
  const [one, two, three, four, five, six, window1, window2, panel1, panel2, lead] = tabs as [typeof tabs[0], ...typeof tabs]
  const turns = 6 + chance.below(10)
  const scored = Promise.all([one, two, three, four, five, six].map((tab) => scoreAway(tab!, turns)))
  await Promise.all([
    scored, moderateAway(window1!, 4 * turns, scored), moderateAway(window2!, 4 * turns, scored), approveAway(panel1!, 4 * turns, scored), approveAway(panel2!, 4 * turns, scored), leadAway(lead!, 2 * turns, scored),
  ])

  const events = await records.events(record, { afterSeq: -1, limit: 10_000 })
  const left = new Map<string, string>()
  for (const person of evaluators) {
    const { json } = await served.call(person, 'loadDrafts', { record })
    for (const { key, text } of json.drafts as { key: string; text: string }[]) left.set(`${person} ${key}`, text)
  }
  const verdict = judge(await textOf(served, record, events), from, race.said, left)
  const verified = await records.verify(record)
  return { ...verdict, requests: race.said.length, other: [...verdict.other, ...race.findings, ...verified.findings.map(({ sentence }) => sentence)] }
}

/** One server on a directory of its own, or two on one database. */
const serve = async (shared: Engine | undefined, unsettle: (store: Store) => Store): Promise<readonly Served[]> => {
  if (!shared) {
    return [await serveTiny({
      until: UNTIL,
      open: async (settings) => {
        const installation = openInstallation(settings)
        return { ...installation, store: unsettle(installation.store) }
      },
    })]
  }
  const { address: url } = await shared.place()
  const servers: Served[] = []
  for (const seed of ['one', 'two']) {
    servers.push(await serveTiny({
      until: UNTIL, seed,
      open: async ({ created, random }) => {
        const installation = await openSharedInstallation({ url, keys, created, random, log: () => undefined })
        return { ...installation, store: unsettle(installation.store) }
      },
    }))
  }
  return servers
}

export const runRaces = async ({ races, seed, shared, plant = (store) => store }: RacesSettings): Promise<RacesReport> => {
  const total = { requests: 0, stale: 0, refusedLate: 0, overwritten: [] as string[], late: [] as string[], other: [] as string[] }
  const accepted: Partial<Record<Kind, number>> = {}
  for (let done = 0; done < races; done += RACES_OF_A_SERVER) {
    const chance = chanceOf(seededRandom(`disorder ${seed} ${done}`))
    const servers = await serve(shared, (store) => disorderly(plant(store), chance))
    try {
      for (let race = done; race < Math.min(races, done + RACES_OF_A_SERVER); race++) {
        const name = `${seed}.${race}`
        const verdict = await runRace(servers, name)
        for (const what of ['requests', 'stale', 'refusedLate'] as const) total[what] += verdict[what]
        for (const what of ['overwritten', 'late', 'other'] as const) total[what].push(...verdict[what].map((finding) => `race ${name}: ${finding}`))
        for (const [kind, count] of Object.entries(verdict.accepted)) accepted[kind as Kind] = (accepted[kind as Kind] ?? 0) + count
      }
    } finally {
      for (const served of servers) await served.close()
    }
  }
  return { races, accepted, ...total }
}

/** `npm run campaign:races` runs a thousand races on SQLite and a fifth of that on two servers over PostgreSQL; `--tenth` a tenth. Closes with one line. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2).filter((argument) => argument !== '--tenth')
  const [races = process.argv.includes('--tenth') ? '100' : '1000', seed = '1'] = given
  let [passed, failed] = [0, 0]
  const run = async (engine: string, settings: RacesSettings): Promise<void> => {
    const report = await runRaces(settings)
    console.log(JSON.stringify({ engine, seed, ...report }))
    if (report.overwritten.length + report.late.length + report.other.length === 0 && report.stale > 0 && report.refusedLate > 0) passed += 1
    else failed += 1
  }
  await run('sqlite', { races: Number(races), seed })
  const shared = await startPostgresql()
  if (shared) await run('postgresql, two servers', { races: Math.ceil(Number(races) / 5), seed, shared })
  await shared?.stop()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
