import Fraction from 'fraction.js'
import { formatCount } from '../../../numeric/format.ts'
import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { scoredBidsOf } from '../bids/opening.ts'
import { event } from '../events.ts'
import { currentVersion, isRefusal, publishedQuestion, refuseEarlierRound, refuseUnlessAsked, refuseUnlessStage, scaleValuesOf } from '../guards.ts'
import { panelOf, scorersOf, scorersWithoutAccess } from '../panel/state.ts'
import { individualScore, submissionOf } from '../scoring/state.ts'
import type { Deciders, TenderState } from '../state.ts'
import { openSessionOf, refuseEmptyRoom } from './sessions.ts'
import { cellKey, type ModerationCell, type Session } from './state.ts'

/** A cell under moderation: its lot not given up or suspended, its question open, its bid scored, its consensus not closed. */
export const openCell = (state: TenderState, question: string, bid: string, pointer = ''): ModerationCell | undefined | Refusal => {
  const criterion = publishedQuestion(state, question)
  if (!criterion) return unknown('published question', question, `${pointer}/question`)
  const notAsked = refuseUnlessAsked(state, question, `${pointer}/question`)
  if (notAsked) return notAsked
  const wrongStage = refuseUnlessStage(state.setup.lots.get(criterion.lot)!, ['scoring', 'moderation'], 'Moderation')
  if (wrongStage) return wrongStage
  if (!state.moderation.opened.has(question)) return refuse('stage', 'moderation-not-open', 'The moderation of this question has not been opened.', { question })
  if (!scoredBidsOf(state, criterion.lot).some((candidate) => candidate.id === bid)) return unknown('open bid for this question', bid, `${pointer}/bid`)
  const cell = state.moderation.cells.get(cellKey(question, bid))
  return cell?.consensus
    ? refuse('stage', 'consensus-closed', 'This consensus is closed. To change it, propose a change: a second person has to approve it.', { question, bid, score: cell.consensus.score })
    : cell
}

const refuseOffScale = (state: TenderState, question: string, score: string): Refusal | undefined => {
  const allowed = scaleValuesOf(state, question)
  return allowed.includes(score)
    ? undefined
    : refuse('content', 'off-scale', `${score} is not a value of this question’s scale (${allowed.join(', ')}). A mean is information; the panel agrees on a value of the scale.`, { allowed }, '/score')
}

