import { describe, expect, it } from 'vitest'
import type { Plain } from '../../contract/primitives.ts'
import type { ParamsOf, ReplyOf, ViewName } from '../../contract/views.ts'
import { isRefusal } from '../../record/tender/guards.ts'
import { currentHash, people, tenderIn } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../record/invariants/world.arbitrary.ts'
import type { TenderViewName } from '../view.ts'
import { deriveWaiting } from '../waiting.ts'
import { viewTender } from '../views.ts'

const { assurance, auditor, evaluator, lead, moderator, observer, otherEvaluator, second, trustLead } = people

const seen = <N extends TenderViewName & ViewName>(world: World<'tender'>, person: string, name: N, params: ParamsOf<N>): Plain<ReplyOf<N>> => {
  const reply = viewTender(world.state, person, name, params, { read: world.read, now: world.now, hash: hashOf })
  if (isRefusal(reply)) throw new Error(reply.sentence)
  return reply as Plain<ReplyOf<N>>
}
const yours = (world: World<'tender'>, person: string) => seen(world, person, 'overview', {}).next.some((act) => act.yours)

describe('what happens next', () => {
  it('is somebody’s own where their role does it, and an evaluator’s only while something of theirs is not submitted', () => {
    const scoring = tenderIn('scoring')
    expect([evaluator, otherEvaluator].map((person) => yours(scoring, person))).toEqual([true, true])
    expect([lead, second, moderator, observer, trustLead, auditor].map((person) => yours(scoring, person))).toEqual([false, false, false, false, false, false])
    expect([moderator, evaluator, lead].map((person) => yours(tenderIn('moderation'), person))).toEqual([true, false, false])
  })
})

describe('a version after the first', () => {
  it('waits for the lead once a second person signed it, then for another than its proposer, and for nobody after the deadline', () => {
    const world = tenderIn('published')
    const told = (person: string) => deriveWaiting(world.state)(person).flatMap(({ sentence, page }) => (page === 'model/publication' ? [sentence] : []))
    world.must(lead, 'changeCriterion', { criterion: 'q1', ref: '1', title: 'Asked anew', scale: 'scale', requirements: [], subCriteria: [{ id: 'depth', label: 'Depth' }], descriptors: [] })
    expect([told(lead), told(second)]).toEqual([[], []])
    world.must(assurance, 'signModelTest', { modelHash: currentHash(world), note: 'Only a title.' })
    expect([told(lead), told(second)]).toEqual([['Propose to publish version 2 of the model'], []])
    world.must(lead, 'proposePublication', { modelHash: currentHash(world), reason: 'It was unclear.', notice: 'Question 1 is asked anew.', round: 'final', deadline: '2025-03-10T12:00:00.000Z' })
    expect([told(lead), told(second)]).toEqual([[], ['Publish the proposed version 2 of the model']])
    expect(seen(world, lead, 'overview', {}).next.map(({ act }) => act)).toContain('Publish the proposed version 2 of the model')
    world.must(second, 'publishModel', { modelHash: currentHash(world) })
    expect([told(lead), told(second)]).toEqual([[], []])
  })
})

describe('a standstill', () => {
  it('stands in the way of closing until its last day has passed, and waits with that day as its date', () => {
    const world = tenderIn('standstill')
    const closing = () => seen(world, lead, 'overview', {}).next.map(({ act, blockers }) => [act, blockers.map(({ sentence }) => sentence)])
    world.now = '2025-03-12T23:00:00.000Z'
    expect(closing()).toEqual([['Close after the standstill', ['The standstill runs to the end of 12 Mar 2025.']]])
    world.now = '2025-03-13T00:00:00.000Z'
    expect(closing()).toEqual([['Close after the standstill', []]])
    expect(deriveWaiting(world.state)(lead)).toContainEqual({ sentence: `Close after the standstill · ${world.state.setup.lots.get('lot')!.title}`, page: 'decision', due: '2025-03-12', action: 'Open' })
  })
})

describe('people', () => {
  it('tells who reads and who decides on the interests of others', () => {
    const world = tenderIn('scoring')
    const told = (person: string) => {
      const { readsInterests, mayDecide, mayGrant } = seen(world, person, 'people', {})
      return [readsInterests, mayDecide, mayGrant]
    }
    expect(told(lead)).toEqual([true, true, true])
    expect(told(second)).toEqual([true, true, false])
    expect(told(assurance)).toEqual([true, false, false])
    expect(told(evaluator)).toEqual([false, false, false])
    const others = seen(world, evaluator, 'people', {}).people.filter(({ person }) => person !== evaluator)
    expect(others.length).toBeGreaterThan(0)
    expect(others.map(({ interests }) => interests)).toEqual(others.map(() => null))
  })
})
