/** Content that a record's holder keeps at hand: what deciders and views read at once (names, prices, models, figures), and sealed envelopes. */
import { textOf } from '@workbench/shared/proof/bytes.ts'
import type { Commitment, ContentKind } from '@workbench/shared/contract/primitives.ts'
import type { ContentRow } from './port.ts'

export const keptAtHand: readonly ContentKind[] = ['name', 'price', 'model', 'figures', 'envelope']

export interface ContentAtHand {
  has(sha256: string): boolean
  /** Keeps the rows that are of a kind kept at hand. */
  add(rows: Iterable<Pick<ContentRow, 'sha256' | 'kind' | 'bytes'>>): void
  bytes(sha256: string): Uint8Array | undefined
  /** How many bytes are kept. */
  size(): number
  /** The text behind a commitment; undefined for an envelope, which only its key opens. */
  readonly read: (commitment: Commitment) => string | undefined
}

export const contentAtHand = (): ContentAtHand => {
  const kept = new Map<string, { readonly kind: ContentKind; readonly bytes: Uint8Array; text?: string }>()
  let size = 0
  return {
    has: (sha256) => kept.has(sha256),
    add: (rows) => {
      for (const { sha256, kind, bytes } of rows)
        if (keptAtHand.includes(kind) && !kept.has(sha256)) {
          kept.set(sha256, { kind, bytes })
          size += bytes.length
        }
    },
    bytes: (sha256) => kept.get(sha256)?.bytes,
    size: () => size,
    read: ({ sha256 }) => {
      const found = kept.get(sha256)
      return found === undefined || found.kind === 'envelope' ? undefined : (found.text ??= textOf(found.bytes))
    },
  }
}