export const moderationDeciders: Deciders<'openModeration' | 'tickSubCriteria' | 'castRevote' | 'proposeConsensus' | 'approveConsensus' | 'confirmDissent' | 'closeConsensus' | 'proposeConsensusChange'> = {
  openModeration: (state, { body }) => {
    const criterion = publishedQuestion(state, body.question)
    if (!criterion) return unknown('published question', body.question, '/question')
    const notAsked = refuseUnlessAsked(state, body.question)
    if (notAsked) return notAsked
    const session = state.moderation.sessions.get(body.session)
    if (!session || session.closedAt) return unknown('open session', body.session, '/session')
    const opened = state.moderation.opened.get(body.question)
    if (opened && !state.moderation.sessions.get(opened.session)?.closedAt) return refuse('stage', 'already-open', 'The moderation of this question is already open.', {})
    const wrongStage = refuseUnlessStage(state.setup.lots.get(criterion.lot)!, ['scoring', 'moderation'], 'Moderation')
    if (wrongStage) return wrongStage
    if (panelOf(state.panel, body.question).length === 0) return refuse('stage', 'no-panel', 'Nobody is assigned to this question.', {})
    const open = scorersOf(state.panel, body.question).filter((evaluator) => !submissionOf(state.scoring, body.question, evaluator))
    const small = refuseSmallPanel(state, scorersOf(state.panel, body.question)) ?? refuseBarredScorer(state, body.question)
    if (small) return small
    return open.length > 0
      ? refuse('stage', 'not-all-submitted', `${open.length} of the panel have not submitted this question and are not excused.`, { waitingFor: open })
      : accept(event('moderationOpened', body))
  },

  tickSubCriteria: (state, { body }) => {
    const session = openSessionOf(state, body.question)
    const published = publishedQuestion(state, body.question)
    const stray = body.ticks.findIndex((tick) => !published?.subCriteria.some((sub) => sub.id === tick))
    if (stray >= 0) return unknown('sub-criterion of this question', body.ticks[stray]!, `/ticks/${stray}`)
    for (const bid of body.bids) {
      const cell = openCell(state, body.question, bid)
      if (isRefusal(cell)) return cell
    }
    if (isRefusal(session)) return session
    const absent = body.speakers.findIndex((person) => !session.attendees.includes(person))
    if (absent >= 0) return refuse('content', 'not-present', `“${body.speakers[absent]}” does not sit in this session, so cannot have spoken in it.`, { person: body.speakers[absent] }, `/speakers/${absent}`)
    return accept(event('subCriteriaTicked', body))
  },

  castRevote: (state, { body }, context) => {
    const cell = openCell(state, body.question, body.bid)
    if (isRefusal(cell)) return cell
    if (!scorersOf(state.panel, body.question).includes(context.actor)) return refuse('forbidden', 'not-on-panel', 'Only this question’s panel votes.', {})
    return refuseOffScale(state, body.question, body.score) ?? accept(event('revoteCast', body))
  },

  proposeConsensus: (state, { body, kept, base }) => {
    const cell = openCell(state, body.question, body.bid)
    if (isRefusal(cell)) return cell
    const session = openSessionOf(state, body.question)
    if (isRefusal(session)) return session
    const panel = scorersOf(state.panel, body.question)
    const stranger = body.dissent.findIndex((dissent) => !panel.includes(dissent.person))
    if (stranger >= 0) return refuse('content', 'not-on-panel', 'Only this question’s panel can dissent, and nobody who is excused from it.', {}, `/dissent/${stranger}/person`)
    const twice = body.dissent.findIndex(({ person }, index) => body.dissent.findIndex((other) => other.person === person) !== index)
    if (twice >= 0) return refuse('content', 'stands-twice', 'A person’s dissent stands once, with all of its reason.', {}, `/dissent/${twice}/person`)
    return refuseOffScale(state, body.question, body.score) ?? accept(event('consensusProposed', { ...kept, revision: base + 1 }))
  },

  approveConsensus: (state, { body }, context) => {
    const cell = openCell(state, body.question, body.bid)
    if (isRefusal(cell)) return cell
    return refuseApproval(state, cell, body.question, context.actor) ?? accept(event('consensusApproved', { ...body, revision: cell!.revision }))
  },

  confirmDissent: (state, { body }, context) => {
    const cell = openCell(state, body.question, body.bid)
    if (isRefusal(cell)) return cell
    if (!scorersOf(state.panel, body.question).includes(context.actor)) return refuse('forbidden', 'not-on-panel', 'You are excused from this question, so no dissent of yours stands on it.', {})
    const own = cell?.proposal?.dissent.find(({ person }) => person === context.actor)
    if (!own) return refuse('content', 'no-dissent', 'No dissent of yours is written down here. Tell the moderator, who proposes the score with it.', {})
    if (own.confirmed !== undefined) return refuse('content', 'already-confirmed', 'You have confirmed your dissent.', {})
    return accept(event('dissentConfirmed', { ...body, revision: cell!.revision }))
  },

  closeConsensus: (state, { body }, context) => {
    const cell = openCell(state, body.question, body.bid)
    if (isRefusal(cell)) return cell
    const session = openSessionOf(state, body.question)
    if (isRefusal(session)) return session
    return refuseClosing(state, cell, body.question, body.bid, session, context.actor) ?? accept(closing(session, cell!))
  },

  proposeConsensusChange: (state, { body, kept }, context) => {
    const cell = state.moderation.cells.get(cellKey(body.question, body.bid))
    if (!cell?.consensus) return refuse('stage', 'consensus-open', 'This consensus is not closed; agree on it in moderation.', {})
    const wrongStage = refuseUnlessStage(state.setup.lots.get(publishedQuestion(state, body.question)!.lot)!, ['scoring', 'moderation', 'pricesOpened', 'review'], 'Changing a closed consensus')
    if (wrongStage) return wrongStage
    const over = refuseEarlierRound(state, state.bids.bids.get(body.bid)!)
    if (over) return over
    if (cell.consensus.score === body.score) return refuse('content', 'nothing-changes', `The consensus is already ${body.score}.`, {}, '/score')
    return refuseOffScale(state, body.question, body.score)
      ?? accept(event('changeProposed', { id: context.newId(), subject: { kind: 'consensus', question: body.question, bid: body.bid, score: body.score }, reason: kept.reason }))
  },
}

export const refuseApproval = (state: TenderState, cell: ModerationCell | undefined, question: string, actor: string): Refusal | undefined => {
  if (!cell?.proposal) return refuse('stage', 'nothing-proposed', 'There is no proposal to approve yet.', {})
  if (!scorersOf(state.panel, question).includes(actor)) return refuse('forbidden', 'not-on-panel', 'Only this question’s panel approves.', {})
  if (cell.proposal.approvals.includes(actor)) return refuse('content', 'already-approved', 'You have approved this proposal.', {})
  return undefined
}

/** A score by somebody whose interests stand in the way carries no consensus; the panel is put right first. */
const refuseBarredScorer = (state: TenderState, question: string, facts: object = {}): Refusal | undefined => {
  const barred = scorersWithoutAccess(state.panel, question)
  return barred.length > 0
    ? refuse('stage', 'scorer-without-access', 'The interests of a member of this panel are not cleared, so nothing is agreed on their scores. They are replaced, or excused, on the page of the panel, or their interests are decided on.', { ...facts, people: barred, question })
    : undefined
}

