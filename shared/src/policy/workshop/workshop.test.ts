import { describe, expect, it } from 'vitest'
import { Errors } from 'typebox/value'
import { workshopCommands, type WorkshopCommandType } from '../../contract/workshop/commands.ts'
import { workshopRoles, type WorkshopRole } from '../../contract/workshop/words.ts'
import { workshopViews } from '../../contract/views.ts'
import { recordKinds } from '../../handle.ts'
import { extractIn, evidence, line, room, workshopTold } from '../../record/invariants/workshop-story.arbitrary.ts'
import { viewWorkshop } from '../views.ts'
import { mayNoticeInWorkshop } from './audience.ts'
import { mayInWorkshop } from './may.ts'
import { noBidReaders } from './price-rights.ts'
import { mayReadWorkshopRecord } from './viewer.ts'
import { asNamed, contextOf, everythingSeen, seen, viewNames, type Workshop } from './seen.arbitrary.ts'

const { facilitator, participant, northLead, southLead, analyst, observer, outsider } = room

describe('who may do what in a workshop', () => {
  const all = workshopRoles
  const facilitates: readonly WorkshopRole[] = ['facilitator']
  const prepares: readonly WorkshopRole[] = ['facilitator', 'neutralAnalyst']
  const own: readonly WorkshopRole[] = ['facilitator', 'neutralAnalyst', 'trustLead']
  const table: readonly [WorkshopCommandType, readonly WorkshopRole[], object?, string?][] = [
    ['startWorkshop', all],
    ['describeWorkshop', facilitates], ['giveWorkshopRole', facilitates], ['takeWorkshopRole', facilitates],
    ['giveWorkshopRole', ['facilitator', 'trustLead'], { role: 'trustLead', trust: 'north' }, 'one’s own trust'], ['giveWorkshopRole', facilitates, { role: 'trustLead', trust: 'south' }, 'another trust'],
    ['attachExtract', facilitates], ['withdrawExtractReader', facilitates],
    ['addEvidence', ['facilitator', 'neutralAnalyst', 'trustLead', 'participant']], ['withdrawEvidence', prepares, { evidence: 'letter' }],
    ['setContradiction', prepares], ['removeContradiction', prepares], ['setBacktest', prepares], ['removeBacktest', prepares],
    ['setWorkshopTrust', own, { trust: { id: 'north' } }, 'one’s own trust'], ['setWorkshopTrust', prepares, { trust: { id: 'south' } }, 'another trust'],
    ['setOption', own, { option: { trust: 'north' } }, 'one’s own trust'], ['setOption', prepares, { option: { trust: 'south' } }, 'another trust'],
    ['removeOption', own, { option: 'north-stay' }, 'one’s own trust'], ['removeOption', prepares, { option: 'south-stay' }, 'another trust'],
    ['setCostLines', own, { option: 'north-stay' }, 'one’s own trust'], ['setCostLines', prepares, { option: 'south-stay' }, 'another trust'],
    ['setBidDerivedLines', [], { option: 'north-stay' }, 'without price rights'],
    ['removeWorkshopTrust', prepares], ['setMergers', prepares], ['setCapacities', prepares], ['setAssumptions', prepares],
    ['addScenario', own], ['changeScenario', own], ['removeScenario', facilitates, { scenario: 'all-stay' }],
    ['freezeBoard', facilitates], ['thawBoard', facilitates],
    ['openWorkshopSession', facilitates], ['recordWorkshopAttendance', facilitates], ['revealItem', facilitates], ['closeWorkshopSession', facilitates],
    ['openVote', facilitates], ['castVote', ['trustLead', 'participant']], ['closeVote', facilitates],
    ['takeSnapshot', prepares],
    ['setPrivate', ['trustLead'], { trust: 'north' }, 'one’s own trust'], ['setPrivate', [], { trust: 'south' }, 'another trust'],
    ['releasePrivate', ['trustLead'], { trust: 'north' }, 'one’s own trust'], ['releasePrivate', [], { trust: 'south' }, 'another trust'],
  ]
  const holders: Readonly<Record<WorkshopRole, string>> = { facilitator, participant, trustLead: northLead, neutralAnalyst: analyst, observer }
  const { state } = workshopTold()

  it.each(table)('%s: %j', (type, may, body) => {
    expect(all.filter((role) => mayInWorkshop(state, holders[role], { type, body: body ?? {} }) === undefined)).toEqual(all.filter((role) => may.includes(role)))
    expect(mayInWorkshop(state, outsider, { type, body: body ?? {} })?.class).toBe('unknown')
  })

  it('the table names every command', () => {
    expect(Object.keys(workshopCommands).filter((command) => !table.some(([type]) => type === command))).toEqual([])
  })
})

