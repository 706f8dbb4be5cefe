import { describe, expect, it } from 'vitest'
import { selectionOf } from './overview.ts'

const running = [{ bidder: 'alder', letter: 'A' }, { bidder: 'birch', letter: 'B' }]
const name = (id: string) => id.toUpperCase()

describe('who is taken further', () => {
  it('asks for a choice for each bidder, and for a ground for each that is left out', () => {
    expect(selectionOf(running, {}, name).problems.map(({ field }) => field)).toEqual(['further-alder', 'further-birch'])
    expect(selectionOf(running, { alder: { goes: true, ground: '' }, birch: { goes: false, ground: ' ' } }, name).problems).toEqual([
      { message: 'Say on what ground BIRCH is not taken further; it stands in the record.', field: 'ground-birch' },
    ])
  })

  it('needs somebody to go on with', () => {
    const nobody = { alder: { goes: false, ground: 'Dear.' }, birch: { goes: false, ground: 'Poor.' } }
    expect(selectionOf(running, nobody, name).problems).toEqual([{ message: 'A round needs at least one bidder.', field: 'further-alder' }])
  })

  it('gives each bidder its place, grounds without blanks around them', () => {
    expect(selectionOf(running, { alder: { goes: true, ground: 'not said' }, birch: { goes: false, ground: ' Dear. ' } }, name)).toEqual({ further: ['alder'], out: [{ bidder: 'birch', ground: 'Dear.' }], problems: [] })
  })
})
