/** What a command is on the wire: its body's schema, one sentence for people, and whether it must name a revision. */
import type { Static, TSchema } from 'typebox'
import type { Commitment, Committed, ContentKind, Words } from './primitives.ts'

export interface CommandSpec<S extends TSchema = TSchema> {
  readonly summary: string
  readonly body: S
  /** A revisioned command carries the revision it started from in If-Match; without one it is refused (428). */
  readonly revisioned: boolean
}

type Plain<S extends TSchema> = CommandSpec<S> & { readonly revisioned: false }
type Revisioned<S extends TSchema> = CommandSpec<S> & { readonly revisioned: true }

/** Adds something, or brings about what a second try would be refused for: there is nothing it could overwrite unseen. */
export const command = <S extends TSchema>(summary: string, body: S): Plain<S> => ({ summary, body, revisioned: false })

/** Overwrites, or settles, what another may have changed since it was read. */
export const revisionedCommand = <S extends TSchema>(summary: string, body: S): Revisioned<S> => ({ summary, body, revisioned: true })

export type CommandSpecs = Record<string, CommandSpec>
/** The names of the commands that carry a revision: whatever is said of each of them is complete by type. */
export type RevisionedOf<C extends CommandSpecs> = { [N in keyof C & string]: C[N]['revisioned'] extends true ? N : never }[keyof C & string]
export type BodyOf<C extends CommandSpecs, N extends keyof C> = Static<C[N]['body']>

/** A command as it reaches the record: type, body, and the revision it started from where one is asked for. */
export type CommandOf<C extends CommandSpecs> = { [N in keyof C & string]: { type: N; body: BodyOf<C, N>; base?: number } }[keyof C & string]

type Node = { title?: string; kind?: ContentKind; properties?: Record<string, Node>; items?: Node; anyOf?: Node[]; type?: string }

/**
 * Replaces every free text of `body` by what `commit` makes of it. Free text may stand in objects, arrays and
 * "or null", never in a union of objects: which branch would be meant could not be told.
 */
export const commitWords = <S extends TSchema>(schema: S, body: Static<S>, commit: (text: string, kind: ContentKind) => Commitment) =>
  walk(schema as Node, body, commit) as Committed<Static<S>>

const walk = (schema: Node, value: unknown, commit: (text: string, kind: ContentKind) => Commitment): unknown => {
  if (value === null || value === undefined) return value
  if (schema.title === 'Words') return commit(value as Words, schema.kind ?? 'text')
  if (schema.anyOf) {
    const branch = schema.anyOf.find((candidate) => candidate.title === 'Words')
    return branch ? walk(branch, value, commit) : value
  }
  if (schema.items && Array.isArray(value)) return value.map((item) => walk(schema.items as Node, item, commit))
  if (schema.properties && typeof value === 'object') {
    const out: Record<string, unknown> = {}
    for (const [name, child] of Object.entries(value)) {
      const property = schema.properties[name]
      if (child !== undefined) out[name] = property ? walk(property, child, commit) : child
    }
    return out
  }
  return value
}
