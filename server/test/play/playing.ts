/** For tests: a case played whole or until an instant, with ids and salts that are the same every time. */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { RecordKindName, StateOf } from '@workbench/shared/handle.ts'
import type { ReadContent } from '@workbench/shared/record/kernel.ts'
import { contentAtHand } from '../../src/journal/content.ts'
import type { Planned } from '../../src/play/expand/planned.ts'
import type { PlaySources } from '../../src/play/moments.ts'
import { play } from '../../src/play/play.ts'
import type { Transaction } from '../../src/journal/port.ts'

export const fixtureFolder = (name: string): string => fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url))

/** Digests of a counter in place of randomness: `seed` keeps two rows apart. */
export const countedSources = (seed = 1): PlaySources => {
  let count = 0
  const random = (bytes: number) => new Uint8Array(createHash('sha512').update(`${seed}/${++count}`).digest().subarray(0, bytes))
  return { random, sealingKey: new Uint8Array(32).fill(7), now: Date.parse('2026-01-05T12:00:00.000Z') }
}

export interface Played<K extends RecordKindName = 'tender'> {
  readonly state: StateOf<K>
  readonly transactions: readonly Transaction[]
  readonly read: ReadContent
}

export const playToState = <K extends RecordKindName = 'tender'>(planned: readonly Planned[], options: { until?: string; seed?: number } = {}, kind = 'tender' as K): Played<K> => {
  const sources = countedSources(options.seed)
  const content = contentAtHand()
  const transactions: Transaction[] = []
  const playing = play(kind, planned, {
    record: 'played', random: sources.random, sealingKey: sources.sealingKey, content, records: { parent: 'framework', callOff: 'call-off' }, ...(options.until === undefined ? {} : { until: options.until }),
  })
  for (;;) {
    const next = playing.next()
    if (next.done) return { state: next.value, transactions, read: content.read }
    transactions.push(next.value)
  }
}

/** The text behind a commitment, from what the transactions wrote. */
export const textsOf = (transactions: readonly Transaction[]): ReadonlyMap<string, string> =>
  new Map(transactions.flatMap((transaction) => transaction.content.map((row) => [row.sha256, Buffer.from(row.bytes).toString('utf8')] as const)))
