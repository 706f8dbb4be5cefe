/** What follows an award, in orders that once broke a rule. */
import { describe, expect, it } from 'vitest'
import { people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'

const { lead } = people
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
