import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody, TenderCommandType } from '../../../contract/tender/commands.ts'

type Kept<N extends TenderCommandType> = Committed<TenderBody<N>>

export interface ModerationEvents {
  sessionOpened: Omit<Kept<'openSession'>, 'id'> & { id: string }
  attendanceRecorded: Kept<'recordAttendance'>
  sessionClosed: Kept<'closeSession'>
  moderationOpened: Kept<'openModeration'>
  subCriteriaTicked: Kept<'tickSubCriteria'>
  revoteCast: Kept<'castRevote'>
  consensusProposed: Kept<'proposeConsensus'> & { revision: number; reasonOf?: string }
  consensusApproved: { question: string; bid: string; revision: number }
  dissentConfirmed: { question: string; bid: string; revision: number }
  consensusClosed: { question: string; bid: string; score: string; session: string; attendees: string[]; reason: Commitment }
}
