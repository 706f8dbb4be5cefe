import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { refuse } from '../../record/kernel.ts'
import { scoredBidsOf } from '../../record/tender/bids/opening.ts'
import type { Bid, Envelope } from '../../record/tender/bids/state.ts'
import type { Clarification } from '../../record/tender/clarifications/state.ts'
import { complianceKey } from '../../record/tender/compliance/state.ts'
import { currentVersion, isRefusal, lotOf } from '../../record/tender/guards.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { bidderOf, hasAccess, hasUnfinishedScoring, holds, isBuyingSide, mayReadAnswers } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'

const opened = (envelope: Envelope) => (envelope.opened ? { at: envelope.opened.at, by: envelope.opened.by, proposedBy: envelope.opened.proposedBy } : null)

const mandatoryOf = (state: TenderState, lot: string) =>
  currentVersion(state)?.frozen.requirements.filter((requirement) => requirement.kind === 'mandatory' && requirement.lots.includes(lot)) ?? []

const bidRow = (state: TenderState, bid: Bid) => {
  const outcomes = mandatoryOf(state, bid.lot).map((requirement) => state.compliance.outcomes.get(complianceKey(bid.id, requirement.id))?.outcome)
  const asked = currentVersion(state)?.frozen.model.criteria.filter((node) => node.lot === bid.lot && node.kind === 'question').length ?? 0
  return {
    id: bid.id, bidder: bid.bidder, letter: state.bids.bidders.get(bid.bidder)!.letter, lot: bid.lot, round: bid.round, receivedAt: bid.receivedAt, late: bid.late,
    lateOutcome: bid.lateOutcome ?? null, technical: opened(bid.technical), commercial: opened(bid.commercial),
    answered: bid.technical.opened ? { given: bid.answers.size, asked } : null,
    compliance: bid.technical.opened
      ? { passed: outcomes.filter((outcome) => outcome === 'pass').length, failed: outcomes.filter((outcome) => outcome === 'fail').length, open: outcomes.filter((outcome) => outcome === undefined).length }
      : null,
    corrections: bid.corrections.map(({ subject, original, correction, ground, at, by }) => ({ subject, original, correction, ground, at, by })),
    withdrawn: bid.withdrawn ?? null, disqualified: bid.disqualified ?? null,
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
      selection: [...bidder.selection].map(([lot, { outcome, reason }]) => ({ lot, outcome, ...(runs || !buying ? { reason } : {}) })),
    })),
    bids: [...state.bids.bids.values()].filter((bid) => sees(bid.bidder)).map((bid) => (buying ? bidRow(state, bid) : { ...bidRow(state, bid), letter: '', compliance: null })),
    openings: buying ? [...state.bids.openings].map(([key, { by, at }]) => ({ lot: key.slice(0, key.lastIndexOf('/')), envelope: key.slice(key.lastIndexOf('/') + 1), by, at })) : [],
    lots: [...state.setup.lots.values()].map(({ id, title, stage }) => ({
      id, title, stage, deadline: [...state.setup.rounds.values()].filter((round) => round.lots.includes(id)).map((round) => round.deadline).sort().at(-1) ?? null,
    })),
    mayRegister: holds(state, person, 'lead'),
    mayOpen: runs,
  } as Committed<ReplyOf<'bids'>>
}

export const compliance: TenderViewOf<'compliance'> = (state, person, { lot: id }) => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  if (!mayReadAnswers(state, person)) return refuse('forbidden', 'answers-hidden', 'Compliance is read by those who run the tender and its panel, once their interests are declared and cleared.')
  const requirements = mandatoryOf(state, id)
  const lotBids = scoredBidsOf(state, id)
  const runs = holds(state, person, 'lead', 'secondPerson')
  const settles = holds(state, person, 'secondPerson', 'assuranceReviewer') && !hasUnfinishedScoring(state, person)
  return {
    lot: id, stage: lot.stage,
    bids: lotBids.map((bid) => ({ bid: bid.id, bidder: bid.bidder, letter: state.bids.bidders.get(bid.bidder)!.letter })),
    requirements: requirements.map(({ id: requirement, ref, heading, text }) => ({ id: requirement, ref, heading, text })),
    outcomes: lotBids.flatMap((bid) => requirements.flatMap((requirement) => {
      const outcome = state.compliance.outcomes.get(complianceKey(bid.id, requirement.id))
      return outcome ? [{ ...outcome }] : []
    })),
    changes: runs || settles
      ? [...state.compliance.changes.values()].flatMap((change) =>
          change.subject.kind === 'compliance' && state.bids.bids.get(change.subject.bid)?.lot === id
            ? [{ id: change.id, bid: change.subject.bid, requirement: change.subject.requirement, outcome: change.subject.outcome, reason: change.reason, by: change.by, at: change.at, status: change.status, ...(change.settled ? { settledBy: change.settled.by } : {}) }]
            : [],
        )
      : [],
    mayDecide: runs && hasAccess(state, person),
    maySettle: settles,
  } as Committed<ReplyOf<'compliance'>>
}

export const clarifications: TenderViewOf<'clarifications'> = (state, person) => {
  const buying = isBuyingSide(state, person)
  const own = bidderOf(state, person)
  const lead = holds(state, person, 'lead')
  /** A bidder reads its own, and what was answered to all without who asked; evaluators read what they asked and what concerns opened bids. */
  const sees = (item: Clarification) => (buying ? lead || holds(state, person, 'secondPerson', 'auditor', 'assuranceReviewer') || hasAccess(state, person) : (item.bidder !== undefined && item.bidder === own) || item.answer?.audience === 'all')
  return {
    items: [...state.clarifications.items.values()].filter(sees).map((item) => {
      const anonymous = !buying && item.bidder !== own
      return {
        id: item.id, from: item.from, ...(item.bidder === undefined || anonymous ? {} : { bidder: item.bidder }), ...(item.bid === undefined || anonymous ? {} : { bid: item.bid }),
        ...(item.question === undefined ? {} : { question: item.question }), text: item.text, by: anonymous ? 'withheld' : item.by, at: item.at, answer: item.answer ?? null, closed: buying ? (item.closed ?? null) : null,
      }
    }),
    mayAnswer: lead,
    mayAsk: own !== undefined ? ['bidder'] : [...(holds(state, person, 'evaluator', 'moderator') ? ['evaluator'] : []), ...(holds(state, person, 'lead', 'secondPerson') ? ['authority'] : [])],
  } as Committed<ReplyOf<'clarifications'>>
}
