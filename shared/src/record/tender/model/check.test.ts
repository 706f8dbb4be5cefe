import { describe, expect, it } from 'vitest'
import { tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { checkModel } from './check.ts'
import { deriveFrozenModel } from './frozen.ts'
import type { FrozenModel } from './state.ts'

const sound = (): FrozenModel => structuredClone(deriveFrozenModel(tenderIn('setUp').state)!)

const codes = (change: (frozen: FrozenModel) => void): string[] => {
  const frozen = sound()
  change(frozen)
  return checkModel(frozen).map(({ code }) => code)
}

const threshold = (floor: FrozenModel['model']['thresholds'][number]) => codes(({ model }) => model.thresholds.push(floor))

describe('what keeps a model from being published', () => {
  it('is nothing for a sound one', () => expect(checkModel(sound())).toEqual([]))

  it.each([
    ['0', true], ['-1/2', true], ['1/1000', false], ['1', false], ['1.0001', true], ['5', true],
  ])('a spread to reconcile of %s of the scale: %s', (spreadToReconcile, found) => {
    expect(codes(({ moderation }) => { moderation.spreadToReconcile = spreadToReconcile })).toEqual(found ? ['spread-share'] : [])
  })

  it.each([['-3', true], ['0', false], ['100', false], ['100.01', true], ['250', true]])('a floor of %s %% under the total and a group: %s', (minimum, found) => {
    expect(threshold({ id: 't', on: 'total', lot: 'lot', minimum })).toEqual(found ? ['threshold-percent'] : [])
    expect(threshold({ id: 't', on: 'group', criterion: 'quality', minimum })).toEqual(found ? ['threshold-percent'] : [])
  })

  it.each([['3', false], ['3.0', false], ['2.5', true], ['999', true]])('a floor of %s under a question on 0 to 4: %s', (minimum, found) => {
    expect(threshold({ id: 't', on: 'question', criterion: 'q1', minimum })).toEqual(found ? ['threshold-off-scale'] : [])
  })

  it('a count that every score or none falls under, or that can exclude nobody', () => {
    expect(threshold({ id: 't', on: 'count', lot: 'lot', below: '2', atMost: 1 })).toEqual([])
    expect(threshold({ id: 't', on: 'count', lot: 'lot', below: '0', atMost: 1 })).toEqual(['threshold-off-scale'])
    expect(threshold({ id: 't', on: 'count', lot: 'lot', below: '5', atMost: 1 })).toEqual(['threshold-off-scale'])
    expect(threshold({ id: 't', on: 'count', lot: 'lot', below: '2', atMost: 2 })).toEqual(['threshold-never'])
  })

  it('two floors under one place', () => {
    expect(codes(({ model }) => model.thresholds.push({ id: 'a', on: 'total', lot: 'lot', minimum: '50' }, { id: 'b', on: 'total', lot: 'lot', minimum: '60' }))).toEqual(['threshold-twice'])
  })

  it('a scale with one value written twice, and points that no score can be worth', () => {
    expect(codes(({ model }) => model.scales[0]!.values.push({ value: '3.0', label: 'three again', points: '3/4' }))).toEqual(['scale-value-twice'])
    expect(codes(({ model }) => { model.scales[0]!.values.at(-1)!.points = '2' })).toEqual(['scale-points'])
  })

  it('a descriptor for a score that the scale has lost', () => {
    expect(codes(({ texts }) => texts.find(({ criterion }) => criterion === 'q1')!.descriptors.push({ value: '7', text: { sha256: '0'.repeat(64), size: 1, kind: 'text' } }))).toEqual(['descriptor-off-scale'])
  })

  it('a tie-break that repeats itself, or goes on after the drawing of lots', () => {
    expect(codes(({ model }) => { model.tieBreak = [{ by: 'higherQuality' }, { by: 'higherQuality' }] })).toEqual(['tie-break-twice'])
    expect(codes(({ model }) => { model.tieBreak = [{ by: 'lotDraw' }, { by: 'lowerPrice' }] })).toEqual(['tie-break-after-draw'])
  })

  it('prices that two rates, an impossible rate or an impossible range would decide', () => {
    const price = (change: (model: FrozenModel['model']['price'][number]) => void) => codes(({ model }) => change(model.price[0]!))
    expect(price((one) => { one.formula = { name: 'fixedRange', best: -1, worst: 100 } })).toEqual(['price-range'])
    expect(price((one) => { one.formula = { name: 'fixedRange', best: 100, worst: 100 } })).toEqual(['price-range'])
    expect(price((one) => one.normalisation.indexation.push({ index: 'RPI', ratePerYear: '0.03' }, { index: 'RPI', ratePerYear: '0.02' }))).toEqual(['index-twice'])
    expect(price((one) => one.normalisation.indexation.push({ index: 'CPI-x', ratePerYear: '-0.01' }))).toEqual([])
    expect(price((one) => one.normalisation.indexation.push({ index: 'CPI', ratePerYear: '-1' }))).toEqual(['index-rate'])
    expect(price((one) => one.normalisation.indexation.push({ index: 'none', ratePerYear: '0.01' }))).toEqual(['index-rate'])
    expect(price((one) => one.normalisation.authorityCosts.push({ id: 'a', label: 'A', appliesTo: 'all', amount: 1 }, { id: 'a', label: 'B', appliesTo: 'all', amount: 2 }))).toEqual(['cost-twice'])
  })
})

describe('a view’s weights', () => {
  const view = (...weights: [string, string][]) =>
    tenderIn('published').act('tess', 'weighView', { trust: 'north', lot: 'lot', reason: 'Ours.', weights: weights.map(([criterion, weight]) => ({ criterion, weight })) }, 0)

  it('and the award’s for the rest come to the whole under each parent', () => {
    expect(view(['q1', '0.9'], ['q2', '0.1'])).toMatchObject({ refused: false })
    expect(view(['q1', '1/3'])).toMatchObject({ refused: false })
    expect(view(['q1', '3'], ['q2', '3'])).toMatchObject({ refused: true, code: 'weights-do-not-sum', facts: { parent: 'quality', sum: '6' } })
    expect(view(['q1', '0.9'])).toMatchObject({ refused: true, code: 'weights-do-not-sum' })
  })
})
