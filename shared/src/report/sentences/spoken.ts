/** What a sentence of the record is made of. */
import type { TenderEvents, TenderEventType } from '../../record/tender/events.ts'
import type { Glossary, ToldFacts, Untold } from '../told.ts'

/** Words that a person wrote, as they stand in the record. */
export interface Quoted {
  readonly label: string
  readonly text: string
}

export interface Spoken {
  /** Goes on after the actor's name: "added Lot 1, Records, with 3 places." */
  readonly does: string
  readonly quoted: readonly Quoted[]
}

export type Sentence<N extends TenderEventType> = (facts: ToldFacts<N>, glossary: Glossary) => Spoken

/** Exactly the types of one area's events. */
export type SentencesOf<E> = { readonly [N in keyof E & keyof TenderEvents & string]: Sentence<N> }

type Text = string | Untold

const isUntold = (text: Text): text is Untold => typeof text !== 'string'

/** A text, or why it is not shown in a list. */
export const textOf = (text: Text): string => (isUntold(text) ? ('sealed' in text ? '(sealed)' : '(too long for a list; kept with the record)') : text)

export const spoken = (does: string, ...quoted: readonly (Quoted | undefined)[]): Spoken => ({ does, quoted: quoted.filter((entry): entry is Quoted => entry !== undefined) })

export const quote = (label: string, text: Text | undefined): Quoted | undefined => (text === undefined ? undefined : { label, text: textOf(text) })

export type { Glossary, ToldFacts }
