import { describe, expect, it } from 'vitest'
import type { Commitment, Plain } from '../../contract/primitives.ts'
import type { ParamsOf, ReplyOf, ViewName } from '../../contract/views.ts'
import { isRefusal } from '../../record/tender/guards.ts'
import { people, tenderIn } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../record/invariants/world.arbitrary.ts'
import { deriveWaiting } from '../waiting.ts'
import type { TenderViewName } from '../view.ts'
import { viewTender } from '../views.ts'

const { assurance, auditor, bidderContact, commercial, evaluator, lead, moderator, observer, otherEvaluator, second, trustLead } = people

const looked = <N extends TenderViewName & ViewName>(world: World<'tender'>, person: string, name: N, params: ParamsOf<N>) =>
  viewTender(world.state, person, name, params, { read: world.read, now: world.now, hash: hashOf })
const seen = <N extends TenderViewName & ViewName>(world: World<'tender'>, person: string, name: N, params: ParamsOf<N>): Plain<ReplyOf<N>> => {
  const reply = looked(world, person, name, params)
  if (isRefusal(reply)) throw new Error(reply.sentence)
  return reply as Plain<ReplyOf<N>>
}
const lot = { lot: 'lot' }

describe('bids', () => {
  it('shows a bidder its own bid with the digests of its envelopes, and nobody else those digests', () => {
    const world = tenderIn('sealed')
    const own = seen(world, bidderContact, 'bids', {})
    const bid = world.state.bids.bids.get('bid-alder')!
    expect(own.bids.map(({ id, receipt }) => [id, receipt])).toEqual([['bid-alder', { technical: bid.technical.sealed.sha256, commercial: bid.commercial.sealed.sha256 }]])
    expect(own.bidders.map(({ id, letter }) => [id, letter])).toEqual([['alder', '']])
    for (const person of [lead, second, auditor, evaluator, moderator]) expect(seen(world, person, 'bids', {}).bids.map(({ receipt }) => receipt)).toEqual([null, null])
  })

  it('lets the lead enter bidders while a lot can take a bid, and says why not once none can', () => {
    const entering = (world: World<'tender'>) => ({
      may: seen(world, lead, 'bids', {}).mayRegister,
      refused: (world.act(lead, 'registerBidder', { name: 'Elm Ltd', prime: 'Elm Ltd', subcontractors: [] }) as { code?: string }).code ?? null,
    })
    for (const stage of ['setUp', 'published', 'sealed'] as const) expect({ stage, ...entering(tenderIn(stage)) }).toEqual({ stage, may: true, refused: null })
    for (const stage of ['opened', 'moderation', 'pricesOpened', 'decided', 'closed'] as const) expect({ stage, ...entering(tenderIn(stage)) }).toEqual({ stage, may: false, refused: 'no-lot-takes-bids' })
    // A suspended lot goes on where it stood.
    const suspended = tenderIn('sealed')
    suspended.must(lead, 'suspendLot', { lot: 'lot', ground: 'A claim was issued.', claimReceived: '2025-01-06T09:00:00.000Z' })
    expect(entering(suspended)).toEqual({ may: true, refused: null })
  })

  it('names the questions without an answer once the envelope is open, not before', () => {
    const answered = (stage: 'sealed' | 'opened') => seen(tenderIn(stage), lead, 'bids', {}).bids.map((bid) => bid.answered)
    expect(answered('sealed')).toEqual([null, null])
    expect(answered('opened')).toEqual([{ given: 2, asked: 2, missing: [] }, { given: 2, asked: 2, missing: [] }])
  })
})

