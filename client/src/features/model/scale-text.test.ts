import { describe, expect, it } from 'vitest'
import { evenScale, readScale } from './scale-text.ts'

describe('a scale as written', () => {
  it('begins evenly, in exact shares, and leaves the words to the author', () => {
    expect(evenScale(3).map(({ value, points, label }) => [value, points, label])).toEqual([['0', '0%', ''], ['1', '1/3', ''], ['2', '2/3', ''], ['3', '100%', '']])
    expect(readScale('0 to 3', evenScale(3))).toMatchObject({ errors: [{ field: 'scale-label-0' }, { field: 'scale-label-1' }, { field: 'scale-label-2' }, { field: 'scale-label-3' }] })
  })
  it('is read into shares, and needs a value worth the whole', () => {
    const values = [{ key: 'a', value: '0', label: 'no', points: '0%' }, { key: 'b', value: '1', label: 'yes', points: '1' }]
    expect(readScale(' Yes or no ', values)).toEqual({ body: { name: 'Yes or no', values: [{ value: '0', label: 'no', points: '0' }, { value: '1', label: 'yes', points: '1' }] } })
    expect(readScale('x', [values[0]!, { ...values[1]!, points: '90%' }])).toEqual({ errors: [{ message: 'One value has to be worth 100%.', field: 'scale-values' }] })
  })
})
