/**
 * A few warm threads for what would hold the event loop up. Equal jobs run once; a result may be kept under what it was
 * computed from; a thread that is lost loses no job. What waits is bounded: beyond that one is told to come back.
 */
import { Worker } from 'node:worker_threads'
import { StoreUnavailable } from '../store/port.ts'
import { keepResults } from './kept.ts'
import type { Answer, Ask, TaskTable } from './message.ts'

/** There is no result, and nothing is wrong with what was asked: the same may be asked again. */
export class JobsUnavailable extends Error {
  readonly retryAfterSeconds: number

  constructor(because: string, retryAfterSeconds: number) {
    super(because)
    this.name = 'JobsUnavailable'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The task itself failed, with its own message. */
export class JobFailed extends Error {
  constructor(task: string, name: string, because: string, stack: string | undefined) {
    super(because)
    this.name = name === 'Error' ? 'JobFailed' : name
    if (stack !== undefined) this.stack = `${stack}\n    in the task ${task}`
  }
}

export interface How {
  /** What the input was made of. Two jobs of one task and one name are equal; whoever gives the name vouches for it. */
  readonly name: string
  /** The result stays true as long as the name is: it is kept, and the next who asks gets it at once. */
  readonly keep?: boolean
  /** Given up after this, where the usual two minutes are too few. */
  readonly milliseconds?: number
  /** Nobody waits any more: a job that nobody waits for is given up. */
  readonly signal?: AbortSignal | undefined
}

export interface Jobs<T extends TaskTable<T>> {
  run<N extends keyof T & string>(task: N, input: T[N]['input'], how: How): Promise<T[N]['output']>
  /** Ends the threads; whoever still waits is told that the server ends. */
  close(): Promise<void>
}

export interface JobsSettings {
  /** The file that a thread runs; it ends with `answerTasks`. */
  readonly thread: URL
  /** Handed to each thread when it starts. */
  readonly settings: unknown
  readonly threads: number
  readonly log: (sentence: string) => void
  readonly limits?: Partial<JobsLimits>
}

export interface JobsLimits {
  readonly waiting: number
  /** How often a job is started before it counts as one that cannot be done. */
  readonly starts: number
  readonly milliseconds: number
  readonly keptBytes: number
}

const usual: JobsLimits = { waiting: 64, starts: 3, milliseconds: 120_000, keptBytes: 64_000_000 }
const BUSY_SECONDS = 5

interface Waiter {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
}

interface Job extends Ask {
  readonly key: string
  readonly keep: boolean
  readonly milliseconds: number
  readonly waiters: Set<Waiter>
  starts: number
}

interface Thread {
  readonly worker: Worker
  job: Job | undefined
  overdue: NodeJS.Timeout | undefined
}

export const openJobs = <T extends TaskTable<T>>({ thread: file, settings, threads: most, log, limits: given = {} }: JobsSettings): Jobs<T> => {
  const limits = { ...usual, ...given }
  const kept = keepResults(limits.keptBytes)
  /** Jobs that wait or run, by task and name. */
  const open = new Map<string, Job>()
  const threads = new Set<Thread>()
  let waiting: Job[] = []
  let closed = false

  const settle = (job: Job, tell: (waiter: Waiter) => void): void => {
    open.delete(job.key)
    for (const waiter of job.waiters) tell(waiter)
    job.waiters.clear()
  }
  const refuse = (job: Job, error: Error): void => settle(job, ({ reject }) => reject(error))

  const answered = (job: Job, answer: Answer): void => {
    if (answer.kind === 'failed')
      return refuse(job, answer.name === 'StoreUnavailable' ? new StoreUnavailable(answer.because) : new JobFailed(job.task, answer.name, answer.because, answer.stack))
    if (job.keep) kept.set(job.key, answer.output, answer.bytes)
    settle(job, ({ resolve }) => resolve(answer.output))
  }

  /** The thread is free again, or gone; its job if it had one. */
  const release = (thread: Thread): Job | undefined => {
    const { job } = thread
    clearTimeout(thread.overdue)
    thread.job = undefined
    // A thread that has nothing to do keeps no process alive.
    thread.worker.unref()
    return job
  }

  /** A thread that ended by itself, however: its job is started again, but not for ever. */
  const lost = (thread: Thread, because: string): void => {
    if (!threads.delete(thread)) return
    const job = release(thread)
    if (closed || !job) return
    log(`A computing thread has ended during “${job.task}” (${because}); start ${job.starts} of ${limits.starts}.`)
    if (job.waiters.size === 0) open.delete(job.key)
    else if (job.starts < limits.starts) waiting.unshift(job)
    else refuse(job, new JobsUnavailable(`This computation was started ${limits.starts} times and was lost each time. Nothing was changed; try again, and tell your administrator if it stays so.`, 60))
    dispatch()
  }

  /** Ends a thread whose job is given up. */
  const end = (thread: Thread): void => {
    threads.delete(thread)
    release(thread)
    void thread.worker.terminate()
  }

  const start = (): Thread => {
    const worker = new Worker(file, { workerData: settings })
    const thread: Thread = { worker, job: undefined, overdue: undefined }
    threads.add(thread)
    worker.on('message', (answer: Answer) => {
      const job = release(thread)
      if (job) answered(job, answer)
      dispatch()
    })
    worker.on('error', (error: Error) => lost(thread, error.message))
    worker.on('exit', (code) => lost(thread, `exit ${code}`))
    return thread
  }

  const give = (thread: Thread, job: Job): void => {
    thread.job = job
    job.starts += 1
    thread.worker.ref()
    thread.overdue = setTimeout(() => {
      end(thread)
      refuse(job, new JobsUnavailable(`This computation took longer than ${Math.round(job.milliseconds / 1_000)} seconds and was given up. Nothing was changed.`, 60))
      dispatch()
    }, job.milliseconds)
    try {
      thread.worker.postMessage({ task: job.task, input: job.input } satisfies Ask)
    } catch (error) {
      // What cannot be copied to a thread is a fault of whoever asked, and told to them alone.
      release(thread)
      refuse(job, error instanceof Error ? error : new Error(String(error)))
    }
  }

  const dispatch = (): void => {
    if (closed) return
    while (waiting.length > 0) {
      const thread = [...threads].find(({ job }) => job === undefined) ?? (threads.size < most ? start() : undefined)
      if (!thread) return
      const [job, ...others] = waiting
      waiting = others
      give(thread, job!)
    }
  }

  /** Whoever is gone waits no more; the job goes with the last of them. */
  const leave = (job: Job, waiter: Waiter): void => {
    if (!job.waiters.delete(waiter)) return
    waiter.reject(new JobsUnavailable('Nobody waits for this computation any more.', BUSY_SECONDS))
    if (job.waiters.size > 0) return
    open.delete(job.key)
    waiting = waiting.filter((other) => other !== job)
    const running = [...threads].find((thread) => thread.job === job)
    if (running) end(running)
    dispatch()
  }

  return {
    run: async (task, input, { name, keep = false, milliseconds = limits.milliseconds, signal }) => {
      if (closed) throw new JobsUnavailable('The server is ending.', BUSY_SECONDS)
      const key = `${task} ${name}`
      const found = keep ? kept.get(key) : undefined
      if (found) return found.output
      let job = open.get(key)
      if (!job) {
        if (waiting.length >= limits.waiting) throw new JobsUnavailable('Too many computations are waiting just now. Nothing was changed; try again in a moment.', BUSY_SECONDS)
        job = { task, input, key, keep, milliseconds, waiters: new Set(), starts: 0 }
        open.set(key, job)
        waiting.push(job)
      }
      const { waiters } = job
      const joined = job
      const output = new Promise<unknown>((resolve, reject) => {
        const waiter: Waiter = { resolve, reject }
        waiters.add(waiter)
        if (signal?.aborted) leave(joined, waiter)
        else signal?.addEventListener('abort', () => leave(joined, waiter), { once: true })
      })
      dispatch()
      return output
    },
    close: async () => {
      closed = true
      const ending = [...threads]
      threads.clear()
      for (const job of open.values()) refuse(job, new JobsUnavailable('The server is ending.', BUSY_SECONDS))
      waiting = []
      for (const thread of ending) release(thread)
      await Promise.all(ending.map(({ worker }) => worker.terminate()))
    },
  }
}
