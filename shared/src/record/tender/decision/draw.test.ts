import { expect, it } from 'vitest'
import { levelTender, people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'
import type { World } from '../../invariants/world.arbitrary.ts'
import { deriveOfficialResult } from './lot-input.ts'

const { lead, second } = people
const draw = (...order: string[]) => ({ lot: 'lot', order, witnesses: 'In the board room, before two of the board.' })
const awarded = (world: World<'tender'>) => {
  const result = deriveOfficialResult(world.state, 'lot', world.read)
  return 'cannot' in result ? result.because : result.awarded
}

it('lots are drawn among the level bids, each once, and for nobody else', () => {
  const world = levelTender()
  expect(world.act(lead, 'recordDraw', draw('bid-alder', 'bid-alder'))).toMatchObject({ refused: true, code: 'not-the-level-bids', facts: { level: ['bid-alder', 'bid-birch'] } })
  expect(world.act(lead, 'recordDraw', draw('bid-alder', 'bid-cedar'))).toMatchObject({ refused: true, code: 'not-the-level-bids' })
  expect(tenderIn('review').act(lead, 'recordDraw', draw('bid-alder', 'bid-birch'))).toMatchObject({ refused: true, code: 'no-draw-published' })
})

it('a draw breaks the tie once another person confirmed it, and is then the only one', () => {
  const world = levelTender()
  world.must(lead, 'recordDraw', draw('bid-birch', 'bid-alder'))
  expect(awarded(world)).toEqual([])
  expect(world.act(lead, 'confirmDraw', { lot: 'lot' })).toMatchObject({ refused: true, code: 'same-person' })
  world.must(second, 'confirmDraw', { lot: 'lot' })
  expect(awarded(world)).toEqual(['bid-birch'])
  expect(world.act(second, 'confirmDraw', { lot: 'lot' })).toMatchObject({ refused: true, code: 'nothing-drawn' })
  expect(world.act(lead, 'recordDraw', draw('bid-alder', 'bid-birch'))).toMatchObject({ refused: true, code: 'no-tie' })
})

it('no draw is recorded where no bids are level', () => {
  const world = levelTender()
  world.state.bids.bids.get('bid-birch')!.schedule = structuredClone(tenderIn('review').state).bids.bids.get('bid-birch')!.schedule!
  expect(world.act(lead, 'recordDraw', draw('bid-alder', 'bid-birch'))).toMatchObject({ refused: true, code: 'no-tie' })
})
