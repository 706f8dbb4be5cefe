import { describe, expect, it } from 'vitest'
import { people, tenderIn } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf } from '../../record/invariants/world.arbitrary.ts'
import { viewTender } from '../views.ts'

const { assurance, bidderContact, commercial, evaluator, lead, observer } = people
const looked = (stage: Parameters<typeof tenderIn>[0], person: string, bid = 'bid-alder') => {
  const world = tenderIn(stage)
  return viewTender(world.state, person, 'pricingSchedule', { bid }, { read: world.read, now: world.now, hash: hashOf })
}

describe('a pricing schedule', () => {
  it('is read line by line with its way to one price and its traps, once prices are open', () => {
    for (const person of [lead, commercial, assurance]) {
      expect(looked('pricesOpened', person)).toMatchObject({
        bid: 'bid-alder', letter: 'A', lines: [{ amounts: expect.arrayContaining([expect.any(Number)]) }],
        normalisation: { price: expect.any(Number), steps: expect.arrayContaining([expect.objectContaining({ step: 'offered' }), expect.objectContaining({ step: 'rounding' })]) },
        traps: expect.arrayContaining([expect.objectContaining({ trap: 'exitUnpriced', sentence: 'No line prices the exit and the return of the data.' })]),
      })
    }
  })
  it('stands beside its corrections; who may read prices of a lot is said where bids are listed', () => {
    const world = tenderIn('pricesOpened')
    world.must(lead, 'correctBid', { bid: 'bid-alder', subject: 'Line licence', original: 'Year 2 in thousands', correction: 'Year 2 in pounds', ground: 'A slip.' })
    const context = { read: world.read, now: world.now, hash: hashOf }
    expect(viewTender(world.state, lead, 'pricingSchedule', { bid: 'bid-alder' }, context)).toMatchObject({ corrections: [{ subject: 'Line licence', by: lead }], lines: [{ amounts: [100_000_00, 100_000_00] }] })
    const readsPrices = (stage: Parameters<typeof tenderIn>[0], person: string) =>
      (viewTender(tenderIn(stage).state, person, 'bids', {}, context) as { lots: { readsPrices: boolean }[] }).lots.map((lot) => lot.readsPrices)
    expect([readsPrices('pricesOpened', lead), readsPrices('pricesOpened', observer), readsPrices('pricesOpened', bidderContact), readsPrices('moderation', lead)]).toEqual([[true], [false], [false], [false]])
  })
  it('is nobody’s before', () => {
    for (const person of [lead, commercial, assurance, evaluator]) expect(looked('moderation', person)).toMatchObject({ refused: true, code: 'results-hidden' })
  })
  it('is not an observer’s; a bidder is told of no bid by this address', () => {
    expect(looked('pricesOpened', observer)).toMatchObject({ refused: true, code: 'results-hidden' })
    expect(looked('pricesOpened', bidderContact)).toMatchObject({ refused: true, code: 'not-found' })
    expect(looked('pricesOpened', bidderContact, 'bid-nobody')).toMatchObject({ refused: true, code: 'not-found' })
  })
})
