import { describe, expect, it } from 'vitest'
import { answers, people, schedule, tenderIn } from '../../invariants/tender-story.arbitrary.ts'

const { lead } = people
const bidOf = (world: { readonly now: string }, bidder: string) => ({ id: `bid-${bidder}`, bidder, lot: 'lot', round: 'final', receivedAt: world.now, technical: { answers }, commercial: { schedule: schedule(100_000_00) } })
const decided = (bidder: string, outcome: string) => ({ bidder, lot: 'lot', outcome, reason: 'What was read at selection.' })

describe('selection and bids', () => {
  it('bids come from those alone who were shortlisted, where a lot goes through selection', () => {
    const world = tenderIn('published')
    world.must(lead, 'moveStage', { lots: ['lot'], to: 'selection' })
    expect(world.act(lead, 'receiveBid', bidOf(world, 'alder'))).toMatchObject({ refused: true, class: 'stage', code: 'selection-undecided', pointer: '/bidder' })
    world.must(lead, 'decideSelection', decided('alder', 'shortlisted'))
    world.must(lead, 'decideSelection', decided('birch', 'notShortlisted'))
    world.must(lead, 'receiveBid', bidOf(world, 'alder'))
    expect(world.act(lead, 'receiveBid', bidOf(world, 'birch'))).toMatchObject({ refused: true, code: 'not-shortlisted' })
  })

  it('nobody is left off the shortlist while a bid of theirs stands', () => {
    const world = tenderIn('published')
    world.must(lead, 'receiveBid', bidOf(world, 'alder'))
    world.must(lead, 'moveStage', { lots: ['lot'], to: 'selection' })
    expect(world.act(lead, 'decideSelection', decided('alder', 'notShortlisted'))).toMatchObject({ refused: true, code: 'bid-stands', facts: { bid: 'bid-alder' } })
    world.must(lead, 'recordWithdrawal', { bid: 'bid-alder', ground: 'It was made before the selection.' })
    world.must(lead, 'decideSelection', decided('alder', 'notShortlisted'))
  })

  it('a round of selection that is set up asks for the same, before the lot moves there', () => {
    const world = tenderIn('published')
    const state = structuredClone(world.state)
    state.setup.rounds.set('sift', { ...state.setup.rounds.get('final')!, id: 'sift', kind: 'selection', title: 'Sift', deadline: '2025-02-01T12:00:00.000Z' })
    world.state = state
    expect(world.act(lead, 'receiveBid', bidOf(world, 'alder'))).toMatchObject({ refused: true, code: 'selection-undecided' })
  })
})
