/** The pool with real threads: equal jobs, lost threads, faults, bounds, the end. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJobs, type Jobs, type JobsLimits } from '../../src/jobs/pool.ts'
import type { SampleTasks } from './sample-worker.ts'

let folder: string
let logged: string[]
let opened: Jobs<SampleTasks>[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workbench-jobs-'))
  logged = []
  opened = []
})
afterEach(async () => {
  await Promise.all(opened.map((jobs) => jobs.close()))
  rmSync(folder, { recursive: true, force: true })
})

const open = (limits: Partial<JobsLimits> = {}, threads = 1): Jobs<SampleTasks> => {
  const jobs = openJobs<SampleTasks>({ thread: new URL('./sample-worker.ts', import.meta.url), settings: { journal: join(folder, 'journal') }, threads, log: (sentence) => logged.push(sentence), limits })
  opened.push(jobs)
  return jobs
}

const begun = (task: string): number => (existsSync(join(folder, 'journal')) ? readFileSync(join(folder, 'journal'), 'utf8').split('\n').filter((line) => line === task).length : 0)
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await pause(5)
}

describe('equal jobs', () => {
  test('run once while they run, and again afterwards unless the result is kept', async () => {
    const jobs = open()
    expect(await Promise.all([1, 2, 3].map(() => jobs.run('double', 21, { name: 'a' })))).toEqual([42, 42, 42])
    expect(begun('double')).toBe(1)
    await jobs.run('double', 21, { name: 'a', keep: true })
    expect(await jobs.run('double', 21, { name: 'a', keep: true })).toBe(42)
    expect(begun('double')).toBe(2)
    expect(await jobs.run('double', 4, { name: 'b', keep: true })).toBe(8)
    expect(begun('double')).toBe(3)
  })

  test('results that are kept make room for later ones', async () => {
    const jobs = open({ keptBytes: 1 })
    await jobs.run('double', 1, { name: 'a', keep: true })
    await jobs.run('double', 1, { name: 'a', keep: true })
    expect(begun('double')).toBe(2)
  })
})

describe('a thread that is lost', () => {
  test('loses no job: it is started again on another thread, those behind it too', async () => {
    const jobs = open()
    expect(await Promise.all([jobs.run('mortal', { dieing: 2 }, { name: 'a' }), jobs.run('double', 3, { name: 'b' })])).toEqual([3, 6])
    expect(logged).toHaveLength(2)
    expect(logged[0]).toContain('“mortal”')
  })

  test('three times over is told as what it is, and the pool goes on', async () => {
    const jobs = open()
    await expect(jobs.run('mortal', { dieing: 9 }, { name: 'a' })).rejects.toMatchObject({ name: 'JobsUnavailable', message: expect.stringContaining('lost each time') as string, retryAfterSeconds: 60 })
    expect(begun('mortal')).toBe(3)
    expect(await jobs.run('double', 3, { name: 'b' })).toBe(6)
  })
})

describe('what goes wrong', () => {
  test('in the task reaches the caller with its own message', async () => {
    const jobs = open()
    await expect(jobs.run('fail', 'No such lot.', { name: 'a' })).rejects.toMatchObject({ name: 'RangeError', message: 'No such lot.' })
    await expect(jobs.run('unanswered', undefined, { name: 'a' })).rejects.toMatchObject({ name: 'StoreUnavailable', message: 'The disk is gone.' })
    await expect(jobs.run('none' as 'hang', undefined, { name: 'a' })).rejects.toThrow('There is no task “none”.')
  })

  test('with an input that cannot be copied reaches the caller, and the thread goes on', async () => {
    const jobs = open()
    await expect(jobs.run('double', (() => 1) as unknown as number, { name: 'a' })).rejects.toMatchObject({ name: 'DataCloneError' })
    expect(await jobs.run('double', 3, { name: 'b' })).toBe(6)
  })

  test('a job that never ends is given up after its time', async () => {
    const jobs = open({ milliseconds: 800 })
    await expect(jobs.run('hang', undefined, { name: 'a' })).rejects.toMatchObject({ name: 'JobsUnavailable', message: expect.stringContaining('given up') as string })
    expect(await jobs.run('double', 3, { name: 'b' })).toBe(6)
  })
})

describe('the bounds', () => {
  test('beyond what may wait one is told to come back; an equal job needs no room', async () => {
    const jobs = open({ waiting: 1 })
    const gone = new AbortController()
    const hanging = jobs.run('hang', undefined, { name: 'a', signal: gone.signal })
    await until(() => begun('hang') === 1)
    const second = jobs.run('double', 1, { name: 'b' })
    await expect(jobs.run('double', 2, { name: 'c' })).rejects.toMatchObject({ name: 'JobsUnavailable', retryAfterSeconds: 5 })
    const equal = jobs.run('double', 1, { name: 'b' })
    gone.abort()
    await expect(hanging).rejects.toMatchObject({ name: 'JobsUnavailable' })
    expect(await Promise.all([second, equal])).toEqual([2, 2])
    expect(begun('double')).toBe(1)
  })

  test('a job goes on as long as anybody waits for it; one that nobody waits for never begins', async () => {
    const jobs = open()
    const [first, second] = [new AbortController(), new AbortController()]
    const hanging = jobs.run('hang', undefined, { name: 'a', signal: first.signal })
    await until(() => begun('hang') === 1)
    const [one, other] = [jobs.run('double', 5, { name: 'b', signal: second.signal }), jobs.run('double', 5, { name: 'b' })]
    const never = jobs.run('double', 7, { name: 'c', signal: second.signal })
    second.abort()
    await expect(one).rejects.toMatchObject({ name: 'JobsUnavailable' })
    await expect(never).rejects.toMatchObject({ name: 'JobsUnavailable' })
    first.abort()
    await expect(hanging).rejects.toMatchObject({ name: 'JobsUnavailable' })
    expect(await other).toBe(10)
    expect(begun('double')).toBe(1)
  })
})

describe('the end', () => {
  test('ends threads that run, tells those who wait, and takes nothing more', async () => {
    const jobs = open()
    const hanging = jobs.run('hang', undefined, { name: 'a' })
    const waiting = jobs.run('double', 1, { name: 'b' })
    await until(() => begun('hang') === 1)
    const told = Promise.allSettled([hanging, waiting])
    await jobs.close()
    expect((await told).map((outcome) => outcome.status === 'rejected' && (outcome.reason as Error).message)).toEqual(['The server is ending.', 'The server is ending.'])
    await expect(jobs.run('double', 1, { name: 'c' })).rejects.toMatchObject({ message: 'The server is ending.' })
  })
})
