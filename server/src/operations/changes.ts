/** Who may be told of a change: asked of the policy, at the record as it stands now. */
import { mayNotice } from '@workbench/shared/policy/audience.ts'
import { mayNoticeInWorkshop } from '@workbench/shared/policy/workshop/audience.ts'
import type { RecordKindName, StateOf } from '@workbench/shared/handle.ts'
import type { BidReaders } from '@workbench/shared/policy/workshop/price-rights.ts'
import type { Recorded } from '@workbench/shared/record/kernel.ts'
import type { Changed, Records } from '../journal/port.ts'
import { bidReadersOf } from './bid-readers.ts'

const notices: { readonly [K in RecordKindName]: (state: StateOf<K>, person: string, event: Recorded, readers: BidReaders) => boolean } = {
  tender: mayNotice,
  workshop: mayNoticeInWorkshop,
}

/** Reads a change once; what it answers is then asked for each person who listens. */
export const readChange = async (records: Records, change: Changed): Promise<(person: string) => boolean> => {
  const held = await records.committed(change.record)
  if (!held) return () => false
  const events = await records.events(change.record, { afterSeq: change.fromSeq - 1, limit: change.toSeq - change.fromSeq + 1 })
  const notice = notices[held.facts.kind] as (state: unknown, person: string, event: Recorded, readers: BidReaders) => boolean
  const readers = await bidReadersOf(records, held)
  return (person) => events.some((event) => notice(held.state, person, event, readers))
}
