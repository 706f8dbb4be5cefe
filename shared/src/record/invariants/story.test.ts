import { describe, expect, it } from 'vitest'
import { deriveOfficialResult } from '../tender/decision/lot-input.ts'
import { checkInvariants } from './tender.ts'
import { abandonByTwo, furtherStages, tenderIn, tenderInFurtherRound, toldStages } from './tender-story.arbitrary.ts'
import { hashOf } from './world.arbitrary.ts'

describe('the very small tender', () => {
  it.each(toldStages)('stands in %s with every invariant held', (stage) => {
    const { state, read } = tenderIn(stage)
    expect(state.setup.lots.get('lot')?.stage).toBe(stage)
    expect(checkInvariants(state, read, hashOf)).toEqual([])
  })

  it.each(furtherStages)('stands in %s of a further round with every invariant held', (stage) => {
    const { state, read } = tenderInFurtherRound(stage)
    expect(state.setup.lots.get('lot')).toMatchObject({ stage, round: 'second' })
    expect(checkInvariants(state, read, hashOf)).toEqual([])
  })

  // Alder: q1 3/4, q2 3/4 → 45 of 60; price 40. Birch: q1 2/4 → 10 of 20, q2 4/4 → 40 of 40; price 40 × 200/250 = 32.
  it('gives the totals worked out by hand: Alder 85.00, Birch 82.00', () => {
    const { state, read } = tenderIn('review')
    const result = deriveOfficialResult(state, 'lot', read)
    if ('cannot' in result) throw new Error(result.because)
    expect(result.bids.map(({ bid, total, rank }) => ({ bid, total, rank }))).toEqual([
      { bid: 'bid-alder', total: '85.00', rank: 1 },
      { bid: 'bid-birch', total: '82.00', rank: 2 },
    ])
    expect(result.awarded).toEqual(['bid-alder'])
  })

  it('keeps its result when a trust joins, merges or leaves after the notice, and when a bid is withdrawn after the award', () => {
    const world = tenderIn('decided')
    world.must('lena', 'addTrust', { id: 'east', name: 'East trust', joined: '2025-03-04', namedInNotice: true })
    world.must('lena', 'recordTrustLeaving', { trust: 'south', on: '2025-03-03', ground: 'Its board chose otherwise.' })
    world.must('lena', 'mergeTrusts', { id: 'north-east', name: 'North East', from: ['north', 'east'], on: '2025-03-03', ground: 'By order.' })
    world.must('lena', 'recordWithdrawal', { bid: 'bid-birch', ground: 'It lost interest.' })
    world.must('silas', 'approveChange', { change: [...world.state.compliance.changes.keys()].at(-1)! })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })

  it.each(['approveAbandonment', 'suspendLot'] as const)('takes no proposal, approval or closing of a consensus after %s', (closing) => {
    const world = tenderIn('moderation')
    const cell = { question: 'q1', bid: 'bid-birch' }
    const proposal = { ...cell, score: '2', reason: 'Agreed.', decided: ['It decided.'], dissent: [] }
    const tried = (): string[] => [
      world.act('mona', 'proposeConsensus', proposal), world.act('eva', 'approveConsensus', cell), world.act('mona', 'closeConsensus', cell), world.act('eva', 'castRevote', { ...cell, score: '2' }),
    ].map((outcome) => (outcome.refused ? outcome.code : 'accepted'))
    expect(tried()).not.toContain('wrong-stage')
    if (closing === 'approveAbandonment') abandonByTwo(world)
    else world.must('lena', closing, { lot: 'lot', ground: 'A claim was received.', claimReceived: '2025-03-03T09:00:00.000Z' })
    expect(new Set(tried())).toEqual(new Set(['wrong-stage']))
  })

  it('refuses to approve an award whose totals changed after it was proposed, though the winner stays', () => {
    const world = tenderIn('review')
    world.must('lena', 'proposeAward', { lot: 'lot', reason: 'It follows from the model.' })
    world.must('lena', 'disqualifyBid', { bid: 'bid-birch', ground: 'A false declaration.' })
    world.must('silas', 'approveChange', { change: [...world.state.compliance.changes.keys()].at(-1)! })
    expect(world.act('silas', 'approveAward', { lot: 'lot' })).toMatchObject({ refused: true, code: 'result-changed' })
    world.must('lena', 'proposeAward', { lot: 'lot', reason: 'Proposed again.' })
    world.must('silas', 'approveAward', { lot: 'lot' })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })
})
