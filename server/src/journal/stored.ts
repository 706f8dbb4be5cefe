/** What stands on disk of a record, for whoever has a connection and does not hold the record: a thread of its own, or a check. */
import { textOf } from '@workbench/shared/proof/bytes.ts'
import { verifyRecord, type HandedOver, type Verification } from '@workbench/shared/proof/verify.ts'
import type { Commitment } from '@workbench/shared/contract/primitives.ts'
import type { Store } from '../store/port.ts'
import type { Redeemed } from './port.ts'
import { holes, inSlices } from './sql.ts'

export const redeemStored = async (store: Store, record: string, commitments: readonly Commitment[]): Promise<ReadonlyMap<string, Redeemed>> => {
  const redeemed = new Map<string, Redeemed>()
  const wanted = [...new Set(commitments.map(({ sha256 }) => sha256))]
  const rows = await inSlices(wanted, (slice) =>
    store.read(`select sha256, bytes, gone from content where record = ? and sha256 in (${holes(slice.length)})`, [record, ...slice]))
  for (const { sha256, bytes, gone } of rows)
    redeemed.set(sha256 as string, bytes === null ? { gone: gone === 'destroyed' ? 'destroyed' : 'withheld' } : { text: textOf(bytes as Uint8Array) })
  for (const sha256 of wanted) if (!redeemed.has(sha256)) redeemed.set(sha256, { gone: 'withheld' })
  return redeemed
}

export interface CheckedBytes {
  readonly verification: Verification
  /** The events' bytes in the order of their sequence. */
  readonly events: readonly Uint8Array[]
}

/** Everything that can be found out about a record's bytes. */
export const verifyStored = async (store: Store, record: string, against: Pick<HandedOver, 'checkpoints' | 'publicKey' | 'origin'>): Promise<CheckedBytes> => {
  const rows = await store.read('select bytes, leaf from events where record = ? order by seq', [record])
  const content = await store.read('select sha256, salt, bytes from content where record = ? and bytes is not null', [record])
  const events = rows.map(({ bytes }) => bytes as Uint8Array)
  const verification = verifyRecord({
    ...against, record, events,
    leaves: rows.map(({ leaf }) => leaf as Uint8Array),
    content: content.map((row) => ({ sha256: row.sha256 as string, salt: row.salt as Uint8Array, bytes: row.bytes as Uint8Array })),
  })
  return { verification, events }
}
