import { describe, expect, it } from 'vitest'
import { hasAccess } from '../../../policy/viewer.ts'
import { bids, people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { checkInvariants } from '../../invariants/tender.ts'
import { hashOf } from '../../invariants/world.arbitrary.ts'

const { lead, evaluator, bidderContact } = people
const shares = { interests: [{ bidder: 'alder', nature: 'Shares in the group that owns it.' }] }
const barred = { person: evaluator, outcome: 'barred', measures: 'Kept out of the lot.', review: '2025-06-01' }
const score = { question: 'q1', bid: bids[0], score: '3', rationale: 'It holds on page 3.', citations: [] }

describe('declared interests (PA23 s.81 to 83)', () => {
  it('close access until another person decided, and a bar is not undone by declaring anew', () => {
    const world = tenderIn('scoring')
    const open = () => hasAccess(world.state, evaluator)
    const revision = () => world.state.written.get(`interests/${evaluator}`)!.revision
    expect(open()).toBe(true)
    world.must(evaluator, 'declareInterests', shares, revision())
    expect(open()).toBe(false)
    expect(world.act(evaluator, 'declareInterests', { interests: [] }, revision())).toMatchObject({ refused: true, code: 'interests-stand' })
    world.must(lead, 'decideInterests', barred, revision())
    expect(open()).toBe(false)
    expect(world.act(evaluator, 'declareInterests', { interests: [] }, revision())).toMatchObject({ refused: true, code: 'interests-stand' })
    world.must(evaluator, 'declareInterests', { interests: [{ nature: 'The shares are sold.' }] }, revision())
    expect(open()).toBe(false)
    expect(world.act(evaluator, 'recordScore', score, 1)).toMatchObject({ refused: true, code: 'interests-not-cleared' })
    world.must(lead, 'decideInterests', { ...barred, outcome: 'mitigated' }, revision())
    expect(open()).toBe(true)
    expect(world.state.panel.people.get(evaluator)!.interests).toMatchObject({ items: [{ bidder: 'alder' }, {}], overtaken: [{ outcome: 'barred' }], closed: [{ from: expect.any(Number), to: expect.any(Number) }] })
  })

  it('are let go by nobody but who barred, while they decide, with nothing newly declared; and looked at again on a day to come', () => {
    const world = tenderIn('scoring')
    const { second } = people
    const decision = { person: evaluator, measures: 'She holds shares.', review: '2025-09-01' }
    const decide = (by: string, outcome: string, review = decision.review) => world.act(by, 'decideInterests', { ...decision, outcome, review })
    world.must(evaluator, 'declareInterests', { interests: [{ bidder: 'alder', nature: 'Shares.' }] })
    expect(decide(second, 'barred', '2019-01-01')).toMatchObject({ refused: true, code: 'review-past', pointer: '/review' })
    expect(decide(second, 'barred')).toMatchObject({ refused: false })
    for (const outcome of ['none', 'mitigated']) expect(decide(lead, outcome)).toMatchObject({ refused: true, code: 'bar-of-another', facts: { by: second } })
    expect(decide(lead, 'barred')).toMatchObject({ refused: false })
    expect(decide(second, 'mitigated')).toMatchObject({ refused: true, code: 'bar-of-another' })
    expect(decide(lead, 'mitigated')).toMatchObject({ refused: false })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })

  it('tell a bidder’s contact nothing about which other bidders there are', () => {
    const world = tenderIn('scoring')
    const told = (bidder: string) => world.act(bidderContact, 'declareInterests', { interests: [{ bidder, nature: 'I know them.' }] }, 0)
    expect(told('birch')).toEqual(told('nobody-at-all'))
    expect(told('birch')).toMatchObject({ refused: true, code: 'names-a-bidder' })
  })
})
