/** An extract enters a workshop only as the tender's policy makes it: what somebody sends is compared with what it would be. */
import { deriveExtract } from '@workbench/shared/policy/workshop/extract.ts'
import { refuseOvertaken } from '@workbench/shared/policy/workshop/price-rights.ts'
import { isNamedReader } from '@workbench/shared/policy/workshop/viewer.ts'
import { mayReadRecord } from '@workbench/shared/policy/viewer.ts'
import type { AttachExtract } from '@workbench/shared/contract/workshop/extract.ts'
import { canonicalText } from '@workbench/shared/proof/canonical.ts'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import { refuse, unknown, type Refusal } from '@workbench/shared/record/kernel.ts'
import { isRefusal } from '@workbench/shared/record/tender/guards.ts'
import type { Records } from '../journal/port.ts'
import type { Call } from './outcome.ts'
import { bidReadersOf } from './bid-readers.ts'
import { isKind, openRecord } from './participation.ts'

/** Made again at the sequence it names, so that a repeated request is judged as the first one was. */
export const refuseForgedExtract = async (records: Records, { body, caller }: Call): Promise<Refusal | undefined> => {
  const given = body as AttachExtract
  const now = await openRecord(records, given.tender, caller.person!)
  if (!now || !isKind(now, 'tender')) return unknown('tender', given.tender, '/tender')
  const then = given.seq <= now.seq && mayReadRecord(now.state, caller.person!) ? await records.asItStood(given.tender, { seq: given.seq }) : now
  const made = then && isKind(then, 'tender') ? deriveExtract(then.state, caller.person!, { read: then.read, hash: hashOfJson }) : unknown('tender', given.tender, '/tender')
  if (isRefusal(made)) return made
  return canonicalText(made) === canonicalText(given)
    ? refuseOvertaken(now.state, given)
    : refuse('content', 'extract-altered', 'This is not the extract that the tender gives at this point. Make it again and attach it as it is.', { tender: given.tender, seq: given.seq })
}

/** Lines derived from bids are entered by people who may read the prices now, not only when the extract was made. */
export const refuseWithoutPriceRights = async (records: Records, { params, caller }: Call): Promise<Refusal | undefined> => {
  const held = await openRecord(records, (params as { record: string }).record, caller.person!)
  if (!held || !isKind(held, 'workshop') || !isNamedReader(held.state, caller.person!)) return undefined
  const { people, because } = await bidReadersOf(records, held)
  return people.has(caller.person!) ? undefined : refuse('forbidden', 'no-price-rights', because)
}
