/** Which bids of a lot are in the running, round by round. */
import { roundOf } from '../setup/rounds.ts'
import type { TenderState } from '../state.ts'
import { isLive, type Bid } from './state.ts'

type Held = Pick<TenderState, 'bids' | 'setup'>

/** The bids of a lot in the round it is in, or in another one that is named. */
export const bidsOfRound = ({ bids, setup }: Held, lot: string, round: string | undefined = roundOf(setup, lot)?.id): Bid[] =>
  [...bids.bids.values()].filter((bid) => bid.lot === lot && bid.round === round)

export const isOfEarlierRound = ({ setup }: Held, bid: Bid): boolean => bid.round !== roundOf(setup, bid.lot)?.id

/** Withdrawn since the award of its lot was approved: what was awarded, and on which order, does not change by it. */
export const isWithdrawnSinceAward = ({ decision }: Pick<TenderState, 'decision'>, bid: Bid): boolean => {
  const approved = decision.awards.get(bid.lot)?.approved
  return approved !== undefined && bid.withdrawn !== undefined && bid.withdrawn.at >= approved.at
}

/** Who was not shortlisted for the lot makes no bid for it; one that stands in an older record is not in the running. */
const isShortlistedOut = ({ bids }: Held, bid: Bid): boolean => bids.bidders.get(bid.bidder)?.selection.get(bid.lot)?.outcome === 'notShortlisted'

export const liveBidsOf = (state: Held & Pick<TenderState, 'decision'>, lot: string, round?: string): Bid[] =>
  bidsOfRound(state, lot, round).filter((bid) => (isLive(bid) || isWithdrawnSinceAward(state, bid)) && !isShortlistedOut(state, bid))

/** Once an envelope of the lot is open, in whatever round, what its bids offer is known, and no one person ends it alone. */
export const hasOpenedBids = ({ bids }: Pick<TenderState, 'bids'>, lot: string): boolean => [...bids.bids.values()].some((bid) => bid.lot === lot && bid.technical.opened !== undefined)
