import type { Stage } from '../../../contract/tender/words.ts'
import { refuse, type Refusal } from '../../kernel.ts'
import { stageReached } from '../guards.ts'
import type { TenderState } from '../state.ts'

const takingBids: readonly Stage[] = ['setUp', 'published', 'selection', 'sealed']

/** A bidder is entered to be selected or to bid: once no lot can take a bid any more, there is nothing it could be entered for. */
export const refuseEntry = ({ setup }: Pick<TenderState, 'setup'>): Refusal | undefined => {
  const lots = [...setup.lots.values()]
  // Into a further round nobody comes who did not bid in the one before.
  return lots.length === 0 || lots.some((lot) => lot.earlier.length === 0 && takingBids.includes(stageReached(lot)))
    ? undefined
    : refuse('stage', 'no-lot-takes-bids', 'No lot of this tender takes bids any more, so a bidder entered now could not bid. A new tender is started for a new bidder.', {
        lots: lots.map(({ id, stage }) => ({ lot: id, stage })),
      })
}
