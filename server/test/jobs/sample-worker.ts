/** For tests: a thread with tasks that count, fail, hang and die. */
import { appendFileSync, readFileSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { answerTasks } from '../../src/jobs/thread.ts'
import { StoreUnavailable } from '../../src/store/port.ts'

export interface SampleTasks {
  double: { input: number; output: number }
  /** How many threads have begun it so far; the first `dieing` of them end in the middle. */
  mortal: { input: { dieing: number }; output: number }
  fail: { input: string; output: never }
  unanswered: { input: undefined; output: never }
  hang: { input: undefined; output: never }
}

const { journal } = workerData as { journal: string }
const note = (line: string): number => {
  appendFileSync(journal, `${line}\n`)
  return readFileSync(journal, 'utf8').split('\n').filter((other) => other === line).length
}

answerTasks<SampleTasks>({
  double: (input) => {
    note('double')
    return input * 2
  },
  mortal: ({ dieing }) => {
    const begun = note('mortal')
    if (begun <= dieing) process.exit(7)
    return begun
  },
  fail: (input) => {
    throw new RangeError(input)
  },
  unanswered: () => {
    throw new StoreUnavailable('The disk is gone.')
  },
  hang: () => {
    note('hang')
    for (;;);
  },
})
