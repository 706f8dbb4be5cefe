import type { Commitment } from '../../../contract/primitives.ts'

export interface Session {
  id: string
  title: string
  attendees: string[]
  openedAt: string
  openedBy: string
  closedAt?: string
  attendance: { at: string; joined: string[]; left: string[] }[]
}

/** `confirmed`: by the dissenter, when. `from`: the score it was written against, where a later proposal keeps it. */
export interface Dissent {
  person: string
  reason: Commitment
  confirmed?: string
  from?: string
}

export interface Proposal {
  score: string
  reason: Commitment
  decided: Commitment[]
  dissent: Dissent[]
  by: string
  at: string
  approvals: string[]
  /** Those of them who sat in the open session when they approved. */
  present?: string[]
  /** The evaluator whose individual reason was taken, for a unanimous cell. */
  reasonOf?: string
}

export interface ModerationCell {
  question: string
  bid: string
  ticks: string[]
  speakers: string[]
  revotes: Map<string, { score: string; at: string }>
  proposal?: Proposal
  /** The dissent that each author confirmed last: a new proposal does not take it out. */
  dissents?: (Dissent & { confirmed: string; from: string })[]
  /** Events that closed it although it was closed: none in a sound record. */
  closedAgain?: number[]
  /** Those who confirmed a dissent while they were not on the panel: nobody in a sound record. */
  confirmedOutside?: string[]
  /** Revision of the proposal; each new proposal counts one up. */
  revision: number
  /** The consensus score, once closed; a later change is approved by a second person and stands in `changes`. */
  consensus?: { score: string; at: string; by: string; seq: number; session: string; attendees: string[] }
  changes: { from: string; to: string; by: string; approvedBy: string; at: string; seq: number }[]
}

export interface Moderation {
  sessions: Map<string, Session>
  opened: Map<string, { session: string; at: string; by: string; seq: number }>
  cells: Map<string, ModerationCell>
}

export const cellKey = (question: string, bid: string) => `${question}/${bid}`

/** The consensus of a cell as it stands, or undefined while it is open. */
export const consensusOf = (moderation: Moderation, question: string, bid: string): string | undefined =>
  moderation.cells.get(cellKey(question, bid))?.consensus?.score
