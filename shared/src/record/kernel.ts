/**
 * What every kind of record shares: events as facts, decisions as values, state that is folded from events.
 * decide is pure: time, ids, salts, hashing, sealing and the reading of content are handed in.
 */
import { enableMapSet, produce, setAutoFreeze } from 'immer'
import type { Commitment, ContentKind } from '../contract/primitives.ts'

enableMapSet()
// Held states are shared by reference and large; freezing them deeply would cost more than it protects.
setAutoFreeze(false)

/** An event as it is read back: body typed by its type and version. */
export interface Recorded<T extends string = string, B = unknown> {
  readonly record: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly type: T
  readonly version: number
  readonly body: B
}

/** An event that decide proposes; sequence, time, actor and salt are added at the door. */
export interface Proposed<T extends string = string, B = unknown> {
  readonly type: T
  readonly version: number
  readonly body: B
}

/**
 * Why a command was refused, with what a person needs to act on it.
 * `class` says what sort of refusal: unknown (404), stage (409), stale (412), content (422), forbidden (403).
 */
export interface Refusal {
  readonly refused: true
  readonly class: 'unknown' | 'stage' | 'stale' | 'content' | 'forbidden'
  readonly code: string
  /** A sentence that says what is wrong and what to do. */
  readonly sentence: string
  readonly facts: Readonly<Record<string, unknown>>
  /** JSON pointer into the command's body, where one place is to blame. */
  readonly pointer?: string
}

export interface Accepted {
  readonly refused: false
  readonly events: readonly Proposed[]
}
export type Decision = Accepted | Refusal

export const accept = (...events: Proposed[]): Accepted => ({ refused: false, events })

export const refuse = (
  refusalClass: Refusal['class'],
  code: string,
  sentence: string,
  facts: Record<string, unknown> = {},
  pointer?: string,
): Refusal => ({ refused: true, class: refusalClass, code, sentence, facts, ...(pointer === undefined ? {} : { pointer }) })

/** Reads content that the record's holder keeps at hand (names, prices, envelopes, models); undefined if it is not held. */
export type ReadContent = (commitment: Commitment) => string | undefined

/** What decide is given besides state and command. */
export interface DecideContext {
  readonly record: string
  readonly actor: string
  /** The instant of the decision; never earlier than the last event. */
  readonly now: string
  readonly newId: () => string
  readonly commit: (text: string, kind: ContentKind) => Commitment
  /** Seals an envelope: stores ciphertext, returns the commitment to it. */
  readonly seal: (text: string) => Commitment
  /** Opens a sealed envelope; undefined if it cannot be opened. */
  readonly open: (sealed: Commitment) => string | undefined
  readonly read: ReadContent
  /** SHA-256 over canonical JSON, lower-case hex. */
  readonly hash: (json: unknown) => string
  /** True only for a record born illustrative that a file is being played into. */
  readonly playing: boolean
}

/** A command as deciders receive it: the body in plain words, the same with commitments, the revision it started from. */
export interface Input<B, K> {
  readonly body: B
  readonly kept: K
  readonly base: number
}

/** Applies events one by one to a copy that shares what did not change. For live use. */
export const applyEvents = <S extends object, E>(state: S, events: readonly E[], evolve: (draft: S, event: E) => void): S =>
  produce(state, (draft) => {
    for (const event of events) evolve(draft as S, event)
  })

/** Folds events into a private state by mutation. For replay: nobody else may hold `state`. */
export const replayInto = <S extends object, E>(state: S, events: Iterable<E>, evolve: (draft: S, event: E) => void): S => {
  for (const event of events) evolve(state, event)
  return state
}

/** Refusal of a write that started from another revision than the current one (R14). */
export const stale = (what: string, base: number, current: number, now: Record<string, unknown>): Refusal =>
  refuse('stale', 'changed-elsewhere', `${what} was changed since you read it. Compare both values, then keep one or edit.`, {
    yourRevision: base,
    currentRevision: current,
    ...now,
  })

export const unknown = (what: string, id: string, pointer?: string): Refusal =>
  refuse('unknown', 'not-found', `There is no ${what} “${id}” in this record.`, { id }, pointer)
