import { describe, expect, it } from 'vitest'
import type { Model, Node, Threshold } from './model.ts'
import { noThreshold, readThreshold, thresholdText } from './threshold-text.ts'

const model = { scales: [{ id: 'four', values: ['0', '1', '2'].map((value) => ({ value, label: value, points: '1' })) }] } as unknown as Model
const question = { id: 'q', kind: 'question', scale: 'four' } as Node
const group = { id: 'g', kind: 'group' } as Node

describe('a threshold as text', () => {
  it.each<[string, Threshold, Node | undefined]>([
    ['a question', { id: 't', on: 'question', criterion: 'q', minimum: '1' }, question],
    ['a group', { id: 't', on: 'group', criterion: 'g', minimum: '62.5' }, group],
    ['the total', { id: 't', on: 'total', lot: 'lot', minimum: '50' }, undefined],
    ['low scores', { id: 't', on: 'count', lot: 'lot', below: '2', atMost: 3 }, undefined],
    ['mandatory requirements', { id: 't', on: 'mandatory', lot: 'lot' }, undefined],
  ])('on %s is read back as it was recorded', (_what, threshold, node) => {
    expect(readThreshold(thresholdText(threshold), 't', { model, lot: 'lot', ...(node ? { node } : {}) })).toEqual({ threshold })
  })

  it('says what is missing instead of guessing', () => {
    expect(readThreshold({ ...noThreshold, minimum: '7' }, 't', { model, lot: 'lot', node: question })).toEqual({ because: 'Choose the lowest score that stays in.' })
    expect(readThreshold({ ...noThreshold, minimum: '101%' }, 't', { model, lot: 'lot', node: group })).toEqual({ because: 'Enter a percentage from 0 to 100.' })
    expect(readThreshold({ ...noThreshold, on: 'count', minimum: '2' }, 't', { model, lot: 'lot' })).toEqual({ because: 'Enter a score and how many questions may stay below it.' })
  })
})
