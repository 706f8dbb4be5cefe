import { describe, expect, it } from 'vitest'
import { checkInvariants } from '../../invariants/tender.ts'
import { people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { hashOf } from '../../invariants/world.arbitrary.ts'
import { deriveOfficialResult } from '../decision/lot-input.ts'

const { lead, second } = people
const out = { bid: 'bid-birch', ground: 'A false declaration.' }
const lastChange = (world: ReturnType<typeof tenderIn>) => ({ change: [...world.state.compliance.changes.keys()].at(-1)! })
const ranked = (world: ReturnType<typeof tenderIn>) => {
  const result = deriveOfficialResult(world.state, 'lot', world.read)
  return 'cannot' in result ? result.because : result.bids.map(({ bid }) => bid)
}

describe.each([['disqualifyBid', 'disqualified'], ['recordWithdrawal', 'withdrawn']] as const)('%s', (command, field) => {
  it('of a sealed bid is done at once', () => {
    const world = tenderIn('sealed')
    world.must(lead, command, out)
    expect(world.state.bids.bids.get('bid-birch')![field]).toMatchObject({ by: lead })
  })

  it('of an opened bid waits for a person who is not its author, and changes no result until then', () => {
    const world = tenderIn('review')
    const before = ranked(world)
    world.must(lead, command, out)
    expect(ranked(world)).toEqual(before)
    expect(world.act(lead, command, out)).toMatchObject({ refused: true, code: 'already-proposed' })
    expect(world.act(lead, 'proposeAward', { lot: 'lot', reason: 'It follows from the model.' })).toMatchObject({ refused: true, code: 'changes-waiting' })
    expect(world.act(lead, 'approveChange', lastChange(world))).toMatchObject({ refused: true })
    world.must(second, 'approveChange', lastChange(world))
    expect(world.state.bids.bids.get('bid-birch')![field]).toMatchObject({ by: lead, approvedBy: second })
    expect(ranked(world)).toEqual(['bid-alder'])
    expect(world.act(lead, 'disqualifyBid', out)).toMatchObject({ refused: true })
    expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
  })

  it('of an opened bid that its proposer is also second person for is approved by somebody else', () => {
    const world = tenderIn('review')
    world.must(second, command, out)
    expect(world.act(second, 'approveChange', lastChange(world))).toMatchObject({ refused: true, code: 'same-person' })
  })

  it('that is refused leaves the bid in the running, and may be proposed again', () => {
    const world = tenderIn('scoring')
    world.must(lead, command, out)
    world.must(second, 'refuseChange', { ...lastChange(world), reason: 'The declaration was right.' })
    expect(world.state.bids.bids.get('bid-birch')![field]).toBeUndefined()
    world.must(lead, command, out)
  })
})

it('no lot is closed while a withdrawal waits, whichever way it goes', () => {
  const world = tenderIn('standstill')
  world.must(lead, 'recordWithdrawal', out)
  world.now = '2025-03-13T09:00:00.000Z'
  const close = () => world.act(lead, 'moveStage', { lots: ['lot'], to: 'closed' })
  expect(close()).toMatchObject({ refused: true, class: 'stage', code: 'changes-waiting', sentence: '1 proposed change waits for an answer. The second person or the assurance reviewer, not the one who proposed it, approves or refuses it first.' })
  world.must(second, 'refuseChange', { ...lastChange(world), reason: 'The bidder did not write that.' })
  expect(close().refused).toBe(false)
  expect(checkInvariants(world.state, world.read, hashOf)).toEqual([])
})

it('an award that was approved stays when a withdrawal is approved after it; it is not proposed once the lot is closed', () => {
  const world = tenderIn('decided')
  const before = ranked(world)
  world.must(lead, 'recordWithdrawal', out)
  world.must(second, 'approveChange', lastChange(world))
  expect(ranked(world)).toEqual(before)
  expect(tenderIn('closed').act(lead, 'recordWithdrawal', out)).toMatchObject({ refused: true, code: 'is-over' })
})
