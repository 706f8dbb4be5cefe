import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { refuse, unknown } from '../../record/kernel.ts'
import { scoredBidsOf } from '../../record/tender/bids/opening.ts'
import type { Bid } from '../../record/tender/bids/state.ts'
import { currentVersion, isRefusal, lotOf } from '../../record/tender/guards.ts'
import type { PublishedVersion } from '../../record/tender/model/state.ts'
import { panelOf } from '../../record/tender/panel/state.ts'
import { individualScore, submissionOf } from '../../record/tender/scoring/state.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { hasAccess, isBuyingSide, mayReadAnswers, mayReadWordsOn } from '../viewer.ts'
import type { TenderViewOf } from '../view.ts'
import { askedOf } from '../../record/tender/model/asked.ts'

type QuestionState = 'open' | 'submitted' | 'locked' | 'excused' | 'waiting' | 'notMine'

const questionState = (state: TenderState, person: string, lot: string, question: string): QuestionState => {
  const assignment = panelOf(state.panel, question).find((member) => member.evaluator === person)
  if (!assignment) return 'notMine'
  if (assignment.excused) return 'excused'
  if (state.moderation.opened.has(question)) return 'locked'
  if (submissionOf(state.scoring, question, person)) return 'submitted'
  return ['scoring', 'moderation'].includes(state.setup.lots.get(lot)!.stage) ? 'open' : 'waiting'
}

const ownScore = (state: TenderState, question: string, bid: string, person: string) => {
  const own = individualScore(state.scoring, question, bid, person)
  return own
    ? { bid, score: own.score, ...own.words, citations: own.words?.citations ?? [], revision: own.revision }
    : { bid, score: null, citations: [], revision: 0 }
}

const column = (state: TenderState, bid: Bid) => ({ bid: bid.id, bidder: bid.bidder, letter: state.bids.bidders.get(bid.bidder)!.letter })

const scalesOf = (version: PublishedVersion) =>
  version.frozen.model.scales.map(({ id, name, values }) => ({ id, name, values: values.map(({ value, label }) => ({ value, label })) }))

const textsOf = (version: PublishedVersion, criterion: string) => version.frozen.texts.find((text) => text.criterion === criterion)

/** Only one's own questions and scores: nothing of what others have done, not even how much. */
export const scoringGrid: TenderViewOf<'scoringGrid'> = (state, person, { lot: id }) => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  if (!isBuyingSide(state, person)) return refuse('forbidden', 'scoring-hidden', 'Scoring is done by the buying side; what comes of your bid the authority tells you itself.')
  const version = currentVersion(state)
  if (!version) return refuse('stage', 'not-published', 'There is nothing to score yet: the model is not published.')
  const mine = askedOf(state, id).filter((node) => panelOf(state.panel, node.id).some((member) => member.evaluator === person))
  const bids = hasAccess(state, person) ? scoredBidsOf(state, id) : []
  const questions = mine.map((node) => ({
    id: node.id, ref: node.ref, title: node.title, scale: node.scale!,
    group: version.frozen.model.criteria.find((parent) => parent.id === node.parent)?.title ?? '',
    descriptors: textsOf(version, node.id)?.descriptors ?? [],
    state: questionState(state, person, id, node.id),
    scores: bids.map((bid) => ownScore(state, node.id, bid.id, person)),
  }))
  return {
    lot: id, stage: lot.stage, bids: bids.map((bid) => column(state, bid)), scales: scalesOf(version), questions,
    closedBecause: closedBecause(state, person, lot.stage, questions.length),
  } as Committed<ReplyOf<'scoringGrid'>>
}

const closedBecause = (state: TenderState, person: string, stage: string, questions: number): string | null => {
  if (questions === 0) return 'No question of this lot is assigned to you.'
  if (!hasAccess(state, person)) return 'Declare your interests first, on the page of people; answers open once they are cleared.'
  if (stage === 'sealed') return 'The bids are sealed. Scoring opens after the envelopes are opened and the mandatory requirements are decided.'
  if (['setUp', 'published', 'selection'].includes(stage)) return 'Bids are not in yet.'
  if (['opened', 'compliance'].includes(stage)) return 'The mandatory requirements are being decided. Scoring opens after that.'
  if (['scoring', 'moderation'].includes(stage)) return null
  return 'Scoring of this lot is over; your scores stand as you gave them.'
}

export const scoringQuestion: TenderViewOf<'scoringQuestion'> = (state, person, { lot: id, question }) => {
  const lot = lotOf(state, id)
  if (isRefusal(lot)) return lot
  const version = currentVersion(state)
  const node = askedOf(state, id).find((candidate) => candidate.id === question)
  if (!version || !node) return unknown('published question', question)
  if (!mayReadAnswers(state, person)) return refuse('forbidden', 'answers-hidden', 'Answers are read by the panel and those who run the tender, once their interests are declared and cleared.')
  const standing = questionState(state, person, id, question)
  return {
    id: node.id, lot: id, ref: node.ref, title: node.title, ...textsOfQuestion(version, question),
    scale: scalesOf(version).find((scale) => scale.id === node.scale)!, subCriteria: node.subCriteria,
    requirements: version.frozen.requirements.filter((requirement) => node.requirements.includes(requirement.id)).map(({ id: requirement, ref, heading, text }) => ({ id: requirement, ref, heading, text })),
    state: standing,
    answers: scoredBidsOf(state, id).map((bid) => {
      const answer = bid.answers.get(question)
      return {
        ...column(state, bid), text: answer?.text ?? null, evidence: answer?.evidence ?? [],
        clarifications: [...state.clarifications.items.values()].filter((item) => item.bid === bid.id && (item.question === undefined || item.question === question) && mayReadWordsOn(state, person, bid, item.at))
          .map((item) => ({ id: item.id, text: item.text, ...(item.answer && mayReadWordsOn(state, person, bid, item.answer.at) ? { answer: item.answer.text } : {}) })),
        own: standing === 'notMine' ? null : ownScore(state, question, bid.id, person),
        notes: state.scoring.notes.filter((note) => note.person === person && note.question === question && note.bid === bid.id).map(({ note, at }) => ({ note, at })),
      }
    }),
  } as Committed<ReplyOf<'scoringQuestion'>>
}

const textsOfQuestion = (version: PublishedVersion, question: string) => {
  const texts = textsOf(version, question)
  return { ...(texts?.guidance ? { guidance: texts.guidance } : {}), descriptors: texts?.descriptors ?? [] }
}
