/** The computing side: a thread answers one question after the other, whatever each of them takes. */
import { serialize } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import type { Answer, Ask, TaskTable, Tasks } from './message.ts'

const answer = async <T extends TaskTable<T>>(tasks: Tasks<T>, { task, input }: Ask): Promise<Answer> => {
  try {
    const known = Object.hasOwn(tasks, task) ? tasks[task as keyof T] : undefined
    if (!known) throw new Error(`There is no task “${task}”.`)
    const output = await known(input)
    return { kind: 'done', output, bytes: serialize(output).byteLength }
  } catch (error) {
    return error instanceof Error ? { kind: 'failed', name: error.name, because: error.message, stack: error.stack } : { kind: 'failed', name: 'Error', because: String(error), stack: undefined }
  }
}

/** To be called once, at the end of a thread's own file. */
export const answerTasks = <T extends TaskTable<T>>(tasks: Tasks<T>): void => {
  const port = parentPort!
  port.on('message', (ask: Ask) => {
    void answer(tasks, ask).then((answered) => port.postMessage(answered))
  })
}
