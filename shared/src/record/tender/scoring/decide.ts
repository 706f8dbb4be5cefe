import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { scoredBidsOf } from '../bids/opening.ts'
import { event } from '../events.ts'
import { bidOf, isRefusal, publishedQuestion, refuseEarlierRound, refuseUnlessAsked, refuseUnlessStage, scaleValuesOf } from '../guards.ts'
import { scorersOf } from '../panel/state.ts'
import type { Deciders, TenderState } from '../state.ts'
import { individualScore, submissionOf } from './state.ts'

/** An evaluator works on a published question of an opened bid, assigned, before submission and before moderation. */
const refuseUnlessScorable = (state: TenderState, question: string, actor: string): Refusal | undefined => {
  const criterion = publishedQuestion(state, question)
  if (!criterion) return refuse('unknown', 'not-published', 'Only a published question can be scored.', { question }, '/question')
  if (!scorersOf(state.panel, question).includes(actor)) return refuse('forbidden', 'not-assigned', 'You are not assigned to this question.', { question })
  const notAsked = refuseUnlessAsked(state, question)
  if (notAsked) return notAsked
  const wrongStage = refuseUnlessStage(state.setup.lots.get(criterion.lot)!, ['scoring', 'moderation'], 'Scoring')
  if (wrongStage) return wrongStage
  return state.moderation.opened.has(question)
    ? refuse('stage', 'scores-locked', 'The moderation of this question has opened; individual scores are locked.', { question })
    : undefined
}

export const scoringDeciders: Deciders<'recordScore' | 'recordNote' | 'submitQuestion' | 'withdrawSubmission'> = {
  recordScore: (state, { body, kept, base }, context) => {
    const refusal = refuseUnlessScorable(state, body.question, context.actor) ?? refuseSubmitted(state, body.question, context.actor)
    if (refusal) return refusal
    const bid = bidOf(state, body.bid)
    if (isRefusal(bid)) return bid
    if (!scoredBidsOf(state, publishedQuestion(state, body.question)!.lot).some((candidate) => candidate.id === body.bid)) return unknown('open bid for this question', body.bid, '/bid')
    if (body.score === null && body.cannotScore === undefined) return refuse('content', 'reason-missing', 'Say why this answer cannot be scored.', {}, '/cannotScore')
    if (body.score !== null && body.cannotScore !== undefined) return refuse('content', 'score-and-cannot', 'Either a score or a reason why it cannot be scored, not both.', {}, '/cannotScore')
    const allowed = scaleValuesOf(state, body.question)
    if (body.score !== null && !allowed.includes(body.score))
      return refuse('content', 'off-scale', `${body.score} is not a value of this question’s scale (${allowed.join(', ')}).`, { allowed }, '/score')
    return accept(event('scoreRecorded', { ...kept, revision: base + 1 }))
  },

  recordNote: (state, { body, kept }, context) => {
    const bid = bidOf(state, body.bid)
    if (isRefusal(bid)) return bid
    const wrongStage = refuseEarlierRound(state, bid) ?? refuseUnlessStage(state.setup.lots.get(bid.lot)!, ['scoring', 'moderation'], 'Noting on an answer')
    if (wrongStage) return wrongStage
    const criterion = publishedQuestion(state, body.question)
    if (!criterion || criterion.lot !== bid.lot) return unknown('published question of this bid’s lot', body.question, '/question')
    const notAsked = refuseUnlessAsked(state, body.question)
    if (notAsked) return notAsked
    return scorersOf(state.panel, body.question).includes(context.actor)
      ? accept(event('noteRecorded', kept))
      : refuse('forbidden', 'not-assigned', 'You are not assigned to this question.', { question: body.question })
  },

  submitQuestion: (state, { body }, context) => {
    const refusal = refuseUnlessScorable(state, body.question, context.actor) ?? refuseSubmitted(state, body.question, context.actor)
    if (refusal) return refusal
    const bids = scoredBidsOf(state, publishedQuestion(state, body.question)!.lot).map((bid) => bid.id)
    const missing = bids.filter((bid) => individualScore(state.scoring, body.question, bid, context.actor) === undefined)
    if (missing.length > 0) return refuse('content', 'scores-missing', `${missing.length} of ${bids.length} bids are not scored on this question yet.`, { missing })
    const bare = bids.filter((bid) => {
      const score = individualScore(state.scoring, body.question, bid, context.actor)!
      return !score.cannotScore && score.words?.rationale === undefined
    })
    return bare.length > 0
      ? refuse('content', 'rationale-missing', `${bare.length} scores have no rationale yet.`, { missing: bare })
      : accept(event('questionSubmitted', body))
  },

  withdrawSubmission: (state, { body, kept }, context) => {
    const refusal = refuseUnlessScorable(state, body.question, context.actor)
    if (refusal) return refusal
    return submissionOf(state.scoring, body.question, context.actor)
      ? accept(event('submissionWithdrawn', kept))
      : refuse('stage', 'not-submitted', 'You have not submitted this question.', { question: body.question })
  },
}

const refuseSubmitted = (state: TenderState, question: string, actor: string): Refusal | undefined =>
  submissionOf(state.scoring, question, actor)
    ? refuse('stage', 'submitted', 'You have submitted this question. Withdraw the submission, with a reason, to change a score.', { question })
    : undefined
