/** Questions and answers: which are open, which match a search, and what the page finds. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatCount } from '@workbench/shared/numeric/format.ts'

export type Clarifications = Plain<ReplyOf<'clarifications'>>
export type Item = Clarifications['items'][number]
export type Showing = 'open' | 'answered' | 'all'

export const isOpen = (item: Item): boolean => item.answer === null && item.closed === null

/** Open ones oldest first, since they wait; the others newest first. */
export const shownItems = (items: readonly Item[], showing: Showing, search: string): Item[] => {
  const wanted = search.trim().toLowerCase()
  const found = items.filter((item) => (showing === 'all' || (showing === 'open') === isOpen(item)) && (wanted === '' || `${item.text} ${item.answer?.text ?? ''} ${item.closed?.reason ?? ''}`.toLowerCase().includes(wanted)))
  const byTime = (a: Item, b: Item) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)
  return showing === 'open' ? found.toSorted(byTime) : found.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || byTime(b, a))
}

export const findingOf = (items: readonly Item[]): string => {
  if (items.length === 0) return 'Nothing has been asked yet'
  const open = items.filter(isOpen).length
  return open === 0 ? `All ${formatCount(items.length, 'question')} answered or closed` : `${formatCount(open, 'question waits', 'questions wait')} for an answer, of ${items.length}`
}
