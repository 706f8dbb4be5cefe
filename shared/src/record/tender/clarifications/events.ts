import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'

export interface ClarificationsEvents {
  clarificationAsked: Committed<TenderBody<'askClarification'>> & { id: string }
  clarificationAnswered: Committed<TenderBody<'answerClarification'>>
  clarificationClosed: Committed<TenderBody<'closeClarification'>>
}
