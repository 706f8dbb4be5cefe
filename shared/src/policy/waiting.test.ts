import { describe, expect, it } from 'vitest'
import { people, tenderIn } from '../record/invariants/tender-story.arbitrary.ts'
import type { Stage } from '../contract/tender/words.ts'
import type { World } from '../record/invariants/world.arbitrary.ts'
import { deriveWaiting } from './waiting.ts'

const { evaluator, lead, moderator, second } = people

const planned = (stage: Parameters<typeof tenderIn>[0], dates: readonly (readonly [Stage, string])[]): World<'tender'> => {
  const world = tenderIn(stage)
  world.must(lead, 'planDates', { dates: dates.map(([of, day]) => ({ stage: of, planned: day })) })
  return world
}
const duesOf = (world: World<'tender'>, person: string) => deriveWaiting(world.state)(person).map(({ page, due }) => [page, due])

describe('the planned day of the next stage is the day what waits is due', () => {
  it('for the scores of an evaluator and the work of a moderator', () => {
    const plan = [['moderation', '2025-02-20'], ['pricesOpened', '2025-02-27']] as const
    expect(duesOf(planned('scoring', plan), evaluator)).toEqual([['scoring/lot', '2025-02-20']])
    expect(duesOf(planned('moderation', plan), moderator)).toContainEqual(['moderation', '2025-02-27'])
  })
  it('for an act of the lead, by the first later stage that has a day', () => {
    expect(duesOf(planned('compliance', [['moderation', '2025-02-20']]), lead)).toContainEqual(['compliance/lot', '2025-02-20'])
    expect(duesOf(planned('setUp', [['published', '2025-01-20'], ['sealed', '2025-01-30']]), second)).toContainEqual(['model', '2025-01-20'])
  })
  it('but a deadline that was set and a standstill that runs stand before a plan, and without a plan there is no day', () => {
    expect(duesOf(planned('sealed', [['opened', '2024-12-24']]), lead)).toContainEqual(['bids/opening/lot', tenderIn('sealed').state.setup.rounds.get('final')!.deadline.slice(0, 10)])
    expect(duesOf(planned('standstill', [['closed', '2025-06-01']]), lead)).toContainEqual(['decision', '2025-03-12'])
    expect(duesOf(tenderIn('scoring'), evaluator)).toEqual([['scoring/lot', undefined]])
    expect(duesOf(planned('scoring', [['scoring', '2025-02-01']]), evaluator)).toEqual([['scoring/lot', undefined]])
    expect(duesOf(planned('scoring', [['moderation', '2025-02-20']]), second).every(([, due]) => due === undefined || due === '2025-02-20')).toBe(true)
  })
})

it('a change of what a panel agreed on waits for each of the panel until enough of it support the change', () => {
  const world = tenderIn('review')
  world.state = structuredClone(world.state)
  world.state.model.published.at(-1)!.frozen.moderation.approvalsNeeded = 1
  const asked = (person: string) => deriveWaiting(world.state)(person).filter(({ sentence }) => sentence.includes('support or leave it')).length
  const proposed = world.must(moderator, 'proposeConsensusChange', { question: 'q1', bid: 'bid-birch', score: '3', reason: 'A page had been overlooked.' })
  expect([evaluator, people.otherEvaluator].map(asked)).toEqual([1, 1])
  world.must(evaluator, 'supportChange', { change: (proposed.events[0]!.body as { id: string }).id })
  expect([evaluator, people.otherEvaluator].map(asked)).toEqual([0, 0])
})
