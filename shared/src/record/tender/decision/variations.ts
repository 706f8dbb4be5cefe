/**
 * R19: analyses that vary the model are run on opened bids, after two people unlocked them. What they vary is fixed before
 * anybody can see what it does: a trust's own weights stand once a price of the lot was open.
 */
import { refuse, type Refusal } from '../../kernel.ts'
import { stageReached } from '../guards.ts'
import type { Lot } from '../setup/state.ts'
import type { TenderState } from '../state.ts'

const priced: readonly string[] = ['pricesOpened', 'review', 'decided', 'standstill', 'closed']

/** The prices of the round the lot is in are open. */
export const hasOpenPrices = (lot: Lot): boolean => priced.includes(stageReached(lot))

/** In this round or one that is over; what was seen stays known. */
export const pricesWereOpened = (state: TenderState, lot: string): boolean => [...state.bids.bids.values()].some((bid) => bid.lot === lot && bid.commercial.opened)

export const refuseOnceKnown = (state: TenderState, lot: Lot): Refusal | undefined =>
  pricesWereOpened(state, lot.id)
    ? refuse('stage', 'prices-are-open', `Prices of ${lot.title} are open. A trust’s own weights stand from then on: nobody weighs anew who may know what comes of it.`, { lot: lot.id })
    : undefined

/** Nothing is unlocked before there is anything to vary it on. */
export const refuseNothingToUnlock = (state: TenderState): Refusal | undefined =>
  [...state.setup.lots.values()].some(hasOpenPrices)
    ? undefined
    : refuse('stage', 'prices-are-sealed', 'Analyses are unlocked on opened bids, and no lot’s prices are open yet. Propose it once they are.')

export interface ViewSet {
  readonly trust: string
  readonly revision: number
}

/** The trusts' own weights of a lot, each by the revision it stands at. */
export const viewSetsOf = (state: TenderState, lot: string): ViewSet[] =>
  [...state.model.views.values()].filter((set) => set.lot === lot).map(({ trust, revision }) => ({ trust, revision })).sort((a, b) => (a.trust < b.trust ? -1 : 1))

/** The last run of the views of this round was of the sets as they stand. */
export const viewsWereRun = (state: TenderState, lot: Lot): boolean => {
  const began = lot.earlier.at(-1)?.ended.seq ?? -1
  const last = state.decision.analyses.findLast((run) => run.kind === 'viewWeights' && run.lot === lot.id && run.seq > began)
  const sets = viewSetsOf(state, lot.id)
  return last?.sets?.length === sets.length && sets.every(({ trust, revision }, index) => last.sets![index]!.trust === trust && last.sets![index]!.revision === revision)
}
