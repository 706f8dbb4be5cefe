import type { Committed } from '../../../contract/primitives.ts'
import type { TenderBody, TenderCommandType } from '../../../contract/tender/commands.ts'
import type { Stage } from '../../../contract/tender/words.ts'

type Kept<N extends TenderCommandType> = Committed<TenderBody<N>>
type WithId<T> = Omit<T, 'id'> & { id: string }

export interface SetupEvents {
  tenderStarted: Kept<'startTender'> & { illustrative: boolean }
  tenderDescribed: Kept<'describeTender'>
  lotAdded: WithId<Kept<'addLot'>>
  lotChanged: Kept<'changeLot'>
  lotRemoved: { lot: string }
  roundAdded: WithId<Kept<'addRound'>>
  roundDeadlineChanged: Kept<'changeRoundDeadline'>
  roundProposed: Kept<'proposeRound'>
  /** `from` is the round that ends. */
  roundBegun: Kept<'proposeRound'> & { from: string; proposedBy: string }
  datesPlanned: Kept<'planDates'>
  stageMoved: { lot: string; from: Stage; to: Stage; reason?: Committed<TenderBody<'moveStage'>>['reason'] }
  trustJoined: WithId<Kept<'addTrust'>>
  trustDescribed: Kept<'describeTrust'>
  trustsMerged: WithId<Kept<'mergeTrusts'>> & { before: string[]; after: string[] }
  trustLeft: Kept<'recordTrustLeaving'> & { before: string[]; after: string[] }
}
