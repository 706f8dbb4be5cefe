/** Orders of commands that once broke a rule, each walked again and refused with its own words. */
import { describe, expect, it } from 'vitest'
import { replayInto, type Recorded } from '../../kernel.ts'
import { checkInvariants } from '../../invariants/tender.ts'
import { abandonByTwo, answers, currentHash, people, schedule, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../invariants/world.arbitrary.ts'
import { deriveOfficialResult } from '../decision/lot-input.ts'
import { refuseUnlessSigned } from '../model/signed.ts'
import { emptyTender, type TenderState } from '../state.ts'
import { evolveTender } from '../tender.ts'

const { lead, second, assurance } = people
type Tender = World<'tender'>

const weights = (quality: string, price: string) => ({ parent: 'root', weights: [{ criterion: 'quality', weight: quality }, { criterion: 'price', weight: price }] })
const bid = (world: Tender, id: string, receivedAt: string) =>
  world.act(lead, 'receiveBid', { id, bidder: 'alder', lot: 'lot', round: 'final', receivedAt, technical: { answers }, commercial: { schedule: schedule(90_000_00) } })
/** A draft that differs from version 1, its test signed. */
const redrafted = (world: Tender): string => {
  world.must(lead, 'weighCriteria', weights('0.1', '0.9'))
  world.must(assurance, 'signModelTest', { modelHash: currentHash(world), note: 'Tried on dummy bids.' })
  return currentHash(world)
}
const proposal = (modelHash: string, more: object = {}) => ({ modelHash, reason: 'A correction.', notice: 'To all bidders.', round: 'final', deadline: '2025-03-05T12:00:00.000Z', ...more })

/** The record with events forged behind its last, as somebody with the data in hand could write them. */
const forged = (world: Tender, ...events: readonly Omit<Recorded, 'seq' | 'record' | 'version'>[]): TenderState =>
  replayInto(emptyTender('tiny'), [...world.events, ...events.map((event, index): Recorded => ({ ...event, record: 'tiny', version: 1, seq: world.events.length + index }))] as never[], evolveTender as never)
const found = (state: TenderState, world: Tender) => checkInvariants(state, world.read, hashOf).map(({ invariant }) => invariant)

describe('what bids are judged by', () => {
  it('does not go back to sealed bids from review', () => {
    const world = tenderIn('review')
    expect(world.act(lead, 'moveStage', { lots: ['lot'], to: 'sealed' })).toMatchObject({ refused: true, code: 'no-such-step', sentence: 'The lot cannot go from review to sealed by hand. A further round is proposed by one person and begun by another.' })
    const back = forged(world, { at: world.state.lastAt, actor: lead, type: 'stageMoved', body: { lot: 'lot', from: 'review', to: 'sealed' } })
    expect(found(back, world)).toContain('further-round-by-two')
  })

  it('is not drafted again once an envelope was opened, wherever the lot went from there', () => {
    const world = tenderIn('opened')
    abandonByTwo(world)
    expect(world.act(lead, 'weighCriteria', weights('0.1', '0.9'))).toMatchObject({ refused: true, code: 'model-is-closed', sentence: 'Bids for The lot were opened, so the evaluation model can no longer change.' })
    const { state } = world
    const later = forged(world, { at: state.lastAt.replace('T09', 'T10'), actor: lead, type: 'criteriaWeighed', body: { ...weights('0.1', '0.9'), revision: 2 } })
    expect(found(later, world)).toContain('model-closed-once-open')
  })

  it('may be drafted while a lot that was suspended in set-up is suspended', () => {
    const world = tenderIn('setUp')
    world.must(lead, 'suspendLot', { lot: 'lot', ground: 'A claim.', claimReceived: '2025-01-06T09:00:00.000Z' })
    world.must(lead, 'weighCriteria', weights('0.5', '0.5'))
  })

  it('is not published anew once the deadline has passed, though nothing is open: neither drafted, signed, proposed nor published', () => {
    for (const stage of ['published', 'sealed'] as const) {
      const world = tenderIn(stage)
      const hash = redrafted(world)
      world.must(lead, 'proposePublication', proposal(hash))
      world.now = '2025-03-01T12:00:00.000Z'
      const late = { refused: true, code: 'deadline-has-passed', sentence: 'The deadline of Final passed on 1 Mar 2025, 12:00 GMT: bids are judged by version 1, and nothing of the model changes any more.' }
      expect(world.act(assurance, 'signModelTest', { modelHash: hash, note: 'Again.' })).toMatchObject(late)
      expect(world.act(lead, 'proposePublication', proposal(hash))).toMatchObject(late)
      expect(world.act(second, 'publishModel', { modelHash: hash })).toMatchObject(late)
      expect(world.act(lead, 'weighCriteria', weights('0.2', '0.8'))).toMatchObject(late)
      expect(world.act(lead, 'setRules', { rounding: { decimals: 1, mode: 'halfAwayFromZero' }, tieBreak: [{ by: 'higherQuality' }], moderation: { spreadToReconcile: '1/2', approvalsNeeded: 2 } })).toMatchObject(late)
      expect(world.state.model.published).toHaveLength(1)
    }
  })

  it('is replaced by a version that names its round, shortens no deadline and touches no other round', () => {
    const world = tenderIn('published')
    world.must(lead, 'addRound', { id: 'later', kind: 'negotiation', title: 'Later', lots: ['lot'], deadline: '2025-06-01T12:00:00.000Z' })
    const modelHash = redrafted(world)
    const tried = (more: object) => world.act(lead, 'proposePublication', proposal(modelHash, more))
    expect(tried({ round: undefined })).toMatchObject({ code: 'round-missing', pointer: '/round' })
    expect(tried({ round: 'none' })).toMatchObject({ class: 'unknown', pointer: '/round' })
    expect(tried({ deadline: '2025-02-28T12:00:00.000Z' })).toMatchObject({ code: 'deadline-earlier', pointer: '/deadline' })
    expect(tried({ deadline: '2025-06-02T12:00:00.000Z' })).toMatchObject({ code: 'rounds-out-of-order', pointer: '/deadline' })
    world.must(lead, 'proposePublication', proposal(modelHash))
    world.must(second, 'publishModel', { modelHash })
    expect([...world.state.setup.rounds.values()].map(({ id, deadline }) => [id, deadline])).toEqual([['final', '2025-03-05T12:00:00.000Z'], ['later', '2025-06-01T12:00:00.000Z']])
    expect(found(world.state, world)).toEqual([])
  })

  it('a draft left unpublished before the opening neither becomes the model nor stops the report', () => {
    const world = tenderIn('sealed')
    world.must(lead, 'weighCriteria', weights('0.1', '0.9'))
    world.now = '2025-03-03T09:00:00.000Z'
    world.must(lead, 'proposeOpening', { lot: 'lot', envelope: 'technical' })
    world.must(second, 'openEnvelopes', { lot: 'lot', envelope: 'technical' })
    expect(refuseUnlessSigned(world.state, { hash: hashOf })).toBeUndefined()
    expect(found(world.state, world)).toEqual([])
  })
})

describe('deadlines', () => {
  it('move back after publication, never forward, and keep the order of rounds', () => {
    const world = tenderIn('published')
    const move = (deadline: string) => world.act(lead, 'changeRoundDeadline', { round: 'final', deadline, reason: 'Holidays.' })
    expect(move('2025-02-20T12:00:00.000Z')).toMatchObject({ code: 'deadline-earlier', pointer: '/deadline' })
    world.must(lead, 'addRound', { id: 'later', kind: 'negotiation', title: 'Later', lots: ['lot'], deadline: '2025-03-20T12:00:00.000Z' })
    expect(move('2025-03-20T12:00:00.000Z')).toMatchObject({ code: 'rounds-out-of-order' })
    expect(move('2025-03-10T12:00:00.000Z')).toMatchObject({ refused: false })
    expect(world.act(lead, 'addRound', { id: 'third', kind: 'final', title: 'Third', lots: ['lot'], deadline: '2025-03-19T12:00:00.000Z' })).toMatchObject({ code: 'rounds-out-of-order' })
    const unpublished = tenderIn('setUp')
    unpublished.must(lead, 'changeRoundDeadline', { round: 'final', deadline: '2025-02-20T12:00:00.000Z', reason: 'Sooner.' })
  })
})

describe('bids', () => {
  it('are not entered before they were received, and not made timely by the hour that is written down', () => {
    const world = tenderIn('sealed')
    world.must(lead, 'recordWithdrawal', { bid: 'bid-alder', ground: 'It will be replaced.' })
    expect(bid(world, 'early', '2025-02-28T23:00:00.000Z')).toMatchObject({ refused: true, code: 'received-in-the-future', pointer: '/receivedAt' })
    world.now = '2025-03-01T12:00:00.000Z'
    expect(bid(world, 'backdated', '2025-03-01T11:59:55.000Z').refused).toBe(false)
    expect(world.state.bids.bids.get('backdated')).toMatchObject({ late: true, receivedAt: '2025-03-01T11:59:55.000Z', entered: { at: '2025-03-01T12:01:00.000Z', by: lead } })
    const decision = { bid: 'backdated', outcome: 'accepted', ground: 'The portal’s own log shows 11:59.' }
    expect(world.act(lead, 'decideLateBid', decision)).toMatchObject({ refused: true, class: 'forbidden', code: 'same-person' })
    world.must(second, 'decideLateBid', decision)
    expect(found(world.state, world)).toEqual([])
  })

  it('are opened once: an open envelope is refused, and a forged second opening changes nothing and is found', () => {
    const world = tenderIn('opened')
    const before = world.state.bids.bids.get('bid-alder')!
    const later = forged(world, { at: world.state.lastAt, actor: lead, type: 'envelopeOpened', body: { bid: 'bid-alder', envelope: 'technical', proposedBy: second, answers: [] } })
    expect(later.bids.bids.get('bid-alder')).toMatchObject({ technical: { opened: before.technical.opened }, answers: before.answers })
    expect(found(later, world)).toContain('opened-once')
  })
})

describe('the round a lot is in', () => {
  const selectionOnly = () => {
    const world = tenderIn('setUp')
    // As records were before a round of bids was asked for.
    world.state.setup.rounds.get('final')!.kind = 'selection'
    return world
  }

  it('is one in which bids are made: without it a lot is not published', () => {
    const world = selectionOnly()
    const modelHash = currentHash(world)
    expect(world.act(assurance, 'signModelTest', { modelHash, note: 'Tried.' })).toMatchObject({
      refused: true, code: 'model-incomplete', sentence: 'The model cannot be published yet: The lot has no round in which bids are made. Add one with its deadline.', facts: { problems: [{ code: 'no-bid-round', lot: 'lot' }] },
    })
  })

  it('takes no bid at selection', () => {
    const world = tenderIn('published')
    world.state.setup.rounds.get('final')!.kind = 'selection'
    expect(bid(world, 'early', '2025-01-01T09:00:00.000Z')).toMatchObject({ refused: true, code: 'no-bids-at-selection', pointer: '/round' })
  })

  it('is fixed by its first bid: a round that is added later changes neither bids nor result', () => {
    const world = tenderIn('review')
    const later = forged(world, { at: world.state.lastAt, actor: lead, type: 'roundAdded', body: { id: 'second', kind: 'final', title: 'Second', lots: ['lot'], deadline: '2025-06-01T12:00:00.000Z' } })
    expect([later.setup.lots.get('lot')!.round, found(later, world)]).toEqual(['final', []])
    // Bids that came in at selection stay where they are, and the record says that they should not be there.
    const atSelection = world.events.map((event) => (event.type === 'roundAdded' ? { ...event, body: { ...(event.body as object), kind: 'selection' } } : event))
    const old = forged({ ...world, events: atSelection }, { at: world.state.lastAt, actor: lead, type: 'roundAdded', body: { id: 'second', kind: 'final', title: 'Second', lots: ['lot'], deadline: '2025-06-01T12:00:00.000Z' } })
    expect('cannot' in deriveOfficialResult(old, 'lot', world.read)).toBe(false)
    expect(deriveOfficialResult(old, 'lot', world.read)).toEqual(deriveOfficialResult(world.state, 'lot', world.read))
    expect(found(old, world)).toEqual(['bid-in-its-round', 'bid-in-its-round'])
  })
})

describe('closing', () => {
  it('without a standstill states its ground, unless the lot is a call-off', () => {
    const world = tenderIn('decided')
    expect(world.act(lead, 'moveStage', { lots: ['lot'], to: 'closed' })).toMatchObject({ refused: true, code: 'standstill-missing', pointer: '/reason' })
    world.must(lead, 'moveStage', { lots: ['lot'], to: 'closed', reason: 'A single bidder was invited and no notice was required.' })
    expect(found(world.state, world)).toEqual([])
  })
})
