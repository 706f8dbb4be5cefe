import { describe, expect, it } from 'vitest'
import { effectiveText, parentsFor, placeOfProblem, questionsByGroup, rowsOf, type Node } from './model.ts'

const node = (id: string, parent: string | null, order: number, weight: string | null, kind: Node['kind'] = 'group'): Node =>
  ({ id, lot: 'lot', parent, order, ref: id, title: id, kind, weight, requirements: [], subCriteria: [], descriptors: [], revision: 1, weightsRevision: 1, written: null, place: { revision: 1, written: null }, weightsWritten: null })
const tree = [node('root', null, 0, null), node('quality', 'root', 0, '0.6'), node('price', 'root', 1, '0.4', 'price'), node('a', 'quality', 0, '1/3', 'question'), node('b', 'quality', 1, '2/3', 'question')]

describe('the tree', () => {
  it('multiplies weights down and follows siblings by their sum', () => {
    const rows = rowsOf(tree, 'lot', {})
    expect(rows.map((row) => (row.kind === 'node' ? `${row.node.id} ${row.depth} ${effectiveText(row.effective)}` : `sum ${row.parent.id} ${row.sum.sentence}`))).toEqual([
      'root 0 100%', 'quality 1 60%', 'a 2 20%', 'b 2 40%', 'sum quality 100%', 'price 1 40%', 'sum root 100%',
    ])
  })
  it('takes what is typed before what is recorded', () => {
    const rows = rowsOf(tree, 'lot', { root: { base: 1, texts: { quality: '7/10', price: '' } } })
    expect(rows.flatMap((row) => (row.kind === 'node' ? [effectiveText(row.effective)] : [String(row.sum.complete)]))).toEqual(['100%', '70%', '≈ 23.3333%', '≈ 46.6667%', 'true', 'open', 'false'])
  })
  it('offers as new parents only groups that are not beneath the node', () => {
    expect(parentsFor(tree, tree[1]!).map(({ id }) => id)).toEqual(['root'])
    expect(parentsFor(tree, tree[3]!).map(({ id }) => id)).toEqual(['root', 'quality'])
  })
})

describe('the questions', () => {
  it('stand under their groups from top to bottom, and an empty group is not among them', () => {
    const deep = [...tree, node('empty', 'root', 2, '0'), node('inner', 'quality', 2, '0'), node('c', 'inner', 0, '1', 'question')]
    expect(questionsByGroup(deep, 'lot').map(({ group, questions }) => [group.id, ...questions.map(({ id }) => id)])).toEqual([['quality', 'a', 'b'], ['inner', 'c']])
    expect(questionsByGroup(deep, 'another')).toEqual([])
  })
})

describe('a problem', () => {
  it('leads to the place where it is put right', () => {
    expect(placeOfProblem({ code: 'weights-do-not-sum', sentence: '', lot: 'lot', criterion: 'quality' })).toBe('/model/criteria/lot/quality')
    expect(placeOfProblem({ code: 'round-weighs-nothing', sentence: '', lot: 'lot' })).toBe('/model/criteria/lot')
    expect(placeOfProblem({ code: 'no-lots', sentence: '' })).toBe('/setup')
    expect(placeOfProblem({ code: 'rules-not-set', sentence: '' })).toBe('/model/rules')
  })
})
