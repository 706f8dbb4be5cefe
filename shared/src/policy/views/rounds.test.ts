import { describe, expect, it } from 'vitest'
import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { furtherStages, people, tenderIn, tenderInFurtherRound } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../record/invariants/world.arbitrary.ts'
import { isRefusal } from '../../record/tender/guards.ts'
import { viewTender } from '../views.ts'

const { lead, second, moderator, evaluator, assurance } = people

const seen = ({ state, read, now }: World<'tender'>, person: string) => {
  const reply = viewTender(state, person, 'rounds', { lot: 'lot' }, { read, now, hash: hashOf })
  if (isRefusal(reply)) throw new Error(reply.sentence)
  return reply as Committed<ReplyOf<'rounds'>>
}
const inReview = () => {
  const world = tenderIn('review')
  world.must(lead, 'addRound', { id: 'second', kind: 'negotiation', title: 'Second', lots: ['lot'], deadline: '2025-03-20T12:00:00.000Z' })
  return world
}
const selection = { lot: 'lot', round: 'second', further: ['alder'], out: [{ bidder: 'birch', ground: 'Its total is the lowest.' }], reason: 'One can be bettered by talking.' }

describe('going on to a further round', () => {
  it('is not possible without one, nor with bidders forgotten, named twice or unknown', () => {
    expect(seen(tenderIn('review'), lead)).toMatchObject({ next: null, blocker: 'The lot is in its last round, Final. Add the next one with its deadline first.', mayPropose: false })
    const world = inReview()
    const tried = (more: object) => world.act(lead, 'proposeRound', { ...selection, ...more })
    expect(tried({ out: [] })).toMatchObject({ code: 'bidders-undecided', sentence: '1 bidder of this round is neither taken further nor left out; say which, with a ground for each that is left out.' })
    expect(tried({ further: ['alder', 'birch'] })).toMatchObject({ code: 'bidder-twice', pointer: '/out/0/bidder' })
    expect(tried({ further: ['alder', 'cedar'] })).toMatchObject({ class: 'unknown', pointer: '/further/1' })
    expect(tried({ round: 'final' })).toMatchObject({ code: 'not-the-next-round', pointer: '/round' })
  })

  it('is proposed by one person and begun by another; whoever is left out does not bid again', () => {
    const world = inReview()
    expect(seen(world, lead)).toMatchObject({ blocker: null, proposal: null, mayPropose: true, mayBegin: false, running: [{ bidder: 'alder' }, { bidder: 'birch' }] })
    world.must(lead, 'proposeRound', selection)
    expect(seen(world, lead).mayBegin).toBe(false)
    expect(world.act(lead, 'beginRound', { lot: 'lot' })).toMatchObject({ refused: true, class: 'forbidden', code: 'same-person' })
    expect(seen(world, second)).toMatchObject({ mayBegin: true, proposal: { by: lead, further: ['alder'] }, revision: 1 })
    world.must(second, 'beginRound', { lot: 'lot' })
    expect(world.state.setup.lots.get('lot')).toMatchObject({ stage: 'sealed', round: 'second' })
    const bid = { lot: 'lot', receivedAt: world.now, technical: { answers: [] }, commercial: { schedule: { currency: 'GBP', priceBase: '2025', bidKind: 'replacing', lines: [], volumeBands: [] } } }
    expect(world.act(lead, 'receiveBid', { ...bid, bidder: 'birch', round: 'second' })).toMatchObject({ code: 'not-taken-further' })
    expect(world.act(lead, 'receiveBid', { ...bid, bidder: 'alder', round: 'final' })).toMatchObject({ code: 'another-round', sentence: 'Bids for The lot are made in the round Second; Final is over.' })
    expect(viewTender(world.state, lead, 'bids', {}, { read: world.read, now: world.now, hash: hashOf })).toMatchObject({ lots: [{ id: 'lot', round: 'second' }] })
    world.must(lead, 'receiveBid', { ...bid, bidder: 'alder', round: 'second' })
    // The opening that two people did in the first round opens nothing in this one.
    world.now = '2025-03-21T09:00:00.000Z'
    expect(world.act(second, 'openEnvelopes', { lot: 'lot', envelope: 'technical' })).toMatchObject({ refused: true, code: 'nothing-proposed' })
    expect(world.act(lead, 'correctBid', { bid: 'bid-alder', subject: 'A sum', original: '1', correction: '2', ground: 'A slip.' })).toMatchObject({ refused: true, code: 'round-is-over' })
    expect(world.act(moderator, 'proposeConsensusChange', { question: 'q1', bid: 'bid-alder', score: '4', reason: 'On reflection.' })).toMatchObject({ refused: true })
  })

  it('a question is scored and moderated anew; scores of the first round open nothing and close nothing', () => {
    const world = tenderInFurtherRound('scoring')
    expect(world.act(moderator, 'proposeConsensus', { question: 'q1', bid: 'bid-alder-2', score: '3', reason: 'Agreed.', decided: [], dissent: [] })).toMatchObject({ refused: true, code: 'moderation-not-open' })
    expect(world.act(lead, 'moveStage', { lots: ['lot'], to: 'moderation' })).toMatchObject({ refused: true, code: 'not-all-submitted' })
    expect(world.act(evaluator, 'recordScore', { question: 'q1', bid: 'bid-alder', score: '0', rationale: 'Again.', citations: [] })).toMatchObject({ refused: true, class: 'unknown' })
    world.must(evaluator, 'recordScore', { question: 'q1', bid: 'bid-birch-2', score: '2', rationale: 'As before.', citations: [] })
  })
})

