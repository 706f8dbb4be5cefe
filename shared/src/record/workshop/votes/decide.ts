import { accept, refuse, unknown, type Refusal } from '../../kernel.ts'
import { isRefusal } from '../../tender/guards.ts'
import { event } from '../events.ts'
import { openSessionOf } from '../sessions/decide.ts'
import type { Deciders, WorkshopState } from '../state.ts'
import type { Vote } from './state.ts'

const openVoteOf = (state: WorkshopState, id: string): Vote | Refusal => {
  const vote = state.votes.votes.get(id)
  if (!vote) return unknown('vote', id, '/vote')
  return vote.closed ? refuse('stage', 'vote-closed', 'This vote is closed.', {}) : vote
}

export const voteDeciders: Deciders<'openVote' | 'castVote' | 'closeVote'> = {
  openVote: (state, { body }, context) => {
    const id = body.id ?? context.newId()
    if (state.votes.votes.has(id)) return refuse('content', 'id-in-use', `There is already a vote “${id}”.`, { id }, '/id')
    const session = openSessionOf(state, body.session)
    if (isRefusal(session)) return session
    const ids = body.choices.map((choice) => choice.id)
    const doubled = ids.findIndex((choice, index) => ids.indexOf(choice) !== index)
    if (doubled >= 0) return refuse('content', 'choice-twice', 'A choice stands twice.', {}, `/choices/${doubled}/id`)
    const missing = body.choices.findIndex((choice) => choice.scenario !== undefined && !state.board.scenarios.has(choice.scenario))
    return missing >= 0 ? unknown('scenario', body.choices[missing]!.scenario!, `/choices/${missing}/scenario`) : accept(event('voteOpened', { ...body, id }))
  },
  castVote: (state, { body, kept }, context) => {
    const vote = openVoteOf(state, body.vote)
    if (isRefusal(vote)) return vote
    const session = openSessionOf(state, vote.session)
    if (isRefusal(session)) return session
    if (!session.attendees.includes(context.actor)) return refuse('stage', 'not-present', 'Only people in the session vote; ask the facilitator to note that you have joined.', { session: vote.session })
    return body.choice === null || vote.choices.some((choice) => choice.id === body.choice) ? accept(event('voteCast', kept)) : unknown('choice', body.choice, '/choice')
  },
  closeVote: (state, { body }) => {
    const vote = openVoteOf(state, body.vote)
    return isRefusal(vote) ? vote : accept(event('voteClosed', body))
  },
}
