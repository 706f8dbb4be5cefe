import { expect, it } from 'vitest'
import { people, tenderIn } from '../record/invariants/tender-story.arbitrary.ts'
import { effectOfChange } from './change-effect.ts'

const { lead, second, evaluator } = people

it.each(['disqualifyBid', 'recordWithdrawal'] as const)('what %s of the leading bid would do is told to whoever may approve it, and to nobody else', (command) => {
  const world = tenderIn('review')
  world.must(lead, command, { bid: 'bid-alder', ground: 'A false declaration.' })
  const change = [...world.state.compliance.changes.values()].at(-1)!
  const told = effectOfChange(world.state, second, change, world.read)
  expect(told[0]).toBe('The places would go to other bids.')
  expect(told).toContain('birch Ltd would gain a place.')
  expect(told).toContain('alder Ltd would leave the ranking, from rank 1.')
  for (const other of [lead, evaluator]) expect(effectOfChange(world.state, other, change, world.read)).toEqual([])
})

it('a withdrawal after the award changes nothing that was awarded, and says so', () => {
  const world = tenderIn('decided')
  world.must(lead, 'recordWithdrawal', { bid: 'bid-alder', ground: 'It can no longer deliver.' })
  const change = [...world.state.compliance.changes.values()].at(-1)!
  expect(effectOfChange(world.state, second, change, world.read)).toEqual(['The award is approved and stands as it was approved; the withdrawal is told beside it.'])
})
