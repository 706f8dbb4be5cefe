/** What a record must never be, asked of every record: the invariants, and the directory that was written beside it. */
import { checkInvariants } from '@workbench/shared/record/invariants/tender.ts'
import { checkWorkshopInvariants } from '@workbench/shared/record/invariants/workshop.ts'
import type { RecordKindName, StateOf } from '@workbench/shared/handle.ts'
import { canonicalText } from '@workbench/shared/proof/canonical.ts'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import type { Violation } from '@workbench/shared/record/invariants/invariant.ts'
import type { ReadContent } from '@workbench/shared/record/kernel.ts'
import { kindNamed } from '../journal/kind.ts'
import type { DirectoryRow, Held, Records } from '../journal/port.ts'

const checks: { readonly [K in RecordKindName]: (state: StateOf<K>, read: ReadContent, hash: (json: unknown) => string) => Violation[] } = {
  tender: checkInvariants,
  workshop: checkWorkshopInvariants,
}

export interface Examined {
  readonly record: string
  readonly kind: RecordKindName
  readonly violations: readonly Violation[]
  /** What is no fault and will pass. */
  readonly notes: readonly string[]
}

export const examineAll = async (records: Records): Promise<Examined[]> => {
  const examined: Examined[] = []
  for (const { record, kind } of await records.list()) {
    try {
      const held = (await records.committed(record))!
      const check = checks[kind] as (state: unknown, read: ReadContent, hash: (json: unknown) => string) => Violation[]
      const directory = await checkDirectory(records, held)
      examined.push({ record, kind, violations: [...check(held.state, held.read, hashOfJson), ...directory.violations], notes: directory.notes })
    } catch (error) {
      // One record that cannot be read keeps nobody from hearing of the others.
      examined.push({ record, kind, violations: [unreadable(error)], notes: [] })
    }
  }
  return examined
}

const unreadable = (error: unknown): Violation => ({
  invariant: 'readable', sentence: 'Every event of a record can be read, in its order.',
  found: `It cannot be replayed: ${error instanceof Error ? error.message : String(error)} “workbench verify” names the event.`,
})

/** Lists and home pages read the directory alone; it has to be what the record would write now, or what older code wrote of it. */
const checkDirectory = async (records: Records, held: Held): Promise<Pick<Examined, 'violations' | 'notes'>> => {
  const entry = kindNamed(held.facts.kind).directory(held.state)
  const rows = new Map<string, DirectoryRow | undefined>()
  for (const { person } of entry.people) rows.set(person, (await records.directoryOf(person)).find(({ record }) => record === held.facts.record))
  const written = ({ title, stage, people, about }: DirectoryRow): string => canonicalText({ title, stage, people, ...(about === undefined ? {} : { about }) })
  const other = [...rows.values()].some((row) => row && written(row) !== canonicalText(entry))
  const found = [...[...rows].flatMap(([person, row]) => (row ? [] : [`${person} takes part and has no row.`])), ...(other ? ['The row differs from the record.'] : [])]
  if (found.length > 0 && [...rows.values()].some((row) => row && !row.ofThisCode))
    return { violations: [], notes: ['Its row in the directory was written by older code and says something else than this version would. It is written anew with the next event of the record; until then lists and home pages show it as it was.'] }
  return { violations: found.map((sentence) => ({ invariant: 'directory', sentence: 'The directory says of each record what the record says of itself.', found: sentence })), notes: [] }
}
