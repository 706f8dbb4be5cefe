import { describe, expect, it } from 'vitest'
import type { Stage } from '../../contract/tender/words.ts'
import type { Plain } from '../../contract/primitives.ts'
import type { ReplyOf } from '../../contract/views.ts'
import { isRefusal } from '../../record/tender/guards.ts'
import { abandonByTwo, levelTender, people, tenderIn } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../record/invariants/world.arbitrary.ts'
import { mayInTender } from '../may.ts'
import { lotsToReport } from '../report.ts'
import { isBuyingSide, mayReadResults } from '../viewer.ts'
import { viewTender } from '../views.ts'

const { assurance, auditor, evaluator, lead, moderator, observer, second, trustLead } = people

const look = (world: World<'tender'>, person: string) => viewTender(world.state, person, 'decision', { lot: 'lot' }, { read: world.read, now: world.now, hash: hashOf })
const seen = (world: World<'tender'>, person: string): Plain<ReplyOf<'decision'>> => {
  const reply = look(world, person)
  if (isRefusal(reply)) throw new Error(reply.sentence)
  return reply as Plain<ReplyOf<'decision'>>
}

describe('the decision of a lot before results show', () => {
  it.each<Stage>(['published', 'sealed', 'scoring', 'moderation'])('in %s shows those who read the record only what can happen at any stage', (stage) => {
    const world = tenderIn(stage)
    world.must(lead, 'suspendLot', { lot: 'lot', ground: 'A claim was issued.', claimReceived: '2025-01-06T09:00:00.000Z' })
    for (const person of [lead, second, assurance, auditor])
      expect(seen(world, person)).toMatchObject({ stage: 'suspended', trusts: [], award: null, draw: null, standstill: null, callOffs: [], analyses: [], documents: [], suspensions: [{ claimReceived: '2025-01-06T09:00:00.000Z', until: null }] })
    expect(seen(world, lead).hidden).toMatch(/^Results show once/)
    for (const person of [evaluator, moderator, trustLead, observer]) expect(isRefusal(look(world, person))).toBe(true)
  })

  it('shows nothing of it to a lead who still has scores to give', () => {
    const told = tenderIn('scoring')
    const world = { ...told, state: structuredClone(told.state) }
    // No command leads there: duties are separate. What is hidden does not rest on that.
    world.state.panel.people.get(lead)!.roles.push({ role: 'evaluator' })
    world.state.panel.assignments.get('q1')!.push({ evaluator: lead, seq: 0 })
    expect(isRefusal(look(world, lead))).toBe(true)
  })
})

describe('the decision of a lot once results show', () => {
  it('hides nothing from those who read results', () => {
    const world = tenderIn('decided')
    for (const person of [lead, second, trustLead, evaluator]) expect(seen(world, person)).toMatchObject({ hidden: null, award: { awarded: ['bid-alder'], approved: { by: second } } })
    expect(seen(world, trustLead).mayRecordPosition).toEqual(['north'])
  })

  it('says whether the published tie-break ends in a lot drawn in public', () => {
    expect(seen(levelTender(), lead).drawPublished).toBe(true)
    const without = levelTender()
    without.state.model.published[0]!.frozen.model.tieBreak = [{ by: 'higherQuality' }]
    expect(seen(without, lead).drawPublished).toBe(false)
  })

  it('keeps the position of a trust that left or merged since, and says what became of it', () => {
    const world = tenderIn('review')
    world.must(trustLead, 'recordPosition', { trust: 'north', lot: 'lot', position: 'reservation', reason: 'Our board wants two prices.' }, 0)
    expect(seen(world, lead).trusts.map(({ id, gone }) => [id, gone])).toEqual([['north', null], ['south', null]])
    world.must(lead, 'recordTrustLeaving', { trust: 'north', on: '2025-03-01', ground: 'It buys alone.' })
    expect(seen(world, lead).trusts).toMatchObject([{ id: 'north', gone: 'left on 1 Mar 2025', position: { position: 'reservation', by: trustLead } }, { id: 'south', gone: null, position: null }])
    // Its lead reads its own position, takes none any more, and reads nothing else of the decision.
    expect(seen(world, trustLead)).toMatchObject({ hidden: expect.stringContaining('no member any more'), mayRecordPosition: [], award: null, unlocks: [], analyses: [], trusts: [{ id: 'north', mine: true, position: { position: 'reservation' } }] })
    expect(seen(world, trustLead).trusts).toHaveLength(1)
    for (const type of ['weighView', 'recordPosition', 'describeTrust'] as const) expect(mayInTender(world.state, trustLead, { type, body: { trust: 'north', lot: 'lot' } })?.class).toBe('forbidden')
    expect([mayReadResults(world.state, trustLead, 'lot'), isBuyingSide(world.state, trustLead)]).toEqual([false, false])
  })

  it('shows a trust that merged beside the one it became part of, and one without a position not at all', () => {
    const world = tenderIn('review')
    world.must(trustLead, 'recordPosition', { trust: 'north', lot: 'lot', position: 'support', reason: 'It serves us.' }, 0)
    expect(world.act(lead, 'mergeTrusts', { id: 'both', name: 'Both Trust', from: ['north', 'south'], on: '2031-04-01', ground: 'By order.' })).toMatchObject({ refused: true, code: 'day-ahead', pointer: '/on' })
    expect(world.act(lead, 'recordTrustLeaving', { trust: 'north', on: '2031-04-01', ground: 'It buys alone.' })).toMatchObject({ refused: true, code: 'day-ahead', pointer: '/on' })
    world.must(lead, 'mergeTrusts', { id: 'both', name: 'Both Trust', from: ['north', 'south'], on: '2025-03-01', ground: 'By order.' })
    expect(seen(world, lead).trusts).toMatchObject([{ id: 'north', gone: 'became part of Both Trust on 1 Mar 2025', position: { position: 'support' } }, { id: 'both', gone: null, position: null }])
  })

  it('keeps what was decided readable after the lot is abandoned, for those who read the record', () => {
    const world = tenderIn('decided')
    abandonByTwo(world)
    for (const person of [auditor, trustLead]) expect(seen(world, person)).toMatchObject({ hidden: null, stage: 'abandoned', award: { awarded: ['bid-alder'] }, abandoned: { by: 'silas', proposedBy: lead } })
    expect(lotsToReport(world.state, auditor)).toEqual(['lot'])
  })
})
