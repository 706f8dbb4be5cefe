import { describe, expect, it } from 'vitest'
import { workshopCommands } from '../../contract/workshop/commands.ts'
import { tenderCommands } from '../../contract/tender/commands.ts'
import { tenderViews, workshopViews } from '../../contract/views.ts'
import { checkWorkshopInvariants } from '../invariants/workshop.ts'
import { boardTrust, evidence, extractIn, line, option, room, workshopTold } from '../invariants/workshop-story.arbitrary.ts'
import { emptyWorld, hashOf } from '../invariants/world.arbitrary.ts'
import { evidenceMarks } from './evidence/marks.ts'

const { facilitator, participant, northLead, southLead, analyst } = room
const refused = (code: string, pointer?: string) => (pointer === undefined ? { refused: true, code } : { refused: true, code, pointer })

describe('a workshop', () => {
  it('holds every invariant through its story', () => {
    const { state, read } = workshopTold()
    expect(checkWorkshopInvariants(state, read, hashOf)).toEqual([])
  })

  it('spells no command and no view as a tender does: both stand in one list', () => {
    expect(Object.keys(workshopCommands).filter((name) => Object.hasOwn(tenderCommands, name))).toEqual([])
    expect(Object.keys(workshopViews).filter((name) => Object.hasOwn(tenderViews, name))).toEqual([])
    const paths = [...Object.values(tenderViews), ...Object.values(workshopViews)].map((view) => view.path)
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('keeps a facilitator, and no neutral analyst who leads a trust', () => {
    const { act } = workshopTold()
    expect(act(facilitator, 'takeWorkshopRole', { person: facilitator, role: 'facilitator', reason: 'Leaving.' })).toMatchObject(refused('last-facilitator'))
    expect(act(facilitator, 'giveWorkshopRole', { person: southLead, role: 'neutralAnalyst' })).toMatchObject(refused('not-neutral'))
    expect(act(facilitator, 'giveWorkshopRole', { person: analyst, role: 'trustLead', trust: 'south' })).toMatchObject(refused('not-neutral'))
  })
})

describe('evidence', () => {
  it('refuses nothing for being weak: it is entered and marked', () => {
    const world = workshopTold()
    const add = (id: string, more: object) => {
      world.must(participant, 'addEvidence', evidence(id, more))
      return evidenceMarks(world.state, world.state.evidence.items.get(id)!)
    }
    expect(add('sound', { illustrative: false })).toEqual([])
    expect(add('later', { knownFrom: '2025-03-02', illustrative: false })).toEqual(['hindsight'])
    expect(add('early', { knownFrom: '2025-01-01', illustrative: false })).toEqual(['knownBeforePublished'])
    expect(add('said-later', { said: '2025-01-03', confidence: 'low', illustrative: false })).toEqual(['saidAfterPublished', 'lowConfidence'])
    expect(add('lost', { links: [{ to: 'line', id: 'nowhere' }] })).toEqual(['illustrative', 'linkUnresolved'])
    expect(add('loose', { links: [], illustrative: false })).toEqual(['citedNowhere'])
  })

  it('stays readable, with the reason, when it is withdrawn by its author', () => {
    const world = workshopTold()
    world.must(participant, 'addEvidence', evidence('mine'))
    expect(world.act(northLead, 'withdrawEvidence', { evidence: 'mine', reason: 'Not mine.' })).toMatchObject(refused('not-your-role'))
    world.must(participant, 'withdrawEvidence', { evidence: 'mine', reason: 'A misprint.' })
    expect(evidenceMarks(world.state, world.state.evidence.items.get('mine')!)).toContain('withdrawn')
  })
})

describe('contradictions and back-tests', () => {
  const sides = ['2014', '2015'].map((says) => ({ says, source: 'A paper', evidence: ['letter'] }))
  const contradiction = (more: object = {}) => ({ contradiction: { id: 'ends', topic: 'End of the contract', sides, follows: 1, reading: 'The later one is dated.', ...more } })
  const figures = { promised: { least: 8, most: 16 }, months: 8, before: null, came: [{ counted: 'sites', done: 3, evidence: ['letter'] }] }
  const backtest = (more: object = {}) => ({ backtest: { id: 'pace', title: 'One or two a month', claims: ['letter'], outcomes: [], finding: 'Three came.', figures: { ...figures, ...more } } })

  it('follow one of the sides given, and cite only what is there', () => {
    const { act, must } = workshopTold()
    expect(act(analyst, 'setContradiction', contradiction({ follows: 2 }))).toMatchObject(refused('no-such-side', '/contradiction/follows'))
    expect(act(analyst, 'setContradiction', contradiction({ sides: [sides[0], { ...sides[1], evidence: ['letter', 'nowhere'] }] }))).toMatchObject(refused('not-found', '/contradiction/sides/1/evidence/1'))
    must(analyst, 'setContradiction', contradiction())
    must(facilitator, 'removeContradiction', { contradiction: 'ends' }, 1)
    expect(act(facilitator, 'removeContradiction', { contradiction: 'ends' })).toMatchObject(refused('not-found', '/contradiction'))
  })

  it('hold a promise against what came; the pace before rests only on what was known when it was made', () => {
    const world = workshopTold()
    world.must(participant, 'addEvidence', evidence('later', { knownFrom: '2025-06-01' }))
    const before = { done: 3, months: 10, evidence: ['later'] }
    expect(world.act(analyst, 'setBacktest', backtest({ before }))).toMatchObject(refused('not-known-then', '/backtest/figures/before/evidence/0'))
    expect(world.act(analyst, 'setBacktest', backtest({ promised: { least: 9, most: 8 } }))).toMatchObject(refused('range-upside-down', '/backtest/figures/promised'))
    expect(world.act(analyst, 'setBacktest', backtest({ came: [{ counted: 'sites', done: 3, evidence: ['nowhere'] }] }))).toMatchObject(refused('not-found', '/backtest/figures/came/0/evidence/0'))
    world.must(analyst, 'setBacktest', backtest({ before: { ...before, evidence: ['letter'] } }))
    expect(world.act(participant, 'removeBacktest', { backtest: 'pace' }, 1)).toMatchObject(refused('not-your-role'))
  })
})

describe('a trust of the board', () => {
  it('is removed only when nothing rests on it, and says what does', () => {
    const { act, must } = workshopTold()
    expect(act(facilitator, 'removeWorkshopTrust', { trust: 'north' }, 1)).toMatchObject({ ...refused('trust-in-use', '/trust'), facts: { rests: expect.arrayContaining(['a scenario', 'the role of its lead']) as string[] } })
    must(analyst, 'setWorkshopTrust', { trust: boardTrust('west') })
    must(analyst, 'removeWorkshopTrust', { trust: 'west' }, 1)
    expect(act(analyst, 'removeWorkshopTrust', { trust: 'west' })).toMatchObject(refused('not-found', '/trust'))
  })
})

describe('inputs and scenarios', () => {
  it('are set from the revision they were read at; a stale write is refused with both revisions', () => {
    const { act, must, state } = workshopTold()
    expect(state.board.trusts.get('north')!.revision).toBe(1)
    must(northLead, 'setWorkshopTrust', { trust: { ...boardTrust('north'), system: 'A new system' } }, 1)
    expect(act(facilitator, 'setWorkshopTrust', { trust: boardTrust('north') }, 1)).toMatchObject({ ...refused('changed-elsewhere'), facts: { yourRevision: 1, currentRevision: 2 } })
    const choices = [{ trust: 'north', option: 'north-leave' }]
    must(southLead, 'changeScenario', { scenario: 'all-stay', title: 'North leaves', summary: 'Only north.', choices }, 1)
    expect(act(northLead, 'changeScenario', { scenario: 'all-stay', title: 'Mine', summary: 'Mine.', choices }, 1)).toMatchObject({ ...refused('changed-elsewhere'), facts: { by: southLead, current: { title: 'North leaves' } } })
  })

  it('are changed for a trust by its own lead, not by another’s', () => {
    const { act, must } = workshopTold()
    must(northLead, 'setCostLines', { option: 'north-stay', lines: [] }, 1)
    expect(act(southLead, 'setCostLines', { option: 'north-stay', lines: [] }, 2)).toMatchObject(refused('not-your-role'))
  })

  it('name the place of what is wrong', () => {
    const { act } = workshopTold()
    const lines = (...items: object[]) => act(facilitator, 'setCostLines', { option: 'north-stay', lines: items }, 1)
    expect(lines(line('a', 'north-stay', 1), line('b', 'north-stay', 5, { timing: { by: 'years', amounts: [{ year: '2026-27', amount: { low: 3, mid: 2, high: 4 } }] } })))
      .toMatchObject(refused('range-upside-down', '/lines/1/timing/amounts/0/amount'))
    expect(lines(line('a', 'north-leave', 1))).toMatchObject(refused('other-option', '/lines/0/option'))
    expect(lines(line('south-stay-hosting', 'north-stay', 1))).toMatchObject(refused('id-in-use', '/lines/0/id'))
    expect(act(facilitator, 'addScenario', { title: 'Wrong', summary: 'Wrong.', choices: [{ trust: 'north', option: 'south-stay' }] })).toMatchObject(refused('other-trust', '/choices/0/option'))
    expect(act(facilitator, 'removeOption', { option: 'north-stay' }, 1)).toMatchObject(refused('option-chosen'))
    expect(act(facilitator, 'setOption', { option: option('north-stay', 'south') }, 1)).toMatchObject(refused('other-trust', '/option/trust'))
  })

  it('stand still while the board is frozen', () => {
    const { act, must } = workshopTold()
    must(facilitator, 'freezeBoard', {})
    expect(act(facilitator, 'setCostLines', { option: 'north-stay', lines: [] }, 1)).toMatchObject(refused('board-frozen'))
    expect(act(northLead, 'addScenario', { title: 'Now', summary: 'Now.', choices: [] })).toMatchObject(refused('board-frozen'))
    must(facilitator, 'thawBoard', {})
    must(northLead, 'addScenario', { title: 'Now', summary: 'Now.', choices: [] })
  })
})

describe('a snapshot', () => {
  it('is immutable and hashed: the board moves on, the snapshot does not', () => {
    const world = workshopTold()
    world.must(facilitator, 'takeSnapshot', { id: 'before', name: 'Before lunch' })
    const before = structuredClone(world.state.snapshots.taken.get('before')!)
    expect(hashOf(before.board)).toBe(before.hash)
    world.must(facilitator, 'setCostLines', { option: 'north-stay', lines: [] }, 1)
    world.must(facilitator, 'removeScenario', { scenario: 'all-leave' }, 1)
    expect(world.state.snapshots.taken.get('before')).toEqual(before)
    world.must(facilitator, 'takeSnapshot', { id: 'after', name: 'After lunch' })
    expect(world.state.snapshots.taken.get('after')!.hash).not.toBe(before.hash)
    expect(world.act(facilitator, 'takeSnapshot', { name: 'Before lunch' })).toMatchObject(refused('name-in-use', '/name'))
  })

  it('hashes the same for the same board, in whatever order it was entered', () => {
    const [one, other] = [workshopTold(), workshopTold()]
    for (const [world, order] of [[one, ['east', 'west']], [other, ['west', 'east']]] as const)
      for (const trust of order) world.must(facilitator, 'setWorkshopTrust', { trust: boardTrust(trust) }, 0)
    for (const world of [one, other]) world.must(facilitator, 'takeSnapshot', { id: 's', name: 'S' })
    expect(one.state.snapshots.taken.get('s')!.hash).toBe(other.state.snapshots.taken.get('s')!.hash)
  })
})

describe('a vote', () => {
  it('takes one ballot a person, the last one, from people in the room, until it is closed', () => {
    const world = workshopTold()
    world.must(participant, 'castVote', { vote: 'which', choice: 'leave', reason: 'I was persuaded.' })
    world.must(northLead, 'castVote', { vote: 'which', choice: null })
    expect([...world.state.votes.votes.get('which')!.ballots].map(([person, { choice }]) => [person, choice])).toEqual([[participant, 'leave'], [northLead, null]])
    expect(world.act(southLead, 'castVote', { vote: 'which', choice: 'neither' })).toMatchObject(refused('not-found', '/choice'))
    world.must(facilitator, 'recordWorkshopAttendance', { session: 'morning', joined: [], left: [southLead] })
    expect(world.act(southLead, 'castVote', { vote: 'which', choice: 'stay' })).toMatchObject(refused('not-present'))
    expect(world.act(facilitator, 'closeWorkshopSession', { session: 'morning' })).toMatchObject(refused('vote-open'))
    world.must(facilitator, 'closeVote', { vote: 'which' })
    expect(world.act(participant, 'castVote', { vote: 'which', choice: 'stay' })).toMatchObject(refused('vote-closed'))
    world.must(facilitator, 'closeWorkshopSession', { session: 'morning' })
  })
})

describe('a private figure', () => {
  it('is whole pence, names a neutral analyst, and stands once released', () => {
    const { act, must } = workshopTold()
    const set = (more: object, base = 1) => act(northLead, 'setPrivate', { trust: 'north', kind: 'outsideOption', analyst, pence: '5', basis: 'B', ...more }, base)
    expect(set({ pence: '1.5' })).toMatchObject(refused('not-pence', '/pence'))
    expect(set({ pence: '007' })).toMatchObject(refused('not-pence', '/pence'))
    expect(set({ analyst: participant })).toMatchObject(refused('no-analyst', '/analyst'))
    expect(act(southLead, 'setPrivate', { trust: 'north', kind: 'reservePrice', analyst, pence: '5', basis: 'B' }, 0)).toMatchObject(refused('not-your-trust'))
    expect(act(facilitator, 'releasePrivate', { trust: 'north', kind: 'outsideOption' })).toMatchObject(refused('not-your-trust'))
    must(northLead, 'releasePrivate', { trust: 'north', kind: 'outsideOption' })
    expect(set({})).toMatchObject(refused('released'))
  })
})

describe('the extract (R20)', () => {
  it('has no bid-derived part before prices are open, and bid-derived lines are refused until it has', () => {
    const world = workshopTold()
    const early = extractIn('sealed')
    expect(early.derived).toBeUndefined()
    world.must(facilitator, 'attachExtract', early)
    expect(world.act(facilitator, 'setCostLines', { option: 'north-leave', lines: [line('a', 'north-leave', 1, { basis: 'bidDerived' })] }, 1)).toMatchObject(refused('bid-derived-in-the-open', '/lines/0/basis'))
    expect(world.act(facilitator, 'setBidDerivedLines', { option: 'north-leave', figures: '[]' }, 0)).toMatchObject(refused('no-price-rights'))
  })

  it('is refused when altered, of another tender, or older than the one attached', () => {
    const { act, must } = workshopTold()
    const extract = extractIn('review')
    expect(act(facilitator, 'attachExtract', { ...extract, open: { ...extract.open, title: 'Another' } })).toMatchObject(refused('extract-altered', '/hash'))
    expect(act(facilitator, 'attachExtract', { ...extract, tender: 'other' })).toMatchObject(refused('other-tender', '/tender'))
    expect(act(facilitator, 'attachExtract', { ...extract, derived: { ...extract.derived!, figures: '{"lots":[{"lot":1}]}' } })).toMatchObject(refused('figures-unreadable', '/derived/figures'))
    expect(act(facilitator, 'attachExtract', { ...extract, derived: { ...extract.derived!, lots: ['other'] } })).toMatchObject(refused('lots-differ', '/derived/lots'))
    must(facilitator, 'attachExtract', extract)
    expect(act(facilitator, 'attachExtract', extractIn('sealed'))).toMatchObject(refused('older-extract', '/seq'))
  })

  it('is of one tender for ever, also in a workshop that named none when it began', () => {
    const { act, must } = emptyWorld('workshop', '2025-03-04T09:00:00.000Z')
    must(facilitator, 'startWorkshop', { title: 'W', purpose: 'P', asAt: '2025-03-01' })
    const extract = extractIn('review')
    must(facilitator, 'attachExtract', extract)
    expect(act(facilitator, 'attachExtract', { ...extract, tender: 'other', seq: extract.seq + 1 })).toMatchObject(refused('other-tender', '/tender'))
    must(facilitator, 'attachExtract', extract)
  })

  it('puts no price and no name into an event', () => {
    const world = workshopTold()
    world.must(facilitator, 'attachExtract', extractIn('review'))
    const told = JSON.stringify(world.events.at(-1))
    expect(world.events.at(-1)!.type).toBe('extractAttached')
    expect(told).not.toMatch(/alder|10000000|20000000/)
    expect(JSON.stringify(world.events)).not.toContain('123456789')
  })
})
