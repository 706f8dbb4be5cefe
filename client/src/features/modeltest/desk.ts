/** Dummy bids and the range typed for a tender, kept in memory while one moves between pages. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { exampleBids, type Typed } from './model-test.ts'

export interface Desk {
  readonly rows: readonly Typed[]
  readonly best: string
  readonly worst: string
}

export const freshDesk: Desk = { rows: exampleBids, best: '7,500,000', worst: '15,000,000' }

export const changed = (desk: Desk, key: string, change: Partial<Omit<Typed, 'key'>>): Desk => ({ ...desk, rows: desk.rows.map((row) => (row.key === key ? { ...row, ...change } : row)) })
export const added = (desk: Desk, key: string): Desk => ({ ...desk, rows: [...desk.rows, { key, name: '', quality: '', price: '' }] })
export const removed = (desk: Desk, key: string): Desk => ({ ...desk, rows: desk.rows.filter((row) => row.key !== key) })

const desks = new Map<string, StoreApi<Desk>>()

export const deskOf = (record: string): StoreApi<Desk> => {
  const known = desks.get(record)
  if (known) return known
  const made = createStore<Desk>(() => freshDesk)
  desks.set(record, made)
  return made
}
