/** Commands of an evaluator: revisions of a score, notes, submission per question. Drafts stand outside the record. */
import { command, revisionedCommand } from '../command.ts'
import { closed, Id, list, maybe, NumberText, orNull, Words } from '../primitives.ts'
import { Citation } from './bids.ts'

export const ScoreBody = closed({
  question: Id, bid: Id,
  /** A value of the question's scale, or null with a reason in `cannotScore`. */
  score: orNull(NumberText),
  cannotScore: maybe(Words(4_000)),
  rationale: maybe(Words(8_000)),
  citations: list(Citation, 30),
})

export const scoringCommands = {
  recordScore: revisionedCommand('Record a revision of one’s own score for one question of one bid', ScoreBody),
  recordNote: command('Keep a note of one’s own on one question of one bid (part of the record)', closed({ question: Id, bid: Id, note: Words(8_000) })),
  submitQuestion: command('Submit one’s scores of all bids for a question', closed({ question: Id })),
  withdrawSubmission: command('Withdraw a submission while the question’s moderation has not opened', closed({ question: Id, reason: Words(4_000) })),
} as const
