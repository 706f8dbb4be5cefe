import Fraction from 'fraction.js'
import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { refuse, unknown } from '../../record/kernel.ts'
import { scoredBidsOf } from '../../record/tender/bids/opening.ts'
import type { Bid } from '../../record/tender/bids/state.ts'
import { currentVersion, isRefusal, lotOf } from '../../record/tender/guards.ts'
import { spreadShare } from '../../record/tender/moderation/decide.ts'
import { cellKey } from '../../record/tender/moderation/state.ts'
import { panelOf, scorersOf } from '../../record/tender/panel/state.ts'
import { individualScore, submissionOf } from '../../record/tender/scoring/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { hasAccess, hasUnfinishedScoring, holds, mayReadIndividualScores } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'

const column = (state: TenderState, bid: Bid) => ({ bid: bid.id, bidder: bid.bidder, letter: state.bids.bidders.get(bid.bidder)!.letter })

const individualOf = (state: TenderState, question: string, bid: string) =>
  panelOf(state.panel, question).flatMap(({ evaluator }) => individualScore(state.scoring, question, bid, evaluator) ?? [])

const onPanel = (state: TenderState, person: string, question: string) => panelOf(state.panel, question).some((member) => member.evaluator === person)

/** The room: moderators, observers, those who read the record; an evaluator sees the questions of its own panels. */
export const moderation: TenderViewOf<'moderation'> = (state, person, { lot: id }) => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  const version = currentVersion(state)
  if (!version) return refuse('stage', 'not-published', 'The model is not published yet; there is nothing to moderate.')
  const room = holds(state, person, 'moderator', 'observer', 'lead', 'secondPerson', 'assuranceReviewer', 'auditor')
  const questions = version.frozen.model.criteria.filter((node) => node.lot === id && node.kind === 'question' && (room || onPanel(state, person, node.id)))
  if (!hasAccess(state, person) || questions.length === 0)
    return refuse('forbidden', 'room-closed', 'The moderation room is for the panel, its moderator and observers, once their interests are declared and cleared.')
  const bids = scoredBidsOf(state, id)
  return {
    lot: id, stage: lot.stage, bids: bids.map((bid) => column(state, bid)),
    sessions: [...state.moderation.sessions.values()].map(({ id: session, title, openedAt, closedAt, attendees }) => ({ id: session, title, openedAt, closedAt: closedAt ?? null, attendees })),
    questions: questions.map((node) => {
      const opened = state.moderation.opened.get(node.id)
      const reads = mayReadIndividualScores(state, person, node.id)
      return {
        id: node.id, ref: node.ref, title: node.title,
        // Who has not finished is for those who run the room; a fellow evaluator is told nothing of others' progress.
        waitingFor: room && !opened ? scorersOf(state.panel, node.id).filter((evaluator) => !submissionOf(state.scoring, node.id, evaluator)) : [],
        panel: panelOf(state.panel, node.id).map(({ evaluator }) => evaluator),
        opened: opened ? { at: opened.at, session: opened.session } : null, mine: onPanel(state, person, node.id),
        cells: bids.map((bid) => agendaCell(state, person, node.id, bid.id, opened !== undefined && reads)),
      }
    }),
    spreadToReconcile: version.frozen.moderation.spreadToReconcile, approvalsNeeded: version.frozen.moderation.approvalsNeeded,
    mayModerate: holds(state, person, 'moderator'),
  } as Committed<ReplyOf<'moderation'>>
}

const agendaCell = (state: TenderState, person: string, question: string, bid: string, reads: boolean) => {
  const closedCell = { bid, spread: null, unanimous: false, state: 'notOpen', consensus: null, approvals: 0, iApproved: false }
  if (!reads) return closedCell
  const cell = state.moderation.cells.get(cellKey(question, bid))
  const individual = individualOf(state, question, bid)
  return {
    bid, spread: spreadShare(state, question, bid).toFraction(),
    unanimous: individual.length > 1 && individual.every((score) => score.score !== null && score.score === individual[0]!.score),
    state: cell?.consensus ? 'closed' : cell?.proposal ? 'proposed' : 'open',
    consensus: cell?.consensus?.score ?? null, approvals: cell?.proposal?.approvals.length ?? 0, iApproved: cell?.proposal?.approvals.includes(person) ?? false,
  }
}

