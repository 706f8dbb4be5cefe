import type { Committed } from '../../../contract/primitives.ts'
import type { WorkshopBody, WorkshopCommandType } from '../../../contract/workshop/commands.ts'

type Kept<N extends WorkshopCommandType> = Committed<WorkshopBody<N>>

export interface VoteEvents {
  voteOpened: Omit<Kept<'openVote'>, 'id'> & { id: string }
  voteCast: Kept<'castVote'>
  voteClosed: Kept<'closeVote'>
}
