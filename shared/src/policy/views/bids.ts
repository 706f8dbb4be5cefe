import type { Commitment, Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { refuseEntry } from '../../record/tender/bids/entry.ts'
import type { Bid, Envelope } from '../../record/tender/bids/state.ts'
import { complianceKey } from '../../record/tender/compliance/state.ts'
import { roundOf } from '../../record/tender/setup/rounds.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { lateKey, selectionKey } from '../../record/tender/writes.ts'
import { bidderOf, hasAccess, holds, isBarred, isBuyingSide, mayReadAnswers, mayReadPrices, mayReadWordsOn } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { standsAt, unchangeable } from '../written.ts'
import { mandatoryOf } from './compliance.ts'
import { askedOf } from '../../record/tender/model/asked.ts'

const opened = (envelope: Envelope) => (envelope.opened ? { at: envelope.opened.at, by: envelope.opened.by, proposedBy: envelope.opened.proposedBy } : null)

export const correctionsOf = (state: TenderState, person: string, bid: Bid) => bid.corrections.filter(({ at }) => mayReadWordsOn(state, person, bid, at)).map(({ subject, original, correction, ground, at, by }) => ({ subject, original, correction, ground, at, by }))

/** What is proposed and waits; for those who run the tender. */
const leavingOf = (state: TenderState, bid: string) => {
  const waiting = [...state.compliance.changes.values()].find(({ status, subject }) => status === 'waiting' && subject.bid === bid && (subject.kind === 'withdrawal' || subject.kind === 'disqualification'))
  return waiting?.subject.kind ?? null
}

const bidRow = (state: TenderState, person: string, bid: Bid, owner: boolean, runs: boolean) => {
  const reads = owner || !isBarred(state, person)
  const told = ({ ground, at }: { readonly ground: Commitment; readonly at: string }) => (reads && mayReadWordsOn(state, person, bid, at) ? ground : null)
  const outcomes = mandatoryOf(state, bid.lot).map((requirement) => state.compliance.outcomes.get(complianceKey(bid.id, requirement.id))?.outcome)
  const asked = askedOf(state, bid.lot, bid.round)
  return {
    id: bid.id, bidder: bid.bidder, letter: state.bids.bidders.get(bid.bidder)!.letter, lot: bid.lot, round: bid.round, deadline: state.setup.rounds.get(bid.round)?.deadline ?? null, receivedAt: bid.receivedAt, enteredAt: bid.entered.at, enteredBy: owner ? null : bid.entered.by, late: bid.late,
    lateOutcome: bid.lateOutcome ? { outcome: bid.lateOutcome.outcome, ground: bid.lateOutcome.ground, ...(owner ? unchangeable : standsAt(state, lateKey(bid.id))) } : null, technical: opened(bid.technical), commercial: opened(bid.commercial),
    receipt: owner ? { technical: bid.technical.sealed.sha256, commercial: bid.commercial.sealed.sha256 } : null,
    answered: reads && bid.technical.opened ? { given: bid.answers.size, asked: asked.length, missing: asked.filter((node) => !bid.answers.has(node.id)).map(({ ref }) => ref) } : null,
    compliance: reads && bid.technical.opened
      ? { passed: outcomes.filter((outcome) => outcome === 'pass').length, failed: outcomes.filter((outcome) => outcome === 'fail').length, open: outcomes.filter((outcome) => outcome === undefined).length }
      : null,
    corrections: reads ? correctionsOf(state, person, bid) : [],
    withdrawn: bid.withdrawn ? { ground: told(bid.withdrawn), at: bid.withdrawn.at } : null,
    disqualified: bid.disqualified ? { ground: told(bid.disqualified), at: bid.disqualified.at, by: bid.disqualified.by, ...(bid.disqualified.approvedBy && !owner ? { approvedBy: bid.disqualified.approvedBy } : {}) } : null,
    leaving: runs ? leavingOf(state, bid.id) : null,
  }
}

/** The buying side sees every bidder; a bidder's contact sees its own bids and nothing that tells of others. */
export const bids: TenderViewOf<'bids'> = (state, person) => {
  const buying = isBuyingSide(state, person)
  const own = bidderOf(state, person)
  const sees = (bidder: string) => buying || bidder === own
  const runs = holds(state, person, 'lead', 'secondPerson')
  return {
    bidders: [...state.bids.bidders.values()].filter((bidder) => sees(bidder.id)).map((bidder) => ({
      id: bidder.id, letter: buying ? bidder.letter : '', name: bidder.name, prime: bidder.prime, subcontractors: bidder.subcontractors, ...(bidder.approach ? { approach: bidder.approach } : {}),
      selection: [...bidder.selection].map(([lot, { outcome, reason }]) => ({ lot, outcome, ...(runs || !buying ? { reason } : {}), ...(runs ? standsAt(state, selectionKey(bidder.id, lot)) : unchangeable) })),
    })),
    bids: [...state.bids.bids.values()].filter((bid) => sees(bid.bidder)).map((bid) => (buying ? bidRow(state, person, bid, false, runs) : { ...bidRow(state, person, bid, true, false), letter: '', compliance: null })),
    openings: buying ? [...state.bids.openings].map(([key, { by, at }]) => ({ lot: key.slice(0, key.lastIndexOf('/')), envelope: key.slice(key.lastIndexOf('/') + 1), by, at })) : [],
    lots: [...state.setup.lots.values()].map(({ id, title, stage }) => ({
      id, title, stage, round: roundOf(state.setup, id)?.id ?? null, deadline: roundOf(state.setup, id)?.deadline ?? null,
      readsPrices: buying && mayReadPrices(state, person, id),
    })),
    mayRegister: holds(state, person, 'lead') && hasAccess(state, person) && refuseEntry(state) === undefined,
    mayOpen: runs && hasAccess(state, person),
    mayDecide: runs && hasAccess(state, person),
    readsAnswers: mayReadAnswers(state, person),
  } as Committed<ReplyOf<'bids'>>
}
