/** What a record must never be, asked of every record: the invariants, and the directory that was written beside it. */
import { checkInvariants } from '@workbench/shared/record/invariants/tender.ts'
import { checkWorkshopInvariants } from '@workbench/shared/record/invariants/workshop.ts'
import type { RecordKindName, StateOf } from '@workbench/shared/handle.ts'
import { canonicalText } from '@workbench/shared/proof/canonical.ts'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import type { Violation } from '@workbench/shared/record/invariants/invariant.ts'
import type { ReadContent } from '@workbench/shared/record/kernel.ts'
import { kindNamed } from '../journal/kind.ts'
import type { Held, Records } from '../journal/port.ts'

const checks: { readonly [K in RecordKindName]: (state: StateOf<K>, read: ReadContent, hash: (json: unknown) => string) => Violation[] } = {
  tender: checkInvariants,
  workshop: checkWorkshopInvariants,
}

export interface Examined {
  readonly record: string
  readonly kind: RecordKindName
  readonly violations: readonly Violation[]
}

export const examineAll = async (records: Records): Promise<Examined[]> => {
  const examined: Examined[] = []
  for (const { record, kind } of await records.list()) {
    const held = (await records.committed(record))!
    const check = checks[kind] as (state: unknown, read: ReadContent, hash: (json: unknown) => string) => Violation[]
    examined.push({ record, kind, violations: [...check(held.state, held.read, hashOfJson), ...(await checkDirectory(records, held))] })
  }
  return examined
}

/** Lists and home pages read the directory alone; it has to be what the record would write now. */
const checkDirectory = async (records: Records, held: Held): Promise<Violation[]> => {
  const wrong = (found: string): Violation => ({ invariant: 'directory', sentence: 'The directory says of each record what the record says of itself.', found })
  const entry = kindNamed(held.facts.kind).directory(held.state)
  const violations: Violation[] = []
  for (const { person } of entry.people) {
    const row = (await records.directoryOf(person)).find(({ record }) => record === held.facts.record)
    if (!row) violations.push(wrong(`${person} takes part and has no row.`))
    else if (canonicalText({ title: row.title, stage: row.stage, people: row.people, ...(row.about === undefined ? {} : { about: row.about }) }) !== canonicalText(entry)) return [...violations, wrong('The row differs from the record.')]
  }
  return violations
}
