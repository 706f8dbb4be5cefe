import { namesInTender, type NamesSeen } from '@workbench/shared/policy/names.ts'
import { namesInWorkshop } from '@workbench/shared/policy/workshop/names.ts'
import type { RecordKindName, StateOf } from '@workbench/shared/handle.ts'
import type { People } from '../accounts/people.ts'
import type { Records } from '../journal/port.ts'
import { json, refused, type Handler } from './outcome.ts'
import { noSuchRecord, openRecord } from './participation.ts'
import { redeemAll } from './redeem.ts'

const seen: { readonly [K in RecordKindName]: (state: StateOf<K>, person: string) => NamesSeen } = {
  tender: namesInTender,
  workshop: namesInWorkshop,
}

/** Names by id. The policy says whose; accounts know the people, the record knows the bidders. */
export const names = (records: Records, people: People): Handler => async ({ caller, params }) => {
  const person = caller.person!
  const held = await openRecord(records, params.record!, person)
  if (!held) return refused(noSuchRecord(params.record!))
  const visible = (seen[held.facts.kind] as (state: unknown, person: string) => NamesSeen)(held.state, person)
  const known = new Map((await people.findAll(visible.people)).map((found) => [found.id, found]))
  return json({
    // Somebody entered into a record before they had an account is shown by their id.
    people: visible.people.map((id) => ({ id, name: known.get(id)?.name ?? id, title: known.get(id)?.title ?? 'No account yet' })),
    bidders: await redeemAll(records, params.record!, visible.bidders),
  })
}
