/** Bids withdrawn since the award of their lot: the award stands as approved, and this is told beside it. */
import type { TenderState } from '../state.ts'
import { bidsOfRound, isWithdrawnSinceAward } from './running.ts'
import type { Out } from './state.ts'

export interface WithdrawnSince {
  bid: string
  bidder: string
  ground: Out['ground']
  at: string
  /** Whether it had been awarded a place. */
  hadPlace: boolean
  /** Who comes next for its place: the first bidder in reserve that is still there; nobody where it had none. */
  firstInReserve: string | null
}

export const withdrawnSinceAward = (state: TenderState, lot: string): WithdrawnSince[] => {
  const award = state.decision.awards.get(lot)
  if (!award?.approved) return []
  const bidderOf = (bid: string) => state.bids.bids.get(bid)!.bidder
  const gone = bidsOfRound(state, lot).filter((bid) => isWithdrawnSinceAward(state, bid)).toSorted((a, b) => a.withdrawn!.seq - b.withdrawn!.seq)
  // Each place that came free is for the next in reserve, in the order in which they came free.
  const reserve = award.reserve.filter((bid) => !gone.some(({ id }) => id === bid))
  return gone.map((bid) => {
    const hadPlace = award.awarded.includes(bid.id)
    const next = hadPlace ? reserve.shift() : undefined
    return { bid: bid.id, bidder: bid.bidder, ground: bid.withdrawn!.ground, at: bid.withdrawn!.at, hadPlace, firstInReserve: next === undefined ? null : bidderOf(next) }
  })
}
