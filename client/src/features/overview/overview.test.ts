import { describe, expect, it } from 'vitest'
import { lotsOfOneLine, selectionOf } from './overview.ts'

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

describe('lots that stand alike', () => {
  it('share one line, in their order; one that went on alone has its own', () => {
    const step = (stage: string, at: string) => ({ stage, at })
    const lot = (id: string, ...steps: { stage: string; at: string }[]) => ({ id, stage: steps.at(-1)!.stage, steps })
    const alike = [step('setUp', '2012-01-02T09:00:00.000Z'), step('published', '2012-02-01T09:00:00.000Z')]
    const lots = [lot('one', ...alike), lot('two', ...alike, step('sealed', '2012-03-01T09:00:00.000Z')), lot('three', alike[0]!, step('published', '2012-02-01T17:30:00.000Z'))]
    expect(lotsOfOneLine({ lots } as never).map((group) => group.map(({ id }) => id))).toEqual([['one', 'three'], ['two']])
  })
})
