/** Orders of commands about rounds and late bids that once went through, each walked again. */
import { describe, expect, it } from 'vitest'
import { checkInvariants } from '../../invariants/tender.ts'
import { answers, people, schedule, tellFurtherRound, tellOn, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../invariants/world.arbitrary.ts'

const { lead, second, evaluator } = people
const waiting = ({ state }: World<'tender'>): string => [...state.compliance.changes.values()].find(({ status }) => status === 'waiting')!.id
const contents = { technical: { answers }, commercial: { schedule: schedule(90_000_00) } }

describe('a late bid', () => {
  it('that is accepted after an opening was proposed asks for a new proposal', () => {
    const world = tenderIn('sealed')
    world.must(lead, 'recordWithdrawal', { bid: 'bid-alder', ground: 'It will be replaced.' })
    world.now = '2025-03-03T09:00:00.000Z'
    const opening = { lot: 'lot', envelope: 'technical' }
    world.must(lead, 'proposeOpening', opening)
    world.must(lead, 'receiveBid', { id: 'late', bidder: 'alder', lot: 'lot', round: 'final', receivedAt: world.now, ...contents })
    world.must(second, 'decideLateBid', { bid: 'late', outcome: 'accepted', ground: 'The portal was down.' })
    expect(world.act(second, 'openEnvelopes', opening)).toMatchObject({ refused: true, code: 'nothing-proposed' })
    world.must(lead, 'proposeOpening', opening)
    world.must(second, 'openEnvelopes', opening)
  })
})

describe('a first round', () => {
  it('takes no bid that came in before its lot was published', () => {
    const world = tenderIn('published')
    const received = (receivedAt: string) => world.act(lead, 'receiveBid', { id: 'early', bidder: 'alder', lot: 'lot', round: 'final', receivedAt, ...contents })
    const published = world.state.setup.lots.get('lot')!.steps.at(-1)!.at
    expect(received('2025-01-01T09:00:00.000Z')).toMatchObject({ refused: true, class: 'content', code: 'received-before-publication', pointer: '/receivedAt', facts: { published } })
    expect(received(published).refused).toBe(false)
  })
})

describe('a further round', () => {
  it('takes no bid that came in before it began, and no note on a bid of the round before', () => {
    const world = tenderIn('review')
    tellFurtherRound(world)
    const bid = [...world.state.bids.bids.values()].find(({ round, bidder }) => round === 'second' && bidder === 'alder')!.id
    world.must(lead, 'recordWithdrawal', { bid, ground: 'It will be replaced.' })
    world.must(second, 'approveChange', { change: waiting(world) })
    expect(world.state.bids.bids.get(bid)!.withdrawn).toMatchObject({ by: lead, approvedBy: second })
    expect(world.act(lead, 'receiveBid', { id: 'early', bidder: 'alder', lot: 'lot', round: 'second', receivedAt: '2025-03-01T09:00:00.000Z', ...contents })).toMatchObject({ refused: true, code: 'received-before-the-round', pointer: '/receivedAt' })
    world.must(lead, 'receiveBid', { id: 'again', bidder: 'alder', lot: 'lot', round: 'second', receivedAt: world.now, ...contents })
    const scoring = tenderIn('review')
    tellFurtherRound(scoring)
    tellOn(scoring, 'sealed', 'scoring')
    expect(scoring.act(evaluator, 'recordNote', { question: 'q1', bid: 'bid-alder', text: 'Late thought.' })).toMatchObject({ refused: true, code: 'round-is-over' })
  })

  it('loses no bid by one person alone, sealed as it is: what the round before came to is known', () => {
    const world = tenderIn('review')
    tellFurtherRound(world)
    world.must(lead, 'disqualifyBid', { bid: 'bid-alder-2', ground: 'It came on the wrong form.' })
    expect(world.state.bids.bids.get('bid-alder-2')!.disqualified).toBeUndefined()
    expect(world.act(lead, 'approveChange', { change: waiting(world) })).toMatchObject({ refused: true })
    world.now = '2025-03-21T09:00:00.000Z'
    expect(world.act(lead, 'proposeOpening', { lot: 'lot', envelope: 'technical' })).toMatchObject({ refused: true, code: 'changes-waiting' })
    world.must(second, 'approveChange', { change: waiting(world) })
    expect(world.state.bids.bids.get('bid-alder-2')!.disqualified).toMatchObject({ by: lead, approvedBy: second })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })

  it('ends what was proposed of abandoning the lot in the one before, and so does an award', () => {
    const abandon = { lot: 'lot', ground: 'No budget.', notice: 'The lot is abandoned.' }
    const world = tenderIn('review')
    world.must(lead, 'proposeAbandonment', abandon)
    tellFurtherRound(world)
    expect(world.act(second, 'approveAbandonment', { lot: 'lot' })).toMatchObject({ refused: true, code: 'nothing-proposed' })
    const awarded = tenderIn('review')
    awarded.must(lead, 'proposeAbandonment', abandon)
    tellOn(awarded, 'review', 'decided')
    expect(awarded.act(second, 'approveAbandonment', { lot: 'lot' })).toMatchObject({ refused: true, code: 'nothing-proposed' })
  })
})

describe('what one person proposed', () => {
  const barred = (world: World<'tender'>) => world.must(lead, 'declareInterests', { interests: [{ bidder: 'alder', nature: 'It offered me a post.' }] })
  it('is proposed anew by somebody else', () => {
    const world = tenderIn('sealed')
    world.now = '2025-03-03T09:00:00.000Z'
    world.must(lead, 'grantRole', { person: 'nora', role: 'lead' })
    world.must('nora', 'declareInterests', { interests: [] })
    const opening = { lot: 'lot', envelope: 'technical' }
    world.must(lead, 'proposeOpening', opening)
    expect(world.act('nora', 'proposeOpening', opening)).toMatchObject({ refused: true, code: 'already-proposed' })
    barred(world)
    world.must('nora', 'proposeOpening', opening)
    world.must(second, 'openEnvelopes', opening)
  })

  it.each([
    ['an opening', 'sealed', 'proposeOpening', { lot: 'lot', envelope: 'technical' }, 'openEnvelopes', { lot: 'lot', envelope: 'technical' }],
    ['an award', 'review', 'proposeAward', { lot: 'lot', reason: 'It follows.' }, 'approveAward', { lot: 'lot' }],
    ['to abandon the lot', 'review', 'proposeAbandonment', { lot: 'lot', ground: 'No budget.', notice: 'It is abandoned.' }, 'approveAbandonment', { lot: 'lot' }],
  ] as const)('%s, is not carried out once their interests are not cleared', (_what, stage, propose, proposal, carryOut, body) => {
    const world = tenderIn(stage)
    world.now = stage === 'sealed' ? '2025-03-03T09:00:00.000Z' : world.now
    world.must(lead, propose, proposal)
    barred(world)
    expect(world.act(second, carryOut, body)).toMatchObject({ refused: true, code: 'proposer-without-access', facts: { proposedBy: lead } })
    world.must(second, 'decideInterests', { person: lead, outcome: 'mitigated', measures: 'Declined in writing.', review: '2025-09-01' })
    world.must(second, carryOut, body)
  })
})

describe('a bid', () => {
  it('answers a question once', () => {
    const world = tenderIn('published')
    world.now = '2025-02-20T09:00:00.000Z'
    expect(world.act(lead, 'receiveBid', { bidder: 'alder', lot: 'lot', round: 'final', receivedAt: world.now, ...contents, technical: { answers: [...answers, answers[0]!] } })).toMatchObject({ refused: true, code: 'answered-twice', pointer: '/technical/answers/2/question' })
  })
})
