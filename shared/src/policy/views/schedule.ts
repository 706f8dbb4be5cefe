import type { PricingSchedule } from '../../contract/model.ts'
import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { normalisePrice } from '../../method/price/normalise.ts'
import { findPriceTraps } from '../../method/price/traps.ts'
import { refuse, unknown } from '../../record/kernel.ts'
import { pricingUnits } from '../../record/tender/decision/lot-input.ts'
import { currentVersion } from '../../record/tender/guards.ts'
import { isBuyingSide, mayReadPrices } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { correctionsOf } from './bids.ts'
import { refuseResults } from './decision.ts'

/** Read by those who may read the lot's prices, and by nobody who can still change a score of it. */
export const pricingSchedule: TenderViewOf<'pricingSchedule'> = (state, person, { bid: id }, { read }) => {
  const bid = isBuyingSide(state, person) ? state.bids.bids.get(id) : undefined
  if (!bid) return unknown('bid', id)
  if (!mayReadPrices(state, person, bid.lot)) return refuseResults(state, person)
  const text = bid.schedule ? read(bid.schedule) : undefined
  if (text === undefined) return refuse('stage', 'schedule-closed', 'This bid’s commercial envelope was not opened, or what it held is withheld or destroyed.')
  const version = currentVersion(state)
  const terms = version?.frozen.model.price.find((price) => price.lot === bid.lot)
  const lot = state.setup.lots.get(bid.lot)!
  if (!version || !terms) return refuse('stage', 'no-price-model', 'The published model of this lot has no price: a schedule is not made into one.')
  const schedule = JSON.parse(text) as PricingSchedule
  const trusts = pricingUnits(state, version.seq)
  const { price, because, steps } = normalisePrice(schedule, terms.normalisation, { trusts })
  const members = [...state.setup.trusts.values()]
  return {
    bid: id, bidder: bid.bidder, letter: state.bids.bidders.get(bid.bidder)!.letter, lot: bid.lot, title: lot.title, stage: lot.stage,
    priceBase: schedule.priceBase, bidKind: schedule.bidKind, lines: schedule.lines, volumeBands: schedule.volumeBands,
    trusts: members.map((trust) => ({ id: trust.id, name: trust.name })),
    corrections: correctionsOf(state, person, bid),
    termYears: terms.normalisation.termYears,
    normalisation: { price, ...(because === undefined ? {} : { because }), steps: [...steps] },
    traps: findPriceTraps(schedule, {
      normalisation: terms.normalisation, trusts, places: lot.places,
      today: new Map(members.flatMap((trust) => (trust.profile ? [[trust.id, { name: trust.name, system: trust.profile.system }] as const] : []))),
    }).map((found) => ({ ...found, lines: [...found.lines] })),
  } satisfies Committed<ReplyOf<'pricingSchedule'>>
}
