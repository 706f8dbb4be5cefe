import { describe, expect, it } from 'vitest'
import { problemsOfFacts, problemsOfLeaving, problemsOfMerger, problemsOfProfile } from './trust-form.ts'

describe('changes of the consortium', () => {
  it('a merger needs two trusts, a name, a day and a ground', () => {
    expect(problemsOfMerger({ name: '', from: ['north'], on: '', ground: '' }).map(({ field }) => field)).toEqual(['merge-from', 'merge-name', 'merge-on', 'merge-ground'])
    expect(problemsOfMerger({ name: 'North and South', from: ['north', 'south'], on: '2012-04-01', ground: 'By order.' })).toEqual([])
  })

  it('leaving needs a day and a ground', () => {
    expect(problemsOfLeaving({ on: '1 April', ground: ' ' }).map(({ field }) => field)).toEqual(['leave-on', 'leave-ground'])
  })

  it('a profile needs system and host; an end that is not stated may stay empty', () => {
    expect(problemsOfProfile({ system: 'TotalCare', hosting: 'own', contractEnd: '' })).toEqual([])
    expect(problemsOfProfile({ system: '', hosting: '', contractEnd: '2015' })).toHaveLength(3)
  })

  it('a figure has its source, an empty line is not meant', () => {
    expect(problemsOfFacts([{ name: '', value: ' ', source: '' }, { name: 'Beds', value: '900', source: 'Annual report 2011' }])).toEqual([])
    expect(problemsOfFacts([{ name: 'Beds', value: '900', source: '' }])).toEqual([{ message: 'Figure 1 needs a name, a value and a source; or leave all three empty.', field: 'fact-0-name' }])
  })
})
