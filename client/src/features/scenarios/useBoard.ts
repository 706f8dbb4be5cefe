import type { UseQueryResult } from '@tanstack/react-query'
import type { ProblemError } from '../../api/problem.ts'
import { useRead } from '../../api/queries.ts'
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
