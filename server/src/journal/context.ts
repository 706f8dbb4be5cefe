/** What a decision is given: ids, commitments, sealing, reading. It collects the content that is to be written with the events. */
import { utf8 } from '@workbench/shared/proof/bytes.ts'
import { NotStorable, unstorableText } from '@workbench/shared/proof/canonical.ts'
import { commitTo, hashOfJson, SALT_BYTES } from '@workbench/shared/proof/commitment.ts'
import { NONCE_BYTES, open, seal } from '@workbench/shared/seal/seal.ts'
import type { Commitment, ContentKind } from '@workbench/shared/contract/primitives.ts'
import type { DecideContext } from '@workbench/shared/record/kernel.ts'
import { contentAtHand, type ContentAtHand } from './content.ts'
import type { ContentRow } from './port.ts'

export type Random = (bytes: number) => Uint8Array

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A random id of 80 bits in 16 letters that are hard to mistake for one another. */
export const newId = (random: Random): string => Array.from(random(16), (byte) => letters[byte % 32]!).join('')

export interface ContextParts {
  readonly record: string
  readonly actor: string
  /** The instant of the decision; never earlier than the last event. */
  readonly now: string
  readonly playing: boolean
  readonly random: Random
  /** This record's own sealing key. */
  readonly sealingKey: Uint8Array
  readonly content: ContentAtHand
}

export interface Collecting {
  readonly context: DecideContext
  /** What the decision committed to, in order; to be written in the events' transaction. */
  readonly rows: readonly ContentRow[]
}

export const makeContext = (parts: ContextParts): Collecting => {
  const { record, actor, now, playing, random, sealingKey, content } = parts
  const rows: ContentRow[] = []
  const fresh = contentAtHand()

  const keep = (bytes: Uint8Array, kind: ContentKind): Commitment => {
    const salt = random(SALT_BYTES)
    const commitment = commitTo(salt, bytes, kind)
    const row = { sha256: commitment.sha256, salt, kind, bytes }
    rows.push(row)
    fresh.add([row])
    return commitment
  }

  return {
    rows,
    context: {
      record, actor, now, playing,
      newId: () => newId(random),
      commit: (text, kind) => {
        const because = unstorableText(text)
        if (because !== undefined) throw new NotStorable({ pointer: '', because })
        return keep(utf8(text), kind)
      },
      seal: (text) => keep(seal(text, sealingKey, random(NONCE_BYTES)), 'envelope'),
      open: ({ sha256 }) => {
        const sealed = fresh.bytes(sha256) ?? content.bytes(sha256)
        return sealed === undefined ? undefined : open(sealed, sealingKey)
      },
      read: (commitment) => fresh.read(commitment) ?? content.read(commitment),
      hash: hashOfJson,
    },
  }
}
