/** What follows an award, in orders that once broke a rule. */
import { describe, expect, it } from 'vitest'
import { lotsToReport } from '../../../policy/report.ts'
import { mayReadResults, pricesOpen } from '../../../policy/viewer.ts'
import { replayInto, type Recorded } from '../../kernel.ts'
import { checkInvariants } from '../../invariants/tender.ts'
import { abandonByTwo, people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { hashOf } from '../../invariants/world.arbitrary.ts'
import { emptyTender } from '../state.ts'
import { evolveTender } from '../tender.ts'

const { lead, second } = people
const notices = (more: object) => ({ lot: 'lot', sent: '2025-03-03', means: 'electronic', voluntary: 'no', ...more })

describe('the standstill', () => {
  it('does not run from notices sent before the award was approved, nor from any that are still ahead', () => {
    const world = tenderIn('decided')
    expect(world.act(lead, 'startStandstill', notices({ sent: '2012-01-02' }))).toMatchObject({ refused: true, code: 'sent-before-the-award', pointer: '/sent' })
    expect(world.act(lead, 'startStandstill', notices({ sent: '2025-03-02' }))).toMatchObject({ refused: true, code: 'sent-before-the-award' })
    expect(world.act(lead, 'startStandstill', notices({ sent: '2025-03-04' }))).toMatchObject({ refused: true, code: 'sent-in-the-future', sentence: '4 Mar 2025 is still ahead. Record the notices once they are sent.' })
    expect(world.act(lead, 'startStandstill', notices({ means: 'other', lastReceived: '2025-03-04' }))).toMatchObject({ refused: true, code: 'received-in-the-future', pointer: '/lastReceived' })
    world.must(lead, 'startStandstill', notices({}))
  })
})

describe('a claim', () => {
  it('suspends a lot once it is received, not before', () => {
    const world = tenderIn('sealed')
    expect(world.act(lead, 'suspendLot', { lot: 'lot', ground: 'A claim.', claimReceived: '2026-01-01T09:00:00.000Z' })).toMatchObject({ refused: true, code: 'received-in-the-future', pointer: '/claimReceived' })
    world.must(lead, 'suspendLot', { lot: 'lot', ground: 'A claim.', claimReceived: world.now })
  })

  it('moves no deadline, and who finds one passed is told so', () => {
    const world = tenderIn('sealed')
    world.must(lead, 'suspendLot', { lot: 'lot', ground: 'A claim.', claimReceived: world.now })
    world.now = '2025-03-02T09:00:00.000Z'
    const decision = world.act(lead, 'changeRoundDeadline', { round: 'final', deadline: '2025-03-20T12:00:00.000Z', reason: 'The claim took time.' })
    expect(decision).toMatchObject({ refused: true, code: 'deadline-has-passed', sentence: 'The deadline of Final has passed and can no longer move. A suspension does not move a deadline by itself; it has to be moved before it passes.' })
  })
})

describe('a call-off', () => {
  it('is another tender than the one it is linked to, and is linked once', () => {
    const world = tenderIn('decided')
    const link = (record: string, trust = 'north') => world.act(lead, 'linkCallOff', { record, lot: 'lot', trust })
    expect(link('tiny')).toMatchObject({ refused: true, code: 'links-to-itself', pointer: '/record' })
    expect(link('call-off').refused).toBe(false)
    expect(link('call-off')).toMatchObject({ refused: true, code: 'already-linked' })
    expect(link('call-off', 'south').refused).toBe(false)
  })
})

describe('abandonment', () => {
  const words = { lot: 'lot', ground: 'The money is gone.', notice: 'The lot is abandoned.' }

  it('is one person’s act until a bid is open, and two people’s from then on', () => {
    const world = tenderIn('decided')
    expect(world.act(lead, 'abandonLot', words)).toMatchObject({ refused: true, code: 'needs-two-people' })
    expect(world.act(second, 'approveAbandonment', { lot: 'lot' })).toMatchObject({ refused: true, code: 'nothing-proposed' })
    world.must(lead, 'proposeAbandonment', words)
    expect(world.act(lead, 'approveAbandonment', { lot: 'lot' })).toMatchObject({ refused: true, class: 'forbidden', code: 'same-person' })
    world.must(second, 'approveAbandonment', { lot: 'lot' })
    expect(world.state.setup.lots.get('lot')).toMatchObject({ stage: 'abandoned', abandonedFrom: 'decided' })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
    const sealed = tenderIn('sealed')
    expect(sealed.act(lead, 'proposeAbandonment', words)).toMatchObject({ refused: true, code: 'nothing-opened' })
    sealed.must(lead, 'abandonLot', words)
  })

  it('hides nothing that was read before it: the result and the report stay', () => {
    const world = tenderIn('decided')
    world.must(lead, 'suspendLot', { lot: 'lot', ground: 'A claim.', claimReceived: world.now })
    abandonByTwo(world)
    expect([pricesOpen(world.state, 'lot'), mayReadResults(world.state, people.trustLead, 'lot'), lotsToReport(world.state, lead)]).toEqual([true, true, ['lot']])
    // Of a lot abandoned while it was scored no price is known, and none becomes known.
    const early = tenderIn('scoring')
    abandonByTwo(early)
    expect([pricesOpen(early.state, 'lot'), mayReadResults(early.state, lead, 'lot')]).toEqual([false, false])
  })

  it('by one person after the opening is found in a record that holds it', () => {
    const world = tenderIn('decided')
    const forged = ([['lotAbandoned', { lot: 'lot', ground: world.state.setup.purpose, notice: world.state.setup.purpose }], ['stageMoved', { lot: 'lot', from: 'decided', to: 'abandoned' }]] as const)
      .map(([type, body], index): Recorded => ({ record: 'tiny', version: 1, seq: world.events.length + index, at: world.state.lastAt, actor: lead, type, body }))
    const state = replayInto(emptyTender('tiny'), [...world.events, ...forged] as never[], evolveTender as never)
    expect(checkInvariants(state, world.read, hashOf).map(({ invariant }) => invariant)).toEqual(['abandoned-by-two-once-open'])
  })
})
