import { exactText } from '@workbench/shared/numeric/exact.ts'
import { describe, expect, it } from 'vitest'
import { differencesOf, draftFrom, isChanged, readSet, rowsOf, typed, type Criterion, type ViewSet } from './view-weights.ts'

const node = (id: string, parent: string | null, order: number, weight: string | null): Criterion =>
  ({ id, lot: 'lot', parent, order, ref: id, title: id, kind: 'group', weight, requirements: [], subCriteria: [], descriptors: [], revision: 1, weightsRevision: 1, written: null, place: { revision: 1, written: null }, weightsWritten: null })
const criteria = [node('root', null, 0, null), node('quality', 'root', 0, '0.6'), node('price', 'root', 1, '0.4'), node('a', 'quality', 0, '1/3'), node('b', 'quality', 1, '2/3')]
const set: ViewSet = { trust: 'north', weights: [{ criterion: 'quality', weight: '0.7' }, { criterion: 'price', weight: '0.3' }], reason: 'why', revision: 2, written: null, mine: true }
const draft = draftFrom(set)

describe('own weights', () => {
  it('start from what is recorded, and at nothing where nothing is', () => {
    expect(draft).toEqual({ base: 2, texts: { quality: '70%', price: '30%' }, reason: '' })
    expect(draftFrom(undefined)).toEqual({ base: 0, texts: {}, reason: '' })
    expect(isChanged(draft, set)).toBe(false)
    expect(isChanged(typed(draft, 'quality', '71%'), set)).toBe(true)
    expect(isChanged(typed(typed(draft, 'a', '1/2'), 'a', ''), set)).toBe(false)
  })
  it('multiply down beside the award, exactly; siblings not named stay with the award', () => {
    const rows = rowsOf(criteria, 'lot', draft)
    expect(rows.map((row) => (row.kind === 'sum' ? `sum ${row.parent.id} ${row.sum?.sentence ?? 'award'}` : `${row.node.id} ${exactText(row.award!)} ${exactText(row.own!)}`)))
      .toEqual(['quality 0.6 0.7', 'a 0.2 7/30', 'b 0.4 7/15', 'sum quality award', 'price 0.4 0.3', 'sum root 100%'])
  })
  it('are read as complete sets of siblings: the award’s weight stands in for an empty one', () => {
    expect(readSet(criteria, 'lot', draft)).toEqual({ weights: [{ criterion: 'quality', weight: '0.7' }, { criterion: 'price', weight: '0.3' }] })
    const half = typed(draftFrom(undefined), 'a', '1/3')
    expect(readSet(criteria, 'lot', half)).toEqual({ weights: [{ criterion: 'a', weight: '1/3' }, { criterion: 'b', weight: '2/3' }] })
  })
  it('are refused with their place when they do not come to 100% or cannot be read', () => {
    expect(readSet(criteria, 'lot', typed(draft, 'price', '31%'))).toEqual({ wrong: [{ criterion: 'quality', message: 'The weights under root root come to 101%; 1% too much; they have to come to exactly 100%.' }] })
    expect(readSet(criteria, 'lot', typed(draft, 'price', '30'))).toMatchObject({ wrong: [{ criterion: 'price', message: 'price price: write 30% or a share of at most 1.' }, { criterion: 'quality' }] })
    expect(readSet(criteria, 'lot', draftFrom(undefined))).toMatchObject({ wrong: [{ message: 'Enter at least one own weight; an empty field stays with the award.' }] })
  })
  it('say where they differ from the award', () => {
    expect(differencesOf(criteria, { ...set, weights: [...set.weights, { criterion: 'a', weight: '2/6' }] }).map(({ node: { id }, award, own }) => [id, award, own])).toEqual([['quality', '60%', '70%'], ['price', '40%', '30%']])
  })
})