describe('the answers of one bid', () => {
  const alder = { bid: 'bid-alder' }

  it('are read by the panel and those who run or review the tender once the envelope is open, question by question', () => {
    const world = tenderIn('opened')
    for (const person of [lead, second, commercial, assurance, auditor, moderator, evaluator, observer]) {
      const reply = seen(world, person, 'bidAnswers', alder)
      expect(reply).toMatchObject({ bid: 'bid-alder', letter: 'A', questions: [{ question: 'q1', ref: 'q1', group: 'Criterion quality', evidence: [{ document: 'offer.pdf', page: 3 }] }, { question: 'q2' }], corrections: [] })
      expect(reply.questions.map(({ text }) => world.read(text as unknown as Commitment))).toEqual(['Our answer to q1.', 'Our answer to q2.'])
      expect(seen(world, person, 'bids', {}).readsAnswers).toBe(true)
    }
  })

  it('are nobody’s while sealed, and never a bidder’s or a trust lead’s', () => {
    for (const person of [lead, second, assurance, evaluator]) expect(looked(tenderIn('sealed'), person, 'bidAnswers', alder)).toMatchObject({ refused: true, code: 'still-sealed' })
    expect(looked(tenderIn('opened'), trustLead, 'bidAnswers', alder)).toMatchObject({ refused: true, code: 'answers-hidden' })
    expect(seen(tenderIn('opened'), trustLead, 'bids', {}).readsAnswers).toBe(false)
    for (const bid of ['bid-alder', 'bid-birch', 'bid-nobody']) expect(looked(tenderIn('opened'), bidderContact, 'bidAnswers', { bid })).toMatchObject({ refused: true, code: 'not-found' })
  })

  it('stay readable when the bid has left the running, with what was clarified and corrected beside them', () => {
    const world = tenderIn('opened')
    world.must(second, 'askClarification', { from: 'authority', bid: 'bid-alder', question: 'q2', text: 'What do you mean by soon?' })
    world.must(second, 'askClarification', { from: 'authority', bid: 'bid-alder', text: 'Who signs?' })
    world.must(lead, 'correctBid', { bid: 'bid-alder', subject: 'Page 3', original: '10', correction: '100', ground: 'A slip.' })
    world.must(lead, 'recordWithdrawal', { bid: 'bid-alder', ground: 'It said so by letter.' })
    expect(seen(world, lead, 'bidAnswers', alder)).toMatchObject({ questions: [{ clarifications: [] }, { clarifications: [{}] }], clarifications: [{}], corrections: [{ subject: 'Page 3' }] })
  })
})

