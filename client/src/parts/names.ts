/** Names by id, as far as the viewer may see them; an id without one stands as it is, and nothing does before they are read. */
import { useMemo } from 'react'
import { useRead } from '../api/queries.ts'

export interface BidderName {
  readonly id: string
  readonly letter: string
  readonly name: string
}

export interface Names {
  readonly person: (id: string) => string
  readonly title: (id: string) => string
  readonly bidder: (id: string) => BidderName
}

export const useNames = (record: string): Names => {
  const { data } = useRead('names', { record })
  return useMemo(() => {
    const people = new Map(data?.people.map((entry) => [entry.id, entry]))
    const bidders = new Map(data?.bidders.map((entry) => [entry.id, entry]))
    // An id that turned into a name a moment later would be read as something else.
    if (data === undefined) return { person: () => '…', title: () => '', bidder: (id) => ({ id, letter: '', name: '…' }) }
    return {
      person: (id) => people.get(id)?.name ?? (id === 'clock' ? 'The clock' : id),
      title: (id) => people.get(id)?.title ?? '',
      bidder: (id) => bidders.get(id) ?? { id, letter: '', name: id },
    }
  }, [data])
}
