/**
 * What the rest of the server knows of the journal: records that are held in memory, commanded through one queue each,
 * read as committed. Both engines stand behind it.
 */
import type { CommandReply } from '@workbench/shared/contract/operation.ts'
import type { Commitment, ContentKind } from '@workbench/shared/contract/primitives.ts'
import type { Command, RecordKindName, StateOf } from '@workbench/shared/handle.ts'
import type { DirectoryEntry } from '@workbench/shared/policy/directory.ts'
import type { Verification } from '@workbench/shared/proof/verify.ts'
import type { Proposed, ReadContent, Recorded, Refusal } from '@workbench/shared/record/kernel.ts'

/** Content as it is stored: bytes under the digest that commits to them, with their own salt. */
export interface ContentRow {
  readonly sha256: string
  readonly salt: Uint8Array
  readonly kind: ContentKind
  readonly bytes: Uint8Array
}

/** What one accepted command writes, whole or not at all. */
export interface Transaction {
  readonly actor: string
  readonly at: string
  readonly events: readonly Proposed[]
  readonly content: readonly ContentRow[]
}

export interface ActRequest {
  readonly actor: string
  readonly operation: string
  /** The caller's Idempotency-Key and the SHA-256 of the request body it came with. */
  readonly key: string
  readonly bodyHash: string
  readonly command: Command
}

export type ActOutcome =
  | { readonly kind: 'recorded'; readonly record: string; readonly reply: CommandReply; /** Found under its key: done before, answered again. */ readonly again: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The same key came with another body (422). */
  | { readonly kind: 'keyReused' }
  /** The store does not answer or the clock stands behind the record (503); nothing is half done. */
  | { readonly kind: 'unavailable'; readonly because: string }

export interface RecordFacts {
  readonly record: string
  readonly kind: RecordKindName
  readonly illustrative: boolean
  /** Added to the server's clock: played records live at their own time. */
  readonly clockOffsetMs: number
}

/** A record's state as committed, with the content that views read at once. */
export interface Held<K extends RecordKindName = RecordKindName> {
  readonly facts: RecordFacts
  readonly state: StateOf<K>
  readonly seq: number
  readonly read: ReadContent
  /** The record's own now. */
  readonly now: string
}

/** An event as stored, parsed; `bytes` are the canonical bytes that were hashed. */
export interface StoredEvent extends Recorded {
  readonly salt: string
  readonly bytes: Uint8Array
}

/** An event as it lies in the store, unparsed, with the hash that was kept of it when it was written. */
export interface StoredBytes {
  readonly seq: number
  readonly bytes: Uint8Array
  readonly leaf: Uint8Array
}

/** Content as it lies in the store, or why it does not any more. */
export interface StoredContent {
  readonly sha256: string
  readonly salt: Uint8Array
  readonly bytes: Uint8Array | null
  readonly gone: 'withheld' | 'destroyed'
}

/** Text that stands behind a commitment, or why it does not any more. */
export type Redeemed = { readonly text: string } | { readonly gone: 'withheld' | 'destroyed' }

export interface DirectoryRow extends DirectoryEntry {
  readonly record: string
  readonly kind: RecordKindName
  readonly illustrative: boolean
  readonly updatedAt: string
  /** Written by the very code that reads it; a row of older code may say something else than this code would. */
  readonly ofThisCode: boolean
}

export interface Changed {
  readonly record: string
  readonly fromSeq: number
  readonly toSeq: number
}

export interface PlayOptions {
  readonly record: string
  readonly kind: RecordKindName
  readonly clockOffsetMs: number
}

export interface Records {
  /** Creates a record by its first command; its id is new and random. */
  create(kind: RecordKindName, request: ActRequest): Promise<ActOutcome>
  act(record: string, request: ActRequest): Promise<ActOutcome>
  /** Writes a played history into a new record that is born illustrative; refuses a record that exists. */
  play(options: PlayOptions, transactions: Iterable<Transaction>): Promise<void>
  committed(record: string): Promise<Held | undefined>
  /** As it stood after the last event at or before `until` (an instant), or after event `seq`. */
  asItStood(record: string, until: { readonly instant: string } | { readonly seq: number }): Promise<Held | undefined>
  events(record: string, page: { readonly afterSeq: number; readonly limit: number }): Promise<readonly StoredEvent[]>
  /** The same as bytes, for whoever takes them away to check them. */
  stored(record: string, page: { readonly afterSeq: number; readonly limit: number }): Promise<readonly StoredBytes[]>
  /** Content with its salts; what is not stored is not answered. */
  content(record: string, digests: readonly string[]): Promise<readonly StoredContent[]>
  /** One bulk read; keyed by digest. */
  redeem(record: string, commitments: readonly Commitment[]): Promise<ReadonlyMap<string, Redeemed>>
  /** Rows of every record the person takes part in. */
  directoryOf(person: string): Promise<readonly DirectoryRow[]>
  /** All records, for verify, doctor and the demo. */
  list(): Promise<readonly RecordFacts[]>
  /** A signed checkpoint of the committed tree (C2SP tlog-checkpoint text). */
  checkpoint(record: string): Promise<string>
  /** Everything that can be found out about the record's bytes, against its own tree and checkpoints held elsewhere. */
  verify(record: string, checkpoints?: readonly string[]): Promise<Verification>
  /** Ed25519 key that checkpoints are checked by. */
  readonly publicKey: Uint8Array
  subscribe(listener: (change: Changed) => void): () => void
  /** Waits for what is being written; the store is closed by whoever opened it. */
  close(): Promise<void>
}
