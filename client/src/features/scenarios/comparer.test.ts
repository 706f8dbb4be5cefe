/** The protocol between page and worker, over a real channel: what passes is copied as it is between threads. */
import { describe, expect, it, onTestFinished } from 'vitest'
import workshopFile from '../../../../fixtures/london-2012/workshop.json' with { type: 'json' }
import { answerOf, isSmall, openComparer, type Answer, type Asked, type Line, type Question } from './comparer.ts'
import type { Board } from './figures.ts'
import { emptyThinking } from './thinking.ts'

const { inputs, scenarios } = workshopFile
const first = { revision: 1 }
const board = {
  title: inputs.title, asAt: inputs.asAt, illustrative: true, snapshot: null,
  trusts: inputs.trusts.map((trust) => ({ ...trust, ...first })), mergers: { mergers: inputs.mergers, ...first }, options: inputs.options.map((option) => ({ ...option, ...first })),
  lines: inputs.lines, lineRevisions: [], capacities: { capacities: inputs.capacities, ...first }, evidence: inputs.evidence,
  assumptions: { assumptions: inputs.assumptions, ...first }, scenarios: scenarios.map((scenario) => ({ ...scenario, ...first })),
} as unknown as Board
const all = scenarios.map(({ id }) => id)
const question = (ids: readonly string[], more: Partial<Question['thinking']> = {}): Question => ({ board, thinking: { whatIfs: emptyThinking.whatIfs, hindsight: false, ...more }, ids })

/** A worker's other end in this thread: `heard` lists what reached it, and it answers only when told to. */
const channel = () => {
  const heard: Asked[] = []
  let arrived: (() => void) | undefined
  const answers: ((asked: Asked) => void)[] = []
  let opened = 0
  let fail: ((said: string) => void) | undefined
  const start = (): Line => {
    opened++
    const { port1, port2 } = new MessageChannel()
    onTestFinished(() => port1.close())
    port2.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
      heard.push(data)
      answers.push((asked) => port2.postMessage({ number: asked.number, answer: answerOf(asked.question) }))
      arrived?.()
    })
    port2.start()
    port1.start()
    return {
      postMessage: (asked) => port1.postMessage(asked),
      addEventListener: (type: 'message' | 'error', listener: (event: never) => void) => {
        if (type === 'error') fail = (said) => listener({ message: said } as never)
        else port1.addEventListener('message', listener as unknown as (event: Event) => void)
      },
      terminate: () => port1.close(),
    } as Line
  }
  return {
    start, heard,
    opened: () => opened,
    /** Resolves when the worker has been asked `count` times. */
    asked: async (count: number) => {
      while (heard.length < count) await new Promise<void>((resolve) => { arrived = resolve })
    },
    answer: (index: number) => answers[index]!(heard[index]!),
    fail: (said: string) => fail!(said),
  }
}

describe('a comparison beside the page', () => {
  it('is the one that the page itself would compute, and is kept under what it depends on', async () => {
    const worker = channel()
    const comparer = openComparer(worker.start)
    const asked = question(all.slice(0, 2))
    const answered = new Promise<Answer>((resolve) => comparer.ask(asked, resolve))
    await worker.asked(1)
    worker.answer(0)
    expect(await answered).toEqual(answerOf(asked))
    expect(comparer.kept(question(all.slice(0, 2)))).toBeDefined()
    // A what-if of a scenario that is not looked at changes nothing; one of these does.
    expect(comparer.kept(question(all.slice(0, 2), { whatIfs: { [all[2]!]: { base: 1, choices: [] } } }))).toBeDefined()
    expect(comparer.kept(question(all.slice(0, 2), { whatIfs: { [all[1]!]: { base: 1, choices: [] } } }))).toBeUndefined()
    expect(comparer.kept(question(all.slice(0, 2), { hindsight: true }))).toBeUndefined()
    expect(comparer.kept({ ...asked, board: { ...board } })).toBeUndefined()
  })

  it('that was withdrawn is not begun, and one that runs is not answered: the latest wins', async () => {
    const worker = channel()
    const comparer = openComparer(worker.start)
    const told: string[] = []
    const ask = (id: string) => new Promise<void>((resolve) => withdrawals.push(comparer.ask(question([id]), () => { told.push(id); resolve() })))
    const withdrawals: (() => void)[] = []
    void ask(all[0]!)
    await worker.asked(1)
    void ask(all[1]!)
    withdrawals[0]!()
    withdrawals[1]!()
    const third = ask(all[2]!)
    worker.answer(0)
    await worker.asked(2)
    worker.answer(1)
    await third
    expect(told).toEqual([all[2]])
    expect(worker.heard.map(({ question: { ids } }) => ids[0])).toEqual([all[0], all[2]])
    // What was computed for nobody is not lost.
    expect(comparer.kept(question([all[0]!]))).toBeDefined()
  })

  it('whose worker ends says why, and the next question starts another', async () => {
    const worker = channel()
    const comparer = openComparer(worker.start)
    const lost = new Promise<Answer>((resolve) => comparer.ask(question([all[0]!]), resolve))
    const behind = new Promise<Answer>((resolve) => comparer.ask(question([all[1]!]), resolve))
    await worker.asked(1)
    worker.fail('out of memory')
    expect(await lost).toEqual({ failed: 'out of memory' })
    await worker.asked(2)
    worker.answer(1)
    expect(await behind).toHaveProperty('compared')
    expect(worker.opened()).toBe(2)
  })

  it('that cannot begin says why', async () => {
    const comparer = openComparer(() => { throw new Error('workers are switched off') })
    expect(await new Promise<Answer>((resolve) => comparer.ask(question([all[0]!]), resolve))).toEqual({ failed: 'workers are switched off' })
  })

  it('that throws is told with its message', () => {
    expect(answerOf({ ...question(all), board: { ...board, lines: null } as unknown as Board })).toHaveProperty('failed')
  })

  it('is computed at once while it is small: one scenario of London, not all of them', () => {
    expect([isSmall(question([all[0]!])), isSmall(question(all))]).toEqual([true, false])
  })
})
