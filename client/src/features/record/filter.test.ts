import { operations } from '@workbench/shared/contract/operations.ts'
import { recordAreas, typesIn, workshopAreas, workshopTypesIn, type RecordArea, type WorkshopArea } from '@workbench/shared/report/sentences.ts'
import { describe, expect, it } from 'vitest'
import { everything, flawsOf, paramsOf as paramsIn, type RecordFilter } from './filter.ts'

const paramsOf = (record: string, filter: RecordFilter, until: string | undefined) => paramsIn(record, filter, until, (area) => typesIn(area as RecordArea))

describe('a filter of the record', () => {
  it('asks for nothing that was not chosen', () => {
    expect(paramsOf('r', everything, undefined)).toEqual({ record: 'r', limit: '100' })
  })

  it('asks for an area by its types of event, as the contract takes them', () => {
    const pattern = new RegExp(String((operations.recordEvents.params.properties.types as object as { pattern: string }).pattern))
    for (const area of recordAreas) expect(paramsOf('r', { ...everything, area }, undefined).types).toMatch(pattern)
    for (const area of workshopAreas) expect(paramsIn('r', { ...everything, area }, undefined, (chosen) => workshopTypesIn(chosen as WorkshopArea)).types).toMatch(pattern)
    expect(paramsOf('r', { ...everything, area: 'documents' }, undefined).types).toBe('documentIssued')
  })

  it('never reads past the day that is looked at', () => {
    expect(paramsOf('r', { ...everything, to: '2012-06-01' }, '2012-05-01').to).toBe('2012-05-01')
    expect(paramsOf('r', { ...everything, to: '2012-04-01' }, '2012-05-01').to).toBe('2012-04-01')
    expect(paramsOf('r', everything, '2012-05-01').to).toBe('2012-05-01')
  })

  it('says what is wrong with it', () => {
    expect(flawsOf(everything)).toEqual([])
    expect(flawsOf({ ...everything, search: ' a ' }).map(({ field }) => field)).toEqual(['record-search'])
    expect(flawsOf({ ...everything, from: '2012-05-02', to: '2012-05-01' }).map(({ field }) => field)).toEqual(['record-to'])
  })
})
