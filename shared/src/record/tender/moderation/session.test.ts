import { describe, expect, it } from 'vitest'
import { bids, people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'

const { lead, evaluator, otherEvaluator, moderator } = people
const cell = { question: 'q1', bid: bids[0] }

/** Scores of q1 in and submitted, a session open, nothing taken up yet. */
const ready = (attendees: readonly string[] = [moderator, evaluator, otherEvaluator]) => {
  const world = tenderIn('scoring')
  for (const person of [evaluator, otherEvaluator]) {
    for (const bid of bids) world.must(person, 'recordScore', { question: 'q1', bid, score: '3', rationale: 'It holds on page 3 of the offer.', citations: [] })
    world.must(person, 'submitQuestion', { question: 'q1' })
  }
  world.must(moderator, 'openSession', { id: 'monday', title: 'Monday', attendees })
  return world
}

describe('a consensus (R5, R6)', () => {
  it('is agreed on by as many as the model asks approvals of: the panel cannot be excused away', () => {
    const world = tenderIn('scoring')
    expect(world.act(lead, 'excuseEvaluator', { question: 'q1', evaluator, reason: 'On leave.' })).toMatchObject({ refused: true, code: 'panel-too-small', facts: { needed: 2, left: 1 } })
  })

  it('is agreed on in a session of people who take part in the tender', () => {
    const world = tenderIn('scoring')
    for (const stranger of ['not-a-person-at-all', people.bidderContact])
      expect(world.act(moderator, 'openSession', { id: 's', title: 'Monday', attendees: [moderator, stranger] })).toMatchObject({ refused: true, class: 'unknown', pointer: '/attendees/1' })
    const open = ready()
    expect(open.act(moderator, 'recordAttendance', { session: 'monday', joined: ['nobody-at-all'], left: [] })).toMatchObject({ refused: true, class: 'unknown', pointer: '/joined/0' })
    open.must(moderator, 'openModeration', { question: 'q1', session: 'monday' })
    expect(open.act(moderator, 'tickSubCriteria', { question: 'q1', bids: [...bids], ticks: ['depth'], speakers: ['nobody-at-all'] })).toMatchObject({ refused: true, code: 'not-present', pointer: '/speakers/0' })
  })

  it('waits for an open session: what a closed one left is taken up in another, and those who sit there then are written down', () => {
    const world = ready()
    world.must(moderator, 'openModeration', { question: 'q1', session: 'monday' })
    const locked = world.state.moderation.opened.get('q1')!.seq
    world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: [...bids], ticks: ['depth'], speakers: [evaluator] })
    const proposal = { ...cell, score: '3', reason: 'The panel agrees.', decided: [], dissent: [] }
    world.must(moderator, 'proposeConsensus', proposal)
    for (const person of [evaluator, otherEvaluator]) world.must(person, 'approveConsensus', cell)
    world.must(moderator, 'closeSession', { session: 'monday' })
    for (const [type, body] of [['closeConsensus', cell], ['proposeConsensus', { ...proposal, bid: bids[1] }], ['tickSubCriteria', { question: 'q1', bids: [bids[1]], ticks: ['depth'], speakers: [] }]] as const)
      expect(world.act(moderator, type, body)).toMatchObject({ refused: true, code: 'session-closed' })
    world.must(moderator, 'openSession', { id: 'tuesday', title: 'Tuesday', attendees: [moderator, otherEvaluator] })
    world.must(moderator, 'openModeration', { question: 'q1', session: 'tuesday' })
    expect(world.state.moderation.opened.get('q1')).toMatchObject({ session: 'tuesday', seq: locked })
    world.must(moderator, 'closeConsensus', cell)
    expect(world.state.moderation.cells.get(`q1/${bids[0]}`)!.consensus).toMatchObject({ session: 'tuesday', attendees: [moderator, otherEvaluator] })
  })

  it('waits for whoever is said to dissent to say so; a dissent put into somebody’s mouth closes nothing', () => {
    const world = ready()
    world.must(moderator, 'openModeration', { question: 'q1', session: 'monday' })
    world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: [...bids], ticks: ['depth'], speakers: [] })
    world.must(moderator, 'proposeConsensus', { ...cell, score: '3', reason: 'The panel agrees but for one.', decided: [], dissent: [{ person: evaluator, reason: 'Words put into her mouth.' }] })
    for (const person of [evaluator, otherEvaluator]) world.must(person, 'approveConsensus', cell)
    expect(world.act(moderator, 'closeConsensus', cell)).toMatchObject({ refused: true, code: 'dissent-unconfirmed', facts: { waitingFor: [evaluator] } })
    expect(world.act(otherEvaluator, 'confirmDissent', cell)).toMatchObject({ refused: true, code: 'no-dissent' })
    world.must(evaluator, 'confirmDissent', cell)
    expect(world.act(evaluator, 'confirmDissent', cell)).toMatchObject({ refused: true, code: 'already-confirmed' })
    world.must(moderator, 'closeConsensus', cell)
  })
})