describe('views of a workshop', () => {
  const told = workshopTold()
  told.must(facilitator, 'attachExtract', extractIn('review'))
  told.must(facilitator, 'takeSnapshot', { id: 'kept', name: 'Kept', note: 'Before the vote.' })
  told.must(facilitator, 'withdrawEvidence', { evidence: 'letter', reason: 'A misprint.' })

  it.each(viewNames.flatMap((name) => Object.values(room).filter((person) => person !== outsider).map((person) => [name, person] as const)))('%s for %s is what the contract says', (name, person) => {
    expect(Errors(workshopViews[name].reply, seen(told, person, name))).toEqual([])
  })

  it('a snapshot’s board is what the contract says, and none that was not taken is shown', () => {
    const board = seen(told, participant, 'scenarioBoard', { snapshot: 'kept' })
    expect(Errors(workshopViews.scenarioBoard.reply, board)).toEqual([])
    expect(board.snapshot).toMatchObject({ name: 'Kept' })
    expect(board.evidence).toHaveLength(1)
    expect(viewWorkshop(told.state, participant, 'scenarioBoard', { snapshot: 'none' }, contextOf(told))).toMatchObject({ refused: true, class: 'unknown' })
  })

  it('withdrawn evidence stays on the board with its mark, since figures may still rest on it', () => {
    const { evidence: items } = seen(told, participant, 'scenarioBoard') as unknown as { evidence: { id: string; marks: string[]; withdrawn: unknown }[] }
    expect(items.find(({ id }) => id === 'letter')).toMatchObject({ marks: expect.arrayContaining(['withdrawn']) as unknown, withdrawn: { reason: 'A misprint.' } })
  })

  it.each(viewNames)('%s does not exist for an outsider', (name) => {
    expect(viewWorkshop(told.state, outsider, name, {}, contextOf(told))).toMatchObject({ refused: true, class: 'unknown' })
  })
})

/** Two workshops told alike but for one secret. */
const twins = (secret: (world: Workshop, which: 0 | 1) => void): [Workshop, Workshop] => {
  const worlds: [Workshop, Workshop] = [workshopTold(), workshopTold()]
  for (const which of [0, 1] as const) secret(worlds[which], which)
  return worlds
}

