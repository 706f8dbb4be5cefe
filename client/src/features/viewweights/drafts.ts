/** Own weights typed and not yet recorded, kept in memory while one moves between lots and pages. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Draft } from './view-weights.ts'

interface Drafts {
  readonly draft: Draft | null
}

const stores = new Map<string, StoreApi<Drafts>>()

export const draftOf = (record: string, trust: string, lot: string): StoreApi<Drafts> => {
  const key = `${record}/${trust}/${lot}`
  const known = stores.get(key)
  if (known) return known
  const made = createStore<Drafts>(() => ({ draft: null }))
  stores.set(key, made)
  return made
}
