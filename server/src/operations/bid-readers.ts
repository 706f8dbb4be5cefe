/** R20 is asked of the tender as committed now, each time a workshop with figures from bids is looked at. */
import { bidReadersNow, noBidReaders, tenderUnread, type BidReaders } from '@workbench/shared/policy/workshop/price-rights.ts'
import { currentExtract, derivedLots } from '@workbench/shared/record/workshop/extract/state.ts'
import type { Held, Records } from '../journal/port.ts'

const tenderNow = async (records: Pick<Records, 'committed'>, record: string): Promise<Held | undefined> => {
  try {
    return await records.committed(record)
  } catch {
    // What keeps a tender from being read closes what comes from its bids, and nothing else of the workshop.
    return undefined
  }
}

/** Whom the tender of a workshop lets read figures from bids. A workshop that holds none asks nothing. */
export const bidReadersOf = async (records: Pick<Records, 'committed'>, { state }: Pick<Held, 'state'>): Promise<BidReaders> => {
  if (state.kind !== 'workshop' || derivedLots(state.extract).length === 0) return noBidReaders
  const tender = await tenderNow(records, currentExtract(state.extract)!.tender)
  return tender?.state.kind === 'tender' ? bidReadersNow(state, tender.state) : tenderUnread
}
