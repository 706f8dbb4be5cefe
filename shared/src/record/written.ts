/**
 * What may be overwritten, and the revision it stands at: every write says which one it started from, and a write from an
 * older reading is refused with both values, who wrote the other and when (R14).
 */
import { stale, type Refusal } from './kernel.ts'

/** Who wrote it last, when, and how often it has been written. */
export interface Written {
  readonly revision: number
  readonly by: string
  readonly at: string
}
export type WrittenMap = Map<string, Written>

/** What a command would overwrite, as it stands. */
export interface Standing {
  /** As a sentence begins: "The price model". */
  readonly what: string
  readonly revision: number
  readonly by?: string
  readonly at?: string
  /** The value in the record, in the words of the command's body. */
  readonly current: Readonly<Record<string, unknown>> | null
}

export const revisionOf = (written: WrittenMap, key: string): number => written.get(key)?.revision ?? 0

/** Marks one more writing; an event that names its own revision is believed. Nothing is forgotten on removal, so that a revision never comes back. */
export const mark = (written: WrittenMap, key: string, { actor, at }: { readonly actor: string; readonly at: string }, revision?: number): void => {
  written.set(key, { revision: revision ?? revisionOf(written, key) + 1, by: actor, at })
}

export const standing = (what: string, written: Written | undefined, current: Standing['current']): Standing =>
  ({ what, revision: written?.revision ?? 0, ...(written ? { by: written.by, at: written.at } : {}), current })

export const refuseStale = (found: Standing | undefined, base: number, yours: unknown): Refusal | undefined => {
  if (!found || found.revision === base) return undefined
  const { what, revision, by, at, current } = found
  return stale(what, base, revision, { ...(by === undefined ? {} : { by }), ...(at === undefined ? {} : { at }), yours, current })
}