describe('two workshops that differ in one secret look the same to whoever may not know it', () => {
  const others = (...knowing: string[]) => Object.values(room).filter((person) => person !== outsider && !knowing.includes(person))

  it('a private figure: only its trust’s lead and the named analyst see the difference', () => {
    const [one, other] = twins((world, which) => world.must(northLead, 'setPrivate', { trust: 'north', kind: 'reservePrice', analyst, pence: ['100', '200'][which], basis: ['Low.', 'High.'][which] }, 0))
    for (const person of others(northLead, analyst)) expect(everythingSeen(one, person)).toBe(everythingSeen(other, person))
    for (const person of [northLead, analyst]) expect(everythingSeen(one, person)).not.toBe(everythingSeen(other, person))
  })

  it('that there is a private figure at all', () => {
    const [one, other] = twins((world, which) => {
      if (which === 1) world.must(northLead, 'setPrivate', { trust: 'north', kind: 'sidePayment', analyst, pence: '1', basis: 'B' }, 0)
    })
    for (const person of others(northLead, analyst)) expect(everythingSeen(one, person)).toBe(everythingSeen(other, person))
  })

  it('a facilitator does not reach a figure by naming a lead, themselves or another; a lead of the trust hands it on', () => {
    const [one, other] = twins((world, which) => {
      world.must(northLead, 'setPrivate', { trust: 'north', kind: 'reservePrice', analyst, pence: ['100', '200'][which], basis: 'B' }, 0)
      expect(world.act(facilitator, 'giveWorkshopRole', { person: facilitator, role: 'trustLead', trust: 'north' })).toMatchObject({ refused: true, class: 'forbidden', code: 'own-role' })
      world.must(facilitator, 'giveWorkshopRole', { person: 'nat', role: 'trustLead', trust: 'north' })
    })
    for (const person of [facilitator, 'nat']) expect(everythingSeen(one, person)).toBe(everythingSeen(other, person))
    for (const world of [one, other]) world.must(northLead, 'giveWorkshopRole', { person: 'nora', role: 'trustLead', trust: 'north' })
    expect(everythingSeen(one, 'nora')).not.toBe(everythingSeen(other, 'nora'))
    for (const world of [one, other]) world.must(facilitator, 'takeWorkshopRole', { person: northLead, role: 'trustLead', trust: 'north', reason: 'Left.' })
    expect(everythingSeen(one, facilitator)).toBe(everythingSeen(other, facilitator))
  })

  it('a lead whom a facilitator named neither releases nor replaces a figure of the one before; one whom that lead named does', () => {
    const world = workshopTold()
    world.must(facilitator, 'takeWorkshopRole', { person: northLead, role: 'trustLead', trust: 'north', reason: 'Left.' })
    world.must(facilitator, 'giveWorkshopRole', { person: 'nat', role: 'trustLead', trust: 'north' })
    const figure = { trust: 'north', kind: 'outsideOption' }
    const before = world.state
    for (const [type, body] of [['releasePrivate', figure], ['setPrivate', { ...figure, analyst, pence: '1', basis: 'B' }]] as const)
      expect(world.act('nat', type, body)).toMatchObject({ refused: true, class: 'forbidden', code: 'not-your-figure', pointer: '/kind' })
    expect(world.state).toBe(before)
    // A figure of another kind is the new lead’s own from the start.
    world.must('nat', 'setPrivate', { trust: 'north', kind: 'reservePrice', analyst, pence: '1', basis: 'B' }, 0)
    world.must('nat', 'releasePrivate', { trust: 'north', kind: 'reservePrice' })
    expect(JSON.stringify(seen(world, observer, 'scenarioBoard'))).not.toContain('123456789')
    world.must(facilitator, 'giveWorkshopRole', { person: northLead, role: 'trustLead', trust: 'north' })
    world.must(northLead, 'setPrivate', { ...figure, analyst, pence: '3', basis: 'Back again.' })
    expect(world.act('nat', 'releasePrivate', figure)).toMatchObject({ refused: false })
    const handed = workshopTold()
    handed.must(northLead, 'giveWorkshopRole', { person: 'nora', role: 'trustLead', trust: 'north' })
    handed.must(facilitator, 'takeWorkshopRole', { person: northLead, role: 'trustLead', trust: 'north', reason: 'Left.' })
    handed.must('nora', 'setPrivate', { ...figure, analyst, pence: '2', basis: 'B' })
    handed.must('nora', 'releasePrivate', figure)
  })

  it('another analyst than the named one is told nothing, and all are once it is released', () => {
    const [one, other] = twins((world, which) => {
      world.must(facilitator, 'giveWorkshopRole', { person: 'ned', role: 'neutralAnalyst' })
      world.must(northLead, 'setPrivate', { trust: 'north', kind: 'reservePrice', analyst, pence: ['100', '200'][which], basis: 'B' }, 0)
    })
    expect(everythingSeen(one, 'ned')).toBe(everythingSeen(other, 'ned'))
    for (const world of [one, other]) world.must(northLead, 'releasePrivate', { trust: 'north', kind: 'reservePrice' })
    for (const person of [...others(), 'ned']) expect(everythingSeen(one, person)).not.toBe(everythingSeen(other, person))
  })

  it('a ballot, and whether there is one, before the vote is closed', () => {
    const [one, other] = twins((world, which) => {
      if (which === 1) world.must(southLead, 'castVote', { vote: 'which', choice: 'leave', reason: 'My own.' })
    })
    for (const person of others(southLead)) expect(everythingSeen(one, person)).toBe(everythingSeen(other, person))
    for (const world of [one, other]) world.must(facilitator, 'closeVote', { vote: 'which' })
    for (const person of others()) expect(everythingSeen(one, person)).not.toBe(everythingSeen(other, person))
  })

  it('a bid-derived line, for whoever R20 does not name', () => {
    const extract = extractIn('review')
    const [one, other] = twins((world, which) => {
      world.must(facilitator, 'attachExtract', { ...extract, derived: { ...extract.derived!, readers: [...extract.derived!.readers, facilitator] } })
      world.must(facilitator, 'setBidDerivedLines', { option: 'north-leave', figures: JSON.stringify([line('bid', 'north-leave', [100_000, 200_000][which]!, { basis: 'bidDerived' })]) }, 0)
    })
    // Tess leads a trust of the tender too and Olga observes: of the room only she may read prices there.
    expect(extract.derived!.readers).toContain(northLead)
    expect(extract.derived!.readers).not.toContain(observer)
    for (const person of others(facilitator, northLead)) expect(everythingSeen(one, person)).toBe(everythingSeen(other, person))
    for (const person of [facilitator, northLead]) expect(everythingSeen(one, person)).not.toBe(everythingSeen(other, person))
    for (const world of [one, other]) world.must(facilitator, 'withdrawExtractReader', { person: northLead, reason: 'An interest was declared.' })
    expect(everythingSeen(one, northLead)).toBe(everythingSeen(other, northLead))
  })

  it('the test itself sees a planted leak: a count of ballots', () => {
    const [one, other] = twins((world, which) => {
      if (which === 1) world.must(southLead, 'castVote', { vote: 'which', choice: 'leave' })
    })
    const leaking = (world: Workshop) => `${everythingSeen(world, observer)}${world.state.votes.votes.get('which')!.ballots.size}`
    expect(leaking(one)).not.toBe(leaking(other))
  })
})