describe('what is shown of rounds', () => {
  it('ranks the bids of each round beside each other and no others: Alder first in the first, Birch in the second', () => {
    const [first, again] = seen(tenderInFurtherRound('review'), lead).rounds
    expect([first, again].map((round) => [round!.standing, ...round!.bids.map(({ bid, total, rank }) => [bid, total, rank])])).toEqual([
      ['over', ['bid-alder', '85.00', 1], ['bid-birch', '82.00', 2]],
      // Alder: quality 45; 40 × 160/200 = 32. Birch: quality 50; 40.
      ['now', ['bid-alder-2', '77.00', 2], ['bid-birch-2', '90.00', 1]],
    ])
    expect(first!.ended).toMatchObject({ by: second, proposedBy: lead, further: ['alder', 'birch'] })
  })

  it.each(furtherStages)('in %s of a further round whoever scores or moderates it sees, until its award, no total, rank or ground of the round before', (stage) => {
    const world = tenderInFurtherRound(stage)
    const scoring = furtherStages.indexOf(stage) < furtherStages.indexOf('decided')
    for (const person of [moderator, evaluator]) {
      const [first] = seen(world, person).rounds
      expect([first!.bids.every(({ total, rank }) => total === null && rank === null), first!.ended!.reason === null, first!.agreed.length === 0, first!.hidden !== null]).toEqual([scoring, scoring, scoring, scoring])
    }
    const [over] = seen(world, assurance).rounds
    expect(over!.bids.map(({ total }) => total)).toEqual(['85.00', '82.00'])
    expect(over!.agreed.map(({ question, scores }) => [question, ...scores.map(({ score }) => score)])).toEqual([['q1', '3', '2'], ['q2', '3', '4']])
    const cell = (person: string) => viewTender(world.state, person, 'resultCell', { lot: 'lot', question: 'q1', bid: 'bid-birch' }, { read: world.read, now: world.now, hash: hashOf })
    expect(cell(assurance)).toMatchObject({ consensus: { score: '2' }, individual: [{ evaluator, score: '2' }, { score: '2' }] })
    expect(isRefusal(cell(moderator))).toBe(scoring)
  })

  it('a bidder’s contact is told by the authority', () => {
    expect(viewTender(inReview().state, people.bidderContact, 'rounds', { lot: 'lot' }, { read: () => undefined, now: '', hash: hashOf })).toMatchObject({ refused: true, code: 'rounds-hidden' })
  })
})
