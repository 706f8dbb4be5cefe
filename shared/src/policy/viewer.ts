/** Who looks, and the predicates about them that rules and views share. Nothing else decides who may see or do what. */
import type { Role } from '../contract/tender/words.ts'
import type { Clarification } from '../record/tender/clarifications/state.ts'
import { cellKey, consensusOf } from '../record/tender/moderation/state.ts'
import { interestsOpenAccess, panelOf, rolesOf, scorersOf, type RoleHeld } from '../record/tender/panel/state.ts'
import { isOfEarlierRound } from '../record/tender/bids/running.ts'
import type { Bid } from '../record/tender/bids/state.ts'
import { scoredBidsOf } from '../record/tender/bids/opening.ts'
import { departureOf } from '../record/tender/setup/membership.ts'
import { lockOf } from '../record/tender/setup/past.ts'
import type { TenderState } from '../record/tender/state.ts'
import { askedOf } from '../record/tender/model/asked.ts'

/** The rights of a trust's lead end with the trust: once it has left or become part of another, its role gives none. */
const inForce = (state: TenderState, person: string): readonly RoleHeld[] =>
  rolesOf(state.panel, person).filter((held) => held.role !== 'trustLead' || held.trust === undefined || !hasDeparted(state, held.trust))

const hasDeparted = (state: TenderState, id: string): boolean => {
  const trust = state.setup.trusts.get(id)
  return trust !== undefined && departureOf(state.setup, trust) !== undefined
}

export const holds = (state: TenderState, person: string, ...roles: readonly Role[]): boolean =>
  inForce(state, person).some((held) => roles.includes(held.role))

export const rolesHeld = (state: TenderState, person: string): readonly RoleHeld[] => rolesOf(state.panel, person)

export const takesPart = (state: TenderState, person: string): boolean => rolesOf(state.panel, person).length > 0

/** On the buying side: any role but a bidder's contact. */
export const isBuyingSide = (state: TenderState, person: string): boolean => inForce(state, person).some((held) => held.role !== 'bidderContact')

export const bidderOf = (state: TenderState, person: string): string | undefined => rolesOf(state.panel, person).find((held) => held.role === 'bidderContact')?.bidder

/** A bidder's own question, or one the authority puts to it about its bid; never what an evaluator asks the lead. */
export const concernsBidder = (state: TenderState, item: Clarification, bidder: string | undefined): boolean =>
  bidder !== undefined && (item.from === 'bidder' ? item.bidder === bidder : item.from === 'authority' && item.bid !== undefined && state.bids.bids.get(item.bid)?.bidder === bidder)

const trustsAmong = (roles: readonly RoleHeld[]): string[] => roles.flatMap((held) => (held.role === 'trustLead' && held.trust !== undefined ? [held.trust] : []))

/** Members of today that the person speaks for. */
export const trustsOf = (state: TenderState, person: string): string[] => trustsAmong(inForce(state, person))

/** Those that left or merged: of these the person reads the position that was recorded, and nothing else. */
export const formerTrustsOf = (state: TenderState, person: string): string[] => trustsAmong(rolesOf(state.panel, person)).filter((trust) => hasDeparted(state, trust))

/** Interests are declared and, where there are any, may be lived with (R: conflicts close access). */
export const hasAccess = (state: TenderState, person: string): boolean => interestsOpenAccess(state.panel, person)

/** Declared, and decided that it cannot be lived with: from then on the person reads nothing of bids and of those who judge them. */
export const isBarred = (state: TenderState, person: string): boolean => state.panel.people.get(person)?.interests?.decision?.outcome === 'barred'

/**
 * What is true of a state after an event stays true of it, and views ask it for every question of a lot. A state that is
 * being replayed is another one after each event.
 */
