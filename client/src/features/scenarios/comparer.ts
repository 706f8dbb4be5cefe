/** Comparisons are computed beside the page, in a worker, where they may take long enough to be felt: the page stays usable. */
import { compareOnBoard, type Compared, type NotCompared } from './comparing.ts'
import type { Board } from './figures.ts'
import type { Thinking } from './thinking.ts'

/** Everything that a comparison depends on. */
export interface Question {
  readonly board: Board
  readonly thinking: Pick<Thinking, 'whatIfs' | 'hindsight'>
  readonly ids: readonly string[]
}

export type Answer = { readonly compared: Compared | NotCompared } | { readonly failed: string }

/** What passes between page and worker. */
export interface Asked {
  readonly number: number
  readonly question: Question
}
export interface Answered {
  readonly number: number
  readonly answer: Answer
}

/** The end of a worker that the page holds. */
export interface Line {
  postMessage(asked: Asked): void
  addEventListener(type: 'message', listener: (event: { readonly data: Answered }) => void): void
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void
  terminate(): void
}

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export const answerOf = ({ board, thinking, ids }: Question): Answer => {
  try {
    return { compared: compareOnBoard(board, thinking, ids) }
  } catch (error) {
    return { failed: because(error) }
  }
}

/** Scenarios × cost lines. London's board with its 510 lines takes 2 to 15 ms for one scenario, on a slow machine too. */
const SMALL = 600
export const isSmall = ({ board, ids }: Question): boolean => ids.length * board.lines.length <= SMALL

/** What the figures depend on besides the board: what-ifs of other scenarios change nothing. */
const nameOf = ({ thinking, ids }: Question): string => JSON.stringify([ids, ids.map((id) => thinking.whatIfs[id]?.choices ?? null), thinking.hindsight])

const KEPT_AT_MOST = 12

export interface Comparer {
  /** What was computed before. */
  kept(question: Question): Compared | NotCompared | undefined
  /** Answers once; the function that comes back withdraws the question, which is then neither begun nor answered. */
  ask(question: Question, answer: (answer: Answer) => void): () => void
}

interface Waiting extends Asked {
  answer: ((answer: Answer) => void) | null
}

/** One question at a time; whoever asks anew has withdrawn the last one, so that of each page only the latest waits. */
export const openComparer = (start: () => Line): Comparer => {
  const results = new WeakMap<Board, Map<string, Compared | NotCompared>>()
  let line: Line | undefined
  let running: Waiting | undefined
  let waiting: Waiting[] = []
  let last = 0

  const keep = (question: Question, compared: Compared | NotCompared): void => {
    const kept = results.get(question.board) ?? new Map<string, Compared | NotCompared>()
    results.set(question.board, kept)
    kept.set(nameOf(question), compared)
    if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value!)
  }

  const settle = (answer: Answer): void => {
    const settled = running
    running = undefined
    if (settled && 'compared' in answer) keep(settled.question, answer.compared)
    settled?.answer?.(answer)
    next()
  }

  /** A worker that cannot start or ends by itself says so; the next question starts another. */
  const lose = (said: string): void => {
    line?.terminate()
    line = undefined
    settle({ failed: said })
  }

  const open = (): Line => {
    const opened = start()
    opened.addEventListener('message', ({ data }) => {
      if (line === opened && data.number === running?.number) settle(data.answer)
    })
    opened.addEventListener('error', ({ message }) => {
      if (line === opened) lose(message !== undefined && message !== '' ? message : 'the part of the page that computes could not be loaded')
    })
    return opened
  }

  const next = (): void => {
    if (running || waiting.length === 0) return
    const [first, ...others] = waiting
    waiting = others
    running = first!
    try {
      line ??= open()
      line.postMessage({ number: running.number, question: running.question })
    } catch (error) {
      lose(because(error))
    }
  }

  return {
    kept: (question) => results.get(question.board)?.get(nameOf(question)),
    ask: (question, answer) => {
      const asked: Waiting = { number: ++last, question, answer }
      waiting.push(asked)
      next()
      return () => {
        asked.answer = null
        waiting = waiting.filter((other) => other !== asked)
      }
    },
  }
}
