/** A thread that computes: a reading connection of its own, and the tasks. */
import { workerData } from 'node:worker_threads'
import { answerTasks } from './jobs/thread.ts'
import { openStored } from './journal/stored.ts'
import { makeTasks } from './operations/tasks.ts'
import type { Place } from './store/port.ts'
import { openReadOnly } from './store/read-only.ts'

const { place } = workerData as { readonly place: Place }
answerTasks(makeTasks(openStored(openReadOnly(place))))
