/** An invariant: a sentence about every state a record can reach, with a check that names each place where it fails. */
import type { ReadContent } from '../kernel.ts'

export interface Means {
  readonly read: ReadContent
  /** SHA-256 over canonical JSON, lower-case hex. */
  readonly hash: (json: unknown) => string
}

export interface Invariant<S> {
  readonly id: string
  readonly sentence: string
  /** What breaks it, a sentence a place; empty where it holds. */
  readonly check: (state: S, means: Means) => string[]
}

export interface Violation {
  readonly invariant: string
  readonly sentence: string
  readonly found: string
}

export const checkAll = <S>(invariants: readonly Invariant<S>[], state: S, means: Means): Violation[] =>
  invariants.flatMap(({ id, sentence, check }) => check(state, means).map((found) => ({ invariant: id, sentence, found })))
