/**
 * Cuts the power of a writing process at seeded instants: what was synced is there, of the rest any part or none. Each
 * disk that could be left is opened by a fresh process: nothing acknowledged is lost, nothing doubled, the record whole.
 * On some of these disks the process goes on, and the power is cut again, while it recovers or after.
 * `node server/test/engines/power/power.ts [runs] [cuts] [seed]` runs the campaign.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seededRandom } from '../worlds.ts'
import type { Found, Heard } from './check.ts'
import { makeDisk, type Chance, type Image } from './disk.ts'
import { readTrace, runTraced, whyNoTrace, type Moment } from './trace.ts'

export interface PowerReport {
  readonly runs: number
  readonly cuts: number
  /** Of these, cuts of a process that had begun on what an earlier cut left. */
  readonly secondCuts: number
  readonly syncs: number
  readonly writes: number
  /** Commands and drafts acknowledged before the cut, over all cuts. */
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly draftsLost: readonly string[]
  readonly findings: readonly string[]
}

export interface PowerSettings {
  readonly runs: number
  /** First cuts of each run. */
  readonly cuts: number
  /** On how many of the disks that these leave the process goes on and is cut again, as often as said. */
  readonly goesOn?: { readonly times: number; readonly cuts: number }
  readonly seed: string
  /** Turns of each of twenty people in each of two lives. */
  readonly turns: number
  /** A disk that says it has synced and has not: the campaign has to find that out. */
  readonly lying?: boolean
}

const AT_ONCE = 25
const node = ['--disable-warning=ExperimentalWarning']
const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

const chanceOf = (seed: string): Chance => {
  const random = seededRandom(seed)
  return () => new DataView(random(4).buffer).getUint32(0) / 2 ** 32
}

/** Half of the instants are anywhere, half right after something was acknowledged. */
const chooseCuts = (moments: readonly Moment[], cuts: number, chance: Chance): Set<number> => {
  const told = moments.flatMap((moment, index) => ('said' in moment && !moment.said.startsWith('ask') ? [index] : []))
  const chosen = new Set<number>()
  while (chosen.size < cuts) chosen.add(chance() < 0.5 ? Math.floor(chance() * moments.length) : told[Math.floor(chance() * told.length)]!)
  return chosen
}

const writeImage = (image: Image, folder: string): void => {
  mkdirSync(folder)
  for (const [path, content] of image) {
    if (content === 'folder') mkdirSync(join(folder, path))
    else writeFileSync(join(folder, path), content)
  }
}

const checkAll = (jobs: readonly Heard[], folder: string): Promise<Found[]> => {
  const list = join(folder, 'jobs.json')
  writeFileSync(list, JSON.stringify(jobs))
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...node, script('check.ts'), list], { maxBuffer: 2 ** 28 }, (error, stdout) => {
      const found = stdout.trim().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Found)
      if (error && found.length < jobs.length) reject(error)
      else resolve(found)
    })
  })
}

