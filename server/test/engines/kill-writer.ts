/** A process that writes to a record for twenty people at once and says what was acknowledged, until it is killed. */
import { writeSync } from 'node:fs'
import { openDrafts } from '../../src/drafts/drafts.ts'
import { openPostgresql } from '../../src/store/postgresql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { lot, recordsOver, request } from './worlds.ts'

const [engine, where, record, round] = process.argv.slice(2) as ['sqlite' | 'postgresql', string, string, string]
const clock = { ms: Date.UTC(2026, 2, 2, 9) }
const store = engine === 'sqlite' ? openSqlite(where) : await openPostgresql({ url: where, process: `writer-${round}`, log: () => undefined })
const records = recordsOver(store, `writer ${round}`, clock)
const drafts = openDrafts({ store, now: () => clock.ms })
/** At once and whole, so that what was said is what the parent hears even if the next instant kills; a full pipe is waited for. */
const say = (line: string): void => {
  let rest = Buffer.from(`${line}\n`)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

const write = async (person: number): Promise<never> => {
  for (let turn = 0; ; turn++) {
    const key = `k${round}-${person}-${turn}`
    say(`ask ${key}`)
    const outcome = await records.act(record, request(lot(key), { key }))
    if (outcome.kind === 'recorded') say(`ack ${key}`)
    const saved = await drafts.save({ record, person: `p${person}`, key: `r${round}` }, turn, key)
    if ('saved' in saved) say(`draft ${person} ${saved.saved.revision}`)
  }
}
await records.committed(record)
say('ready')
await Promise.all(Array.from({ length: 20 }, (_, person) => write(person)))
