/** What was held of a bid by its question, in the round the bid belongs to: that of now, or one that is over. */
import { panelOf, scorersOf } from '../panel/state.ts'
import type { Submission } from '../scoring/state.ts'
import type { TenderState } from '../state.ts'
import type { EarlierRound, Locked } from './state.ts'

const pastOf = (state: TenderState, id: string): EarlierRound | undefined => {
  const bid = state.bids.bids.get(id)
  return bid && state.setup.lots.get(bid.lot)?.earlier.find(({ round }) => round === bid.round)
}

/** When the moderation of the question opened for this bid, and its scores were locked. */
export const lockOf = (state: TenderState, question: string, bid: string): Locked | undefined => {
  const past = pastOf(state, bid)
  return (past ? past.moderated : state.moderation.opened).get(question)
}

export const submittedBy = (state: TenderState, question: string, bid: string, evaluator: string): Submission | undefined => {
  const past = pastOf(state, bid)
  return (past ? past.submitted : state.scoring.submissions).get(question)?.get(evaluator)
}

/** Of whom a score of this answer is expected: the panel as it stands, or as it stood when the bid's round ended; of a consensus, also whoever was excused after it closed. */
export const scorersFor = (state: TenderState, question: string, bid: string, closedSeq = Infinity): readonly string[] => [
  ...(pastOf(state, bid)?.scorers.get(question) ?? scorersOf(state.panel, question)),
  ...panelOf(state.panel, question).filter(({ excusedSeq }) => excusedSeq !== undefined && excusedSeq > closedSeq).map(({ evaluator }) => evaluator),
]
