/** An event as it is told to those who read the record: texts in place of commitments, or what stands there instead of a text. */
import type { Commitment } from '../contract/primitives.ts'
import type { TenderEvents, TenderEventType } from '../record/tender/events.ts'

/** What is sealed, withheld from a list or too long for one: named by its digest. */
export interface Untold {
  readonly bytes: number
  readonly [kind: string]: string | number
}

export type Told<T> = T extends Commitment
  ? string | Untold
  : T extends readonly (infer U)[]
    ? readonly Told<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Told<T[K]> }
      : T

export type ToldFacts<N extends TenderEventType> = Told<TenderEvents[N]>

/** What the ids in an event mean. Where something has no name for the reader, its id stands. */
export interface Glossary {
  readonly person: (id: string) => string
  readonly bidder: (id: string) => string
  /** The bidder's name and the lot. */
  readonly bid: (id: string) => string
  readonly lot: (id: string) => string
  readonly round: (id: string) => string
  readonly trust: (id: string) => string
  /** Reference and title of a group, question or price node. */
  readonly criterion: (id: string) => string
  readonly requirement: (id: string) => string
}

/** The same for a workshop. */
export interface WorkshopGlossary {
  readonly person: (id: string) => string
  readonly trust: (id: string) => string
  readonly option: (id: string) => string
  readonly scenario: (id: string) => string
  readonly evidence: (id: string) => string
  readonly session: (id: string) => string
  readonly vote: (id: string) => string
  /** What a choice of a vote was called when it was put. */
  readonly choice: (vote: string, id: string) => string
  readonly snapshot: (id: string) => string
}
