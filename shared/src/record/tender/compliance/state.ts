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
  settled?: { by: string; at: string; reason?: Commitment }
}

export interface Compliance {
  outcomes: Map<string, ComplianceOutcome>
  changes: Map<string, Change>
}

export const complianceKey = (bid: string, requirement: string) => `${bid}/${requirement}`
