/**
 * Making the extract that a workshop holds of a tender: by someone who reads the whole record; prices only of lots whose
 * quality is agreed and whose prices are open, readable by those with price rights and nothing left to score (R20).
 */
import type { PricingSchedule } from '../../contract/model.ts'
import type { Plain } from '../../contract/primitives.ts'
import type { AttachExtract, ExtractDerivedPart, ExtractOpenPart } from '../../contract/workshop/extract.ts'
import { refuse, type ReadContent, type Refusal } from '../../record/kernel.ts'
import { scoredBidsOf } from '../../record/tender/bids/opening.ts'
import type { Bid } from '../../record/tender/bids/state.ts'
import { deriveLotInput } from '../../record/tender/decision/lot-input.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { mayReadPrices, mayReadRecord, pricesOpen, qualityClosed } from '../viewer.ts'
import { readersOfPrices } from './price-rights.ts'

interface Maker {
  readonly read: ReadContent
  /** SHA-256 over canonical JSON, lower-case hex. */
  readonly hash: (json: unknown) => string
}

export const deriveExtract = (state: TenderState, person: string, { read, hash }: Maker): Plain<AttachExtract> | Refusal => {
  if (!mayReadRecord(state, person))
    return refuse('forbidden', 'not-your-extract', 'An extract is made by the lead, the second person, the assurance reviewer or the auditor, with interests declared and nothing left to score.')
  const open = deriveOpenPart(state)
  const derived = deriveDerivedPart(state, person, read)
  return { tender: state.record, seq: state.seq, hash: hash(open), open, ...(derived ? { derived } : {}) }
}

/** Nothing here comes from a bid, a score or a person. */
export const deriveOpenPart = ({ setup }: TenderState): ExtractOpenPart => ({
  title: setup.title,
  ruleSet: setup.ruleSet,
  illustrative: setup.illustrative,
  lots: [...setup.lots.values()].map(({ id, ref, title, places, value }) => ({ id, ref, title, places, ...(value ? { value: { ...value } } : {}) })),
  trusts: [...setup.trusts.values()].map(({ id, name, ods, joined, left, mergedInto, profile }) => ({
    id, name, ...(ods === undefined ? {} : { ods }), joined,
    left: left?.on ?? null,
    mergedInto: mergedInto ? { trust: mergedInto.trust, on: mergedInto.on } : null,
    profile: profile ? { system: profile.system, hosting: profile.hosting, contractEnd: profile.contractEnd, facts: profile.facts.map((fact) => ({ ...fact })) } : null,
  })),
})

const deriveDerivedPart = (state: TenderState, person: string, read: ReadContent): Plain<AttachExtract>['derived'] => {
  const lots = [...state.setup.lots.keys()].filter((lot) => qualityClosed(state, lot) && pricesOpen(state, lot) && mayReadPrices(state, person, lot))
  if (lots.length === 0) return undefined
  const part: ExtractDerivedPart = { lots: lots.map((lot) => ({ lot, bids: bidsOf(state, lot, read) })) }
  return { figures: JSON.stringify(part), lots, readers: readersOfPrices(state, lots) }
}

const bidsOf = (state: TenderState, lot: string, read: ReadContent): ExtractDerivedPart['lots'][number]['bids'] => {
  const input = deriveLotInput(state, lot, read)
  const prices = 'cannot' in input ? undefined : new Map(input.bids.map((line) => [line.bid, line.price]))
  return scoredBidsOf(state, lot).flatMap((bid) => {
    const schedule = scheduleOf(bid, read)
    if (!schedule) return []
    const bidder = state.bids.bidders.get(bid.bidder)!
    const price = prices?.get(bid.id) ?? null
    return [{
      bid: bid.id, bidder: bidder.id, letter: bidder.letter, name: read(bidder.name) ?? bidder.letter, bidKind: schedule.bidKind,
      price, ...(price === null ? { because: 'cannot' in input ? input.because : 'The published model gives no comparable price for this bid.' } : {}),
      lines: schedule.lines,
    }]
  })
}

const scheduleOf = (bid: Bid, read: ReadContent): PricingSchedule | undefined => {
  const text = bid.schedule ? read(bid.schedule) : undefined
  return text === undefined ? undefined : (JSON.parse(text) as PricingSchedule)
}
