import { exactText } from '@workbench/shared/numeric/exact.ts'
import { describe, expect, it } from 'vitest'
import { basisOf, compare, differs, exampleBids, findingOf, formulasWith, priceShareOf, readRange, readTyped, signaturesOf, type Model } from './model-test.ts'

const node = (id: string, parent: string | null, kind: 'group' | 'question' | 'price', weight: string | null): Model['criteria'][number] =>
  ({ id, lot: 'lot', parent, order: 0, ref: id, title: id, kind, weight, requirements: [], subCriteria: [], descriptors: [], revision: 1, weightsRevision: 1, written: null, place: { revision: 1, written: null }, weightsWritten: null })
const model = (over: Partial<Model> = {}): Model => ({
  standing: 'draft', lots: [{ id: 'lot', ref: '1', title: 'Lot' }], requirements: [], scales: [], thresholds: [], thresholdRevisions: [], rounds: [], price: [], rules: null, problems: [], warnings: [], modelHash: 'now', tests: [], proposal: null, proposalRevision: 0, versions: [],
  closedBecause: null, mayChange: true, maySign: false, mayPublish: true,
  criteria: [node('root', null, 'group', null), node('value', 'root', 'group', '1/2'), node('price', 'value', 'price', '0.6'), node('q', 'root', 'question', '1/2')], ...over,
})
const range = readRange('7,500,000', '15,000,000')
const formulas = formulasWith('formula' in range ? range.formula : null)
const typed = readTyped(exampleBids)
const bids = 'bids' in typed ? typed.bids : []

describe('terms of a lot', () => {
  it('multiply the weights down to price, exactly', () => {
    expect(exactText(priceShareOf(model().criteria, 'lot')!)).toBe('0.3')
    expect(priceShareOf([node('root', null, 'group', null), node('price', 'root', 'price', null)], 'lot')).toBeNull()
    expect(priceShareOf(model().criteria, 'another')).toBeNull()
  })
  it('say what is assumed where the model is silent', () => {
    const bare = basisOf(model({ criteria: [] }), 'lot')
    expect(exactText(bare.terms.priceShare)).toBe('0.4')
    expect(bare.assumed).toHaveLength(3)
    expect(basisOf(model(), 'lot').assumed.some((sentence) => sentence.includes('weight'))).toBe(false)
  })
})

describe('the example under every formula', () => {
  const compared = compare(bids, formulas, basisOf(model({ criteria: [] }), 'lot'))
  const nameOf = (key: string) => exampleBids.find((row) => row.key === key)!.name
  it('has one winner and two orders at 60/40 (domain.md section 4)', () => {
    expect(findingOf(compared, nameOf)).toBe('A wins under every formula; the order of the others differs')
    expect(compared.map(({ lines }) => lines.map(({ rank }) => rank))).toEqual([[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 4, 3], [1, 2, 3, 4]])
  })
  it('marks who stands elsewhere', () => {
    expect(['a', 'b', 'c', 'd'].map((bid) => differs(compared, compared[2]!, bid))).toEqual([false, false, true, true])
  })
  it('says when the formula decides the winner', () => {
    const other = compare(bids.map((bid) => (bid.bid === 'b' ? { ...bid, price: 990_000_000 } : bid)), formulas, basisOf(model({ criteria: [] }), 'lot'))
    expect(findingOf(other, nameOf)).toBe('The formula decides the winner: 2 different winners of the same bids')
  })
})

describe('what is typed', () => {
  it('is read as it stands, or refused beside its field', () => {
    expect(readTyped([{ key: 'x', name: '', quality: '101', price: 'ten' }])).toMatchObject({ wrong: [{ field: 'name' }, { field: 'quality' }, { field: 'price' }] })
    expect(readTyped([{ key: 'x', name: 'X', quality: '1', price: '1' }, { key: 'y', name: 'X', quality: '1', price: '1' }])).toMatchObject({ wrong: [{ key: 'y', field: 'name' }] })
  })
  it('a range upside down is no range', () => {
    expect(readRange('10', '10')).toEqual({ because: 'The range needs a best price that lies below the worst.' })
  })
})

describe('signatures', () => {
  it('count for the model that was signed only', () => {
    const tests = [{ modelHash: 'then', by: 'p', at: '2012-01-01T00:00:00.000Z', note: 'n' }, { modelHash: 'now', by: 'q', at: '2012-01-02T00:00:00.000Z', note: 'n' }]
    expect(signaturesOf(model({ tests })).now.map(({ by }) => by)).toEqual(['q'])
  })
})
