import { describe, expect, it } from 'vitest'
import type { Plain } from '../../contract/primitives.ts'
import type { ParamsOf, ReplyOf } from '../../contract/views.ts'
import { isRefusal } from '../../record/tender/guards.ts'
import { bids, people, tenderIn } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../record/invariants/world.arbitrary.ts'
import { viewTender } from '../views.ts'

const { assurance, auditor, evaluator, lead, moderator, observer, otherEvaluator, second, trustLead } = people
type Name = 'moderation' | 'moderationQuestion' | 'moderationUnanimous'

const looked = <N extends Name>(world: World<'tender'>, person: string, name: N, params: ParamsOf<N>) =>
  viewTender(world.state, person, name, params, { read: world.read, now: world.now, hash: hashOf })
const seen = <N extends Name>(world: World<'tender'>, person: string, name: N, params: ParamsOf<N>): Plain<ReplyOf<N>> => {
  const reply = looked(world, person, name, params)
  if (isRefusal(reply)) throw new Error(reply.sentence)
  return reply as Plain<ReplyOf<N>>
}
const question = (world: World<'tender'>, person: string, id: string) => seen(world, person, 'moderationQuestion', { lot: 'lot', question: id })
const unanimous = (world: World<'tender'>, person: string) => seen(world, person, 'moderationUnanimous', { lot: 'lot' })
const cellOf = (world: World<'tender'>, person: string, id: string, bid: string) => question(world, person, id).cells.find((cell) => cell.bid === bid)!

describe('a silent re-vote', () => {
  const world = tenderIn('moderation')
  world.must(evaluator, 'castRevote', { question: 'q1', bid: 'bid-alder', score: '4' })

  it('shows one’s own vote at once, of another’s only that it was cast', () => {
    expect(cellOf(world, evaluator, 'q1', 'bid-alder')).toMatchObject({ voted: [evaluator], revotes: [{ evaluator, score: '4' }] })
    for (const person of [otherEvaluator, moderator, observer]) expect(cellOf(world, person, 'q1', 'bid-alder')).toMatchObject({ voted: [evaluator], revotes: [] })
  })

  it('shows every vote to the room once all have voted', () => {
    const all = tenderIn('moderation')
    for (const [person, score] of [[evaluator, '4'], [otherEvaluator, '3']] as const) all.must(person, 'castRevote', { question: 'q1', bid: 'bid-alder', score })
    for (const person of [evaluator, otherEvaluator, moderator, observer])
      expect(cellOf(all, person, 'q1', 'bid-alder').revotes).toEqual([{ evaluator, score: '4' }, { evaluator: otherEvaluator, score: '3' }])
  })
})

describe('the agenda', () => {
  it('says where the scores lie far apart and which cells are weighed', () => {
    const world = tenderIn('moderation')
    world.must(moderator, 'openModeration', { question: 'q2', session: 'room' })
    const before = seen(world, moderator, 'moderation', { lot: 'lot' }).questions
    expect(before.map((row) => row.cells.map(({ spread, wide, unanimous: agreed, ticked }) => [spread, wide, agreed, ticked]))).toEqual([
      [['1/4', false, false, false], ['0', false, true, false]],
      // Without sub-criteria there is none left to weigh.
      [['3/4', true, false, true], ['0', false, true, true]],
    ])
    world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: [...bids], ticks: ['depth'], speakers: [evaluator] })
    expect(seen(world, moderator, 'moderation', { lot: 'lot' }).questions[0]!.cells.map(({ ticked }) => ticked)).toEqual([true, true])
  })

  it('tells an evaluator nothing of a question before its moderation opens', () => {
    const [, unopened] = seen(tenderIn('moderation'), evaluator, 'moderation', { lot: 'lot' }).questions
    expect(unopened!.cells).toEqual(bids.map((bid) => ({ bid, spread: null, unanimous: false, cannot: 0, wide: false, ticked: false, changeWaiting: false, state: 'notOpen', consensus: null, approvals: 0, iApproved: false })))
  })
})

