/** What the ids in events mean to this reader; an id without a name stands as it is. */
import type { Glossary } from '@workbench/shared/report/told.ts'
import { useMemo } from 'react'
import { useRead } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'

export const useGlossary = (record: string): Glossary => {
  const names = useNames(record)
  const { data: overview } = useRead('overview', { record })
  const { data: consortium } = useRead('consortium', { record })
  const { data: model } = useRead('model', { record })
  const { data: bids } = useRead('bids', { record })
  return useMemo(() => {
    const found = <T extends { id: string }>(list: readonly T[] | undefined, name: (entry: T) => string) => {
      const known = new Map(list?.map((entry) => [entry.id, name(entry)]))
      return (id: string) => known.get(id) ?? id
    }
    const lot = found(overview?.lots, ({ ref, title }) => (/^lot\b/i.test(ref) ? title : `${ref} ${title}`))
    const bidder = (id: string) => names.bidder(id).name
    return {
      person: names.person, bidder, lot,
      bid: found(bids?.bids, (bid) => `${bidder(bid.bidder)} (${lot(bid.lot)})`),
      round: found(overview?.rounds, ({ title }) => `“${title}”`),
      trust: found(consortium?.trusts, ({ name }) => name),
      criterion: found(model?.criteria, ({ ref, title }) => `${ref} ${title}`),
      requirement: found(model?.requirements, ({ ref, heading }) => `${ref} ${heading}`),
    }
  }, [names, overview, consortium, model, bids])
}
