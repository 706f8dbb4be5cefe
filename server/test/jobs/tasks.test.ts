/** The tasks in a real thread over both engines: it reads with a connection of its own, and finds what the holder would. */
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { afterAll, describe, expect, test } from 'vitest'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import { openJobs, type Jobs } from '../../src/jobs/pool.ts'
import { openStored } from '../../src/journal/stored.ts'
import { checkRecord } from '../../src/operations/check-record.ts'
import { makeReports, type Reporting } from '../../src/operations/make-report.ts'
import type { WorkbenchTasks } from '../../src/operations/tasks.ts'
import { verify } from '../../src/operations/verify.ts'
import { makePlan, playUntil } from '../../src/play/moments.ts'
import { readCase } from '../../src/play/read-case.ts'
import type { Place } from '../../src/store/port.ts'
import { keys, recordsOver, seededRandom, startEngines } from '../engines/worlds.ts'
import { fixtureFolder } from '../play/playing.ts'

const engines = await startEngines()
const openTasks = (place: Place): Jobs<WorkbenchTasks> =>
  openJobs<WorkbenchTasks>({ thread: new URL('../../src/tasks-worker.ts', import.meta.url), settings: { place }, threads: 1, log: () => undefined })

describe.each(engines.map((engine) => [engine.name, engine] as const))('over %s', (name, engine) => {
  afterAll(() => engine.stop())

  test('a record is checked and its report made as by whoever holds it', async () => {
    const place = await engine.place()
    const store = await place.open('tasks')
    const jobs = openTasks(store.place)
    try {
      const clock = { ms: Date.UTC(2026, 0, 5) }
      const records = recordsOver(store, name, clock)
      const played = playUntil(makePlan(readCase(fixtureFolder('tiny'))), '2025-03-13T00:00:00.000Z', { random: seededRandom(name), sealingKey: keys.sealing, now: clock.ms })
      for (const { options, transactions } of played.records) await records.play(options, transactions)

      const inThread = await verify(records, played.record, (checking) => jobs.run('checkRecord', checking, { name: 'check' }))
      const inPlace = await verify(records, played.record, (checking) => checkRecord(openStored(store), checking))
      expect(inThread).toEqual(inPlace)
      expect([inThread.holds, inThread.checks.map(({ what }) => what)]).toEqual([true, ['events', 'checkpoint', 'replay', 'result']])

      const { facts, seq, state } = (await records.committed(played.record))!
      const person = 'lena-brandt'
      const reporting: Reporting = { facts, seq, head: seq, person, member: (state as TenderState).panel.people.get(person)!, people: [{ id: person, name: 'Lena Brandt', title: 'Lead' }] }
      const made = await jobs.run('makeReport', reporting, { name: 'report' })
      expect(made).toEqual(await makeReports(openStored(store))(reporting))
      expect('page' in made && made.page).toContain('Lena Brandt')
      await records.close()
    } finally {
      await jobs.close()
      await store.close()
      place.remove()
    }
  })
})

test('a store that does not answer is told as that, and says nothing of the record', async () => {
  const jobs = openTasks({ engine: 'sqlite', file: join(tmpdir(), 'no-such-folder', 'workbench.db') })
  try {
    const checking = { record: 'r', kind: 'tender' as const, shown: { seq: 0, digest: '' }, checkpoint: '', checkpoints: [], publicKey: new Uint8Array(32) }
    await expect(jobs.run('checkRecord', checking, { name: 'check' })).rejects.toMatchObject({ name: 'StoreUnavailable', message: expect.stringContaining('did not answer') as string })
  } finally {
    await jobs.close()
  }
})
