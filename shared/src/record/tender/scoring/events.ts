import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody, TenderCommandType } from '../../../contract/tender/commands.ts'

type Kept<N extends TenderCommandType> = Committed<TenderBody<N>>

export interface ScoringEvents {
  scoreRecorded: Kept<'recordScore'> & { revision: number }
  noteRecorded: Kept<'recordNote'>
  questionSubmitted: Kept<'submitQuestion'>
  submissionWithdrawn: Kept<'withdrawSubmission'>
}
