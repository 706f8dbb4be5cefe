/**
 * The small shapes that every schema is made of. A value that passes one of these needs no second check below the edge.
 */
import Type, { type Static, type TSchema } from 'typebox'

/** Ids are made by the server (or named by a played file): lower case, digits and hyphens, 1 to 64 characters. */
export const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$', title: 'Id' })
export type Id = Static<typeof Id>

/**
 * An exact number as text: a decimal of at most 12 digits before and 12 after the point, or a fraction of two integers
 * of at most 12 digits. Weights, scores, rates and factors travel so; only safe integers are JSON numbers.
 */
export const NumberText = Type.String({
  pattern: '^-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,12}|/[1-9][0-9]{0,11})?$',
  title: 'NumberText',
})
export type NumberText = Static<typeof NumberText>

/** Money in integer pence. */
export const Pence = Type.Integer({ minimum: -9_000_000_000_000_00, maximum: 9_000_000_000_000_00, title: 'Pence' })
export type Pence = number & { readonly __unit?: 'pence' }

/** The days there are, 29 February in leap years only: a pattern, so that every reader of a schema refuses 2012-02-31. */
const calendarDay =
  '(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))'
  + '|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)'

/** A calendar day, YYYY-MM-DD. */
export const Day = Type.String({ pattern: `^${calendarDay}$`, title: 'Day' })
export type Day = Static<typeof Day>

/** An instant in UTC with milliseconds, as written on events. */
export const Instant = Type.String({
  pattern: `^${calendarDay}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$`,
  title: 'Instant',
})
export type Instant = Static<typeof Instant>

/** One character that is seen: white space and characters of no width are no words. */
const seen = '(?=[\\s\\S]*[\\p{L}\\p{N}\\p{P}\\p{S}])'
/** They turn the direction of what follows, so that a reader sees other words than are recorded. */
const turning = '\\u202a-\\u202e\\u2066-\\u2069'

/** A short public label of the model (a title, a reference, a trust's name): it stands in event bodies. One line, without controls. */
export const Label = Type.String({ minLength: 1, maxLength: 200, pattern: `^${seen}[^\\p{Cc}\\u200e\\u200f\\u061c${turning}]*$`, title: 'Label' })

/**
 * Free text a person wrote: it stands in commands and replies, is stored as content, and an event body holds only a
 * commitment to it. `kind` says what sort of content it is: names and prices are kept at hand by the record's holder.
 */
export type Words = string & { readonly __words: true }
export const Words = (maxLength = 20_000, kind: ContentKind = 'text') =>
  Type.Unsafe<Words>({ type: 'string', minLength: 1, maxLength, ...(kind === 'text' || kind === 'name' ? { pattern: `^${seen}[^${turning}]*$` } : {}), title: 'Words', kind })
export type ContentKind = 'text' | 'name' | 'price' | 'envelope' | 'model' | 'document' | 'figures'

/** What an event body holds in place of content: SHA-256 over salt and bytes, size in bytes, kind. */
export const Commitment = Type.Object(
  { sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }), size: Type.Integer({ minimum: 0 }), kind: Type.Unsafe<ContentKind>({ type: 'string' }) },
  { additionalProperties: false, title: 'Commitment' },
)
export type Commitment = Static<typeof Commitment>

/** A command's body with every free text replaced by a commitment: the shape that events hold. */
export type Committed<T> = T extends Words
  ? Commitment
  : T extends readonly (infer U)[]
    ? Committed<U>[]
    : T extends object
      ? { [K in keyof T]: Committed<T[K]> }
      : T

/** A command's body as a caller writes it: plain strings. */
export type Plain<T> = T extends Words
  ? string
  : T extends readonly (infer U)[]
    ? Plain<U>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T

/** Lower-case hex of a SHA-256. */
export const Digest = Type.String({ pattern: '^[0-9a-f]{64}$', title: 'Digest' })

/** Revision of one field: 0 means "nothing recorded yet". */
export const Revision = Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1, title: 'Revision' })

/** The revision a thing stands at, and who wrote it last; beside it in a reply, so that a write can name it and a conflict can say whose it is. */
export const stands = {
  revision: Revision,
  /** Null where nothing is written yet, or to a viewer who could not write it. */
  written: Type.Union([Type.Object({ by: Id, at: Instant }, { additionalProperties: false }), Type.Null()]),
}

export const oneOf = <const T extends readonly string[]>(...values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] })

/** A closed object: unknown fields are refused with a pointer. */
export const closed = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

export const list = <S extends TSchema>(item: S, maxItems = 1_000, minItems = 0) => Type.Array(item, { maxItems, minItems })
/** A list in which nothing stands twice. */
export const setOf = <S extends TSchema>(item: S, maxItems = 1_000, minItems = 0) => Type.Array(item, { maxItems, minItems, uniqueItems: true })
export const maybe = Type.Optional
export const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
