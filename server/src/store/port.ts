/**
 * What the rest of the server knows of a database: statements that are written whole or not at all, and rows that are
 * read. SQL is written once with `?` for its values; what differs between engines lives in this folder.
 */

export type Value = string | number | null | Uint8Array
export type Row = Readonly<Record<string, Value>>

export type Statement =
  /** `changes`: how many rows it must change; any other number undoes the whole write. */
  | { readonly sql: string; readonly values: readonly Value[]; readonly changes?: number }
  /** Many rows at once: `insert into t (a, b)`, then the rows, then `ending` (an `on conflict` clause). */
  | { readonly insert: string; readonly rows: readonly (readonly Value[])[]; readonly ending?: string }

/** `conflict`: a key was taken or a row was not as expected; surely nothing was written. */
export type Written = 'written' | 'conflict'

/**
 * The store did not answer, or broke off. After a write the outcome is unknown: it may stand on disk or not, and only
 * reading can tell.
 */
export class StoreUnavailable extends Error {
  constructor(because: string, cause?: unknown) {
    super(because, { cause })
    this.name = 'StoreUnavailable'
  }
}

/** A hint that somebody wrote; it may be missed, so it is never relied on. */
export interface Hint {
  readonly record: string
  readonly seq: number
}

/** Where a database lies: enough for another thread to open a connection of its own. */
export type Place = { readonly engine: 'sqlite'; readonly file: string } | { readonly engine: 'postgresql'; readonly url: string }

export interface Store {
  readonly engine: 'sqlite' | 'postgresql'
  readonly place: Place
  /** Other processes write to the same database: who holds something in memory has to compare before relying on it. */
  readonly shared: boolean
  /** Resolves once everything is on disk. Throws StoreUnavailable if that is not known. */
  write(statements: readonly Statement[], hint?: Hint): Promise<Written>
  read(sql: string, values?: readonly Value[]): Promise<readonly Row[]>
  /** Hints of writes by others; `undefined` when some may have been missed. */
  onHint(listener: (hint: Hint | undefined) => void): () => void
  close(): Promise<void>
}
