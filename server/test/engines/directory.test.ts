/** Rows of the directory: what the doctor says of one that is wrong, and of one that older code wrote. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examineAll } from '../../src/ops/doctor.ts'
import type { Store } from '../../src/store/port.ts'
import { lot, recorded, recordsOver, request, startEngines, startRecord, type Engine } from './worlds.ts'

let engines: Engine[] = []
beforeAll(async () => { engines = await startEngines() }, 60_000)
afterAll(async () => { for (const engine of engines) await engine.stop() })

const OTHER = JSON.stringify({ title: 'Of before', stage: 'setUp', people: [] })
const clock = { ms: Date.UTC(2026, 2, 2, 9) }

/** A record whose row is then written over. */
const withRow = async (engine: Engine, overwrite: (store: Store, record: string) => Promise<unknown>, look: (records: ReturnType<typeof recordsOver>, record: string) => Promise<void>): Promise<void> => {
  const place = await engine.place()
  const store = await place.open('directory')
  const first = recordsOver(store, 'first', clock)
  const record = await startRecord(first)
  await first.close()
  await overwrite(store, record)
  const records = recordsOver(store, 'second', clock)
  await look(records, record)
  await records.close()
  await store.close()
  place.remove()
}

describe.each(['sqlite', 'postgresql'])('the directory on %s', (name) => {
  const engine = (skip: (why: string) => void): Engine => engines.find((one) => one.name === name) ?? (skip('PostgreSQL is not here.') as never)

  it('that older code wrote is told apart from one that is wrong, and passes with the next event', async ({ skip }) => {
    await withRow(engine(skip), (store, record) => store.write([{ sql: 'update directory set entry = ?, sources = ? where record = ?', values: [OTHER, 'of an older version', record] }]), async (records, record) => {
      expect(await examineAll(records)).toMatchObject([{ record, violations: [], notes: [expect.stringContaining('written by older code')] }])
      recorded(await records.act(record, request(lot('a'))))
      expect(await examineAll(records)).toMatchObject([{ record, violations: [], notes: [] }])
      expect(await records.directoryOf('ada')).toMatchObject([{ title: 'Beds', ofThisCode: true }])
    })
  })

  it('that this code wrote and that says something else is wrong', async ({ skip }) => {
    await withRow(engine(skip), (store, record) => store.write([{ sql: 'update directory set entry = ? where record = ?', values: [OTHER, record] }]), async (records, record) => {
      expect(await examineAll(records)).toMatchObject([{ record, violations: [{ invariant: 'directory', found: 'The row differs from the record.' }], notes: [] }])
    })
  })

  it('of older code that says the same is no matter', async ({ skip }) => {
    await withRow(engine(skip), (store, record) => store.write([{ sql: 'update directory set sources = ? where record = ?', values: ['', record] }]), async (records, record) => {
      expect(await examineAll(records)).toMatchObject([{ record, violations: [], notes: [] }])
    })
  })
})
