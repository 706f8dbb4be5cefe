/** Records as they lie on disk, for whoever has a connection and holds none of them: a thread of its own, or a check. */
import { textOf } from '@workbench/shared/proof/bytes.ts'
import { verifyRecord, type HandedOver, type Verification } from '@workbench/shared/proof/verify.ts'
import type { Commitment } from '@workbench/shared/contract/primitives.ts'
import type { ReadContent } from '@workbench/shared/record/kernel.ts'
import type { Store } from '../store/port.ts'
import { readAtHand } from './at-hand.ts'
import { contentAtHand } from './content.ts'
import { loadPast } from './load.ts'
import type { RecordFacts, Records, Redeemed } from './port.ts'
import { holes, inSlices } from './sql.ts'

export interface CheckedBytes {
  readonly verification: Verification
  /** The events' bytes in the order of their sequence. */
  readonly events: readonly Uint8Array[]
}

export interface Stored {
  /** The state after event `seq`, replayed. */
  past(facts: RecordFacts, seq: number): Promise<object>
  /** What the holder of a record would keep at hand. */
  atHand(record: string): Promise<ReadContent>
  readonly bytes: Records['stored']
  readonly content: Records['content']
  redeem(record: string, commitments: readonly Commitment[]): Promise<ReadonlyMap<string, Redeemed>>
  /** Everything that can be found out about a record's bytes. */
  verify(record: string, against: Pick<HandedOver, 'checkpoints' | 'publicKey' | 'origin'>): Promise<CheckedBytes>
}

export const openStored = (store: Store): Stored => ({
  past: async (facts, seq) => (await loadPast(store, facts, seq)).state,

  atHand: async (record) => {
    const content = contentAtHand()
    await readAtHand(store, record, content)
    return content.read
  },

  bytes: async (record, { afterSeq, limit }) => {
    const rows = await store.read('select e.seq, e.bytes, e.leaf from events e join records r on r.record = e.record and r.complete = 1 where e.record = ? and e.seq > ? order by e.seq limit ?', [record, afterSeq, limit])
    return rows.map(({ seq, bytes, leaf }) => ({ seq: Number(seq), bytes: bytes as Uint8Array, leaf: leaf as Uint8Array }))
  },

  content: async (record, digests) => {
    const rows = await inSlices(digests, (slice) => store.read(`select sha256, salt, bytes, gone from content where record = ? and sha256 in (${holes(slice.length)})`, [record, ...slice]))
    return rows.map(({ sha256, salt, bytes, gone }) => ({ sha256: sha256 as string, salt: salt as Uint8Array, bytes: bytes as Uint8Array | null, gone: gone === 'destroyed' ? 'destroyed' : 'withheld' }))
  },

  redeem: async (record, commitments) => {
    const redeemed = new Map<string, Redeemed>()
    const wanted = [...new Set(commitments.map(({ sha256 }) => sha256))]
    const rows = await inSlices(wanted, (slice) =>
      store.read(`select sha256, bytes, gone from content where record = ? and sha256 in (${holes(slice.length)})`, [record, ...slice]))
    for (const { sha256, bytes, gone } of rows)
      redeemed.set(sha256 as string, bytes === null ? { gone: gone === 'destroyed' ? 'destroyed' : 'withheld' } : { text: textOf(bytes as Uint8Array) })
    for (const sha256 of wanted) if (!redeemed.has(sha256)) redeemed.set(sha256, { gone: 'withheld' })
    return redeemed
  },

  verify: async (record, against) => {
    const rows = await store.read('select bytes, leaf from events where record = ? order by seq', [record])
    const content = await store.read('select sha256, salt, bytes from content where record = ? and bytes is not null', [record])
    const events = rows.map(({ bytes }) => bytes as Uint8Array)
    const verification = verifyRecord({
      ...against, record, events, whole: true,
      leaves: rows.map(({ leaf }) => leaf as Uint8Array),
      content: content.map((row) => ({ sha256: row.sha256 as string, salt: row.salt as Uint8Array, bytes: row.bytes as Uint8Array })),
    })
    return { verification, events }
  },
})
