import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody, TenderCommandType } from '../../../contract/tender/commands.ts'
import type { EnvelopeKind } from '../../../contract/tender/words.ts'
import type { Answer } from './state.ts'

type Kept<N extends TenderCommandType> = Committed<TenderBody<N>>
type WithId<T> = Omit<T, 'id'> & { id: string }

export interface BidsEvents {
  bidderRegistered: WithId<Kept<'registerBidder'>> & { letter: string }
  selectionDecided: Kept<'decideSelection'>
  bidReceived: { id: string; bidder: string; lot: string; round: string; receivedAt: string; late: boolean; technical: Commitment; commercial: Commitment }
  lateBidDecided: Kept<'decideLateBid'>
  openingProposed: { lot: string; envelope: EnvelopeKind }
  envelopeOpened:
    | { bid: string; envelope: 'technical'; proposedBy: string; answers: Answer[] }
    | { bid: string; envelope: 'commercial'; proposedBy: string; schedule: Commitment }
  bidCorrected: Kept<'correctBid'>
  bidWithdrawn: Kept<'recordWithdrawal'>
  bidDisqualified: Kept<'disqualifyBid'>
}
