import { describe, expect, it } from 'vitest'
import { bids, levelTender, people, tellOn, tenderIn, tenderInFurtherRound } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf } from '../../record/invariants/world.arbitrary.ts'
import { mayReadIndividualScores } from '../viewer.ts'
import { viewTender } from '../views.ts'

const { evaluator, lead, moderator, observer, otherEvaluator, second } = people

describe('what stands behind an agreed score', () => {
  it('keeps the score of an evaluator who was replaced before moderation, and says who took over (R1)', () => {
    const world = tenderIn('scoring')
    for (const person of ['zoe', 'zed']) {
      world.must(lead, 'grantRole', { person, role: 'evaluator' })
      world.must(person, 'declareInterests', { interests: [] })
    }
    world.must(lead, 'assignQuestions', { evaluators: ['zoe'], questions: ['q1'] })
    world.must('zoe', 'recordScore', { question: 'q1', bid: 'bid-alder', score: '0', rationale: 'Nothing of it is shown to work.', citations: [] }, 0)
    world.must(lead, 'replaceEvaluator', { from: 'zoe', to: 'zed', questions: ['q1'], reason: 'She is ill.' })
    for (const bid of bids) world.must('zed', 'recordScore', { question: 'q1', bid, score: '2', rationale: `What ${bid} offers.`, citations: [] }, 0)
    world.must('zed', 'submitQuestion', { question: 'q1' })
    tellOn(world, 'scoring', 'pricesOpened')
    expect(viewTender(world.state, lead, 'resultCell', { lot: 'lot', question: 'q1', bid: 'bid-alder' }, { read: world.read, now: world.now, hash: hashOf })).toMatchObject({
      individual: [{ evaluator, score: '3' }, { evaluator: otherEvaluator, score: '4' }, { evaluator: 'zoe', replacedBy: 'zed', score: '0' }, { evaluator: 'zed', score: '2' }],
    })
  })
})

describe('a tie', () => {
  it('says by which rule the first comes ahead, once one has parted them', () => {
    const world = levelTender()
    const ties = () => viewTender(world.state, lead, 'results', { lot: 'lot' }, { read: world.read, now: world.now, hash: hashOf })
    expect(ties()).toMatchObject({ ties: [{ unbroken: [[...bids].sort()] }], awarded: [], problems: [{ code: 'tie-unbroken' }] })
    expect(ties()).not.toHaveProperty('ties.0.parted')
    world.must(lead, 'recordDraw', { lot: 'lot', order: ['bid-birch', 'bid-alder'], witnesses: 'Two of the board.' })
    world.must(second, 'confirmDraw', { lot: 'lot' })
    expect(ties()).toMatchObject({ ties: [{ parted: 'lotDraw', unbroken: [] }], awarded: ['bid-birch'], problems: [] })
  })
})

describe('who reads results when (R7, R8)', () => {
  const looked = (world: ReturnType<typeof tenderIn>, person: string) => viewTender(world.state, person, 'results', { lot: 'lot' }, { read: world.read, now: world.now, hash: hashOf })
  const hidden = { refused: true, code: 'results-hidden', sentence: expect.stringContaining('once the award is decided') }

  it('whoever scores or moderates from the award on, and not while a closed score may still change; who runs the tender at once', () => {
    for (const stage of ['pricesOpened', 'review'] as const) {
      for (const person of [evaluator, otherEvaluator, moderator]) expect(looked(tenderIn(stage), person)).toMatchObject(hidden)
      for (const person of [lead, second]) expect(looked(tenderIn(stage), person)).not.toHaveProperty('refused')
    }
    for (const person of [evaluator, moderator]) expect(looked(tenderIn('decided'), person)).not.toHaveProperty('refused')
  })

  it('whoever scores the next round not in between, whatever role they are given beside', () => {
    for (const stage of ['sealed', 'pricesOpened', 'review'] as const) expect(looked(tenderInFurtherRound(stage), evaluator)).toMatchObject({ refused: true })
    const world = tenderIn('review')
    world.must(lead, 'grantRole', { person: moderator, role: 'trustLead', trust: 'south' })
    world.must(lead, 'withdrawRole', { person: moderator, role: 'moderator', reason: 'Her work is done.' })
    expect(looked(world, moderator)).toMatchObject(hidden)
  })

  it('an observer who also scores reads no scores of others while their own are open (R20)', () => {
    const plain = tenderIn('moderation')
    expect(mayReadIndividualScores(plain.state, observer, 'q1')).toBe(true)
    const state = structuredClone(plain.state)
    state.panel.people.get(observer)!.roles.push({ role: 'evaluator' })
    state.panel.assignments.get('q2')!.push({ evaluator: observer, seq: 0 })
    expect(mayReadIndividualScores(state, observer, 'q1')).toBe(false)
  })
})
