/** Who may start a record, asked of the records there are: no record of its own yet can know. */
import type { TenderBody } from '@workbench/shared/contract/tender/commands.ts'
import type { WorkshopBody } from '@workbench/shared/contract/workshop/commands.ts'
import type { RecordKindName } from '@workbench/shared/handle.ts'
import { bidderOf } from '@workbench/shared/policy/viewer.ts'
import { refuse, type Refusal } from '@workbench/shared/record/kernel.ts'
import type { Records } from '../journal/port.ts'
import { refuseForeignParent } from './call-offs.ts'
import { isKind, openTender } from './participation.ts'

/**
 * Whoever starts a record gives others a part in it, and what it says stands on their pages: a bidder's contact would reach
 * the people who judge its bid.
 */
const refuseContact = async (records: Records, person: string): Promise<Refusal | undefined> => {
  for (const { record, kind } of await records.directoryOf(person)) {
    const held = kind === 'tender' ? await records.committed(record) : undefined
    if (held && isKind(held, 'tender') && bidderOf(held.state, person) !== undefined)
      return refuse('forbidden', 'bidders-contact', 'You are a bidder’s contact here; tenders and workshops are started by those who buy.')
  }
  return undefined
}

export const refuseStart = async (records: Records, kind: RecordKindName, body: unknown, person: string): Promise<Refusal | undefined> => {
  const contact = await refuseContact(records, person)
  if (contact) return contact
  if (kind === 'tender') return refuseForeignParent(records, (body as TenderBody<'startTender'>).parent, person)
  const { tender } = body as WorkshopBody<'startWorkshop'>
  const held = tender === undefined ? undefined : await openTender(records, tender, person, '/tender')
  return held && 'refused' in held ? held : undefined
}