const oncePerEvent = (holdsOf: (state: TenderState, key: string, lot: string) => boolean): typeof holdsOf => {
  const known = new WeakMap<TenderState, { readonly seq: number; readonly answers: Map<string, boolean> }>()
  return (state, key, lot) => {
    const found = known.get(state)
    const at = found?.seq === state.seq ? found : { seq: state.seq, answers: new Map<string, boolean>() }
    if (at !== found) known.set(state, at)
    const name = JSON.stringify([key, lot])
    const answer = at.answers.get(name) ?? holdsOf(state, key, lot)
    at.answers.set(name, answer)
    return answer
  }
}

const closedAt = oncePerEvent((state, _key, lot) => {
  const bids = scoredBidsOf(state, lot)
  return bids.length > 0 && askedOf(state, lot).every((question) => bids.every((bid) => consensusOf(state.moderation, question.id, bid.id) !== undefined))
})

/**
 * Every quality consensus of the lot is closed for the bids in the running. Prices open only then, so it stays true
 * afterwards whatever becomes of the bids.
 */
export const qualityClosed = (state: TenderState, lot: string): boolean => pricesOpen(state, lot) || closedAt(state, '', lot)

const stillScoresAt = oncePerEvent((state, person, lot) =>
  !qualityClosed(state, lot)
  && (holds(state, person, 'moderator') || askedOf(state, lot).some((question) => panelOf(state.panel, question.id).some((member) => member.evaluator === person))))

/** R8: still able to change a score of the lot: on an open panel, or a moderator while a consensus is open. */
export const canStillScore = (state: TenderState, person: string, lot: string): boolean => stillScoresAt(state, person, lot)

/** Anything at all still to score or moderate in this tender (R20). */
export const hasUnfinishedScoring = (state: TenderState, person: string): boolean =>
  [...state.setup.lots.keys()].some((lot) => state.setup.lots.get(lot)!.stage !== 'abandoned' && canStillScore(state, person, lot))

export const pricesOpen = (state: TenderState, lot: string): boolean =>
  ['pricesOpened', 'review', 'decided', 'standstill', 'closed'].includes(stageReached(state, lot))

/** The stage a lot stands in, or stood in when it was suspended or abandoned: what could be read by then stays readable. */
export const stageReached = (state: TenderState, lot: string): string => {
  const found = state.setup.lots.get(lot)
  if (found?.stage === 'suspended') return found.suspendedFrom ?? 'suspended'
  return found?.stage === 'abandoned' ? (found.abandonedFrom ?? 'abandoned') : (found?.stage ?? '')
}

const resultReaders: readonly Role[] = ['lead', 'secondPerson', 'commercialLead', 'assuranceReviewer', 'moderator', 'trustLead', 'auditor', 'evaluator']

const panelRoles: readonly Role[] = ['evaluator', 'moderator']

/**
 * Scores or moderates, or did once bids were open. Whoever does reads prices and results from the award on: until then a
 * closed score may change with them, and a further round would be scored by them (R7, R8).
 */
export const isOfThePanels = (state: TenderState, person: string): boolean => {
  const member = state.panel.people.get(person)
  return holds(state, person, ...panelRoles) || (member?.past ?? []).some(({ role, bidsOpened }) => bidsOpened && panelRoles.includes(role))
}

const isDecided = (state: TenderState, lot: string): boolean => ['decided', 'standstill', 'closed'].includes(stageReached(state, lot))

/** A lot whose award is still ahead and whose scores the person may have a part in: what other lots came to would bear on them. */
const stillJudges = (state: TenderState, person: string): boolean =>
  [...state.setup.lots.values()].some((lot) => lot.stage !== 'abandoned' && !isDecided(state, lot.id)
    && (holds(state, person, 'moderator') || askedOf(state, lot.id).some((question) => panelOf(state.panel, question.id).some((member) => member.evaluator === person))))

/** Whoever scores or moderates waits for the award of the lot, and of every other lot that they have a part in. */
const waitsForAwards = (state: TenderState, person: string, lot: string): boolean => isOfThePanels(state, person) && (!isDecided(state, lot) || stillJudges(state, person))