describe('an opening', () => {
  it('says what is in the way: the round, the deadline, the open consensus scores', () => {
    const blockers = (world: World<'tender'>) => seen(world, lead, 'opening', lot).blockers
    expect(blockers(tenderIn('published'))).toEqual(['Bids are still being invited. Envelopes are opened after the round is sealed and its deadline has passed.'])
    expect(blockers(tenderIn('sealed'))).toEqual(['The deadline of Final has not passed.'])
    expect(blockers(tenderIn('scoring'))).toEqual(['Prices stay sealed until every answer is scored and every consensus of this lot is closed.'])
    expect(blockers(tenderIn('moderation'))).toEqual(['4 quality scores are not agreed yet; prices stay sealed until all are.'])
  })

  it('needs two people: who proposed cannot open, the other can', () => {
    const world = tenderIn('sealed')
    world.now = '2025-03-03T09:00:00.000Z'
    const rights = (person: string) => { const { mayPropose, mayOpen } = seen(world, person, 'opening', lot); return { mayPropose, mayOpen } }
    expect(rights(lead)).toEqual({ mayPropose: true, mayOpen: false })
    expect(rights(auditor)).toEqual({ mayPropose: false, mayOpen: false })
    world.must(second, 'proposeOpening', { lot: 'lot', envelope: 'technical' })
    expect(rights(second)).toEqual({ mayPropose: false, mayOpen: false })
    expect(rights(lead)).toEqual({ mayPropose: false, mayOpen: true })
  })

  it('names as readers exactly those who can read the answers afterwards', () => {
    const world = tenderIn('sealed')
    const { readers } = seen(world, lead, 'opening', lot)
    const opened = tenderIn('compliance')
    const reading = [...opened.state.panel.people.keys()].filter((person) => !isRefusal(looked(opened, person, 'compliance', lot)))
    expect(readers.toSorted()).toEqual(reading.toSorted())
    expect(readers).not.toContain(bidderContact)
    expect(readers).not.toContain(trustLead)
  })

  it('names as readers of prices exactly those who can read them afterwards', () => {
    const { readers } = seen(tenderIn('moderation'), lead, 'opening', lot)
    const opened = tenderIn('pricesOpened')
    const reading = [...opened.state.panel.people.keys()].filter((person) => !isRefusal(looked(opened, person, 'results', lot)))
    expect(readers.toSorted()).toEqual(reading.toSorted())
  })

  it('keeps the list as it was read out, amounts only with price rights', () => {
    const world = tenderIn('pricesOpened')
    const { envelope, openings } = seen(world, lead, 'opening', lot)
    expect(envelope).toBeNull()
    expect(openings.map(({ envelope: kind, proposedBy, by, list }) => [kind, proposedBy, by, list.map(({ letter, answers, amount }) => [letter, answers, amount])])).toEqual([
      ['technical', lead, second, [['A', 2, null], ['B', 2, null]]],
      ['commercial', lead, second, [['A', null, 200_000_00], ['B', null, 250_000_00]]],
    ])
    expect(seen(world, observer, 'opening', lot).openings[1]).toMatchObject({ hidden: expect.stringContaining('price rights'), list: [{ amount: null, lines: null }, { amount: null, lines: null }] })
  })

  it('is not for bidders, panels or trusts', () => {
    for (const person of [bidderContact, evaluator, moderator, trustLead]) expect(looked(tenderIn('opened'), person, 'opening', lot)).toMatchObject({ refused: true, code: 'opening-hidden' })
  })
})

describe('compliance', () => {
  it('shows a decision beside what the bid says, and what was clarified about it', () => {
    const world = tenderIn('compliance')
    world.must(lead, 'askClarification', { from: 'authority', bid: 'bid-alder', text: 'Is the certificate yours?' })
    world.must(lead, 'askClarification', { from: 'authority', bid: 'bid-birch', text: 'And yours?' })
    const cell = seen(world, evaluator, 'complianceCell', { lot: 'lot', bid: 'bid-alder', requirement: 'secure' })
    expect(cell.clarifications).toHaveLength(1)
    // No question of this model traces to the requirement.
    expect(cell.answers).toEqual([])
    expect(looked(world, evaluator, 'complianceCell', { lot: 'lot', bid: 'bid-alder', requirement: 'unknown' })).toMatchObject({ refused: true, class: 'unknown' })
    for (const person of [bidderContact, trustLead]) expect(looked(world, person, 'complianceCell', { lot: 'lot', bid: 'bid-alder', requirement: 'secure' })).toMatchObject({ refused: true })
  })

  it('tells the effect of a proposed change to its settler alone, and asks for another than the author (R2)', () => {
    const world = tenderIn('review')
    world.must(second, 'proposeComplianceChange', { bid: 'bid-alder', requirement: 'secure', outcome: 'fail', reason: 'The certificate has run out.' })
    const effect = (person: string) => seen(world, person, 'compliance', lot).changes.map((change) => change.effect.length > 0)
    expect(effect(second)).toEqual([false])
    expect(effect(lead)).toEqual([false])
    expect(effect(assurance)).toEqual([true])
    expect(seen(world, evaluator, 'compliance', lot).changes).toEqual([])
    const waiting = deriveWaiting(world.state)
    expect(waiting(assurance).map(({ page }) => page)).toContain('compliance/lot')
    expect(waiting(second).map(({ page }) => page)).not.toContain('compliance/lot')
    world.must(assurance, 'approveChange', { change: world.state.compliance.changes.keys().next().value! })
    const after = seen(world, lead, 'compliance', lot)
    expect(after.changes).toMatchObject([{ before: 'pass', outcome: 'fail', status: 'approved', settled: { by: assurance }, effect: [] }])
    expect(after.outcomes.find((outcome) => outcome.bid === 'bid-alder')).toMatchObject({ outcome: 'fail', by: second, revision: 2 })
  })

  it('says why nothing can be decided, and when it can', () => {
    expect(seen(tenderIn('sealed'), lead, 'compliance', lot).closedBecause).toContain('sealed')
    expect(seen(tenderIn('compliance'), lead, 'compliance', lot).closedBecause).toBeNull()
    expect(seen(tenderIn('scoring'), lead, 'compliance', lot).closedBecause).toContain('second person settles')
  })
})

