import type { Commitment } from '../../../contract/primitives.ts'

export interface Ballot {
  /** Null abstains. */
  choice: string | null
  reason?: Commitment
  at: string
}

export interface Vote {
  id: string
  session: string
  question: string
  choices: { id: string; label: string; scenario?: string }[]
  openedAt: string
  openedBy: string
  /** One ballot a person; the last one cast counts. */
  ballots: Map<string, Ballot>
  closed?: { at: string; by: string }
}

export interface Votes {
  votes: Map<string, Vote>
}

/** Ballots by choice, in the order the choices were put, abstentions last. */
export const tallyOf = (vote: Vote): { choice: string | null; count: number }[] =>
  [...vote.choices.map((choice) => choice.id), null].map((choice) => ({ choice, count: [...vote.ballots.values()].filter((ballot) => ballot.choice === choice).length }))
