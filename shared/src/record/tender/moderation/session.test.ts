import { describe, expect, it } from 'vitest'
import { mayReadIndividualScores } from '../../../policy/viewer.ts'
import { bids, people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { checkInvariants } from '../../invariants/tender.ts'
import { hashOf } from '../../invariants/world.arbitrary.ts'

const { lead, second, evaluator, otherEvaluator, moderator } = people
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

describe('a note on an answer', () => {
  it('is of a question that the lot of the bid asks', () => {
    const world = ready()
    expect(world.act(evaluator, 'recordNote', { question: 'nothing-of-this-lot', bid: bids[0], note: 'Page 4.' })).toMatchObject({ refused: true, class: 'unknown', pointer: '/question' })
    world.must(evaluator, 'recordNote', { question: 'q1', bid: bids[0], note: 'Page 4.' })
  })
})

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

  it('keeps a dissent that its author confirmed when another score is proposed, with the score it was written against', () => {
    const world = ready()
    world.must(moderator, 'openModeration', { question: 'q1', session: 'monday' })
    world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: [...bids], ticks: ['depth'], speakers: [] })
    const proposal = { ...cell, score: '3', reason: 'The panel agrees but for one.', decided: [], dissent: [{ person: evaluator, reason: 'Rather 2.' }] }
    world.must(moderator, 'proposeConsensus', proposal)
    world.must(evaluator, 'confirmDissent', cell)
    const standing = () => world.state.moderation.cells.get(`q1/${bids[0]}`)!.proposal!.dissent
    const confirmed = standing()[0]!
    world.must(moderator, 'proposeConsensus', { ...proposal, score: '4', dissent: [] })
    expect(standing()).toEqual([{ ...confirmed, from: '3' }])
    // Other words wait for their author; without them the confirmed ones stand again.
    world.must(moderator, 'proposeConsensus', { ...proposal, dissent: [{ person: evaluator, reason: 'She had a doubt.' }] })
    expect(standing()).toMatchObject([{ person: evaluator }])
    expect(standing()[0]!.confirmed).toBeUndefined()
    world.must(moderator, 'proposeConsensus', { ...proposal, score: '4', dissent: [] })
    for (const person of [evaluator, otherEvaluator]) world.must(person, 'approveConsensus', cell)
    world.must(moderator, 'closeConsensus', cell)
    expect(standing()).toEqual([{ ...confirmed, from: '3' }])
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })

  it('counts nobody twice: an answer stands once in a list of unanimous ones', () => {
    const world = ready()
    world.must(moderator, 'openModeration', { question: 'q1', session: 'monday' })
    world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: [...bids], ticks: ['depth'], speakers: [] })
    const close = { ...cell, reasonOf: evaluator, revision: 0 }
    expect(world.act(moderator, 'closeUnanimous', { cells: [close, { ...close, reasonOf: otherEvaluator }] })).toMatchObject({ refused: true, code: 'stands-twice', pointer: '/cells/1' })
    world.must(moderator, 'closeUnanimous', { cells: [close] })
    const row = { ...cell, revision: 1 }
    expect(world.act(evaluator, 'approveUnanimous', { cells: [row, row] })).toMatchObject({ refused: true, code: 'stands-twice', pointer: '/cells/1' })
    world.must(evaluator, 'approveUnanimous', { cells: [row] })
    expect(world.act(moderator, 'closeUnanimous', { cells: [{ ...close, revision: 1 }] })).toMatchObject({ refused: true, code: 'approvals-missing' })
  })

  const proposed = (attendees?: readonly string[]) => {
    const world = ready(attendees)
    world.must(moderator, 'openModeration', { question: 'q1', session: 'monday' })
    world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: [...bids], ticks: ['depth'], speakers: [] })
    world.must(moderator, 'proposeConsensus', { ...cell, score: '3', reason: 'The panel agrees.', decided: [], dissent: [] })
    return world
  }
  const attendance = (world: ReturnType<typeof ready>, joined: readonly string[], left: readonly string[] = []) => world.must(moderator, 'recordAttendance', { session: 'monday', joined, left })
  const approved = (world: ReturnType<typeof ready>) => {
    for (const person of [evaluator, otherEvaluator]) world.must(person, 'approveConsensus', cell)
  }

  it('closes in company: not in an empty room, nor without its approvers, its panel or the moderator', () => {
    const empty = proposed()
    approved(empty)
    attendance(empty, [], [moderator, evaluator, otherEvaluator])
    expect(empty.act(moderator, 'closeConsensus', cell)).toMatchObject({ refused: true, code: 'moderator-not-present' })
    attendance(empty, [moderator])
    expect(empty.act(moderator, 'closeConsensus', cell)).toMatchObject({ refused: true, code: 'panel-not-present' })
    // Both sat there when they approved; one of them is still there.
    attendance(empty, [evaluator])
    empty.must(moderator, 'closeConsensus', cell)

    const apart = proposed([moderator, evaluator])
    approved(apart)
    expect(apart.act(moderator, 'closeConsensus', cell)).toMatchObject({ refused: true, code: 'approvers-not-present', facts: { present: [evaluator], needed: 2 } })
    attendance(apart, [otherEvaluator])
    apart.must(moderator, 'closeConsensus', cell)
  })

  it('rests on nobody’s score whose interests are not cleared: neither opened nor closed until they are replaced, excused or cleared', () => {
    const shares = { interests: [{ bidder: 'alder', nature: 'Shares.' }] }
    const before = ready()
    before.must(otherEvaluator, 'declareInterests', shares)
    expect(before.act(moderator, 'openModeration', { question: 'q1', session: 'monday' })).toMatchObject({ refused: true, code: 'scorer-without-access', facts: { people: [otherEvaluator] } })

    const world = proposed()
    approved(world)
    world.must(otherEvaluator, 'declareInterests', shares)
    expect(world.act(moderator, 'closeConsensus', cell)).toMatchObject({ refused: true, code: 'scorer-without-access', facts: { people: [otherEvaluator] } })
    // Two approvals are asked for: one evaluator cannot go on alone.
    expect(world.act(second, 'excuseEvaluator', { question: 'q1', evaluator: otherEvaluator, reason: 'Barred.' })).toMatchObject({ refused: true, code: 'panel-too-small' })
    expect(world.act(moderator, 'openSession', { id: 'tuesday', title: 'Tuesday', attendees: [moderator, otherEvaluator] })).toMatchObject({ refused: true, code: 'interests-not-cleared', pointer: '/attendees/1' })
    world.must(lead, 'decideInterests', { person: otherEvaluator, outcome: 'mitigated', measures: 'Sold.', review: '2025-06-01' })
    world.must(moderator, 'closeConsensus', cell)
  })

  it('leaves out who is excused once barred: their approval and their dissent count no more', () => {
    const world = tenderIn('scoring')
    world.must(lead, 'grantRole', { person: 'third', role: 'evaluator' })
    world.must('third', 'declareInterests', { interests: [] })
    world.must(lead, 'assignQuestions', { evaluators: ['third'], questions: ['q1'] })
    for (const person of [evaluator, otherEvaluator, 'third']) {
      for (const bid of bids) world.must(person, 'recordScore', { question: 'q1', bid, score: '3', rationale: 'It holds on page 3 of the offer.', citations: [] })
      world.must(person, 'submitQuestion', { question: 'q1' })
    }
    world.must(moderator, 'openSession', { id: 'monday', title: 'Monday', attendees: [moderator, evaluator, otherEvaluator, 'third'] })
    world.must(moderator, 'openModeration', { question: 'q1', session: 'monday' })
    expect(world.act(second, 'excuseEvaluator', { question: 'q1', evaluator: 'third', reason: 'On leave.' })).toMatchObject({ refused: true, code: 'moderation-is-open' })
    world.must(moderator, 'tickSubCriteria', { question: 'q1', bids: [...bids], ticks: ['depth'], speakers: [] })
    world.must(moderator, 'proposeConsensus', { ...cell, score: '3', reason: 'But for one.', decided: [], dissent: [{ person: 'third', reason: 'Rather 2.' }] })
    for (const person of ['third', evaluator]) world.must(person, 'approveConsensus', cell)
    world.must('third', 'declareInterests', { interests: [{ bidder: 'alder', nature: 'Shares.' }] })
    world.must(second, 'excuseEvaluator', { question: 'q1', evaluator: 'third', reason: 'Barred.' })
    world.must(lead, 'decideInterests', { person: 'third', outcome: 'mitigated', measures: 'Sold.', review: '2025-06-01' })
    // Cleared again, they are off the panel: what the others gave is not theirs to read.
    expect([evaluator, 'third'].map((person) => mayReadIndividualScores(world.state, person, 'q1'))).toEqual([true, false])
    expect(world.act('third', 'confirmDissent', cell)).toMatchObject({ refused: true, code: 'not-on-panel' })
    const proposal = { ...cell, score: '3', reason: 'All agree.', decided: [], dissent: [] }
    expect(world.act(moderator, 'proposeConsensus', { ...proposal, dissent: [{ person: 'third', reason: 'Rather 2.' }] })).toMatchObject({ refused: true, code: 'not-on-panel' })
    world.must(moderator, 'proposeConsensus', proposal)
    approved(world)
    world.must(moderator, 'closeConsensus', cell)
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })
})
