/** A round that asks a part of the model, from the draft to its result, and the round after it that asks the whole. */
import { describe, expect, it } from 'vitest'
import { checkInvariants } from '../../invariants/tender.ts'
import { again, answers, currentHash, people, schedule, tellOn, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../invariants/world.arbitrary.ts'
import { deriveOfficialResult } from '../decision/lot-input.ts'
import { viewTender } from '../../../policy/views.ts'
import { askedOf } from './asked.ts'
import { problemsOfModel } from './check-rounds.ts'
import { deriveFrozenModel } from './frozen.ts'

type Tender = World<'tender'>
const { lead, second, moderator, evaluator, otherEvaluator } = people
const asks = (round: string, leftOut: readonly string[]) => ({ round, lot: 'lot', leftOut })

const drafted = (): Tender => {
  const world = tenderIn('setUp')
  world.must(lead, 'addRound', { id: 'second', kind: 'negotiation', title: 'Second', lots: ['lot'], deadline: '2025-03-20T12:00:00.000Z' })
  return world
}

/** Two bids in a first round that asks q1 alone, its price opened. */
const firstRound = (): Tender => {
  const world = drafted()
  const { must } = world
  must(lead, 'askInRound', asks('final', ['q2']), 0)
  tellOn(world, 'setUp', 'published')
  world.now = '2025-02-28T10:00:00.000Z'
  for (const [bidder, pence] of [['alder', 100_000_00], ['birch', 125_000_00]] as const)
    must(lead, 'receiveBid', { id: `bid-${bidder}`, bidder, lot: 'lot', round: 'final', receivedAt: world.now, technical: { answers: answers.slice(0, 1) }, commercial: { schedule: schedule(pence) } })
  must(lead, 'moveStage', { lots: ['lot'], to: 'sealed' })
  tellOn(world, 'sealed', 'scoring')
  return world
}

const settle = (world: Tender, session: string): void => {
  const { must } = world
  const scores = [[evaluator, 'bid-birch', '2'], [otherEvaluator, 'bid-alder', '3'], [otherEvaluator, 'bid-birch', '2']] as const
  for (const [person, bid, score] of scores) must(person, 'recordScore', { question: 'q1', bid, score, rationale: `What ${bid} offers.`, citations: [] }, 0)
  for (const person of [evaluator, otherEvaluator]) must(person, 'submitQuestion', { question: 'q1' })
  must(lead, 'moveStage', { lots: ['lot'], to: 'moderation' })
  must(moderator, 'openSession', { id: session, title: 'Consensus', attendees: [moderator, evaluator, otherEvaluator] })
  must(moderator, 'openModeration', { question: 'q1', session })
  must(moderator, 'tickSubCriteria', { question: 'q1', bids: ['bid-alder', 'bid-birch'], ticks: ['depth'], speakers: [evaluator] })
  for (const [bid, score] of [['bid-alder', '3'], ['bid-birch', '2']] as const) {
    must(moderator, 'proposeConsensus', { question: 'q1', bid, score, reason: 'The panel weighed it.', decided: ['The worked example'], dissent: [] }, 0)
    for (const person of [evaluator, otherEvaluator]) must(person, 'approveConsensus', { question: 'q1', bid })
    must(moderator, 'closeConsensus', { question: 'q1', bid })
  }
  must(lead, 'proposeOpening', { lot: 'lot', envelope: 'commercial' })
  must(second, 'openEnvelopes', { lot: 'lot', envelope: 'commercial' })
  must(lead, 'moveStage', { lots: ['lot'], to: 'review' })
}

const totals = ({ state, read }: Tender, round?: string) => {
  const result = deriveOfficialResult(state, 'lot', read, round)
  if ('cannot' in result) throw new Error(result.because)
  return { problems: result.problems, totals: Object.fromEntries(result.bids.map(({ bid, total }) => [bid, total])) }
}
const codes = ({ state }: Tender) => problemsOfModel(state, deriveFrozenModel(state)!).map(({ code }) => code)

describe('what a round asks', () => {
  it('is the whole model until something is left out, and again once nothing is', () => {
    const world = drafted()
    const whole = currentHash(world)
    world.must(lead, 'askInRound', asks('final', ['q2']), 0)
    expect(currentHash(world)).not.toBe(whole)
    world.must(lead, 'askInRound', asks('final', []), 1)
    expect(currentHash(world)).toBe(whole)
  })

  it.each([
    ['a round of another lot', { round: 'third', lot: 'lot', leftOut: ['q1'] }, 'unknown', '/round'],
    ['a group', asks('final', ['quality']), 'unknown', '/leftOut/0'],
    ['the price, which every round asks', asks('final', ['q1', 'price']), 'unknown', '/leftOut/1'],
    ['every question', asks('final', ['q1', 'q2']), 'content', '/leftOut'],
  ])('cannot leave out %s', (_what, body, kind, pointer) => {
    expect(drafted().act(lead, 'askInRound', body)).toMatchObject({ refused: true, class: kind, pointer })
  })

  it('keeps the model from being published where it would weigh nothing, or a question be asked nowhere', () => {
    const world = drafted()
    expect(codes(world)).toEqual([])
    world.must(lead, 'askInRound', asks('final', ['q2']), 0)
    expect(codes(world)).toEqual([])
    world.must(lead, 'askInRound', asks('second', ['q2']), 0)
    expect(codes(world)).toEqual(['asked-in-no-round'])
    world.must(lead, 'askInRound', asks('second', []), 1)
    world.must(lead, 'weighCriteria', { parent: 'quality', weights: [{ criterion: 'q1', weight: '0' }, { criterion: 'q2', weight: '1' }] }, 1)
    expect(codes(world)).toEqual(['round-weighs-nothing'])
  })

  it('is published while its deadline is ahead; in set-up a slip of the pen is put right', () => {
    const world = drafted()
    world.now = '2025-03-01T12:00:00.000Z'
    expect(world.act(people.assurance, 'signModelTest', { modelHash: currentHash(world), note: 'It chose well.' })).toMatchObject({ refused: true, code: 'model-incomplete', facts: { problems: [{ code: 'round-has-ended', lot: 'lot' }] } })
    world.must(lead, 'changeRoundDeadline', { round: 'final', deadline: '2025-03-10T12:00:00.000Z', reason: 'A slip.' })
    world.must(people.assurance, 'signModelTest', { modelHash: currentHash(world), note: 'It chose well.' })
  })

  it('keeps a question in the model that it leaves out', () => {
    const world = drafted()
    world.must(lead, 'askInRound', asks('final', ['q2']), 0)
    expect(world.act(lead, 'removeCriterion', { criterion: 'q2' }, 1)).toMatchObject({ refused: true, code: 'left-out-of-a-round' })
  })

  it('is all that is answered, scored and moderated in it; what remains carries the whole weight', () => {
    const world = firstRound()
    expect(askedOf(world.state, 'lot').map(({ id }) => id)).toEqual(['q1'])
    expect(world.act(evaluator, 'recordScore', { question: 'q2', bid: 'bid-alder', score: '3', rationale: 'It is good.', citations: [] }, 0)).toMatchObject({ refused: true, code: 'not-asked', sentence: 'Final does not ask q2; only what a round asks is scored in it.' })
    const grid = viewTender(world.state, evaluator, 'scoringGrid', { lot: 'lot' }, { read: world.read, now: world.now, hash: hashOf }) as unknown as { questions: { id: string }[] }
    expect(grid.questions.map(({ id }) => id)).toEqual(['q1'])
    settle(world, 'room')
    // By hand: quality 60 on q1 alone, 3/4 and 2/4; price 40 on 100 and 125.
    expect(totals(world)).toEqual({ problems: [], totals: { 'bid-alder': '85.00', 'bid-birch': '62.00' } })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })

  it('refuses an answer to what it does not ask', () => {
    const world = drafted()
    world.must(lead, 'askInRound', asks('final', ['q2']), 0)
    tellOn(world, 'setUp', 'published')
    world.now = '2025-02-28T10:00:00.000Z'
    expect(world.act(lead, 'receiveBid', { bidder: 'alder', lot: 'lot', round: 'final', receivedAt: world.now, technical: { answers }, commercial: { schedule: schedule(1_00) } }))
      .toMatchObject({ refused: true, class: 'unknown', pointer: '/technical/answers/1/question' })
  })

  it('is asked anew in each round: the next one asks the whole, and the one before keeps its own result', () => {
    const world = firstRound()
    settle(world, 'room')
    world.must(lead, 'proposeRound', { lot: 'lot', round: 'second', further: ['alder', 'birch'], out: [], reason: 'Both can still win.' })
    world.must(second, 'beginRound', { lot: 'lot' })
    for (const [bidder, pence] of [['alder', 100_000_00], ['birch', 80_000_00]] as const)
      world.must(lead, 'receiveBid', { id: again(`bid-${bidder}`), bidder, lot: 'lot', round: 'second', receivedAt: world.now, technical: { answers }, commercial: { schedule: schedule(pence) } })
    tellOn(world, 'sealed', 'review')
    // By hand: Alder 60 × 3/4 and 40 × 80/100; Birch 60 × (1/3 × 2/4 + 2/3) and 40.
    expect(totals(world)).toEqual({ problems: [], totals: { [again('bid-alder')]: '77.00', [again('bid-birch')]: '90.00' } })
    expect(totals(world, 'final')).toEqual({ problems: [], totals: { 'bid-alder': '85.00', 'bid-birch': '62.00' } })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })
})
