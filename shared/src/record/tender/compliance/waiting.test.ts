/** Nothing is built on what is proposed to be changed (R2). */
import { describe, expect, it } from 'vitest'
import { people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { checkInvariants } from '../../invariants/tender.ts'
import { hashOf, type World } from '../../invariants/world.arbitrary.ts'
import { deriveWaiting } from '../../../policy/waiting.ts'

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

describe('a change of what a panel agreed on (R5)', () => {
  const { evaluator, otherEvaluator } = people

  it('is approved once as many of the panel support it as the model asks approvals of', () => {
    const world = tenderIn('pricesOpened')
    const id = proposed(world)
    expect(world.act(second, 'approveChange', { change: id })).toMatchObject({ refused: true, code: 'panel-not-asked', facts: { supported: [], needed: 2 } })
    for (const person of [moderator, second, lead]) expect(world.act(person, 'supportChange', { change: id })).toMatchObject({ refused: true, class: 'forbidden' })
    world.must(evaluator, 'supportChange', { change: id })
    expect(world.act(evaluator, 'supportChange', { change: id })).toMatchObject({ refused: true, code: 'already-supported' })
    expect(world.act(second, 'approveChange', { change: id })).toMatchObject({ refused: true, code: 'panel-not-asked', facts: { supported: [evaluator] } })
    world.must(otherEvaluator, 'supportChange', { change: id })
    world.must(second, 'approveChange', { change: id })
    expect(world.state.moderation.cells.get('q1/bid-birch')!.consensus!.score).toBe('3')
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })

  it('is not carried by a supporter, nor proposed by an author, who was barred since', () => {
    const world = tenderIn('pricesOpened')
    const id = proposed(world)
    for (const person of [evaluator, otherEvaluator]) world.must(person, 'supportChange', { change: id })
    const shares = { interests: [{ bidder: 'birch', nature: 'Shares.' }] }
    world.must(evaluator, 'declareInterests', shares)
    expect(world.act(second, 'approveChange', { change: id })).toMatchObject({ refused: true, code: 'panel-not-asked', facts: { supported: [otherEvaluator] } })
    world.must(lead, 'decideInterests', { person: evaluator, outcome: 'mitigated', measures: 'Sold.', review: '2025-09-01' })
    world.must(moderator, 'declareInterests', shares)
    expect(world.act(second, 'approveChange', { change: id })).toMatchObject({ refused: true, code: 'author-without-access', facts: { people: [moderator] } })
    world.must(second, 'refuseChange', { change: id, reason: 'Its author holds shares.' })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })

  it('waits for each of the panel until they have said so, and for nobody else', () => {
    const world = tenderIn('pricesOpened')
    const id = proposed(world)
    const asked = (person: string) => deriveWaiting(world.state)(person).filter(({ sentence }) => sentence.startsWith('Read 1 proposed change of what your panel agreed on')).length
    expect([evaluator, otherEvaluator, moderator, second].map(asked)).toEqual([1, 1, 0, 0])
    world.must(evaluator, 'supportChange', { change: id })
    expect([evaluator, otherEvaluator].map(asked)).toEqual([0, 1])
  })

  it('is not approved where nothing changes any more: another change came first', () => {
    const world = tenderIn('pricesOpened')
    const [first, again] = [proposed(world), proposed(world)]
    for (const person of [evaluator, otherEvaluator]) for (const id of [first, again]) world.must(person, 'supportChange', { change: id })
    world.must(second, 'approveChange', { change: first })
    expect(world.act(second, 'approveChange', { change: again })).toMatchObject({ refused: true, code: 'nothing-changes', facts: { now: '3' } })
  })

  it('is asked of no panel where no panel agreed', () => {
    const world = tenderIn('review')
    const { events } = world.must(lead, 'proposeComplianceChange', { bid: 'bid-birch', requirement: 'secure', outcome: 'fail', reason: 'It lapsed.' })
    expect(world.act(evaluator, 'supportChange', { change: (events[0]!.body as { id: string }).id })).toMatchObject({ refused: true })
  })
})
