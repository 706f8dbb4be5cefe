import type { Commitment } from '../../../contract/primitives.ts'

export interface ComplianceOutcome {
  bid: string
  requirement: string
  outcome: 'pass' | 'fail'
  reason: Commitment
  by: string
  at: string
  revision: number
}

/** A proposed change of something closed; it waits for a person who is not its author (R2). */
export interface Change {
  id: string
  subject:
    | { kind: 'compliance'; bid: string; requirement: string; outcome: 'pass' | 'fail' }
    | { kind: 'consensus'; question: string; bid: string; score: string }
    /** Taking a bid out once it is open; the reason is the ground. */
    | { kind: 'withdrawal' | 'disqualification'; bid: string }
  reason: Commitment
  by: string
  at: string
  status: 'waiting' | 'approved' | 'refused'
  /** Of a consensus: those of its panel who said that it should change so. */
  supported?: string[]
  settled?: { by: string; at: string; reason?: Commitment }
  /** The event that settled it. */
  settledSeq?: number
}

export interface Compliance {
  outcomes: Map<string, ComplianceOutcome>
  changes: Map<string, Change>
}

export const complianceKey = (bid: string, requirement: string) => `${bid}/${requirement}`

/** Changes of what was closed that wait, of the bids of one lot: nothing is built on it until they are settled. */
export const waitingChanges = (state: { readonly compliance: Compliance; readonly bids: { readonly bids: ReadonlyMap<string, { lot: string }> } }, lot: string): string[] =>
  [...state.compliance.changes.values()].filter((change) => change.status === 'waiting' && state.bids.bids.get(change.subject.bid)?.lot === lot).map(({ id }) => id)
