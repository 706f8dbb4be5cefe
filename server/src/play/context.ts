/** What deciders are given while a file is played: salts and ids from one source of randomness, content kept at hand until it is written. */
import { hash } from 'node:crypto'
import type { Commitment, ContentKind } from '@workbench/shared/contract/primitives.ts'
import { hex } from '@workbench/shared/proof/bytes.ts'
import { canonicalText } from '@workbench/shared/proof/canonical.ts'
import { SALT_BYTES } from '@workbench/shared/proof/commitment.ts'
import type { DecideContext } from '@workbench/shared/record/kernel.ts'
import { NONCE_BYTES, open, recordKey, seal } from '@workbench/shared/seal/seal.ts'
import type { ContentRow } from '../journal/port.ts'

export interface Keeping {
  readonly record: string
  /** The installation's sealing key: a played envelope opens like any other. */
  readonly sealingKey: Uint8Array
  readonly random: (bytes: number) => Uint8Array
}

export interface Keeper {
  readonly context: (actor: string, now: string) => DecideContext
  /** Content that was committed to since the last call. */
  readonly take: () => readonly ContentRow[]
}

export const keeperFor = ({ record, sealingKey, random }: Keeping): Keeper => {
  const key = recordKey(sealingKey, record)
  const held = new Map<string, Uint8Array>()
  let rows: ContentRow[] = []
  const keep = (bytes: Uint8Array, kind: ContentKind): Commitment => {
    const salt = random(SALT_BYTES)
    const sha256 = hash('sha256', Buffer.concat([salt, bytes]), 'hex')
    held.set(sha256, bytes)
    rows.push({ sha256, salt, kind, bytes })
    return { sha256, size: bytes.length, kind }
  }
  const read = (commitment: Commitment) => {
    const bytes = held.get(commitment.sha256)
    return bytes && Buffer.from(bytes).toString('utf8')
  }
  const shared: Omit<DecideContext, 'actor' | 'now'> = {
    record, read, playing: true,
    newId: () => hex(random(10)),
    commit: (text, kind) => keep(Buffer.from(text, 'utf8'), kind),
    seal: (text) => keep(seal(text, key, random(NONCE_BYTES)), 'envelope'),
    open: (sealed) => {
      const bytes = held.get(sealed.sha256)
      return bytes && open(bytes, key)
    },
    hash: (json) => hash('sha256', canonicalText(json), 'hex'),
  }
  return {
    context: (actor, now) => ({ ...shared, actor, now }),
    take: () => {
      const taken = rows
      rows = []
      return taken
    },
  }
}
