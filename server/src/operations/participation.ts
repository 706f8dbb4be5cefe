/**
 * The first question about any record: does it exist for this person? A record that one has no part in and one that was
 * never made get the same answer, before anything else is looked at.
 */
import { recordKinds, type RecordKindName, type StateOf } from '@workbench/shared/handle.ts'
import { mayReadRecord, takesPart } from '@workbench/shared/policy/viewer.ts'
import { mayReadWorkshopRecord, takesPartInWorkshop } from '@workbench/shared/policy/workshop/viewer.ts'
import { refuse, type Refusal } from '@workbench/shared/record/kernel.ts'
import type { Held, Records } from '../journal/port.ts'
import { bidReadersOf } from './bid-readers.ts'

const partakers: { readonly [K in RecordKindName]: (state: StateOf<K>, person: string) => boolean } = {
  tender: takesPart,
  workshop: takesPartInWorkshop,
}

const partakes = (held: Held, person: string): boolean =>
  (partakers[held.facts.kind] as (state: unknown, person: string) => boolean)(held.state, person)

/** May read everything in it: events, proofs, past days. */
export const readsWhole = async (records: Pick<Records, 'committed'>, { state }: Held, person: string): Promise<boolean> =>
  state.kind === 'tender' ? mayReadRecord(state, person) : mayReadWorkshopRecord(state, person, await bidReadersOf(records, { state }))

export const noSuchRecord = (record: string): Refusal => refuse('unknown', 'not-found', `There is no record “${record}”.`, { id: record })

/** The record as committed, if there is one for this person. */
export const openRecord = async (records: Records, record: string, person: string): Promise<Held | undefined> => {
  const held = await records.committed(record)
  return held && partakes(held, person) ? held : undefined
}

export const isKind = <K extends RecordKindName>(held: Held, kind: K): held is Held<K> => held.facts.kind === kind && Object.hasOwn(recordKinds, kind)

/** A tender that another record names, to whoever takes part in it. One that was never made gets the same answer. */
export const openTender = async (records: Records, record: string, person: string, pointer: string): Promise<Held<'tender'> | Refusal> => {
  const held = await openRecord(records, record, person)
  return held && isKind(held, 'tender') ? held : refuse('unknown', 'not-found', `There is no tender “${record}” in which you take part.`, { id: record }, pointer)
}
