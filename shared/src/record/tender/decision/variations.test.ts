/** R19: the order in which analyses come: prices open, two people unlock, somebody runs, and only then is read what it gave. */
import { describe, expect, it } from 'vitest'
import { checkInvariants } from '../../invariants/tender.ts'
import { people, tellFurtherRound, tellOn, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../invariants/world.arbitrary.ts'
import { viewTender } from '../../../policy/views.ts'

const { lead, second, trustLead } = people
const weighed = (world: World<'tender'>) => world.act(trustLead, 'weighView', { trust: 'north', lot: 'lot', weights: [{ criterion: 'q1', weight: '0.9' }, { criterion: 'q2', weight: '0.1' }], reason: 'Ours.' })
const seen = (world: World<'tender'>) => viewTender(world.state, trustLead, 'trustViews', { lot: 'lot' }, { read: world.read, now: world.now, hash: hashOf })
const unlocked = (world: World<'tender'>) => {
  const proposed = world.must(lead, 'proposeUnlock', { purpose: 'For the boards.' })
  world.must(second, 'approveUnlock', { unlock: (proposed.events[0]!.body as { id: string }).id })
}
const run = { kind: 'viewWeights', lot: 'lot' }

describe('analyses that vary the model', () => {
  it('are neither unlocked nor run before prices are open', () => {
    for (const stage of ['published', 'scoring', 'moderation'] as const) {
      const world = tenderIn(stage)
      expect(world.act(lead, 'proposeUnlock', { purpose: 'For the boards.' })).toMatchObject({ refused: true, code: 'prices-are-sealed' })
      expect(world.act(lead, 'recordAnalysis', run)).toMatchObject({ refused: true, code: 'prices-are-sealed' })
    }
  })

  it('are of weights set before any price was open, and show after a run in this round', () => {
    const world = tenderIn('moderation')
    expect(weighed(world).refused).toBe(false)
    tellOn(world, 'moderation', 'review')
    expect(weighed(world)).toMatchObject({ refused: true, code: 'prices-are-open' })
    unlocked(world)
    expect(seen(world)).toMatchObject({ refused: true, code: 'analysis-not-run' })
    expect(world.must(lead, 'recordAnalysis', run).events[0]!.body).toMatchObject({ sets: [{ trust: 'north', revision: 1 }] })
    expect(seen(world)).toMatchObject({ views: [{ trust: 'north' }] })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
    tellFurtherRound(world)
    expect(world.act(lead, 'recordAnalysis', run)).toMatchObject({ refused: true, code: 'prices-are-sealed' })
    expect(weighed(world)).toMatchObject({ refused: true, code: 'prices-are-open' })
    tellOn(world, 'sealed', 'review')
    expect(seen(world)).toMatchObject({ refused: true, code: 'analysis-not-run' })
    world.must(lead, 'recordAnalysis', run)
    expect(seen(world)).toMatchObject({ views: [{ trust: 'north' }] })
  })
})
