import type { PricingSchedule } from '../../contract/model.ts'
import type { Committed } from '../../contract/primitives.ts'
import type { EnvelopeKind, Stage } from '../../contract/tender/words.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { sumPence } from '../../numeric/money.ts'
import { refuse } from '../../record/kernel.ts'
import { refuseOpening } from '../../record/tender/bids/opening.ts'
import { bidsOfRound } from '../../record/tender/bids/running.ts'
import { isLive, openingKey, type Bid } from '../../record/tender/bids/state.ts'
import { isRefusal, lotOf } from '../../record/tender/guards.ts'
import type { Lot } from '../../record/tender/setup/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { hasAccess, holds, mayReadAnswers, mayReadPrices, readsPricesAtOnce } from '../viewer.ts'
import type { TenderViewOf, ViewContext } from '../view.ts'

const column = (state: TenderState, bid: Bid) => ({ bid: bid.id, bidder: bid.bidder, letter: state.bids.bidders.get(bid.bidder)!.letter })

const beforeTechnical: readonly Stage[] = ['setUp', 'published', 'selection', 'sealed']
const beforeCommercial: readonly Stage[] = ['opened', 'compliance', 'scoring', 'moderation']

const nextEnvelope = (stage: Stage): EnvelopeKind | null => (beforeTechnical.includes(stage) ? 'technical' : beforeCommercial.includes(stage) ? 'commercial' : null)

const blockersOf = (state: TenderState, lot: Lot, envelope: EnvelopeKind | null, now: string): string[] => {
  if (envelope === null) return []
  if (envelope === 'technical' && lot.stage !== 'sealed') return ['Bids are still being invited. Envelopes are opened after the round is sealed and its deadline has passed.']
  if (envelope === 'commercial' && lot.stage !== 'moderation') return ['Prices stay sealed until every answer is scored and every consensus of this lot is closed.']
  const refusal = refuseOpening(state, lot, envelope, now)
  return refusal ? [refusal.sentence] : []
}

const outBecause = (bid: Bid): string =>
  bid.withdrawn ? 'withdrawn' : bid.disqualified ? 'disqualified' : bid.lateOutcome ? 'late and refused' : 'late, not decided yet'

/** The page on which two people open what is sealed, and on which the list stands as it was read out. */
export const opening: TenderViewOf<'opening'> = (state, person, { lot: id }, context) => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  if (!holds(state, person, 'lead', 'secondPerson', 'commercialLead', 'assuranceReviewer', 'auditor', 'observer'))
    return refuse('forbidden', 'opening-hidden', 'The opening is watched by those who run the tender, by its commercial lead, assurance reviewer, auditor and observers.')
  const envelope = nextEnvelope(lot.stage)
  const bids = bidsOfRound(state, id)
  const proposal = envelope === null ? undefined : state.bids.openings.get(openingKey(id, envelope))
  const blockers = blockersOf(state, lot, envelope, context.now)
  const runs = holds(state, person, 'lead', 'secondPerson') && hasAccess(state, person) && envelope !== null && blockers.length === 0
  const reads = envelope === 'commercial' ? readsPricesAtOnce : mayReadAnswers
  return {
    lot: id, title: lot.title, stage: lot.stage, envelope,
    proposal: proposal ? { by: proposal.by, at: proposal.at } : null,
    blockers,
    readers: envelope === null ? [] : [...state.panel.people.keys()].filter((other) => reads(state, other)),
    bids: envelope === null ? [] : bids.filter(isLive).map((bid) => ({ ...column(state, bid), receivedAt: bid.receivedAt, late: bid.late })),
    out: bids.filter((bid) => !isLive(bid)).map((bid) => ({ ...column(state, bid), because: outBecause(bid) })),
    openings: (['technical', 'commercial'] as const).flatMap((kind) => readOut(state, person, id, bids, kind, context)),
    mayPropose: runs && !proposal, mayOpen: runs && proposal !== undefined && proposal.by !== person,
  } as Committed<ReplyOf<'opening'>>
}

/** All envelopes of a kind are opened in one act, so one moment and two names stand for the list. */
const readOut = (state: TenderState, person: string, lot: string, bids: readonly Bid[], envelope: EnvelopeKind, context: ViewContext) => {
  const opened = bids.filter((bid) => bid[envelope].opened)
  const act = opened[0]?.[envelope].opened
  if (!act) return []
  const prices = envelope === 'commercial' && mayReadPrices(state, person, lot)
  return [{
    envelope, at: act.at, by: act.by, proposedBy: act.proposedBy,
    list: opened.map((bid) => ({ ...column(state, bid), receivedAt: bid.receivedAt, answers: envelope === 'technical' ? bid.answers.size : null, ...(prices ? offered(bid, context) : { lines: null, amount: null }) })),
    hidden: envelope === 'commercial' && !prices ? 'Amounts show to those with price rights, once they have declared their interests and have no score of this lot left to change.' : null,
  }]
}

/** The sum of all lines but options, as offered: read out for the record; what is compared is the normalised price. */
const offered = (bid: Bid, { read }: ViewContext): { lines: number | null; amount: number | null } => {
  const text = bid.schedule ? read(bid.schedule) : undefined
  if (text === undefined) return { lines: null, amount: null }
  const { lines } = JSON.parse(text) as PricingSchedule
  const sum = sumPence(lines.filter((line) => !line.optional).flatMap((line) => line.amounts))
  return { lines: lines.length, amount: 'pence' in sum ? sum.pence : null }
}