/** R5, R6: nothing closes with an untouched sub-criterion, an unreconciled spread or too few approvals, nor in an empty room. */
export const refuseClosing = (state: TenderState, cell: ModerationCell | undefined, question: string, bid: string, session: Session, moderator: string): Refusal | undefined => {
  const rules = currentVersion(state)!.frozen.moderation
  if (!cell?.proposal) return refuse('stage', 'nothing-proposed', 'Propose a score with its reason first.', { question, bid })
  const untouched = publishedQuestion(state, question)!.subCriteria.filter((sub) => !cell.ticks.includes(sub.id))
  if (untouched.length > 0) return refuse('content', 'sub-criteria-untouched', `${untouched.length} sub-criteria were not weighed: ${untouched.map((sub) => sub.label).join('; ')}.`, { untouched: untouched.map((sub) => sub.id), question, bid })
  const share = spreadShare(state, question, bid)
  const spreadWide = share.compare(new Fraction(rules.spreadToReconcile)) >= 0
  if (spreadWide && cell.proposal.decided.length === 0)
    return refuse('content', 'spread-unreconciled', 'The individual scores lie far apart. Write down which points decided.', { spread: share.toFraction(), limit: rules.spreadToReconcile, question, bid }, '/decided')
  const unscored = scorersOf(state.panel, question).filter((evaluator) => individualScore(state.scoring, question, bid, evaluator) === undefined)
  if (unscored.length > 0) return refuse('stage', 'not-scored', `${unscored.length} of the panel have neither scored this answer nor said why they cannot.`, { waitingFor: unscored, question, bid })
  const unconfirmed = cell.proposal.dissent.filter(({ confirmed }) => confirmed === undefined).map(({ person }) => person)
  if (unconfirmed.length > 0) return refuse('content', 'dissent-unconfirmed', 'A dissent is written down that its author has not confirmed. They confirm it on this page, or the score is proposed again without it.', { waitingFor: unconfirmed, question, bid })
  const gone = cell.proposal.dissent.filter(({ person }) => !scorersOf(state.panel, question).includes(person)).map(({ person }) => person)
  if (gone.length > 0) return refuse('content', 'dissent-off-panel', 'A dissent is written down of somebody who was excused from this question since. Propose the score again without it; the record keeps what was proposed before.', { people: gone, question, bid })
  const barred = refuseBarredScorer(state, question, { bid })
  if (barred) return barred
  const needed = rules.approvalsNeeded
  const approvals = scorersOf(state.panel, question).filter((person) => cell.proposal?.approvals.includes(person))
  return approvals.length < needed
    ? refuse('content', 'approvals-missing', `${needed - approvals.length} more of the panel have to approve.`, { approvals, needed, question, bid })
    : refuseEmptyRoom(state, session, cell, needed, moderator)
}

/** Highest minus lowest individual score, as a share of the scale's range; 0 with fewer than two scores. */
export const spreadShare = (state: TenderState, question: string, bid: string): Fraction => {
  const scores = panelOf(state.panel, question)
    .map(({ evaluator }) => individualScore(state.scoring, question, bid, evaluator)?.score)
    .filter((score) => score !== undefined && score !== null)
    .map((score) => new Fraction(score))
  const scale = scaleValuesOf(state, question).map((value) => new Fraction(value))
  if (scores.length < 2 || scale.length < 2) return new Fraction(0)
  const range = (values: Fraction[]) => highest(values).sub(values.reduce((a, b) => (a.compare(b) <= 0 ? a : b)))
  return range(scores).div(range(scale))
}

const highest = (values: Fraction[]) => values.reduce((a, b) => (a.compare(b) >= 0 ? a : b))

/** A question is agreed on by as many as the published model asks approvals of; fewer cannot close it (R5, R6). */
export const refuseSmallPanel = (state: TenderState, scorers: readonly string[]): Refusal | undefined => {
  const needed = (currentVersion(state)?.frozen ?? state.model.rules)?.moderation.approvalsNeeded ?? 1
  return scorers.length < needed
    ? refuse('stage', 'panel-too-small', `The model asks for ${formatCount(needed, 'approval')} of the panel, and ${formatCount(scorers.length, 'evaluator')} would be left to score this question. Replace an evaluator rather than excuse one, or assign another.`, { needed, left: scorers.length })
    : undefined
}

export const closing = (session: Session, cell: ModerationCell) =>
  event('consensusClosed', { question: cell.question, bid: cell.bid, score: cell.proposal!.score, reason: cell.proposal!.reason, session: session.id, attendees: [...session.attendees] })
