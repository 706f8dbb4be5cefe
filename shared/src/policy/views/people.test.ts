import { expect, it } from 'vitest'
import { people as cast, tenderIn } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf } from '../../record/invariants/world.arbitrary.ts'
import { viewTender } from '../views.ts'

it('whoever gave up a role stays listed for the buying side, with the interests declared; for no bidder', () => {
  const world = tenderIn('opened')
  world.must(cast.observer, 'declareInterests', { interests: [{ bidder: 'alder', nature: 'A cousin works there.' }] })
  world.must(cast.lead, 'withdrawRole', { person: cast.observer, role: 'observer', reason: 'She has left.' })
  const listed = (person: string) => (viewTender(world.state, person, 'people', {}, { read: world.read, now: world.now, hash: hashOf }) as { people: { person: string; roles: unknown[]; interests: unknown }[] }).people
    .find((member) => member.person === cast.observer)
  for (const person of [cast.lead, cast.second, cast.auditor, cast.assurance]) expect(listed(person)).toMatchObject({ roles: [], interests: { items: [{ bidder: 'alder' }] } })
  expect(listed(cast.evaluator)).toMatchObject({ roles: [], interests: null })
  expect(listed(cast.bidderContact)).toBeUndefined()
})
