/** The state of a tender: its areas side by side, folded from its events. */
import type { Commitment, Committed } from '../../contract/primitives.ts'
import type { TenderBody, TenderCommands, TenderCommandType } from '../../contract/tender/commands.ts'
import type { Decision, DecideContext, Input, Recorded } from '../kernel.ts'
import type { WrittenMap } from '../written.ts'
import type { Bids } from './bids/state.ts'
import type { Clarifications } from './clarifications/state.ts'
import type { Compliance } from './compliance/state.ts'
import type { DecisionArea } from './decision/state.ts'
import type { Documents } from './documents/state.ts'
import type { TenderEvents } from './events.ts'
import type { Model } from './model/state.ts'
import type { Moderation } from './moderation/state.ts'
import type { Panel } from './panel/state.ts'
import type { Scoring } from './scoring/state.ts'
import type { Setup } from './setup/state.ts'

export interface TenderState {
  kind: 'tender'
  record: string
  /** Sequence of the last event folded in; -1 before the first. */
  seq: number
  lastAt: string
  setup: Setup
  model: Model
  panel: Panel
  bids: Bids
  compliance: Compliance
  clarifications: Clarifications
  scoring: Scoring
  moderation: Moderation
  decision: DecisionArea
  documents: Documents
  /** Who wrote last what can be overwritten, by key (`writes.ts`). */
  written: WrittenMap
}

const nothing: Commitment = { sha256: '0'.repeat(64), size: 0, kind: 'text' }

export const emptyTender = (record: string): TenderState => ({
  kind: 'tender',
  record,
  seq: -1,
  lastAt: '',
  setup: {
    title: '', ruleSet: 'pa2023', purpose: nothing, illustrative: false, startedBy: '', startedAt: '',
    lots: new Map(), rounds: new Map(), planned: new Map(), trusts: new Map(),
  },
  model: {
    requirements: new Map(), scales: new Map(), criteria: new Map(), awardWeights: new Map(),
    views: new Map(), thresholds: new Map(), parts: new Map(), price: new Map(), rules: null, tests: [], proposal: null, published: [],
  },
  panel: { people: new Map(), assignments: new Map() },
  bids: { bidders: new Map(), bids: new Map(), openings: new Map() },
  compliance: { outcomes: new Map(), changes: new Map() },
  clarifications: { items: new Map() },
  scoring: { blocks: new Map(), submissions: new Map(), notes: [] },
  moderation: { sessions: new Map(), opened: new Map(), cells: new Map() },
  decision: {
    unlocks: new Map(), analyses: [], positions: new Map(), draws: new Map(), awards: new Map(), standstills: new Map(),
    suspensions: [], abandoned: new Map(), callOffs: [],
  },
  documents: { issued: [] },
  written: new Map(),
})

/** Deciders of an area, by command type. Pure; may refuse; see only what they are given. */
export type Deciders<N extends TenderCommandType> = {
  readonly [T in N]: (state: TenderState, input: Input<TenderBody<T>, Committed<TenderBody<T>>>, context: DecideContext) => Decision
}

/** Evolvers of an area, by event type. They change the draft they are given and nothing else; they never refuse. */
export type Evolvers<E> = {
  readonly [T in keyof E & keyof TenderEvents]: (draft: TenderState, body: TenderEvents[T], event: Recorded<T & string, TenderEvents[T]>) => void
}

export type CommandsOf<S> = keyof S & keyof TenderCommands & string