/** Reads prices as soon as they are open. */
export const readsPricesAtOnce = (state: TenderState, person: string): boolean => hasResultRights(state, person) && !isOfThePanels(state, person)

/** Reads results and prices once they are there, if no score is left to change. */
export const hasResultRights = (state: TenderState, person: string): boolean => holds(state, person, ...resultReaders) && hasAccess(state, person)

/** Results of a lot: prices open, a role that reads results, no score left to change in any lot (R8, R20); for the panels, the awards decided. */
export const mayReadResults = (state: TenderState, person: string, lot: string): boolean =>
  pricesOpen(state, lot) && hasResultRights(state, person) && !hasUnfinishedScoring(state, person) && !waitsForAwards(state, person, lot)

/** Results of rounds that are over: they hold prices, so that whoever scores the round of now, or may yet be asked to, waits for them too. */
export const mayReadEarlierRounds = (state: TenderState, person: string, lot: string): boolean =>
  hasResultRights(state, person) && !hasUnfinishedScoring(state, person) && !waitsForAwards(state, person, lot)

/** Prices of a lot: opened, and a role with price rights whose scoring is finished. */
export const mayReadPrices = (state: TenderState, person: string, lot: string): boolean => mayReadResults(state, person, lot)

/**
 * Words about a bid that were written once its price was open may name it: they are read by the bidder whose it is, and by
 * whoever reads prices of its round. What was written before stands for everybody who reads the bid.
 */
export const mayReadWordsOn = (state: TenderState, person: string, bid: Bid, writtenAt: string): boolean => {
  const opened = bid.commercial.opened?.at
  if (opened === undefined || writtenAt < opened || bidderOf(state, person) === bid.bidder) return true
  return isOfEarlierRound(state, bid) ? mayReadEarlierRounds(state, person, bid.lot) : mayReadPrices(state, person, bid.lot)
}

/** The whole record, with sequences and proofs. */
export const mayReadRecord = (state: TenderState, person: string): boolean =>
  holds(state, person, 'lead', 'secondPerson', 'assuranceReviewer', 'auditor') && hasAccess(state, person) && !hasUnfinishedScoring(state, person)

/** Answers of opened bids: the buying side's working roles, with interests declared. */
export const mayReadAnswers = (state: TenderState, person: string): boolean =>
  holds(state, person, 'lead', 'secondPerson', 'commercialLead', 'assuranceReviewer', 'evaluator', 'moderator', 'auditor', 'observer') && hasAccess(state, person)

/**
 * Individual scores of an answer are shown to nobody but their author before the moderation of the question has opened in the
 * round of the bid: until then they can be changed, and so can who gives them. In a lot that was given up nothing can.
 */
export const individualScoresShown = (state: TenderState, question: string, bid: string): boolean => {
  const lot = state.bids.bids.get(bid)?.lot
  return lockOf(state, question, bid) !== undefined || (lot !== undefined && state.setup.lots.get(lot)?.stage === 'abandoned')
}

/** A silent vote on a cell: everybody asked has voted, or the score is agreed and the vote over. */
export const revotesShown = (state: TenderState, question: string, bid: string): boolean => {
  const cell = state.moderation.cells.get(cellKey(question, bid))
  return cell?.consensus !== undefined || scorersOf(state.panel, question).every((evaluator) => cell?.revotes.has(evaluator))
}

/**
 * Another person's individual scores of a question: its moderation has opened, and the viewer sits in the room
 * (its panel but for whoever is excused, a moderator, an observer), or reads the record.
 */
export const mayReadIndividualScores = (state: TenderState, person: string, question: string): boolean => {
  if (!state.moderation.opened.has(question) || !hasAccess(state, person)) return false
  if (mayReadRecord(state, person)) return true
  // An observer who also scores, or did, reads no scores of others but in their own panels' rooms: they may yet be asked to score (R8, R20).
  return holds(state, person, 'moderator') || (holds(state, person, 'observer') && !isOfThePanels(state, person)) || scorersOf(state.panel, question).includes(person)
}
