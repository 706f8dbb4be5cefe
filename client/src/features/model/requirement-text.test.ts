import { describe, expect, it } from 'vitest'
import type { Requirement } from './model.ts'
import { emptyRequirement, found, readRequirement, requirementText } from './requirement-text.ts'

const requirement: Requirement = { id: 'r1', ref: 'R1', heading: 'Access by role', kind: 'mandatory', lots: ['a'], text: 'Every view is logged.', standards: [{ name: 'BS 10008', era: '2014', now: '2020' }, { name: 'ISO 27001', era: '2013' }], contractSchedule: 'Schedule 2', revision: 1, written: null }

describe('a requirement as written', () => {
  it('comes back from the record as it went in', () => {
    const { id: _id, revision: _revision, written: _written, ...body } = requirement
    expect(readRequirement(requirementText(requirement))).toEqual({ body })
  })
  it('is refused field by field; a standard without its edition is not guessed', () => {
    expect(readRequirement(emptyRequirement([]))).toMatchObject({ errors: [{ field: 'requirement-ref' }, { field: 'requirement-heading' }, { field: 'requirement-kind' }, { field: 'requirement-lots' }, { field: 'requirement-text' }] })
    expect(readRequirement({ ...requirementText(requirement), standards: 'BS 10008 | 2014\nISO 27001' })).toMatchObject({ errors: [{ message: expect.stringContaining('Standard 2') as string }] })
  })
})

describe('searching requirements', () => {
  it('asks for every word, anywhere, whatever its case', () => {
    expect(found([requirement], { words: 'logged ROLE iso', kind: '', lot: '' })).toEqual([requirement])
    expect(found([requirement], { words: 'logged nowhere', kind: '', lot: '' })).toEqual([])
    expect(found([requirement], { words: '', kind: 'scored', lot: '' })).toEqual([])
    expect(found([requirement], { words: '', kind: '', lot: 'b' })).toEqual([])
  })
})