describe('unanimous cells', () => {
  it('are listed with the reasons one can be chosen from, then with provenance and approvals, and leave the list when closed', () => {
    const world = tenderIn('moderation')
    world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: [...bids], ticks: ['depth'], speakers: [evaluator] })
    const cell = { question: 'q1', bid: 'bid-birch', reasonOf: otherEvaluator }
    const [before] = unanimous(world, moderator).questions
    expect(before!.cells.map(({ bid, score, ticked, reasons, proposal }) => [bid, score, ticked, reasons.map((reason) => reason.evaluator), proposal])).toEqual([['bid-birch', '2', true, [evaluator, otherEvaluator], null]])
    world.must(moderator, 'closeUnanimous', { cells: [{ ...cell, revision: before!.cells[0]!.revision }] })
    const { revision } = unanimous(world, moderator).questions[0]!.cells[0]!
    for (const person of [evaluator, otherEvaluator]) world.must(person, 'approveUnanimous', { cells: [{ question: 'q1', bid: 'bid-birch', revision }] })
    expect(unanimous(world, moderator).questions[0]!.cells[0]!.proposal).toMatchObject({ score: '2', reasonOf: otherEvaluator, by: moderator, approvals: [evaluator, otherEvaluator] })
    world.must(moderator, 'closeUnanimous', { cells: [{ ...cell, revision }] })
    expect(unanimous(world, moderator).questions).toEqual([])
  })

  it('of a question whose moderation has not opened are listed for nobody who may still score', () => {
    const world = tenderIn('moderation')
    for (const person of [moderator, evaluator, observer]) expect(unanimous(world, person).questions.map(({ id }) => id)).toEqual(['q1'])
  })

  it('are nothing for those outside the room', () => {
    expect(isRefusal(looked(tenderIn('moderation'), trustLead, 'moderationUnanimous', { lot: 'lot' }))).toBe(true)
    expect(isRefusal(looked(tenderIn('moderation'), people.bidderContact, 'moderationUnanimous', { lot: 'lot' }))).toBe(true)
  })
})

describe('what a proposed change would do to the outcome (R2)', () => {
  const proposed = (stage: 'moderation' | 'review', score: string) => {
    const world = tenderIn(stage)
    if (stage === 'moderation') {
      world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: ['bid-alder'], ticks: ['depth'], speakers: [] })
      world.must(moderator, 'proposeConsensus', { question: 'q1', bid: 'bid-alder', score: '3', reason: 'Agreed.', decided: [], dissent: [] }, 0)
      for (const person of [evaluator, otherEvaluator]) world.must(person, 'approveConsensus', { question: 'q1', bid: 'bid-alder' })
      world.must(moderator, 'closeConsensus', { question: 'q1', bid: 'bid-alder' })
    }
    world.must(moderator, 'proposeConsensusChange', { question: 'q1', bid: 'bid-alder', score, reason: 'A page was missed.' })
    return world
  }
  const effect = (world: World<'tender'>, person: string) => cellOf(world, person, 'q1', 'bid-alder').waitingChange!.effect

  // Alder: q1 3 of 4 for 20 %, q2 3 of 4 for 40 %, lowest price 40: 85. Birch: 10 + 40 + 32 = 82.
  it('is found from the agenda', () => {
    expect(seen(proposed('review', '0'), second, 'moderation', { lot: 'lot' }).questions.map((row) => row.cells.map((cell) => cell.changeWaiting))).toEqual([[true, false], [false, false]])
  })

  it('is told to those who may settle it, once there is an outcome', () => {
    for (const person of [second, assurance])
      expect(effect(proposed('review', '0'), person)).toEqual([
        'The places would go to other bids.', 'birch Ltd would gain a place.', 'alder Ltd would lose its place.',
        'alder Ltd: total from 85.00 to 70.00.', 'alder Ltd: from rank 1 to rank 2.', 'birch Ltd: from rank 2 to rank 1.',
      ])
    expect(effect(proposed('review', '4'), second)).toEqual(['The places would go to the same bids.', 'alder Ltd: total from 85.00 to 90.00.'])
  })

  it('is told neither to the author nor to anybody else who reads the proposal', () => {
    for (const person of [moderator, evaluator, lead, auditor]) expect(effect(proposed('review', '0'), person)).toEqual([])
  })

  it('leaves a closed cell with both scores, the reason and both names (R1)', () => {
    const world = proposed('review', '4')
    const asked = cellOf(world, second, 'q1', 'bid-alder').waitingChange!.id
    for (const person of [evaluator, people.otherEvaluator]) world.must(person, 'supportChange', { change: asked })
    expect(cellOf(world, evaluator, 'q1', 'bid-alder').waitingChange).toMatchObject({ supported: [evaluator, people.otherEvaluator], supportNeeded: 2, effect: [] })
    world.must(second, 'approveChange', { change: asked })
    expect(cellOf(world, evaluator, 'q1', 'bid-alder')).toMatchObject({ consensus: { score: '4' }, waitingChange: null, changes: [{ from: '3', to: '4', by: moderator, approvedBy: second }] })
    const [change] = cellOf(world, evaluator, 'q1', 'bid-alder').changes
    expect(world.read(change!.reason as never)).toBe('A page was missed.')
  })

  it('is not there before prices open', () => {
    expect(effect(proposed('moderation', '2'), second)).toEqual(['Prices are not open, so there is no outcome yet that this could change.'])
  })
})
