import type { Evolvers } from '../state.ts'
import type { VoteEvents } from './events.ts'

export const voteEvolvers: Evolvers<VoteEvents> = {
  voteOpened: (draft, body, { actor, at }) => {
    draft.votes.votes.set(body.id, { ...body, choices: body.choices.map((choice) => ({ ...choice })), openedAt: at, openedBy: actor, ballots: new Map() })
  },
  voteCast: (draft, { vote, ...ballot }, { actor, at }) => {
    draft.votes.votes.get(vote)!.ballots.set(actor, { ...ballot, at })
  },
  voteClosed: (draft, body, { actor, at }) => {
    draft.votes.votes.get(body.vote)!.closed = { at, by: actor }
  },
}
