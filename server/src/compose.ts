/**
 * Puts a server together from plain functions. Clock and randomness are handed in, so that two worlds can be built that
 * differ in nothing but what was done in them.
 */
import type { Express } from 'express'
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { canonicalBytes } from '@workbench/shared/proof/canonical.ts'
import { makePeople, type People } from './accounts/people.ts'
import { makeSessions, type Sessions } from './accounts/sessions.ts'
import { makeApp, type AppParts } from './app.ts'
import { openDemo, type RunningDemo } from './demo/demo.ts'
import { openDrafts } from './drafts/drafts.ts'
import { usualLimits, type Limits } from './http/limits.ts'
import { makeLive, type Live } from './http/live.ts'
import type { Log } from './http/log.ts'
import { openJobs, type Jobs } from './jobs/pool.ts'
import { newId } from './journal/context.ts'
import type { Records } from './journal/port.ts'
import { openRecords } from './journal/records.ts'
import { readChange } from './operations/changes.ts'
import { makeHandlers } from './operations/handlers.ts'
import type { WorkbenchTasks } from './operations/tasks.ts'
import type { Caller, Handler } from './operations/outcome.ts'
import { openReadLog, type ReadLog } from './readlog/readlog.ts'
import type { Installation } from './store/installation.ts'

export interface World {
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number
  readonly random: (bytes: number) => Uint8Array
}

export interface ComposeSettings {
  readonly world: World
  readonly installation: Pick<Installation, 'facts' | 'keys' | 'store'>
  readonly log: Log
  /** Folder of the case that a demo plays. */
  readonly demoCase: string
  readonly say: (line: string) => void
  /** The address people use, where it is not the one the server listens on. */
  readonly origin: string | undefined
  readonly client: string | undefined
  readonly limits?: Limits
}

export interface Composed {
  readonly app: Express
  /** What the app was made of. */
  readonly parts: AppParts
  readonly records: Records
  readonly people: People
  readonly sessions: Sessions
  readonly live: Live
  readonly readLog: ReadLog
  readonly jobs: Jobs<WorkbenchTasks>
  readonly demo: RunningDemo | undefined
  /** Ends streams, finishes what runs, leaves the store to whoever opened it. */
  readonly close: () => Promise<void>
}

/** The digest that shared code computes too, by the engine's own SHA-256: a large model is hashed for every report. */
const hashJson = (json: unknown): string => createHash('sha256').update(canonicalBytes(json)).digest('hex')

export const compose = ({ world, installation, log, demoCase, say, origin, client, limits = usualLimits }: ComposeSettings): Composed => {
  const { store, keys, facts } = installation
  const { now, random } = world
  const records = openRecords({ store, now, random, installation: facts.id, keys, log: (sentence) => log({ event: 'journal', sentence }) })
  const drafts = openDrafts({ store, now })
  const readLog = openReadLog({ store, now })
  const people = makePeople(store)
  const sessions = makeSessions({ store, now, random })
  // One processor stays with the event loop.
  const jobs = openJobs<WorkbenchTasks>({
    thread: new URL('./tasks-worker.ts', import.meta.url), settings: { place: store.place }, threads: Math.max(1, availableParallelism() - 1),
    log: (sentence) => log({ event: 'jobs', sentence }),
  })
  const demo = facts.demo ? openDemo({ store, records, people, now, random, sealingKey: keys.sealing, folder: demoCase, say }) : undefined
  const live = makeLive({
    random,
    subscribe: records.subscribe,
    isAlive: sessions.isAlive,
    readChange: (change) => readChange(records, change),
    recordsOf: async (person) => (await records.directoryOf(person)).map(({ record }) => record),
    onFault: (error) => log({ event: 'live', fault: error instanceof Error ? error.name : 'unknown' }),
  })

  const callerOf = async (secret: string | undefined): Promise<Caller> => {
    const session = secret === undefined ? undefined : await sessions.find(secret)
    if (!session) return { person: null, administrator: false, session: null }
    return { person: session.person, administrator: (await people.find(session.person))?.administrator ?? false, session: session.id }
  }

  /** What is being answered, whether or not anybody still waits for it. */
  const running = new Set<Promise<unknown>>()
  const watched = (handler: Handler): Handler => (call) => {
    const answering = handler(call)
    running.add(answering)
    const over = () => running.delete(answering)
    answering.then(over, over)
    return answering
  }

  const secure = origin?.startsWith('https:') ?? false
  const parts: AppParts = {
    handlers: Object.fromEntries(Object.entries(makeHandlers({ records, people, sessions, drafts, newId: () => newId(random), demo, endStreams: live.closeSession, hash: hashJson, readLog, jobs })).map(([name, handler]) => [name, watched(handler)])),
    live: live.open,
    callerOf,
    cookies: { secure },
    publicOrigin: origin,
    host: facts.demo ? 'loopback' : origin === undefined ? undefined : new URL(origin).host,
    limits, log, now, client,
    incident: () => newId(random),
  }

  return {
    app: makeApp(parts), parts, records, people, sessions, live, readLog, jobs, demo,
    close: async () => {
      live.close()
      await jobs.close()
      await Promise.allSettled(running)
      await readLog.close()
      await records.close()
    },
  }
}
