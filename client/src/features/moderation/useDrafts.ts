/** The drafts of one record for as long as the page is open. Leaving the page warns while something is not kept yet. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useRead } from '../../api/queries.ts'
import { draftKey, makeDrafts, makeKeeper, takeIn, unsaved, type DraftsStore, type Keeper, type Kept } from './drafts.ts'

export interface DraftDesk {
  readonly store: DraftsStore
  readonly keeper: Keeper
}

export const useDraftDesk = (record: string): DraftDesk => {
  const [desk] = useState<DraftDesk>(() => {
    const store = makeDrafts()
    return { store, keeper: makeKeeper(record, store) }
  })
  const kept = useRead('loadDrafts', { record })
  useEffect(() => {
    if (kept.data) desk.store.setState((state) => takeIn(state, kept.data.drafts))
  }, [desk, kept.data])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved(desk.store.getState()) > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [desk])
  return desk
}

export const useDraft = (desk: DraftDesk, question: string, bid: string): Kept | undefined => useStore(desk.store, (state) => state.cells[draftKey(question, bid)])
