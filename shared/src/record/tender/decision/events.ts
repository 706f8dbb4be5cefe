import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody, TenderCommandType } from '../../../contract/tender/commands.ts'
import type { Award } from './state.ts'

type Kept<N extends TenderCommandType> = Committed<TenderBody<N>>

export interface DecisionEvents {
  unlockProposed: { id: string; purpose: Commitment }
  analysesUnlocked: { unlock: string }
  analysisRun: Kept<'recordAnalysis'> & { sets?: { trust: string; revision: number }[] }
  positionRecorded: Kept<'recordPosition'>
  drawRecorded: Kept<'recordDraw'>
  drawConfirmed: Kept<'confirmDraw'>
  awardProposed: Omit<Award, 'proposedBy' | 'proposedAt' | 'approved'>
  awardApproved: { lot: string; awarded: string[]; reserve: string[] }
  standstillStarted: { lot: string; sent: string; means: 'electronic' | 'other'; lastReceived?: string; ends: string; voluntary: boolean; working: string[] }
  lotSuspended: Kept<'suspendLot'>
  suspensionLifted: Kept<'liftSuspension'>
  abandonmentProposed: Kept<'proposeAbandonment'>
  /** Once bids were open two people abandon a lot. */
  lotAbandoned: Kept<'abandonLot'> & { proposedBy?: string }
  callOffLinked: Kept<'linkCallOff'>
}