describe('the panel', () => {
  it('is for those who run the tender and its moderation', () => {
    const world = tenderIn('scoring')
    for (const person of [evaluator, commercial, observer, trustLead, bidderContact]) expect(looked(world, person, 'panel', {})).toMatchObject({ refused: true, code: 'panel-hidden' })
    for (const person of [second, moderator, assurance, auditor]) expect(seen(world, person, 'panel', {}).mayAssign).toBe(false)
    expect(seen(world, lead, 'panel', {})).toMatchObject({
      mayAssign: true, questions: [{ id: 'q1', fixed: false, warnings: [] }, { id: 'q2', fixed: false, warnings: [] }], evaluators: [{ person: evaluator, interests: 'none', assigned: 2 }, { person: otherEvaluator, assigned: 2 }, { assigned: 0 }],
    })
  })

  it('warns of a question with fewer or no people, and remembers who was replaced', () => {
    const world = tenderIn('scoring')
    world.must(lead, 'grantRole', { person: 'nora', role: 'evaluator' })
    world.must(lead, 'replaceEvaluator', { questions: ['q1'], from: otherEvaluator, to: 'nora', reason: 'Left the trust.' })
    expect(world.act(lead, 'excuseEvaluator', { question: 'q2', evaluator: otherEvaluator, reason: 'On leave.' })).toMatchObject({ refused: true, code: 'panel-too-small' })
    // A record of another model, or of before that rule, may still hold it.
    const excused = (...evaluators: string[]) => {
      const state = structuredClone(world.state)
      for (const assignment of state.panel.assignments.get('q2')!) if (evaluators.includes(assignment.evaluator)) assignment.excused = state.setup.purpose
      return seen({ ...world, state }, moderator, 'panel', {}).questions
    }
    const [q1, q2] = excused(otherEvaluator)
    expect(q1).toMatchObject({ replaced: [{ from: otherEvaluator, to: 'nora' }], warnings: [{ severe: false, sentence: expect.stringContaining('cannot see the bids yet') }] })
    expect(q2!.warnings).toEqual([
      { severe: true, sentence: 'The model asks for 2 approvals; 1 person scores this question. Its moderation does not open until as many are assigned.' },
      { severe: false, sentence: '1 person scores this question; most of the lot have 2.' },
    ])
    expect(excused(otherEvaluator, evaluator)[1]!.warnings).toEqual([{ severe: true, sentence: 'Nobody scores this question.' }])
  })

  it('warns severely where bids are judged by different people, once their scores may be read and not before (R13)', () => {
    const world = tenderIn('scoring')
    const cannot = { question: 'q1', bid: 'bid-birch', score: null, cannotScore: 'The appendix is missing.', citations: [] }
    world.must(otherEvaluator, 'recordScore', { question: 'q1', bid: 'bid-alder', score: '3', rationale: 'Covers it.', citations: [] }, 0)
    world.must(otherEvaluator, 'recordScore', cannot, 0)
    world.must(otherEvaluator, 'submitQuestion', { question: 'q1' })
    const warnings = (person: string) => seen(world, person, 'panel', {}).questions[0]!.warnings
    for (const person of [lead, moderator, second]) expect(warnings(person)).toEqual([])
    world.must(evaluator, 'recordScore', { question: 'q1', bid: 'bid-birch', score: '2', rationale: 'Thin.', citations: [] }, 0)
    world.must(evaluator, 'submitQuestion', { question: 'q1' })
    for (const person of [evaluator, otherEvaluator]) {
      for (const bid of ['bid-alder', 'bid-birch']) world.must(person, 'recordScore', { question: 'q2', bid, score: '2', rationale: 'Meets it.', citations: [] }, 0)
      world.must(person, 'submitQuestion', { question: 'q2' })
    }
    world.must(lead, 'moveStage', { lots: ['lot'], to: 'moderation' })
    world.must(moderator, 'openSession', { id: 'room', title: 'Room', attendees: [moderator, evaluator, otherEvaluator] })
    world.must(moderator, 'openModeration', { question: 'q1', session: 'room' })
    expect(warnings(moderator)).toEqual([{ severe: true, sentence: 'The panel differs between bids: B by 1 of 2. Ranks may lean on who judged whom.' }])
  })
})

