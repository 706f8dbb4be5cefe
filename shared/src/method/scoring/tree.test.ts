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

  it('of a round shares the weight of what is left out among its siblings, and a group goes with the last of its questions', () => {
    const { model, lot, weights } = lotInput(spec([
      { id: 'q', weight: '0.7', children: [{ id: 'g', weight: '0.5', children: [{ id: 'q1', weight: '1/3' }, { id: 'q2', weight: '2/3' }] }, { id: 'h', weight: '0.5', children: [{ id: 'q3', weight: '1' }] }] },
      { id: 'price', weight: '0.3', kind: 'price' },
    ]))
    const shares = (leftOut: readonly string[]) => {
      const tree = compileTree(model, lot, weights, leftOut) as CriteriaTree
      return Object.fromEntries(effectiveWeights(tree).map((weight, at) => [tree.nodes[at]!.criterion.id, exactText(weight)]))
    }
    expect(shares(['q1'])).toEqual({ root: '1', q: '0.7', g: '0.35', q2: '0.35', h: '0.35', q3: '0.35', price: '0.3' })
    expect(shares(['q3'])).toEqual({ root: '1', q: '0.7', g: '0.7', q1: '7/30', q2: '7/15', price: '0.3' })
    expect(shares(['q1', 'q2', 'q3'])).toEqual({ root: '1', price: '1' })
    expect(compileTree(model, lot, weights.map((weight) => (weight.criterion === 'q1' ? { ...weight, weight: '0' } : weight.criterion === 'q2' ? { ...weight, weight: '1' } : weight)), ['q2']))
      .toMatchObject({ problems: [{ code: 'nothing-asked', criterion: 'g' }] })
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

  it('and so do those that a round asks (seed 122)', () => {
    let parts = 0
    fc.assert(fc.property(anyLot, fc.nat(), ({ model, lot, weights }, which) => {
      const questions = model.criteria.filter(({ kind }) => kind === 'question')
      const tree = compileTree(model, lot, weights, [questions[which % questions.length]!.id])
      const sum = isBroken(tree) ? tree.problems[0]!.code : exactText(sumExact(effectiveWeights(tree).filter((_weight, at) => tree.nodes[at]!.children.length === 0)))
      if (sum === '1') parts += 1
      expect(['1', 'nothing-asked']).toContain(sum)
    }), { seed: 122, numRuns: 100 })
    expect(parts).toBeGreaterThan(50)
  })
})
