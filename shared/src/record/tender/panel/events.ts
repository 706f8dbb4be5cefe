import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody, TenderCommandType } from '../../../contract/tender/commands.ts'

type Kept<N extends TenderCommandType> = Committed<TenderBody<N>>

export interface PanelEvents {
  roleGranted: Kept<'grantRole'>
  roleWithdrawn: Kept<'withdrawRole'>
  questionsAssigned: Kept<'assignQuestions'>
  evaluatorReplaced: Kept<'replaceEvaluator'>
  evaluatorExcused: Kept<'excuseEvaluator'>
  interestsDeclared: Kept<'declareInterests'>
  interestsDecided: Kept<'decideInterests'>
}
