/**
 * Individual scores as columns: one block of typed arrays per question, indexed by bid × evaluator.
 * A block is copied whole when a score in it changes, so that holders of the state before keep theirs.
 */
import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'

/** No score recorded; not the same as zero (R12). */
export const NOT_SCORED = -1
export const CANNOT_SCORE = -2

export type ScoreWords = Pick<Committed<TenderBody<'recordScore'>>, 'rationale' | 'cannotScore' | 'citations'>

export interface ScoreBlock {
  bids: string[]
  evaluators: string[]
  /** The scores that occur in this block; `score` holds indexes into it. */
  values: string[]
  /** bids.length × evaluators.length, row-major by bid. */
  score: Int16Array
  revision: Int32Array
  seq: Int32Array
  words: (ScoreWords | null)[]
}

export interface Submission {
  at: string
  seq: number
}

export interface Note {
  person: string
  question: string
  bid: string
  note: Commitment
  at: string
}

export interface Scoring {
  blocks: Map<string, ScoreBlock>
  /** By question, then evaluator. */
  submissions: Map<string, Map<string, Submission>>
  notes: Note[]
}

export interface IndividualScore {
  question: string
  bid: string
  evaluator: string
  score: string | null
  cannotScore: boolean
  revision: number
  seq: number
  words: ScoreWords | null
}

/** One evaluator's current score of one question of one bid; undefined when nothing was recorded. */
export const individualScore = (scoring: Scoring, question: string, bid: string, evaluator: string): IndividualScore | undefined => {
  const block = scoring.blocks.get(question)
  if (!block) return undefined
  const row = block.bids.indexOf(bid)
  const column = block.evaluators.indexOf(evaluator)
  if (row < 0 || column < 0) return undefined
  const cell = row * block.evaluators.length + column
  const score = block.score[cell]!
  if (score === NOT_SCORED) return undefined
  return {
    question, bid, evaluator,
    score: score === CANNOT_SCORE ? null : block.values[score]!,
    cannotScore: score === CANNOT_SCORE,
    revision: block.revision[cell]!,
    seq: block.seq[cell]!,
    words: block.words[cell] ?? null,
  }
}

export const submissionOf = (scoring: Scoring, question: string, evaluator: string): Submission | undefined =>
  scoring.submissions.get(question)?.get(evaluator)
