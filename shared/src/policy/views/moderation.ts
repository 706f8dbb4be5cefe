import Fraction from 'fraction.js'
import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { refuse, unknown } from '../../record/kernel.ts'
import { scoredBidsOf } from '../../record/tender/bids/opening.ts'
import type { Bid } from '../../record/tender/bids/state.ts'
import { supportOf } from '../../record/tender/compliance/decide.ts'
import { currentVersion, isRefusal, lotOf, publishedQuestion } from '../../record/tender/guards.ts'
import { spreadShare } from '../../record/tender/moderation/decide.ts'
import { unanimousScore } from '../../record/tender/moderation/unanimous.ts'
import { cellKey, type ModerationCell } from '../../record/tender/moderation/state.ts'
import { panelOf, scorersOf } from '../../record/tender/panel/state.ts'
import { individualScore, submissionOf } from '../../record/tender/scoring/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { revoteKey } from '../../record/tender/writes.ts'
import { hasAccess, hasUnfinishedScoring, holds, mayReadIndividualScores, revotesShown } from '../viewer.ts'
import { effectOfChange } from '../change-effect.ts'
import type { TenderViewOf, ViewContext } from '../view.ts'
import { standsAt } from '../written.ts'
import { askedOf } from '../../record/tender/model/asked.ts'

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
  const questions = askedOf(state, id).filter((node) => (room || onPanel(state, person, node.id)))
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
        waitingFor: room ? (opened ? [] : scorersOf(state.panel, node.id).filter((evaluator) => !submissionOf(state.scoring, node.id, evaluator))) : null,
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
  const closedCell = { bid, spread: null, unanimous: false, cannot: 0, wide: false, ticked: false, changeWaiting: false, state: 'notOpen', consensus: null, approvals: 0, iApproved: false }
  if (!reads) return closedCell
  const cell = state.moderation.cells.get(cellKey(question, bid))
  const spread = spreadShare(state, question, bid)
  return {
    bid, spread: spread.toFraction(), cannot: cannotScore(state, question, bid), unanimous: unanimousScore(state, question, bid) !== undefined, wide: spread.compare(limitOf(state)) >= 0, ticked: allTicked(state, question, cell), changeWaiting: waitingChangeOf(state, question, bid) !== undefined,
    state: cell?.consensus ? 'closed' : cell?.proposal ? 'proposed' : 'open',
    consensus: cell?.consensus?.score ?? null, approvals: cell?.proposal?.approvals.length ?? 0, iApproved: cell?.proposal?.approvals.includes(person) ?? false,
  }
}

const cannotScore = (state: TenderState, question: string, bid: string): number =>
  scorersOf(state.panel, question).filter((evaluator) => individualScore(state.scoring, question, bid, evaluator)?.score === null).length

const limitOf = (state: TenderState): Fraction => new Fraction(currentVersion(state)!.frozen.moderation.spreadToReconcile)

const allTicked = (state: TenderState, question: string, cell: ModerationCell | undefined): boolean =>
  publishedQuestion(state, question)!.subCriteria.every((sub) => cell?.ticks.includes(sub.id) === true)

const waitingChangeOf = (state: TenderState, question: string, bid: string) =>
  [...state.compliance.changes.values()].find((change) => change.status === 'waiting' && change.subject.kind === 'consensus' && change.subject.question === question && change.subject.bid === bid)

/** A change after close with the reason that it was approved for (R1), wherever agreed scores are told. */
export const consensusChange = (state: TenderState, question: string, bid: string, { from, to, by, approvedBy, at }: ModerationCell['changes'][number]) => {
  const found = [...state.compliance.changes.values()].find(({ subject, settled, status }) =>
    status === 'approved' && settled?.at === at && subject.kind === 'consensus' && subject.question === question && subject.bid === bid && subject.score === to)
  return { from, to, ...(found ? { reason: found.reason } : {}), by, approvedBy, at }
}

/** The exact mean: information beside an empty consensus, never a proposal (R6). */
const meanOf = (scores: readonly (string | null)[]): string | null => {
  const given = scores.filter((score) => score !== null)
  if (given.length === 0) return null
  const mean = given.reduce((sum, score) => sum.add(score), new Fraction(0)).div(given.length)
  return mean.toFraction()
}

export const moderationQuestion: TenderViewOf<'moderationQuestion'> = (state, person, { lot, question }, context) => {
  const version = currentVersion(state)
  const node = askedOf(state, lot).find((candidate) => candidate.id === question)
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
    cells: scoredBidsOf(state, lot).map((bid) => roomCell(state, person, question, bid, context)),
    spreadToReconcile: version.frozen.moderation.spreadToReconcile, approvalsNeeded: Math.min(version.frozen.moderation.approvalsNeeded, scorersOf(state.panel, question).length),
    mayModerate: holds(state, person, 'moderator'), iAmOnPanel: scorersOf(state.panel, question).includes(person),
    maySettle: holds(state, person, 'secondPerson', 'assuranceReviewer') && !hasUnfinishedScoring(state, person),
  } as Committed<ReplyOf<'moderationQuestion'>>
}

