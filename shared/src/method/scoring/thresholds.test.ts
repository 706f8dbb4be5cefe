import { describe, expect, it } from 'vitest'
import type { Threshold } from '../../contract/model.ts'
import { evenScale, lotInput } from '../lot.arbitrary.ts'
import { computeOfficialResult, type BidInput, type LotResult } from '../ranking/official.ts'

const questions = ['q1', 'q2', 'q3', 'q4']
const scored = (...scores: (string | null)[]) => new Map(questions.flatMap((id, at) => (scores[at] === null ? [] : [[id, scores[at]!] as const])))

const judge = (threshold: Threshold, bid: Partial<BidInput>): LotResult => computeOfficialResult(lotInput({
  scales: [evenScale('five', 5)],
  nodes: [{ id: 'g', weight: '0.6', children: questions.slice(0, 2).map((id) => ({ id, weight: '0.5' })) }, { id: 'h', weight: '0.2', children: questions.slice(2).map((id) => ({ id, weight: '0.5' })) }, { id: 'price', weight: '0.2', kind: 'price' }],
  thresholds: [threshold], bids: [{ bid: 'ours', price: 200, ...bid }, { bid: 'other', price: 100, scores: scored('5', '5', '5', '5') }],
}))
const ours = (result: LotResult) => result.bids[0]!

describe('threshold on a question', () => {
  const threshold: Threshold = { id: 't', on: 'question', criterion: 'q1', minimum: '2' }
  it.each([['1', false, 'excluded'], ['2', true, 'ranked'], ['3', true, 'ranked']])('a score of %s against 2', (score, passed, status) => {
    const result = judge(threshold, { scores: scored(score, '3', '3', '3') })
    expect(ours(result).thresholds).toMatchObject([{ threshold: 't', required: '2', found: score, passed }])
    expect(ours(result).status).toBe(status)
  })

  it('a blank is neither passed nor failed: it is a problem', () => {
    const result = judge(threshold, { scores: scored(null, '3', '3', '3') })
    expect(ours(result).thresholds).toMatchObject([{ found: null, passed: null }])
    expect(ours(result)).toMatchObject({ status: 'open', total: null, rank: null, exclusions: [] })
    expect(result.problems).toMatchObject([{ code: 'not-scored', bid: 'ours', criteria: ['q1'] }])
    expect(result.awarded).toEqual([])
  })
})

describe('threshold on a group', () => {
  const threshold: Threshold = { id: 't', on: 'group', criterion: 'g', minimum: '50' }
  it.each([[['2', '3'], true, '50'], [['2', '2'], false, '40']] as const)('%j against 50 %%', (scores, passed, found) => {
    expect(ours(judge(threshold, { scores: scored(...scores, '0', '0') })).thresholds).toMatchObject([{ passed, found }])
  })
})

describe('threshold on the total', () => {
  it('is decided after prices have points, and the failed bid keeps its total as evidence', () => {
    const result = judge({ id: 't', on: 'total', lot: 'lot', minimum: '60' }, { scores: scored('3', '3', '3', '3') })
    expect(ours(result)).toMatchObject({ status: 'excluded', total: '58.0000', rank: null, exclusions: [{ code: 'threshold-total', threshold: 't' }] })
    expect(result.awarded).toEqual(['other'])
  })

  it('a group that holds the price waits for it too', () => {
    const result = judge({ id: 't', on: 'group', criterion: 'root', minimum: '58' }, { scores: scored('3', '3', '3', '3') })
    expect(ours(result).thresholds).toMatchObject([{ found: '58', passed: true }])
  })
})

describe('threshold on a count', () => {
  const threshold: Threshold = { id: 't', on: 'count', lot: 'lot', below: '2', atMost: 1 }
  it.each<[(string | null)[], boolean | null, string]>([
    [['1', '5', '5', '5'], true, '1'], [['1', '1', '5', '5'], false, '2'], [['1', '1', null, '5'], false, '2'], [['1', null, '5', '5'], null, '1'], [[null, '5', '5', '5'], true, '0'], [['2', '2', '1', '5'], true, '1'],
  ])('%j', (scores, passed, found) => {
    expect(ours(judge(threshold, { scores: scored(...scores) })).thresholds).toMatchObject([{ passed, found }])
  })

  it('excludes early, before the blank is filled, and the blank of an excluded bid blocks nobody', () => {
    const result = judge(threshold, { scores: scored('1', '1', null, '5') })
    expect([ours(result).status, result.problems, result.awarded]).toEqual(['excluded', [], ['other']])
  })
})

describe('mandatory requirements', () => {
  const threshold: Threshold = { id: 't', on: 'mandatory', lot: 'lot' }
  const scores = scored('5', '5', '5', '5')
  it('a failed one excludes and names it', () => {
    const result = judge(threshold, { scores, failedMandatory: ['a01'] })
    expect(ours(result).exclusions).toMatchObject([{ code: 'threshold-mandatory', sentence: 'Every mandatory requirement has to be passed; 1 failed (a01): failed.' }])
  })
  it('an undecided one blocks', () => {
    expect(judge(threshold, { scores, undecidedMandatory: ['a02', 'a03'] }).problems).toMatchObject([{ code: 'mandatory-undecided', bid: 'ours', requirements: ['a02', 'a03'] }])
  })
  it('without a published threshold nothing follows from it', () => {
    const result = judge({ id: 't', on: 'mandatory', lot: 'another-lot' }, { scores, failedMandatory: ['a01'], undecidedMandatory: ['a02'] })
    expect([ours(result).status, result.problems]).toEqual(['ranked', []])
  })
})

describe('who takes part in the comparison of prices', () => {
  it('an excluded bid’s low price does not take points from the others', () => {
    const result = judge({ id: 't', on: 'question', criterion: 'q1', minimum: '2' }, { price: 10, scores: scored('0', '5', '5', '5') })
    expect(result.bids[1]!.price!.points!.exact).toBe('20')
    expect(ours(result).price).toMatchObject({ points: null, because: 'the bid was out before prices were compared' })
  })
})
