import { describe, expect, it } from 'vitest'
import { bids, people, tellOn, tenderIn } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf } from '../../record/invariants/world.arbitrary.ts'
import { viewTender } from '../views.ts'

const { evaluator, lead, otherEvaluator } = people

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
