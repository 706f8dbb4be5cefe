/** One lot's scores in hand: store and saver for as long as the page is open, fed by what the server knows. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useRead } from '../../api/queries.ts'
import { makeSaver, type Saver } from './saver.ts'
import type { Grid } from './score-value.ts'
import { makeScoringStore, takeIn, unsaved, type ScoringState, type ScoringStore } from './store.ts'

export interface Scoring {
  readonly store: ScoringStore
  readonly saver: Saver
}

export const useScoringDesk = (record: string, grid: Grid): Scoring => {
  const [desk] = useState<Scoring>(() => {
    const store = makeScoringStore()
    return { store, saver: makeSaver(record, grid.lot, store) }
  })
  const drafts = useRead('loadDrafts', { record })
  useEffect(() => {
    if (drafts.data) desk.store.setState((state) => takeIn(state, grid, drafts.data.drafts))
  }, [desk, grid, drafts.data])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved(desk.store.getState()) > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void desk.saver.flush().finally(desk.saver.stop)
    }
  }, [desk])
  return desk
}

export const useScores = <T>(desk: Scoring, select: (state: ScoringState) => T): T => useStore(desk.store, select)
