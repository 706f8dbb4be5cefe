/** Nothing is built on what is proposed to be changed (R2). */
import { describe, expect, it } from 'vitest'
import { people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import type { World } from '../../invariants/world.arbitrary.ts'

const { lead, second, assurance, moderator } = people
const change = { question: 'q1', bid: 'bid-birch', score: '3', reason: 'A page was overlooked.' }
const proposed = (world: World<'tender'>, body: object = change): string => (world.must(moderator, 'proposeConsensusChange', body).events[0]!.body as { id: string }).id
const refused = (world: World<'tender'>, id: string) => world.must(assurance, 'refuseChange', { change: id, reason: 'The page was read.' })

/** Everything agreed in moderation, prices still sealed. */
const agreed = (): World<'tender'> => {
  const world = tenderIn('moderation')
  const { evaluator, otherEvaluator } = people
  world.must(moderator, 'openModeration', { question: 'q2', session: 'room' })
  world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: ['bid-alder', 'bid-birch'], ticks: ['depth'], speakers: [] })
  for (const question of ['q1', 'q2'])
    for (const bid of ['bid-alder', 'bid-birch']) {
      world.must(moderator, 'proposeConsensus', { question, bid, score: '2', reason: 'Agreed.', decided: ['Its depth'], dissent: [] })
      for (const person of [evaluator, otherEvaluator]) world.must(person, 'approveConsensus', { question, bid })
      world.must(moderator, 'closeConsensus', { question, bid })
    }
  return world
}

describe('a change that waits', () => {
  it('keeps the prices sealed', () => {
    const world = agreed()
    const id = proposed(world)
    expect(world.act(lead, 'proposeOpening', { lot: 'lot', envelope: 'commercial' })).toMatchObject({ refused: true, code: 'changes-waiting', facts: { changes: [id] } })
    refused(world, id)
    world.must(lead, 'proposeOpening', { lot: 'lot', envelope: 'commercial' })
    const late = proposed(world)
    expect(world.act(second, 'openEnvelopes', { lot: 'lot', envelope: 'commercial' })).toMatchObject({ refused: true, code: 'changes-waiting', facts: { changes: [late] } })
    refused(world, late)
    world.must(second, 'openEnvelopes', { lot: 'lot', envelope: 'commercial' })
  })

  it('keeps an award from being proposed and from being approved', () => {
    const world = tenderIn('review')
    const id = proposed(world)
    expect(world.act(lead, 'proposeAward', { lot: 'lot', reason: 'It follows.' })).toMatchObject({ refused: true, code: 'changes-waiting' })
    refused(world, id)
    world.must(lead, 'proposeAward', { lot: 'lot', reason: 'It follows.' })
    const late = proposed(world)
    expect(world.act(second, 'approveAward', { lot: 'lot' })).toMatchObject({ refused: true, code: 'changes-waiting', facts: { changes: [late] } })
    refused(world, late)
    world.must(second, 'approveAward', { lot: 'lot' })
  })
})
