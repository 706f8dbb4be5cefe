import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, exactText, sumExact } from '../../numeric/exact.ts'
import { anyLot, evenScale, lotInput, type LotSpec } from '../lot.arbitrary.ts'
import { compileTree, effectiveWeights, isBroken, liesWithin, weightWithin, type BrokenTree, type CriteriaTree } from './tree.ts'

const spec = (nodes: LotSpec['nodes']): LotSpec => ({ nodes, scales: [evenScale('five', 5)], bids: [] })
const compiled = (nodes: LotSpec['nodes']) => {
  const { model, lot, weights } = lotInput(spec(nodes))
  return compileTree(model, lot, weights)
}
const nodes: LotSpec['nodes'] = [{ id: 'q', weight: '0.7', children: [{ id: 'q1', weight: '1/3' }, { id: 'q2', weight: '2/3' }] }, { id: 'price', weight: '0.3', kind: 'price' }]

describe('criteria tree', () => {
  it('multiplies local weights on the way down', () => {
    const tree = compiled(nodes) as CriteriaTree
    expect(tree.nodes.map(({ criterion }) => criterion.id)).toEqual(['root', 'q', 'q1', 'q2', 'price'])
    expect(effectiveWeights(tree).map(exactText)).toEqual(['1', '0.7', '7/30', '7/15', '0.3'])
    expect(exactText(weightWithin(tree, 2))).toBe('7/30')
    expect(exactText(weightWithin(tree, 2, 1))).toBe('1/3')
    expect([liesWithin(tree, 2, 1), liesWithin(tree, 4, 1), liesWithin(tree, 4, 0)]).toEqual([true, false, true])
    expect(tree.price).toBe(4)
  })

  it.each<[string, LotSpec['nodes'], string, string]>([
    ['siblings that do not sum to 1', [{ id: 'a', weight: '0.3' }, { id: 'b', weight: '0.6999' }], 'weights-do-not-sum', 'The weights under root root sum to 99.99%, not to 100%.'],
    ['a negative weight', [{ id: 'a', weight: '-0.5' }, { id: 'b', weight: '1.5' }], 'weight-negative', 'a a has a negative weight.'],
    ['an empty group', [{ id: 'a', weight: '1', children: [] }], 'empty-group', 'a a has nothing beneath it.'],
  ])('refuses %s', (_title, broken, code, sentence) => {
    expect((compiled(broken) as BrokenTree).problems).toMatchObject([{ code, sentence }])
  })

  it('refuses a missing weight and a missing scale by name', () => {
    const { model, lot, weights } = lotInput(spec(nodes))
    expect(compileTree(model, lot, weights.filter(({ criterion }) => criterion !== 'q2'))).toMatchObject({ problems: [{ code: 'weight-missing', criterion: 'q2' }] })
    expect(compileTree({ ...model, scales: [] }, lot, weights)).toMatchObject({ problems: [{ code: 'scale-missing', criterion: 'q1' }, { code: 'scale-missing', criterion: 'q2' }] })
    expect(compileTree(model, 'other', weights)).toMatchObject({ problems: [{ code: 'no-criteria' }] })
  })

  it('thirds sum to exactly one, and 0.333333 three times does not', () => {
    expect(isBroken(compiled(['a', 'b', 'c'].map((id) => ({ id, weight: '1/3' }))))).toBe(false)
    expect(isBroken(compiled(['a', 'b', 'c'].map((id) => ({ id, weight: '0.333333' }))))).toBe(true)
  })

  it('leaves weigh exactly 1 together, whatever the tree (seed 121)', () => {
    fc.assert(fc.property(anyLot, ({ model, lot, weights }) => {
      const tree = compileTree(model, lot, weights) as CriteriaTree
      const all = effectiveWeights(tree)
      const leaves = tree.nodes.flatMap((node, at) => (node.children.length === 0 ? [all[at]!] : []))
      expect(sumExact(leaves).equals(exact(1))).toBe(true)
    }), { seed: 121, numRuns: 100 })
  })
})
