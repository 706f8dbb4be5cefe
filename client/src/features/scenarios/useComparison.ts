import { useEffect, useMemo, useState } from 'react'
import { openComparer, isSmall, type Answer, type Line, type Question } from './comparer.ts'
import { compareOnBoard, type Compared, type NotCompared } from './comparing.ts'
import type { Board } from './figures.ts'
import type { Thinking } from './thinking.ts'

/** Figures with what they were computed from: the two are only ever shown together. */
export interface Shown {
  readonly board: Board
  readonly ids: readonly string[]
  readonly compared: Compared | NotCompared
}

export interface Comparing {
  /** The latest comparison there is; null before the first. */
  readonly shown: Shown | null
  /** What is shown is not yet what was asked for. */
  readonly behind: boolean
  /** Why what was asked for cannot be computed here. */
  readonly failed: string | null
  readonly tryAgain: () => void
}

const comparer = openComparer(() => new Worker(new URL('./comparing-worker.ts', import.meta.url), { type: 'module' }) as unknown as Line)

const shownOf = ({ board, ids }: Question, compared: Compared | NotCompared): Shown => ({ board, ids, compared })

/** Small comparisons at once, larger ones in a worker; anew only when board, what-ifs, day or scenarios have changed. */
export const useComparison = (board: Board, { whatIfs, hindsight }: Thinking, ids: readonly string[]): Comparing => {
  const wanted = ids.join(' ')
  const [attempt, setAttempt] = useState(0)
  const question = useMemo((): Question & { readonly attempt: number } => ({ board, thinking: { whatIfs, hindsight }, ids: wanted === '' ? [] : wanted.split(' '), attempt }), [board, whatIfs, hindsight, wanted, attempt])
  const atOnce = useMemo(() => (isSmall(question) ? compareOnBoard(question.board, question.thinking, question.ids) : comparer.kept(question)), [question])
  const [told, setTold] = useState<{ readonly question: Question; readonly answer: Answer } | null>(null)
  const [last, setLast] = useState<Shown | null>(null)
  useEffect(() => {
    if (atOnce) return undefined
    return comparer.ask(question, (answer) => {
      setTold({ question, answer })
      if ('compared' in answer) setLast(shownOf(question, answer.compared))
    })
  }, [question, atOnce])
  const current = told?.question === question ? told.answer : undefined
  const failed = !atOnce && current && 'failed' in current ? current.failed : null
  const shown = atOnce ? shownOf(question, atOnce) : last
  return {
    shown, failed,
    behind: !atOnce && failed === null && !(current && 'compared' in current),
    tryAgain: () => setAttempt((count) => count + 1),
  }
}