/** A silent vote: others' show once everybody expected to vote has; one's own at once. */
const revotesSeen = (state: TenderState, person: string, question: string, bid: string, cell: ModerationCell | undefined) => {
  const revotes = [...(cell?.revotes ?? [])]
  const complete = revotesShown(state, question, bid)
  return {
    voted: revotes.map(([evaluator]) => evaluator),
    revotes: revotes.filter(([evaluator]) => complete || evaluator === person).map(([evaluator, { score }]) => ({ evaluator, score })),
  }
}

const roomCell = (state: TenderState, person: string, question: string, bid: Bid, context: ViewContext) => {
  const cell = state.moderation.cells.get(cellKey(question, bid.id))
  const individual = individualOf(state, question, bid.id)
  const spread = spreadShare(state, question, bid.id)
  const waiting = waitingChangeOf(state, question, bid.id)
  return {
    ...column(state, bid),
    individual: individual.map(({ evaluator, score, words }) => ({ evaluator, score, ...words, citations: words?.citations ?? [] })),
    mean: meanOf(individual.map(({ score }) => score)), spread: spread.toFraction(), wide: spread.compare(limitOf(state)) >= 0,
    ticks: cell?.ticks ?? [], speakers: cell?.speakers ?? [],
    ...revotesSeen(state, person, question, bid.id, cell),
    proposal: cell?.proposal ?? null, revision: cell?.revision ?? 0, myRevoteRevision: standsAt(state, revoteKey(question, bid.id, person)).revision,
    consensus: cell?.consensus ? { score: cell.consensus.score, at: cell.consensus.at, by: cell.consensus.by, attendees: cell.consensus.attendees } : null,
    changes: (cell?.changes ?? []).map((change) => consensusChange(state, question, bid.id, change)),
    waitingChange: waiting && waiting.subject.kind === 'consensus' ? { id: waiting.id, score: waiting.subject.score, reason: waiting.reason, by: waiting.by, supported: supportOf(state, waiting).given, supportNeeded: supportOf(state, waiting).needed, effect: effectOfChange(state, person, waiting, context.read) } : null,
  }
}

/** For the panels of these questions and those who read individual scores once moderation has opened; closed cells are left out. */
export const moderationUnanimous: TenderViewOf<'moderationUnanimous'> = (state, person, { lot: id }) => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  const version = currentVersion(state)
  if (!version) return refuse('stage', 'not-published', 'The model is not published yet; there is nothing to moderate.')
  const questions = askedOf(state, id).filter((node) => state.moderation.opened.has(node.id) && mayReadIndividualScores(state, person, node.id))
  if (questions.length === 0)
    return refuse('stage', 'moderation-not-open', 'Unanimous cells show once the moderation of a question has opened, to its panel, its moderator and observers.')
  return {
    lot: id, approvalsNeeded: version.frozen.moderation.approvalsNeeded, mayModerate: holds(state, person, 'moderator'),
    questions: questions.map((node) => ({
      id: node.id, ref: node.ref, title: node.title, subCriteria: node.subCriteria, panel: scorersOf(state.panel, node.id), iAmOnPanel: scorersOf(state.panel, node.id).includes(person),
      cells: scoredBidsOf(state, id).flatMap((bid) => unanimousCell(state, node.id, bid)),
    })).filter((question) => question.cells.length > 0),
  } as Committed<ReplyOf<'moderationUnanimous'>>
}

const unanimousCell = (state: TenderState, question: string, bid: Bid) => {
  const score = unanimousScore(state, question, bid.id)
  const cell = state.moderation.cells.get(cellKey(question, bid.id))
  if (score === undefined || cell?.consensus) return []
  const reasons = scorersOf(state.panel, question).flatMap((evaluator) => {
    const rationale = individualScore(state.scoring, question, bid.id, evaluator)?.words?.rationale
    return rationale ? [{ evaluator, rationale }] : []
  })
  const proposal = cell?.proposal
  return [{
    ...column(state, bid), score, ticked: allTicked(state, question, cell), revision: cell?.revision ?? 0, reasons,
    proposal: proposal ? { score: proposal.score, reason: proposal.reason, ...(proposal.reasonOf === undefined ? {} : { reasonOf: proposal.reasonOf }), by: proposal.by, approvals: proposal.approvals } : null,
  }]
}
