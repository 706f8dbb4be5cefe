/** What must hold of individual scores. */
import { scaleValuesOf, publishedQuestion } from '../tender/guards.ts'
import { askedOf } from '../tender/model/asked.ts'
import { interestsClosedAt } from '../tender/panel/state.ts'
import { lockOf, submittedBy } from '../tender/setup/past.ts'
import { individualScore, type IndividualScore } from '../tender/scoring/state.ts'
import type { TenderState } from '../tender/state.ts'
import type { Invariant } from './invariant.ts'

/** Every recorded individual score. */
const scoresOf = (state: TenderState): IndividualScore[] =>
  [...state.scoring.blocks].flatMap(([question, block]) =>
    block.bids.flatMap((bid) => block.evaluators.flatMap((evaluator) => individualScore(state.scoring, question, bid, evaluator) ?? [])),
  )

const place = ({ question, bid, evaluator }: IndividualScore) => `${question} of ${bid} by ${evaluator}`

export const scoreInvariants: readonly Invariant<TenderState>[] = [
  {
    id: 'score-has-assignment',
    sentence: 'Every individual score is of a published question and by somebody assigned to it.',
    check: (state) =>
      scoresOf(state)
        .filter(({ question, evaluator }) => !publishedQuestion(state, question) || !state.panel.assignments.get(question)?.some((assignment) => assignment.evaluator === evaluator))
        .map((score) => `${place(score)}: no such assignment.`),
  },
  {
    id: 'scored-what-was-asked',
    sentence: 'Every individual score is of a question that the round of its bid asks.',
    check: (state) =>
      scoresOf(state).flatMap((score) => {
        const bid = state.bids.bids.get(score.bid)
        return bid && askedOf(state, bid.lot, bid.round).some(({ id }) => id === score.question) ? [] : [`${place(score)}: its round does not ask that.`]
      }),
  },
  {
    id: 'no-score-after-lock',
    sentence: 'No individual score is recorded after the moderation of its question has opened.',
    check: (state) =>
      scoresOf(state).flatMap((score) => {
        const opened = lockOf(state, score.question, score.bid)
        return opened && score.seq > opened.seq ? [`${place(score)}: recorded as event ${score.seq}, locked by event ${opened.seq}.`] : []
      }),
  },
  {
    id: 'no-score-after-submission',
    sentence: 'A submitted score stays as it was submitted.',
    check: (state) =>
      scoresOf(state).flatMap((score) => {
        const submitted = submittedBy(state, score.question, score.bid, score.evaluator)
        return submitted && score.seq > submitted.seq ? [`${place(score)}: changed by event ${score.seq} after its submission, event ${submitted.seq}.`] : []
      }),
  },
  {
    id: 'no-note-after-its-round',
    sentence: 'Nothing is noted on a bid of a round that is over.',
    check: (state) =>
      state.scoring.notes.flatMap(({ person, question, bid: id, at }) => {
        const bid = state.bids.bids.get(id)
        const ended = bid && state.setup.lots.get(bid.lot)?.earlier.find(({ round }) => round === bid.round)?.ended
        return ended && at > ended.at ? [`${question} of ${id} by ${person}: noted ${at}, its round ended ${ended.at}.`] : []
      }),
  },
  {
    id: 'note-of-its-lot',
    sentence: 'A note on an answer is of a question of the lot of its bid.',
    check: (state) =>
      state.scoring.notes.flatMap(({ person, question, bid: id }) => {
        const bid = state.bids.bids.get(id)
        return bid && publishedQuestion(state, question)?.lot === bid.lot ? [] : [`${question} of ${id} by ${person}: the lot of the bid has no such question.`]
      }),
  },
  {
    id: 'score-on-scale',
    sentence: 'Every individual score is a value of its question’s scale, or says why there is none.',
    check: (state) =>
      scoresOf(state).flatMap((score) => {
        if (score.score === null) return score.words?.cannotScore ? [] : [`${place(score)}: no score and no reason.`]
        return scaleValuesOf(state, score.question).includes(score.score) ? [] : [`${place(score)}: ${score.score} is not on the scale.`]
      }),
  },
  {
    id: 'scorer-declared',
    sentence: 'Whoever scores has declared their interests.',
    check: (state) =>
      [...new Set(scoresOf(state).map(({ evaluator }) => evaluator))]
        .filter((evaluator) => !state.panel.people.get(evaluator)?.interests)
        .map((evaluator) => `${evaluator} has scored and declared nothing.`),
  },
  {
    id: 'scorer-not-barred',
    sentence: 'Nobody scores while an interest of theirs is undecided or keeps them out.',
    check: (state) =>
      scoresOf(state).filter(({ evaluator, seq }) => interestsClosedAt(state.panel, evaluator, seq)).map((score) => `${place(score)}: recorded as event ${score.seq} while their interests kept them out.`),
  },
]
