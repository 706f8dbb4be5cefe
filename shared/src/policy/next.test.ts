/** What stands before a next act is named as it is: late bids before none, a level result before an award. */
import { describe, expect, it } from 'vitest'
import { answers, levelTender, people, schedule, tenderIn } from '../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../record/invariants/world.arbitrary.ts'
import { deriveNextActs } from './next.ts'
import { viewTender } from './views.ts'
import { deriveWaiting } from './waiting.ts'

const { assurance, evaluator, lead, second } = people
const contents = { technical: { answers }, commercial: { schedule: schedule(90_000_00) } }

interface Told {
  readonly act: string
  readonly blockers: readonly { readonly sentence: string }[]
}
const nextOf = (world: World<'tender'>, person: string) =>
  (viewTender(world.state, person, 'overview', {}, { read: world.read, now: world.now, hash: hashOf }) as unknown as { next: Told[] }).next.map(({ act, blockers }) => [act, ...blockers.map(({ sentence }) => sentence)])
const waits = (world: World<'tender'>, person: string) => deriveWaiting(world.state)(person).map(({ sentence }) => sentence)

describe('late bids that nobody has decided on', () => {
  const late = () => {
    const world = tenderIn('sealed')
    for (const bid of ['bid-alder', 'bid-birch']) world.must(lead, 'recordWithdrawal', { bid, ground: 'It will be replaced.' })
    world.now = '2025-03-03T09:00:00.000Z'
    for (const bidder of ['alder', 'birch']) world.must(lead, 'receiveBid', { id: `late-${bidder}`, bidder, lot: 'lot', round: 'final', receivedAt: '2025-03-01T11:00:00.000Z', ...contents })
    return world
  }

  it('are what stands before the opening, not the want of any bid, and wait for another person than the one who entered them', () => {
    const world = late()
    expect(nextOf(world, lead)).toEqual([['Propose to open all but the commercial envelopes', '2 late bids wait for a decision by another person than the one who entered them.']])
    expect(world.act(lead, 'proposeOpening', { lot: 'lot', envelope: 'technical' })).toMatchObject({ refused: true, code: 'late-undecided', facts: { bids: ['late-alder', 'late-birch'] } })
    expect([waits(world, second), waits(world, lead)]).toEqual([['Decide on 2 late bids · The lot'], []])
  })

  it('wait no longer once decided; where all are refused, none is in the running', () => {
    const world = late()
    world.must(second, 'decideLateBid', { bid: 'late-alder', outcome: 'refused', ground: 'It came after the hour.' })
    expect(waits(world, second)).toEqual(['Decide on 1 late bid · The lot'])
    world.must(second, 'decideLateBid', { bid: 'late-birch', outcome: 'refused', ground: 'It came after the hour.' })
    expect(waits(world, second)).toEqual([])
    expect(nextOf(world, lead)).toEqual([['Propose to open all but the commercial envelopes', 'No bid is in the running for this lot.']])
    expect(world.act(lead, 'proposeOpening', { lot: 'lot', envelope: 'technical' })).toMatchObject({ refused: true, code: 'no-bids' })
  })
})

it('a deadline is told with its hour', () => {
  expect(deriveNextActs(tenderIn('sealed').state, '2025-02-28T09:00:00.000Z').flatMap(({ blockers }) => blockers)).toEqual([{ sentence: 'The deadline for bids is 1 Mar 2025, 12:00 GMT.', page: 'bids' }])
})

describe('a tie in review', () => {
  const draw = { lot: 'lot', order: ['bid-birch', 'bid-alder'], witnesses: 'Two of the board.' }
  const award = 'Propose the award that follows from the signed model'

  it('asks for the published draw, then for its confirmation by another, then for the award', () => {
    const world = levelTender()
    expect(nextOf(world, lead)).toEqual([['Draw lots in public among the bids that are level, and record the draw']])
    world.must(lead, 'recordDraw', draw)
    expect(nextOf(world, lead)).toEqual([['Confirm the draw: another person than the one who recorded it']])
    expect([lead, second, assurance].map((person) => waits(world, person))).toEqual([[], ['Confirm the draw · The lot'], ['Confirm the draw · The lot']])
    world.must(second, 'confirmDraw', { lot: 'lot' })
    expect(nextOf(world, lead)).toEqual([[award]])
    expect([lead, second, assurance].map((person) => waits(world, person))).toEqual([[`${award} · The lot`], [`${award} · The lot`], []])
  })

  it('that the published tie-break cannot part leaves no award, and the next act says so', () => {
    const world = levelTender()
    world.state.model.published[0]!.frozen.model.tieBreak = [{ by: 'higherQuality' }]
    const [[act, blocker] = []] = nextOf(world, lead)
    expect(act).toBe('Add a further round, or abandon the lot: no award follows from a tie')
    expect(blocker).toMatch(/^2 bids share rank 1 .* It knows no drawing of lots\.$/)
    world.must(lead, 'addRound', { id: 'again', kind: 'final', title: 'Second tenders', lots: ['lot'], deadline: '2025-06-01T12:00:00.000Z' })
    expect(nextOf(world, lead)[0]?.[0]).toBe('Go on to the next round, Second tenders, or abandon the lot: no award follows from a tie')
  })

  it('is told to nobody who may not read the result', () => {
    const level = levelTender()
    level.must(lead, 'recordDraw', draw)
    expect(nextOf(level, evaluator)).toEqual(nextOf(tenderIn('review'), evaluator))
    expect(waits(level, evaluator)).toEqual(waits(tenderIn('review'), evaluator))
  })
})

it('with a further round ahead, handing over to review is said to be the way to it', () => {
  const world = tenderIn('pricesOpened')
  expect(nextOf(world, lead)).toEqual([['Hand the result to the review group']])
  world.must(lead, 'addRound', { id: 'again', kind: 'final', title: 'Second tenders', lots: ['lot'], deadline: '2025-06-01T12:00:00.000Z' })
  expect(nextOf(world, lead)).toEqual([['Hand the result to the review group, which goes on to Second tenders or proposes the award']])
})