export const cutPower = async ({ runs, cuts, goesOn = { times: 0, cuts: 0 }, seed, turns, lying = false }: PowerSettings): Promise<PowerReport> => {
  const total = { cuts: 0, secondCuts: 0, syncs: 0, writes: 0, acknowledged: 0, lost: [] as string[], doubled: [] as string[], draftsLost: [] as string[], findings: [] as string[] }
  for (let run = 0; run < runs; run++) {
    const folder = mkdtempSync(join(tmpdir(), 'workbench-power-'))
    try {
      const chance = chanceOf(`power ${seed} ${run}`)
      const trace = async (root: string, ...more: readonly string[]): Promise<Moment[]> => {
        await runTraced([process.execPath, ...node, script('writer.ts'), join(root, 'data'), `${seed} ${run}`, String(turns), ...more], join(folder, 'trace'))
        return readTrace(join(folder, 'trace'), root)
      }
      const root = join(folder, 'disk')
      mkdirSync(root)
      const left = await cutRun(await trace(root), { root, folder, cuts, name: `run ${run}`, chance, lying, keep: goesOn.times }, total)
      for (const [index, { image, heard }] of left.entries()) {
        const next = join(folder, `next-${index}`)
        writeImage(image, next)
        await cutRun(await trace(next, heard.record!), { root: next, folder, cuts: goesOn.cuts, name: `run ${run}, gone on ${index}`, chance, lying, keep: 0, before: { image, heard } }, total)
        total.secondCuts += goesOn.cuts
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { runs, ...total }
}

/** A disk as a cut left it, and what had been said by then. */
interface Left {
  readonly image: Image
  readonly heard: Heard
}

interface Run {
  readonly root: string
  readonly folder: string
  readonly cuts: number
  readonly name: string
  readonly chance: Chance
  readonly lying: boolean
  /** How many of the disks are handed on, once a record is on them. */
  readonly keep: number
  readonly before?: Left
}

interface Total {
  cuts: number
  secondCuts: number
  syncs: number
  writes: number
  acknowledged: number
  readonly lost: string[]
  readonly doubled: string[]
  readonly draftsLost: string[]
  readonly findings: string[]
}

const cutRun = async (moments: readonly Moment[], { root, folder, cuts, name, chance, lying, keep, before }: Run, total: Total): Promise<Left[]> => {
  const chosen = chooseCuts(moments, cuts, chance)
  const disk = makeDisk(root, before?.image)
  const open = new Map<number, () => void>()
  const [asked, acknowledged]: [string[], string[]] = [[...(before?.heard.asked ?? [])], [...(before?.heard.acknowledged ?? [])]]
  const drafts = new Map<string, Heard['drafts'][number]>(before?.heard.drafts.map((draft) => [`${draft.person} ${draft.key}`, draft]))
  let [record, keys] = [before?.heard.record, before?.heard.keys]
  let jobs: { readonly heard: Heard; readonly at: number }[] = []
  const left: Left[] = []

  const hear = (said: string): void => {
    const [what, first = '', second = '', third = ''] = said.split(' ')
    if (what === 'record') [record, keys] = [first, second]
    if (what === 'ask') asked.push(first)
    if (what === 'ack') acknowledged.push(first)
    if (what === 'draft') drafts.set(`${first} ${second}`, { person: first, key: second, revision: Number(third) })
  }
  const settle = async (): Promise<void> => {
    const found = await checkAll(jobs.map(({ heard }) => heard), folder)
    for (const [index, { at, heard }] of jobs.entries()) {
      const where = (what: string): string => `${name}, cut at ${at}: ${what}`
      total.lost.push(...found[index]!.lost.map(where))
      total.doubled.push(...found[index]!.doubled.map(where))
      total.draftsLost.push(...found[index]!.draftsLost.map(where))
      total.findings.push(...found[index]!.findings.map(where))
      rmSync(join(heard.directory, '..'), { recursive: true, force: true })
    }
    jobs = []
  }

  for (const [index, moment] of moments.entries()) {
    if ('said' in moment) hear(moment.said)
    else if ('began' in moment) {
      if (moment.doing.kind === 'sync') total.syncs += 1
      if (moment.doing.kind === 'write') total.writes += 1
      if (!lying || moment.doing.kind !== 'sync') open.set(moment.began, disk.begin(moment.doing))
    } else {
      open.get(moment.ended)?.()
      open.delete(moment.ended)
    }
    if (!chosen.has(index)) continue
    const image = disk.cut(chance)
    const place = join(folder, `cut-${index}`)
    writeImage(image, place)
    total.cuts += 1
    total.acknowledged += acknowledged.length + drafts.size
    const heard: Heard = {
      directory: join(place, 'data'), asked: [...asked], acknowledged: [...acknowledged], drafts: [...drafts.values()], ...(record === undefined || keys === undefined ? {} : { record, keys }),
    }
    jobs.push({ at: index, heard })
    if (record !== undefined && left.length < keep && chance() < 0.3) left.push({ image, heard })
    if (jobs.length === AT_ONCE) await settle()
  }
  if (jobs.length > 0) await settle()
  return left
}

/** `npm run campaign:power` makes a thousand cuts in ten runs, two hundred of them second ones; `--tenth` a tenth of that. Closes with one line. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const given = process.argv.slice(2).filter((argument) => argument !== '--tenth')
  const [runs = process.argv.includes('--tenth') ? '1' : '10', cuts = '80', seed = '1'] = given
  const because = whyNoTrace(true)
  if (because !== undefined) console.log(`Skipped: the power campaign, because ${because}.`)
  else {
    const report = await cutPower({ runs: Number(runs), cuts: Number(cuts), goesOn: { times: 2, cuts: Math.ceil(Number(cuts) / 8) }, seed, turns: 25 })
    console.log(JSON.stringify({ seed, ...report }))
    const whole = report.lost.length + report.doubled.length + report.draftsLost.length + report.findings.length === 0 && report.acknowledged > 0
    console.log(`${whole ? 1 : 0} passed, ${whole ? 0 : 1} failed`)
    process.exitCode = whole ? 0 : 1
  }
}