/** The exact mean: information beside an empty consensus, never a proposal (R6). */
const meanOf = (scores: readonly (string | null)[]): string | null => {
  const given = scores.filter((score) => score !== null)
  if (given.length === 0) return null
  const mean = given.reduce((sum, score) => sum.add(score), new Fraction(0)).div(given.length)
  return mean.toFraction()
}

export const moderationQuestion: TenderViewOf<'moderationQuestion'> = (state, person, { lot, question }) => {
  const version = currentVersion(state)
  const node = version?.frozen.model.criteria.find((candidate) => candidate.id === question && candidate.lot === lot && candidate.kind === 'question')
  if (!version || !node) return unknown('published question', question)
  const opened = state.moderation.opened.get(question)
  if (!mayReadIndividualScores(state, person, question))
    return opened || !onPanel(state, person, question)
      ? refuse('forbidden', 'scores-hidden', 'Individual scores of this question are seen by its panel, its moderator and observers once its moderation has opened.')
      : refuse('stage', 'moderation-not-open', 'Individual scores stay hidden until the moderation of this question opens. Your own are on the scoring page.')
  const texts = version.frozen.texts.find((text) => text.criterion === question)
  const scale = version.frozen.model.scales.find((candidate) => candidate.id === node.scale)!
  return {
    id: node.id, ref: node.ref, title: node.title, lot, ...(texts?.guidance ? { guidance: texts.guidance } : {}),
    scale: { id: scale.id, name: scale.name, values: scale.values.map(({ value, label }) => ({ value, label })) },
    descriptors: texts?.descriptors ?? [], subCriteria: node.subCriteria,
    panel: panelOf(state.panel, question).map(({ evaluator, excused }) => ({ evaluator, ...(excused ? { excused } : {}) })),
    opened: opened ? { at: opened.at, session: opened.session } : null,
    cells: scoredBidsOf(state, lot).map((bid) => roomCell(state, question, bid, new Fraction(version.frozen.moderation.spreadToReconcile))),
    mayModerate: holds(state, person, 'moderator'), iAmOnPanel: scorersOf(state.panel, question).includes(person),
    maySettle: holds(state, person, 'secondPerson', 'assuranceReviewer') && !hasUnfinishedScoring(state, person),
  } as Committed<ReplyOf<'moderationQuestion'>>
}

const roomCell = (state: TenderState, question: string, bid: Bid, limit: Fraction) => {
  const cell = state.moderation.cells.get(cellKey(question, bid.id))
  const individual = individualOf(state, question, bid.id)
  const spread = spreadShare(state, question, bid.id)
  const waiting = [...state.compliance.changes.values()].find((change) => change.status === 'waiting' && change.subject.kind === 'consensus' && change.subject.question === question && change.subject.bid === bid.id)
  return {
    ...column(state, bid),
    individual: individual.map(({ evaluator, score, words }) => ({ evaluator, score, ...words, citations: words?.citations ?? [] })),
    mean: meanOf(individual.map(({ score }) => score)), spread: spread.toFraction(), wide: spread.compare(limit) >= 0,
    ticks: cell?.ticks ?? [], speakers: cell?.speakers ?? [],
    revotes: [...(cell?.revotes ?? [])].map(([evaluator, { score }]) => ({ evaluator, score })),
    proposal: cell?.proposal ?? null, revision: cell?.revision ?? 0,
    consensus: cell?.consensus ? { score: cell.consensus.score, at: cell.consensus.at, by: cell.consensus.by, attendees: cell.consensus.attendees } : null,
    changes: (cell?.changes ?? []).map(({ from, to, by, approvedBy, at }) => ({ from, to, by, approvedBy, at })),
    waitingChange: waiting && waiting.subject.kind === 'consensus' ? { id: waiting.id, score: waiting.subject.score, reason: waiting.reason, by: waiting.by } : null,
  }
}
