import { describe, expect, it } from 'vitest'
import { people, tenderIn } from '../../invariants/tender-story.arbitrary.ts'

const { lead, evaluator, moderator, second, trustLead } = people

describe('roles of one tender (R2, R8)', () => {
  it('keep who scores apart from who runs, prices or reviews it', () => {
    const world = tenderIn('scoring')
    for (const [person, role] of [[lead, 'evaluator'], [second, 'moderator'], [people.commercial, 'evaluator'], [people.auditor, 'evaluator'], [evaluator, 'secondPerson'], [moderator, 'assuranceReviewer']] as const)
      expect(world.act(lead, 'grantRole', { person, role })).toMatchObject({ refused: true, code: 'separate-duties', pointer: '/role' })
  })

  it('keep who moderates off the panels: nobody proposes, approves and closes one score (R5)', () => {
    const world = tenderIn('scoring')
    expect(world.act(lead, 'grantRole', { person: moderator, role: 'evaluator' })).toMatchObject({ refused: true, code: 'separate-duties', facts: { role: 'moderator' } })
    expect(world.act(lead, 'grantRole', { person: evaluator, role: 'moderator' })).toMatchObject({ refused: true, code: 'separate-duties', facts: { role: 'evaluator' } })
  })

  it('are on one side, at whatever time: a bidder’s contact of before scores nothing, and who read results joins no bidder', () => {
    const world = tenderIn('published')
    const left = (person: string, role: string) => world.must(lead, 'withdrawRole', { person, role, reason: 'Moved on.' })
    left(people.bidderContact, 'bidderContact')
    expect(world.act(lead, 'grantRole', { person: people.bidderContact, role: 'evaluator' })).toMatchObject({ refused: true, code: 'both-sides', pointer: '/role' })
    expect(world.act(lead, 'grantRole', { person: people.bidderContact, role: 'bidderContact', bidder: 'birch' })).toMatchObject({ refused: false })
    left(people.observer, 'observer')
    expect(world.act(lead, 'grantRole', { person: people.observer, role: 'bidderContact', bidder: 'birch' })).toMatchObject({ refused: true, code: 'both-sides' })
  })

  it('count on after they were taken away, once bids were open', () => {
    const before = tenderIn('setUp')
    before.must(lead, 'withdrawRole', { person: people.assurance, role: 'assuranceReviewer', reason: 'She joins the panel instead.' })
    expect(before.act(lead, 'grantRole', { person: people.assurance, role: 'evaluator' })).toMatchObject({ refused: false })
    const after = tenderIn('scoring')
    after.must(lead, 'withdrawRole', { person: people.assurance, role: 'assuranceReviewer', reason: 'She joins the panel instead.' })
    expect(after.act(lead, 'grantRole', { person: people.assurance, role: 'evaluator' })).toMatchObject({ refused: true, code: 'separate-duties' })
  })

  it('keep whoever has read along with bids open from scoring or moderating afterwards, and may be combined before', () => {
    const before = tenderIn('published')
    expect(before.act(lead, 'grantRole', { person: people.observer, role: 'evaluator' })).toMatchObject({ refused: false })
    for (const [person, held] of [[people.observer, 'observer'], [trustLead, 'trustLead']] as const) {
      const after = tenderIn('review')
      for (const role of ['evaluator', 'moderator']) expect(after.act(lead, 'grantRole', { person, role })).toMatchObject({ refused: true, code: 'separate-duties', facts: { role: held } })
      after.must(lead, 'withdrawRole', { person, role: held, reason: 'Joins the panel instead.' })
      expect(after.act(lead, 'grantRole', { person, role: 'evaluator' })).toMatchObject({ refused: true, code: 'separate-duties', facts: { role: held } })
    }
  })

  it('are given by somebody else: neither an administrator nor a lead takes one for themselves', () => {
    const world = tenderIn('published')
    for (const role of ['auditor', 'lead'] as const) expect(world.act(people.administrator, 'grantRole', { person: people.administrator, role })).toMatchObject({ refused: true, class: 'forbidden', code: 'own-role', pointer: '/person' })
    expect(world.act(lead, 'grantRole', { person: lead, role: 'trustLead', trust: 'north' })).toMatchObject({ refused: true, code: 'own-role' })
    expect(world.act(people.administrator, 'grantRole', { person: 'another', role: 'lead' })).toMatchObject({ refused: false })
  })

  it('end for one trust alone where a person leads for two', () => {
    const world = tenderIn('setUp')
    world.must(lead, 'grantRole', { person: trustLead, role: 'trustLead', trust: 'south' })
    const taken = { person: trustLead, role: 'trustLead', reason: 'South sends somebody else.' }
    expect(world.act(lead, 'withdrawRole', taken)).toMatchObject({ refused: true, code: 'role-held-twice', facts: { trusts: ['north', 'south'] } })
    world.must(lead, 'withdrawRole', { ...taken, trust: 'south' })
    expect(world.state.panel.people.get(trustLead)!.roles).toEqual([{ role: 'trustLead', trust: 'north' }])
    world.must(lead, 'withdrawRole', { ...taken, reason: 'North too.' })
    expect(world.state.panel.people.get(trustLead)!.roles).toEqual([])
  })
})
