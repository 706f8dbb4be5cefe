/**
 * A call-off and the tender that it draws on name each other. No record can see another, so both are asked here, before
 * either decides: a tender names its parent when it is started, and a parent links none but those that name it. Whoever
 * does so takes part in both; about a tender of others nothing is said that is not said of one that was never made.
 */
import type { TenderBody } from '@workbench/shared/contract/tender/commands.ts'
import { refuse, unknown, type Refusal } from '@workbench/shared/record/kernel.ts'
import type { Records } from '../journal/port.ts'
import { openTender } from './participation.ts'

/** The tender that a new one says it comes from, with the lot and the trust it is for. */
export const refuseForeignParent = async (records: Records, parent: TenderBody<'startTender'>['parent'], person: string): Promise<Refusal | undefined> => {
  if (!parent) return undefined
  const held = await openTender(records, parent.record, person, '/parent/record')
  if ('refused' in held) return held
  const { lots, trusts } = held.state.setup
  if (parent.lot !== undefined && !lots.has(parent.lot)) return unknown('lot of that tender', parent.lot, '/parent/lot')
  return parent.trust !== undefined && !trusts.has(parent.trust) ? unknown('trust of that tender', parent.trust, '/parent/trust') : undefined
}

export const refuseForeignCallOff = async (records: Records, record: string, body: TenderBody<'linkCallOff'>, person: string): Promise<Refusal | undefined> => {
  const held = await openTender(records, body.record, person, '/record')
  // A tender that links to itself is told so by its own record.
  if ('refused' in held || body.record === record) return 'refused' in held ? held : undefined
  const { parent } = held.state.setup
  if (parent?.record !== record)
    return refuse('content', 'not-its-call-off', `“${held.state.setup.title}” does not name this tender as the one it comes from. A call-off names it when it is started; start the call-off from here.`, { record: body.record }, '/record')
  if (parent.lot !== undefined && parent.lot !== body.lot) return refuse('content', 'call-off-of-another-lot', `“${held.state.setup.title}” was started as a call-off from another lot.`, { lot: parent.lot }, '/lot')
  return parent.trust !== undefined && parent.trust !== body.trust ? refuse('content', 'call-off-of-another-trust', `“${held.state.setup.title}” was started as a call-off of another trust.`, { trust: parent.trust }, '/trust') : undefined
}
