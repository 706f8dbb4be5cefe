import { useMemo } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ProblemError } from '../../api/problem.ts'
import { useRead } from '../../api/queries.ts'
import { compareOnBoard, type Compared, type NotCompared } from './comparing.ts'
import type { Board } from './figures.ts'
import { thinkingOf, type Thinking, type ThinkingStore } from './thinking.ts'

export interface OnBoard {
  readonly read: UseQueryResult<Board, ProblemError>
  readonly thinking: Thinking
  readonly store: ThinkingStore
}

/** The board as it stands, or as it was kept by name. */
export const useBoard = (record: string, snapshot?: string): OnBoard => {
  const read = useRead('scenarioBoard', { record, ...(snapshot === undefined ? {} : { snapshot }) })
  const store = thinkingOf(`${record}/${snapshot ?? ''}`)
  const thinking = store()
  return { read, thinking, store }
}

/** Anew only when the board, the what-ifs, the day or the scenarios looked at have changed. */
export const useComparison = (board: Board, { whatIfs, hindsight }: Thinking, ids: readonly string[]): Compared | NotCompared => {
  const wanted = ids.join(' ')
  return useMemo(() => compareOnBoard(board, { whatIfs, hindsight }, wanted === '' ? [] : wanted.split(' ')), [board, whatIfs, hindsight, wanted])
}
