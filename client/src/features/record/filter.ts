/** What of the record one wants to read, as the operation takes it. Pure. */
import type { OperationParams } from '@workbench/shared/contract/operations.ts'

export interface RecordFilter {
  /** An area of the record's own kind; empty for everything. */
  readonly area: string
  readonly person: string
  readonly from: string
  readonly to: string
  readonly search: string
}

export const everything: RecordFilter = { area: '', person: '', from: '', to: '', search: '' }

export interface FilterFlaw {
  readonly field: 'record-search' | 'record-from' | 'record-to'
  readonly message: string
}

/** What is wrong with a filter, in words that say what to do. */
export const flawsOf = ({ from, to, search }: RecordFilter): FilterFlaw[] => [
  ...(search.trim().length === 1 ? [{ field: 'record-search' as const, message: 'Search for at least two letters.' }] : []),
  ...(search.trim().length > 200 ? [{ field: 'record-search' as const, message: 'Search for at most 200 letters.' }] : []),
  ...(from !== '' && to !== '' && from > to ? [{ field: 'record-to' as const, message: 'The last day lies before the first. Choose a later one.' }] : []),
]

/** `until` bounds what is read while a past day is looked at. */
export const paramsOf = (record: string, { area, person, from, to, search }: RecordFilter, until: string | undefined, typesIn: (area: string) => readonly string[]): OperationParams<'recordEvents'> => {
  const last = until !== undefined && (to === '' || until < to) ? until : to
  return {
    record, limit: '100',
    ...(area === '' ? {} : { types: typesIn(area).join(',') }),
    ...(person === '' ? {} : { actor: person }),
    ...(from === '' ? {} : { from }),
    ...(last === '' ? {} : { to: last }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  }
}

export const isFiltered = (filter: RecordFilter): boolean => Object.values(filter).some((value) => value !== '')
