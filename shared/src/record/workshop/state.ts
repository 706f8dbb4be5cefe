/** The state of a workshop: its areas side by side, folded from its events. */
import type { Commitment, Committed } from '../../contract/primitives.ts'
import type { WorkshopBody, WorkshopCommandType } from '../../contract/workshop/commands.ts'
import type { Decision, DecideContext, Input, Recorded } from '../kernel.ts'
import type { WrittenMap } from '../written.ts'
import type { Board } from './board/state.ts'
import type { EvidenceArea } from './evidence/state.ts'
import type { WorkshopEvents } from './events.ts'
import type { ExtractArea } from './extract/state.ts'
import type { Privates } from './privates/state.ts'
import type { WorkshopSessions } from './sessions/state.ts'
import type { WorkshopSetup } from './setup/state.ts'
import type { Snapshots } from './snapshots/state.ts'
import type { Votes } from './votes/state.ts'

export interface WorkshopState {
  kind: 'workshop'
  record: string
  /** Sequence of the last event folded in; -1 before the first. */
  seq: number
  lastAt: string
  setup: WorkshopSetup
  extract: ExtractArea
  evidence: EvidenceArea
  board: Board
  sessions: WorkshopSessions
  votes: Votes
  snapshots: Snapshots
  privates: Privates
  /** Who wrote last what can be overwritten, by key (`writes.ts`). */
  written: WrittenMap
}

const nothing: Commitment = { sha256: '0'.repeat(64), size: 0, kind: 'text' }

export const emptyWorkshop = (record: string): WorkshopState => ({
  kind: 'workshop',
  record,
  seq: -1,
  lastAt: '',
  setup: { title: '', purpose: nothing, asAt: '', illustrative: false, startedBy: '', startedAt: '', people: new Map() },
  extract: { attached: [], withdrawn: new Map() },
  evidence: { items: new Map(), contradictions: new Map(), backtests: new Map() },
  board: {
    trusts: new Map(), mergers: { mergers: [], revision: 0 }, options: new Map(), lines: new Map(), derivedLines: new Map(),
    capacities: { capacities: [], revision: 0 }, assumptions: null, scenarios: new Map(), frozen: null,
  },
  sessions: { sessions: new Map() },
  votes: { votes: new Map() },
  snapshots: { taken: new Map() },
  privates: { figures: new Map() },
  written: new Map(),
})

/** Deciders of an area, by command type. Pure; may refuse; see only what they are given. */
export type Deciders<N extends WorkshopCommandType> = {
  readonly [T in N]: (state: WorkshopState, input: Input<WorkshopBody<T>, Committed<WorkshopBody<T>>>, context: DecideContext) => Decision
}

/** Evolvers of an area, by event type. They change the draft they are given and nothing else; they never refuse. */
export type Evolvers<E> = {
  readonly [T in keyof E & keyof WorkshopEvents]: (draft: WorkshopState, body: WorkshopEvents[T], event: Recorded<T & string, WorkshopEvents[T]>) => void
}
