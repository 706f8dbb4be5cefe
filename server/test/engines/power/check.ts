/** A fresh process that opens what a power cut left, directory by directory, and says what it found, a line each. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { openDrafts } from '../../../src/drafts/drafts.ts'
import { openRecords } from '../../../src/journal/records.ts'
import { openInstallation } from '../../../src/store/installation.ts'
import { lot, request, seededRandom } from '../worlds.ts'

/** What had been said before the power went. */
export interface Heard {
  readonly directory: string
  readonly record?: string
  /** Digest of the keys that the record was written with. */
  readonly keys?: string
  readonly asked: readonly string[]
  readonly acknowledged: readonly string[]
  readonly drafts: readonly { readonly person: string; readonly key: string; readonly revision: number }[]
}

export interface Found {
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly draftsLost: readonly string[]
  /** What is not whole, in words. */
  readonly findings: readonly string[]
}

const clock = { ms: Date.UTC(2026, 2, 2, 9) }

const check = async ({ directory, record, keys: known, asked, acknowledged, drafts: saved }: Heard): Promise<Found> => {
  const installation = openInstallation({ directory, demo: false, created: '2026-03-02T09:00:00.000Z', random: seededRandom(`after ${directory}`) })
  const { store, keys, facts } = installation
  try {
    const [lost, doubled, draftsLost, findings]: [string[], string[], string[], string[]] = [[], [], [], []]
    for (const { integrity_check: said } of await store.read('pragma integrity_check')) if (said !== 'ok') findings.push(`integrity: ${said}`)
    if (record === undefined) return { lost, doubled, draftsLost, findings }
    if (createHash('sha256').update(keys.signing).update(keys.sealing).digest('hex') !== known) findings.push('The keys are others.')
    const records = openRecords({ store, now: () => clock.ms, random: seededRandom('after'), installation: facts.id, keys, log: () => undefined })
    if (!(await records.committed(record))) return { lost: ['the record', ...acknowledged], doubled, draftsLost, findings }
    const count = async (): Promise<Map<string, number>> => {
      const found = new Map<string, number>()
      for (let page = await records.events(record, { afterSeq: 1, limit: 500 }); page.length > 0; page = await records.events(record, { afterSeq: page.at(-1)!.seq, limit: 500 }))
        for (const { body } of page) found.set((body as { id: string }).id, (found.get((body as { id: string }).id) ?? 0) + 1)
      return found
    }
    const before = await count()
    for (const key of acknowledged) if (!before.has(key)) lost.push(key)
    // Whoever got no answer asks again with the same key: done before or done now, once either way.
    for (const key of asked.filter((one) => !acknowledged.includes(one))) await records.act(record, request(lot(key), { key }))
    const after = await count()
    for (const key of asked) {
      if (!after.has(key)) findings.push(`Asked again and not there: ${key}`)
      if ((after.get(key) ?? 0) > 1) doubled.push(key)
    }
    if (after.size !== asked.length) findings.push(`${after.size} are there, ${asked.length} were asked.`)
    const drafts = openDrafts({ store, now: () => clock.ms })
    for (const { person, key, revision } of saved) {
      const kept = (await drafts.load(record, person)).find((draft) => draft.key === key)
      if ((kept?.revision ?? 0) < revision) draftsLost.push(`${person} ${key} ${revision}`)
    }
    findings.push(...(await records.verify(record)).findings.map(({ sentence }) => sentence))
    await records.close()
    return { lost, doubled, draftsLost, findings }
  } finally {
    await installation.close()
  }
}

if (process.argv[2] !== undefined) {
  const nothing = { lost: [], doubled: [], draftsLost: [] }
  for (const heard of JSON.parse(readFileSync(process.argv[2], 'utf8')) as readonly Heard[]) {
    const found: Found = await check(heard).catch((error: unknown) => ({ ...nothing, lost: heard.acknowledged, findings: [String(error)] }))
    console.log(JSON.stringify(found))
  }
}
