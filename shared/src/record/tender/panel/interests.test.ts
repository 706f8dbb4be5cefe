import { describe, expect, it } from 'vitest'
import { hasAccess } from '../../../policy/viewer.ts'
import { bids, people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'

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

  it('tell a bidder’s contact nothing about which other bidders there are', () => {
    const world = tenderIn('scoring')
    const told = (bidder: string) => world.act(bidderContact, 'declareInterests', { interests: [{ bidder, nature: 'I know them.' }] }, 0)
    expect(told('birch')).toEqual(told('nobody-at-all'))
    expect(told('birch')).toMatchObject({ refused: true, code: 'names-a-bidder' })
  })
})
