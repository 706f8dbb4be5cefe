import { expect, it } from 'vitest'
import { whomOf } from './whom.ts'

const known = [{ person: 'omar-farouk', name: 'Omar Farouk' }, { person: 'ann-1', name: 'Ann Lee' }, { person: 'ann-2', name: 'Ann Lee' }]

it('a person is named by name or by id; one who is not known, by id alone', () => {
  expect(['Omar Farouk', ' omar farouk ', 'omar-farouk', 'ann-2', 'new-person'].map((text) => whomOf(text, known))).toEqual([
    { person: 'omar-farouk' }, { person: 'omar-farouk' }, { person: 'omar-farouk' }, { person: 'ann-2' }, { person: 'new-person' },
  ])
})

it('what names nobody, or two, says what to do', () => {
  const said = (text: string) => {
    const whom = whomOf(text, known)
    return 'because' in whom ? whom.because : ''
  }
  expect(said(' ')).toBe('Choose or name a person.')
  expect(said('Ann Lee')).toBe('Several people are called Ann Lee. Enter the id of the one you mean: ann-1, ann-2.')
  expect(said('Omar F.')).toMatch(/^Nobody called “Omar F\.” is known here\. Choose from the list/)
})
