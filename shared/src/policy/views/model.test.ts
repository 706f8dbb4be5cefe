import { describe, expect, it } from 'vitest'
import type { Committed } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { people, tenderIn } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../record/invariants/world.arbitrary.ts'
import { isRefusal } from '../../record/tender/guards.ts'
import { viewTender } from '../views.ts'

const { lead, bidderContact } = people

const seen = ({ state, read, now }: World<'tender'>, person: string) => {
  const reply = viewTender(state, person, 'model', {}, { read, now, hash: hashOf })
  if (isRefusal(reply)) throw new Error(reply.sentence)
  return reply as Committed<ReplyOf<'model'>>
}
const qualityOf = ({ criteria }: Committed<ReplyOf<'model'>>) => criteria.find(({ id }) => id === 'quality')?.weight

describe('the model as a page shows it', () => {
  const world = tenderIn('sealed')
  world.must(lead, 'weighCriteria', { parent: 'root', weights: [{ criterion: 'quality', weight: '0.1' }, { criterion: 'price', weight: '0.9' }] })

  it('is the draft for the buying side and the published version for a bidder, while a new version may still come', () => {
    expect([seen(world, lead), seen(world, bidderContact)].map((model) => [qualityOf(model), model.standing, model.mayChange])).toEqual([['0.1', 'changed', true], ['0.6', 'published', false]])
  })

  it('is the published version for everybody once none can follow, and nothing is offered that would change it', () => {
    world.now = '2025-03-01T12:00:00.000Z'
    for (const person of [lead, people.second, bidderContact])
      expect(seen(world, person)).toMatchObject({ standing: 'published', modelHash: world.state.model.published[0]!.hash, problems: [], mayChange: false, maySign: false, mayPublish: false })
    expect(qualityOf(seen(world, lead))).toBe('0.6')
    expect([lead, bidderContact].map((person) => seen(world, person).closedBecause)).toEqual(['The deadline of Final passed on 1 Mar 2025, 12:00 GMT: bids are judged by version 1, and nothing of the model changes any more.', null])
  })
})