describe('clarifications', () => {
  const world = tenderIn('compliance')
  world.must(bidderContact, 'askClarification', { from: 'bidder', bidder: 'alder', text: 'May we?' })
  const [first] = world.state.clarifications.items.keys()

  it('shows an unanswered question to its bidder and the buying side', () => {
    expect(seen(world, bidderContact, 'clarifications', {}).items).toHaveLength(1)
    expect(seen(world, lead, 'clarifications', {})).toMatchObject({ mayAnswer: true, mayAsk: ['authority', 'bidder'] })
    expect(seen(world, evaluator, 'clarifications', {})).toMatchObject({ mayAnswer: false, mayAsk: ['evaluator'] })
  })

  it('shows another bidder what was answered to all, without who asked', () => {
    world.must(lead, 'grantRole', { person: 'rita', role: 'bidderContact', bidder: 'birch' })
    expect(seen(world, 'rita', 'clarifications', {}).items).toEqual([])
    world.must(lead, 'answerClarification', { clarification: first, text: 'You may.', audience: 'all' })
    const [item] = seen(world, 'rita', 'clarifications', {}).items
    expect(item).toMatchObject({ by: 'withheld', answer: { audience: 'all' } })
    expect(item).not.toHaveProperty('bidder')
  })

  it('shows a bidder what the authority asks about its bid, and not what evaluators ask about it', () => {
    const asked = tenderIn('compliance')
    asked.must(second, 'askClarification', { from: 'authority', bid: 'bid-alder', text: 'Is page 3 meant?' })
    asked.must(evaluator, 'askClarification', { from: 'evaluator', bid: 'bid-alder', question: 'q1', text: 'May we ask them?' })
    const texts = (person: string) => seen(asked, person, 'clarifications', {}).items.map((item) => [item.from, item.about])
    expect(texts(bidderContact)).toEqual([['authority', { bidder: 'alder', lot: 'The lot' }]])
    expect(texts(lead)).toEqual([['authority', { bidder: 'alder', lot: 'The lot' }], ['evaluator', { bidder: 'alder', lot: 'The lot', ref: 'q1' }]])
    asked.must(lead, 'grantRole', { person: 'rita', role: 'bidderContact', bidder: 'birch' })
    expect(texts('rita')).toEqual([])
  })

  it('tells a bidder that its question was closed, and keeps the reason', () => {
    const closed = tenderIn('compliance')
    closed.must(bidderContact, 'askClarification', { from: 'bidder', bidder: 'alder', text: 'May we?' })
    closed.must(lead, 'closeClarification', { clarification: closed.state.clarifications.items.keys().next().value!, reason: 'Asked twice.' })
    expect(seen(closed, bidderContact, 'clarifications', {}).items[0]!.closed).toEqual({ at: closed.now, by: lead })
    expect(seen(closed, lead, 'clarifications', {}).items[0]!.closed).toHaveProperty('reason')
  })
})
