import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'

export type Clarification = Committed<TenderBody<'askClarification'>> & {
  id: string
  by: string
  at: string
  answer?: { text: Commitment; audience: 'all' | 'asker'; by: string; at: string }
  closed?: { reason: Commitment; by: string; at: string }
}

export interface Clarifications {
  items: Map<string, Clarification>
}
