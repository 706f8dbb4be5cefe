/** Orders of commands about rounds and late bids that once went through, each walked again. */
import { describe, expect, it } from 'vitest'
import { answers, people, schedule, tellFurtherRound, tellOn, tenderIn } from '../../invariants/tender-story.arbitrary.ts'

const { lead, second, evaluator } = people
const contents = { technical: { answers }, commercial: { schedule: schedule(90_000_00) } }

describe('a late bid', () => {
  it('that is accepted after an opening was proposed asks for a new proposal', () => {
    const world = tenderIn('sealed')
    world.must(lead, 'recordWithdrawal', { bid: 'bid-alder', ground: 'It will be replaced.' })
    world.now = '2025-03-03T09:00:00.000Z'
    const opening = { lot: 'lot', envelope: 'technical' }
    world.must(lead, 'proposeOpening', opening)
    world.must(lead, 'receiveBid', { id: 'late', bidder: 'alder', lot: 'lot', round: 'final', receivedAt: world.now, ...contents })
    world.must(second, 'decideLateBid', { bid: 'late', outcome: 'accepted', ground: 'The portal was down.' })
    expect(world.act(second, 'openEnvelopes', opening)).toMatchObject({ refused: true, code: 'nothing-proposed' })
    world.must(lead, 'proposeOpening', opening)
    world.must(second, 'openEnvelopes', opening)
  })
})

describe('a first round', () => {
  it('takes no bid that came in before its lot was published', () => {
    const world = tenderIn('published')
    const received = (receivedAt: string) => world.act(lead, 'receiveBid', { id: 'early', bidder: 'alder', lot: 'lot', round: 'final', receivedAt, ...contents })
    const published = world.state.setup.lots.get('lot')!.steps.at(-1)!.at
    expect(received('2025-01-01T09:00:00.000Z')).toMatchObject({ refused: true, class: 'content', code: 'received-before-publication', pointer: '/receivedAt', facts: { published } })
    expect(received(published).refused).toBe(false)
  })
})

describe('a further round', () => {
  it('takes no bid that came in before it began, and no note on a bid of the round before', () => {
    const world = tenderIn('review')
    tellFurtherRound(world)
    world.must(lead, 'recordWithdrawal', { bid: [...world.state.bids.bids.values()].find((bid) => bid.round === 'second' && bid.bidder === 'alder')!.id, ground: 'It will be replaced.' })
    expect(world.act(lead, 'receiveBid', { id: 'early', bidder: 'alder', lot: 'lot', round: 'second', receivedAt: '2025-03-01T09:00:00.000Z', ...contents })).toMatchObject({ refused: true, code: 'received-before-the-round', pointer: '/receivedAt' })
    world.must(lead, 'receiveBid', { id: 'again', bidder: 'alder', lot: 'lot', round: 'second', receivedAt: world.now, ...contents })
    const scoring = tenderIn('review')
    tellFurtherRound(scoring)
    tellOn(scoring, 'sealed', 'scoring')
    expect(scoring.act(evaluator, 'recordNote', { question: 'q1', bid: 'bid-alder', text: 'Late thought.' })).toMatchObject({ refused: true, code: 'round-is-over' })
  })
})
