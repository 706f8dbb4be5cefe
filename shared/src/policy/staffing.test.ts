/** Whom a tender lacks is told before the lack stops it. */
import { describe, expect, it } from 'vitest'
import { people, tenderIn } from '../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../record/invariants/world.arbitrary.ts'
import { deriveWaiting } from './waiting.ts'
import { viewTender } from './views.ts'

const { lead, administrator, bidderContact, evaluator, trustLead } = people
const seen = (world: World<'tender'>, person: string, view: 'overview' | 'model' | 'consortium') => viewTender(world.state, person, view, {}, { read: world.read, now: world.now, hash: hashOf }) as unknown as Record<string, unknown>
const actsOf = (world: World<'tender'>) => (seen(world, lead, 'overview').next as { act: string; page: string }[]).filter(({ page }) => page === 'people').map(({ act }) => act)
const waitsFor = (world: World<'tender'>, person: string) => deriveWaiting(world.state)(person).filter(({ page }) => page === 'people').map(({ sentence }) => sentence)

describe('approvals that a model asks for', () => {
  const asking = (approvalsNeeded: number) => {
    const world = tenderIn('setUp')
    world.must(lead, 'setThreshold', { threshold: { id: 'm', on: 'mandatory', lot: 'lot' } })
    world.must(lead, 'setRules', { rounding: { decimals: 2, mode: 'halfAwayFromZero' }, tieBreak: [{ by: 'higherQuality' }], moderation: { spreadToReconcile: '1/2', approvalsNeeded } })
    return world
  }
  const sentence = 'The model asks for 20 approvals of each agreed score, and 3 people are evaluators of this tender: no moderation opens until as many score a question. Give more people that role, or ask for fewer approvals while the model can change.'

  it('beyond the evaluators there are stand on the model’s page and as a next act of the lead', () => {
    const world = asking(20)
    expect(seen(world, lead, 'model').warnings).toEqual([{ sentence, page: 'people' }])
    expect(actsOf(world)).toEqual(['Name more evaluators'])
    expect(waitsFor(world, lead)).toEqual([`Name more evaluators: ${sentence.slice(0, -1)}`])
    expect(waitsFor(world, evaluator)).toEqual([])
  })

  it('that can be given are no matter, nor told to a bidder', () => {
    const world = asking(2)
    expect([seen(world, lead, 'model').warnings, actsOf(world)]).toEqual([[], []])
    expect(seen(tenderIn('published'), bidderContact, 'model').warnings).toEqual([])
  })

  it('are one thing that is warned of; mandatory requirements that exclude nobody are another', () => {
    expect(seen(tenderIn('setUp'), lead, 'model').warnings).toMatchObject([{ page: 'model/price/lot', sentence: expect.stringContaining('The lot has mandatory requirements, and nothing says that failing one excludes') as string }])
  })

  it('beyond the panel of a question stand in the way of its moderation', () => {
    const world = tenderIn('scoring')
    world.state = structuredClone(world.state)
    world.state.panel.assignments.get('q1')!.pop()
    expect(JSON.stringify(seen(world, lead, 'overview').next)).toContain('1 question is scored by fewer people than the model asks approvals of.')
  })
})

it('questions that nobody scores wait for the lead from publication on, before they hold up a moderation', () => {
  const world = tenderIn('compliance')
  world.state = structuredClone(world.state)
  world.state.panel.assignments.clear()
  const told = (person: string) => deriveWaiting(world.state)(person).flatMap(({ sentence, page }) => (page === 'panel' ? [sentence] : []))
  expect([told(lead), told(evaluator)]).toEqual([['Assign evaluators to the questions: 2 questions have no evaluator assigned'], []])
  expect((seen(world, evaluator, 'overview').next as { act: string }[]).map(({ act }) => act)).toContain('Assign evaluators to the questions')
})

describe('after a merger', () => {
  const merged = () => {
    const world = tenderIn('review')
    world.must(lead, 'mergeTrusts', { id: 'both', from: ['north', 'south'], name: 'Both trusts', on: '2025-03-01', ground: 'By order.' })
    return world
  }
  const ledOf = (world: World<'tender'>, person: string) => (seen(world, person, 'consortium').trusts as { id: string; led: boolean | null }[]).find(({ id }) => id === 'both')!.led

  it('the lead and an administrator are told that the new trust has nobody, until somebody is named', () => {
    const world = merged()
    expect(world.act(trustLead, 'recordPosition', { lot: 'lot', trust: 'both', position: 'support', reason: 'It suits us.' })).toMatchObject({ refused: true, class: 'forbidden' })
    expect(actsOf(world)).toEqual(['Name who leads for Both trusts'])
    expect([lead, administrator].map((person) => waitsFor(world, person))).toEqual([0, 1].map(() => ['Name who leads for Both trusts: The rights of those who led north trust and south trust ended with the merger; the procurement lead or an administrator gives the role of trust lead for Both trusts']))
    expect([ledOf(world, lead), ledOf(world, bidderContact)]).toEqual([false, null])
    world.must(lead, 'grantRole', { person: trustLead, role: 'trustLead', trust: 'both' })
    expect([actsOf(world), ledOf(world, lead)]).toEqual([[], true])
    world.must(trustLead, 'recordPosition', { lot: 'lot', trust: 'both', position: 'support', reason: 'It suits us.' })
  })
})
