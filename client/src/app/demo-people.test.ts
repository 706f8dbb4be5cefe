import { describe, expect, it } from 'vitest'
import { offeredPeople, shortLabel } from './demo-people.ts'

const person = (id: string) => ({ person: id, name: id, title: 'Of the demo' })
const moments = [{ people: [person('jane'), person('rob')] }, { people: [person('jane'), person('hannah')] }]
const ids = ({ here, others }: ReturnType<typeof offeredPeople>) => [here.map((entry) => entry.person), others.map((entry) => entry.person)]

describe('whom one can be', () => {
  it('is of a scene its own people', () => {
    expect(ids(offeredPeople(moments, moments[1], new Set(['rob'])))).toEqual([[], ['jane', 'hannah']])
  })
  it('is in a tender of one’s own everybody of all moments, once, those with a part in it first', () => {
    expect(ids(offeredPeople(moments, undefined, new Set(['hannah', 'nobody of the demo'])))).toEqual([['hannah'], ['jane', 'rob']])
    expect(ids(offeredPeople(moments, undefined, new Set()))).toEqual([[], ['jane', 'rob', 'hannah']])
  })
})

it('a label is cut between words, and says so', () => {
  expect(shortLabel({ name: 'Jane Holloway', title: 'Procurement lead' })).toBe('Jane Holloway · Procurement lead')
  expect(shortLabel({ name: 'Robert Asante', title: 'Deputy procurement lead, the second person' })).toBe('Robert Asante · Deputy procurement lead, the…')
  expect(shortLabel({ name: 'Anna', title: 'Headofthewholeoftheinformaticsofthetrusts directorate' })).toBe('Anna…')
})
