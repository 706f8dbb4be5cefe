import { expect, it } from 'vitest'
import { people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import { withdrawnSinceAward } from './since-award.ts'

const { lead, second } = people
const withdrawn = (world: ReturnType<typeof tenderIn>, bid: string) => {
  world.must(lead, 'recordWithdrawal', { bid, ground: 'It can no longer deliver.' })
  world.must(second, 'approveChange', { change: [...world.state.compliance.changes.keys()].at(-1)! })
}

it('a winner withdrawn since the award is told with who comes first in reserve', () => {
  const world = tenderIn('decided')
  expect(withdrawnSinceAward(world.state, 'lot')).toEqual([])
  withdrawn(world, 'bid-alder')
  const birch = world.state.bids.bids.get('bid-birch')!.bidder
  expect(withdrawnSinceAward(world.state, 'lot')).toMatchObject([{ bid: 'bid-alder', hadPlace: true, firstInReserve: birch }])
  withdrawn(world, 'bid-birch')
  expect(withdrawnSinceAward(world.state, 'lot')).toMatchObject([{ bid: 'bid-alder', hadPlace: true, firstInReserve: null }, { bid: 'bid-birch', hadPlace: false, firstInReserve: null }])
})

it('a withdrawal before the award is not one since', () => {
  const world = tenderIn('review')
  withdrawn(world, 'bid-birch')
  world.must(lead, 'proposeAward', { lot: 'lot', reason: 'It follows from the model.' })
  world.must(second, 'approveAward', { lot: 'lot' })
  expect(withdrawnSinceAward(world.state, 'lot')).toEqual([])
})
