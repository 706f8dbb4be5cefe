import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'
import type { Change } from './state.ts'

export interface ComplianceEvents {
  complianceDecided: Committed<TenderBody<'decideCompliance'>> & { revision: number }
  changeProposed: { id: string; subject: Change['subject']; reason: Commitment }
  /** By one of the panel, who reads the reason and not the effect (R5). */
  changeSupported: { change: string; question: string; bid: string }
  /** What stood before and what stands now; the effect on the result is computed for the approver only (R2). */
  changeApproved: { change: string; subject: Change['subject']; before: string; after: string }
  changeRefused: { change: string; reason: Commitment }
}