describe('who hears of a change', () => {
  const noticed = (type: string, body: object, actor: string) => {
    const { state } = workshopTold()
    return Object.values(room).filter((person) => mayNoticeInWorkshop(state, person, { record: 'tiny', seq: 9, at: '', actor, type, version: 1, body }, asNamed(state)))
  }

  it('of a ballot only its voter, of a private figure only those who read it, of the board everybody in the room', () => {
    expect(noticed('voteCast', { vote: 'which', choice: 'stay' }, participant)).toEqual([participant])
    expect(noticed('privateSet', { trust: 'north', kind: 'outsideOption' }, northLead)).toEqual([northLead, analyst])
    expect(noticed('bidDerivedLinesSet', { option: 'north-stay' }, facilitator)).toEqual([])
    expect(noticed('scenarioAdded', {}, facilitator)).toEqual(Object.values(room).filter((person) => person !== outsider))
  })

  it('the whole record is read by a facilitator only while it keeps nothing from them', () => {
    const world = workshopTold()
    expect(mayReadWorkshopRecord(world.state, facilitator, noBidReaders)).toBe(false)
    const plain = structuredClone({ ...world.state })
    plain.privates.figures.clear()
    expect(mayReadWorkshopRecord(plain, facilitator, noBidReaders)).toBe(false)
    plain.votes.votes.get('which')!.closed = { at: '', by: facilitator }
    expect(mayReadWorkshopRecord(plain, facilitator, noBidReaders)).toBe(true)
    expect(mayReadWorkshopRecord(plain, participant, noBidReaders)).toBe(false)
  })
})

describe('the directory', () => {
  it('lists people with what waits for them: a vote they have not cast', () => {
    const world = workshopTold()
    world.must(participant, 'addEvidence', evidence('more'))
    const { people, title, stage, about } = recordKinds.workshop.directory(world.state)
    expect([title, stage, about]).toEqual(['What do we do with what we have?', 'inSession', world.state.setup.tender])
    expect(people.filter(({ waiting }) => waiting.length > 0).map(({ person }) => person)).toEqual([northLead, southLead])
  })
})
