import type { Commitment, Committed } from '../../../contract/primitives.ts'
import type { TenderBody } from '../../../contract/tender/commands.ts'
import type { RuleSet, Stage } from '../../../contract/tender/words.ts'

export interface StageStep {
  stage: Stage
  at: string
  by: string
  seq: number
  reason?: Commitment
}

export interface Lot {
  id: string
  ref: string
  title: string
  places: number
  value?: { low: number; high: number }
  variants: 'allowed' | 'refused'
  stage: Stage
  steps: StageStep[]
  /** Where the lot stood when it was suspended. */
  suspendedFrom?: Stage
  /** Where the lot stood when it was abandoned: what was known by then stays known. */
  abandonedFrom?: Stage
  /** The abandonment that is proposed and waits for another person. */
  abandoning?: { ground: Commitment; notice: Commitment; by: string; at: string; seq: number }
  /** The round it is in, once it has a bid; until then the first in which bids are made. */
  round?: string
  /** What is proposed as its next round. */
  proposed?: DownSelection & { by: string; at: string; seq: number }
  /** Rounds that are over, in order, as they were when they ended. */
  earlier: EarlierRound[]
}

/** Who of a round's bidders is taken further, and on what ground the others are not. */
export interface DownSelection {
  round: string
  further: string[]
  out: { bidder: string; ground: Commitment }[]
  reason: Commitment
}

/** When the moderation of a question opened: individual scores are locked from then on. */
export interface Locked {
  session: string
  at: string
  by: string
  seq: number
}

/** A round that is over. Its scores and agreed scores stay where they are, by its own bids; what is held by question moves here. */
export interface EarlierRound extends Omit<DownSelection, 'round'> {
  round: string
  ended: { at: string; by: string; proposedBy: string; seq: number }
  moderated: Map<string, Locked>
  submitted: Map<string, Map<string, { at: string; seq: number }>>
  /** Of whom a score of each question was expected. */
  scorers: Map<string, string[]>
}

export interface Round {
  id: string
  kind: TenderBody<'addRound'>['kind']
  title: string
  lots: string[]
  deadline: string
}

export interface Trust {
  id: string
  name: string
  ods?: string
  joined: string
  namedInNotice: boolean
  /** Sequence of the event that entered it. */
  seq: number
  profile?: Committed<Omit<TenderBody<'describeTrust'>, 'trust'>> & { seq: number }
  left?: { on: string; ground: Commitment; at?: string; seq: number }
  mergedInto?: { trust: string; on: string; ground: Commitment; at?: string; seq: number }
  mergedFrom: string[]
}

export interface Setup {
  title: string
  ruleSet: RuleSet
  purpose: Commitment
  illustrative: boolean
  parent?: { record: string; lot?: string; trust?: string }
  startedBy: string
  startedAt: string
  lots: Map<string, Lot>
  rounds: Map<string, Round>
  planned: Map<Stage, string>
  trusts: Map<string, Trust>
}

/** Trusts that are members today: neither left nor merged into another. */
export const currentTrusts = (setup: Setup): Trust[] => [...setup.trusts.values()].filter((trust) => !trust.left && !trust.mergedInto)
