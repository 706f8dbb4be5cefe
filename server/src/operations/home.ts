import type { DirectoryRow, Records } from '../journal/port.ts'
import { json, type Handler } from './outcome.ts'

/** What waits for a person, soonest due first, and the tenders they belong to; from the directory alone. */
export const home = (records: Records): Handler => async ({ caller }) => {
  const person = caller.person
  const rows = person === null ? [] : await records.directoryOf(person)
  const own = (row: DirectoryRow) => row.people.find((entry) => entry.person === person)
  const waiting = rows.flatMap((row) => (own(row)?.waiting ?? []).map((thing) => ({ record: row.record, tender: row.title, ...thing })))
  return json({
    waiting: waiting.sort((a, b) => compare(a.due ?? '9999', b.due ?? '9999') || compare(a.tender, b.tender)).slice(0, 1_000),
    tenders: rows
      .toSorted((a, b) => compare(a.title, b.title) || compare(a.record, b.record))
      .slice(0, 1_000)
      .map((row) => ({ record: row.record, kind: row.kind, title: row.title, stage: row.stage, roles: [...new Set(own(row)?.roles)], illustrative: row.illustrative, ...(row.about === undefined ? {} : { about: row.about }) })),
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
