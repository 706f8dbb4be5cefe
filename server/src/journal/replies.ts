/** Replies kept under their idempotency keys: what was done once is answered again, never done again. */
import type { CommandReply } from '@workbench/shared/contract/operation.ts'
import type { Store } from '../store/port.ts'
import type { ActOutcome, ActRequest } from './port.ts'
import { holes, type KeptReply } from './sql.ts'

/** One key of one actor for one operation, as text. */
export const keyOf = ({ actor, operation, key }: Pick<ActRequest, 'actor' | 'operation' | 'key'>): string => JSON.stringify([actor, operation, key])

const KEYS_AT_ONCE = 200

/** What was kept for each of the requests, in one read. */
export const lookUp = async (store: Store, requests: readonly ActRequest[]): Promise<ReadonlyMap<ActRequest, KeptReply>> => {
  const kept = new Map<string, KeptReply>()
  for (let from = 0; from < requests.length; from += KEYS_AT_ONCE) {
    const slice = requests.slice(from, from + KEYS_AT_ONCE)
    const rows = await store.read(
      `select actor, operation, key, body_hash, record, reply, at from idempotency where (actor, operation, key) in (values ${holes(slice.length, 3)})`,
      slice.flatMap(({ actor, operation, key }) => [actor, operation, key]),
    )
    for (const row of rows) {
      const reply = {
        actor: row.actor as string, operation: row.operation as string, key: row.key as string, bodyHash: row.body_hash as string,
        record: row.record as string, reply: row.reply as string, at: row.at as string,
      }
      kept.set(keyOf(reply), reply)
    }
  }
  return new Map(requests.flatMap((request) => {
    const found = kept.get(keyOf(request))
    return found ? [[request, found]] : []
  }))
}

/** The answer to a request whose key is known: the same again, or that the key belongs to something else. */
export const answerAgain = (kept: KeptReply, request: ActRequest, record?: string): ActOutcome =>
  kept.bodyHash !== request.bodyHash || (record !== undefined && kept.record !== record)
    ? { kind: 'keyReused' }
    : { kind: 'recorded', record: kept.record, reply: JSON.parse(kept.reply) as CommandReply, again: true }
