/**
 * A process that makes an installation and writes to a record for twenty people, ends in good order, begins again on
 * the same directory and writes on; or, given a record, goes on with what a power cut left. It says what it asked and
 * what was acknowledged; started under strace.
 */
import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openDrafts } from '../../../src/drafts/drafts.ts'
import { openRecords } from '../../../src/journal/records.ts'
import { openInstallation } from '../../../src/store/installation.ts'
import { lot, request, seededRandom, startRecord } from '../worlds.ts'

const [directory, seed, turns, left] = process.argv.slice(2) as [string, string, string, string | undefined]
const clock = { ms: Date.UTC(2026, 2, 2, 9) }
const say = (line: string): void => { writeSync(1, `${line}\n`) }

const live = async (life: number, known?: string): Promise<string> => {
  const installation = openInstallation({ directory, demo: false, created: '2026-03-02T09:00:00.000Z', random: seededRandom(`${seed} ${life}`) })
  const { store, keys, facts } = installation
  const records = openRecords({ store, now: () => clock.ms, random: seededRandom(`writer ${seed} ${life}`), installation: facts.id, keys, log: () => undefined })
  const drafts = openDrafts({ store, now: () => clock.ms })
  const record = known ?? await startRecord(records)
  say(`record ${record} ${createHash('sha256').update(keys.signing).update(keys.sealing).digest('hex')}`)
  const write = async (person: number): Promise<void> => {
    for (let turn = 0; turn < Number(turns); turn++) {
      const key = `k${life}-${person}-${turn}`
      say(`ask ${key}`)
      const outcome = await records.act(record, request(lot(key), { key }))
      if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome))
      say(`ack ${key}`)
      const saved = await drafts.save({ record, person: `p${person}`, key: `r${life}` }, turn, key)
      if ('saved' in saved) say(`draft p${person} r${life} ${saved.saved.revision}`)
    }
  }
  await Promise.all(Array.from({ length: 20 }, (_, person) => write(person)))
  await records.close()
  await installation.close()
  return record
}
if (left === undefined) await live(1, await live(0))
else await live(2, left)
