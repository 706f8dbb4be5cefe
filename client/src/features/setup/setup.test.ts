import { describe, expect, it } from 'vitest'
import { backwards, emptyLot, readLot } from './setup.ts'

const lot = { ref: '1', title: 'Records', places: '3', low: '', high: '', variants: 'refused' } as const

describe('a lot as written', () => {
  it('is read, with or without a value', () => {
    expect(readLot(lot)).toEqual({ body: { ref: '1', title: 'Records', places: 3, variants: 'refused' } })
    expect(readLot({ ...lot, low: '£1,250,000', high: '2,000,000.50' })).toMatchObject({ body: { value: { low: 125_000_000, high: 200_000_050 } } })
  })
  it('is refused place by place, and nothing is chosen for the author', () => {
    expect(readLot(emptyLot)).toMatchObject({ errors: [{ field: 'lot-ref' }, { field: 'lot-title' }, { field: 'lot-variants' }] })
    expect(readLot({ ...lot, places: '0' })).toMatchObject({ errors: [{ field: 'lot-places' }] })
    expect(readLot({ ...lot, places: '1.5' })).toMatchObject({ errors: [{ field: 'lot-places' }] })
    expect(readLot({ ...lot, low: '5' })).toMatchObject({ errors: [{ field: 'lot-high' }] })
    expect(readLot({ ...lot, low: '6', high: '5' })).toMatchObject({ errors: [{ message: 'The lowest estimated value is above the highest.' }] })
  })
})

describe('planned days', () => {
  it('that run backwards are named in pairs, days left out are skipped', () => {
    expect(backwards({ published: '2025-03-01', sealed: '2025-02-01', scoring: '2025-04-01' })).toEqual([['published', 'sealed']])
    expect(backwards({ published: '2025-03-01', closed: '2025-03-01' })).toEqual([])
  })
})
