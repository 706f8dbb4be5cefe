import { describe, expect, it } from 'vitest'
import type { Commitment } from '../../../contract/primitives.ts'
import { deriveModelChanges } from './changes.ts'
import type { FrozenModel } from './state.ts'

const text = (mark: string): Commitment => ({ sha256: mark.repeat(64), size: 1, kind: 'text' })

const model = (): FrozenModel => ({
  model: {
    lots: [{ id: 'l', ref: '1', title: 'Records', places: 1 }],
    scales: [{ id: 's', name: 'Five', values: [{ value: '0', label: 'none', points: '0' }, { value: '5', label: 'all', points: '1' }] }],
    criteria: [
      { id: 'root', lot: 'l', parent: null, order: 0, ref: 'R', title: 'Root', kind: 'group', requirements: [], subCriteria: [] },
      { id: 'a', lot: 'l', parent: 'root', order: 0, ref: '1', title: 'Find', kind: 'question', scale: 's', requirements: ['r1'], subCriteria: [] },
      { id: 'p', lot: 'l', parent: 'root', order: 1, ref: 'P', title: 'Price', kind: 'price', requirements: [], subCriteria: [] },
    ],
    awardWeights: [{ criterion: 'a', weight: '0.6' }, { criterion: 'p', weight: '0.4' }],
    thresholds: [{ id: 't', on: 'question', criterion: 'a', minimum: '2' }],
    price: [{ lot: 'l', formula: { name: 'inverse' }, zeroPolicy: 'refuse', floorPolicy: 'floorAtZero', normalisation: { termYears: 5, discountEdition: 'none', includeOptions: false, indexation: [], authorityCosts: [] } }],
    rounding: { decimals: 2, mode: 'halfAwayFromZero' }, tieBreak: [{ by: 'higherQuality' }],
  },
  requirements: [{ id: 'r1', ref: 'R1', heading: 'Find', kind: 'scored', lots: ['l'], text: text('a'), standards: [] }],
  texts: [{ criterion: 'a', guidance: text('b'), descriptors: [{ value: '0', text: text('c') }] }],
  moderation: { spreadToReconcile: '0.4', approvalsNeeded: 2 },
})

const changed = (change: (draft: FrozenModel) => void) => {
  const after = structuredClone(model())
  change(after)
  return deriveModelChanges(model(), after)
}

describe('what changed between two models', () => {
  it('is nothing between equals', () => {
    expect(deriveModelChanges(model(), model())).toEqual([])
  })
  it('names a weight with both values', () => {
    expect(changed(({ model: after }) => { after.awardWeights[0]!.weight = '0.7' })).toEqual([{ area: 'weight', id: 'a', name: '1 Find', kind: 'changed', field: 'weight', before: '0.6', after: '0.7' }])
  })
  it('shows texts by what commits to them', () => {
    expect(changed((after) => { after.requirements[0]!.text = text('d') })).toEqual([{ area: 'requirement', id: 'r1', name: 'R1 Find', kind: 'changed', field: 'text', beforeText: text('a'), afterText: text('d') }])
    expect(changed((after) => { after.texts[0]!.descriptors[0]!.text = text('e') })[0]).toMatchObject({ area: 'criterion', field: 'descriptor of 0' })
  })
  it('tells what came and what went, its weight with it', () => {
    const changes = changed(({ model: after }) => {
      after.criteria.splice(1, 1)
      after.awardWeights.splice(0, 1)
    })
    expect(changes.filter(({ kind }) => kind !== 'changed')).toEqual([{ area: 'criterion', id: 'a', name: '1 Find', kind: 'removed' }])
  })
  it('covers scale, threshold, price and rules', () => {
    const changes = changed((after) => {
      after.model.scales[0]!.values[1]!.label = 'everything'
      after.model.thresholds[0] = { id: 't', on: 'question', criterion: 'a', minimum: '3' }
      after.model.price[0]!.zeroPolicy = 'clarify'
      after.moderation.approvalsNeeded = 3
    })
    expect(changes.map(({ area, field }) => `${area} ${field}`)).toEqual(['scale values', 'threshold threshold', 'price price of zero', 'rules approvals needed'])
  })
})
