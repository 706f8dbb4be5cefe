/** R14: two who start from the same reading. Of every command that overwrites stands a race here, complete by type. */
import { describe, expect, it } from 'vitest'
import type { RevisionedOf } from '../../contract/command.ts'
import type { TenderCommands } from '../../contract/tender/commands.ts'
import type { WorkshopCommands } from '../../contract/workshop/commands.ts'
import { revisionStanding, type RecordKindName } from '../../handle.ts'
import type { Refusal } from '../kernel.ts'
import { currentHash, levelTender, people, tenderIn } from './tender-story.arbitrary.ts'
import { assumptions, boardTrust, extractIn, line, option, room, workshopTold } from './workshop-story.arbitrary.ts'
import type { World } from './world.arbitrary.ts'

type Act = readonly [actor: string, type: string, body: object]
interface Race<K extends RecordKindName> {
  readonly in: () => World<K>
  /** Two acts from the same reading: the first is recorded, the second is refused. */
  readonly first: Act
  readonly second: Act
}

const { lead, second, commercial, moderator, evaluator, otherEvaluator, trustLead } = people
const setUp = () => tenderIn('setUp')
const inModeration = (...acts: Act[]) => () => told(tenderIn('moderation'), acts)
const inReview = (...acts: Act[]) => () => told(tenderIn('review'), acts)
const told = <K extends RecordKindName>(world: World<K>, acts: readonly Act[]): World<K> => {
  for (const [actor, type, body] of acts) world.must(actor, type, body)
  return world
}

const requirement = (heading: string) => ({ requirement: 'secure', ref: 'M1', heading, kind: 'mandatory', lots: ['lot'], text: 'It is secure.', standards: [] })
const criterion = (title: string) => ({ criterion: 'q1', ref: '1', title, scale: 'scale', requirements: [], subCriteria: [], descriptors: [] })
const lot = (title: string) => ({ lot: 'lot', ref: '1', title, places: 1, variants: 'refused' })
const scale = (name: string) => ({ scale: 'scale', name, values: [{ value: '0', label: 'No', points: '0' }, { value: '1', label: 'Yes', points: '1' }] })
const price = (zeroPolicy: string) => ({ price: { lot: 'lot', formula: { name: 'inverse' }, zeroPolicy, floorPolicy: 'floorAtZero', normalisation: { termYears: 3, discountEdition: 'none', includeOptions: false, indexation: [], authorityCosts: [] } } })
const rules = (decimals: number) => ({ rounding: { decimals, mode: 'halfAwayFromZero' }, tieBreak: [{ by: 'higherQuality' }], moderation: { spreadToReconcile: '1/2', approvalsNeeded: 2 } })
const threshold = (minimum: string) => ({ threshold: { id: 't', on: 'total', lot: 'lot', minimum } })
const weights = (one: string, other: string) => ({ parent: 'quality', weights: [{ criterion: 'q1', weight: one }, { criterion: 'q2', weight: other }] })
const view = (weight: string, rest: string) => ({ trust: 'north', lot: 'lot', weights: [{ criterion: 'q1', weight }, { criterion: 'q2', weight: rest }], reason: `We weigh it ${weight}.` })
const profile = (system: string) => ({ trust: 'north', system, hosting: 'A host', contractEnd: null, facts: [] })
const consensus = (score: string) => ({ question: 'q1', bid: 'bid-birch', score, reason: `The panel says ${score}.`, decided: [], dissent: [] })
const dissented = (score: string) => ({ ...consensus(score), dissent: [{ person: otherEvaluator, reason: 'The appendix says otherwise.' }] })
const cell = { question: 'q1', bid: 'bid-birch' }
const position = (reason: string) => ({ trust: 'north', lot: 'lot', position: 'support', reason })
const draw = (...order: string[]) => ({ lot: 'lot', order, witnesses: 'Two of the board.' })
const interest = (nature: string) => ({ interests: [{ nature }] })
const decided = (outcome: string) => ({ person: evaluator, outcome, measures: 'None are needed.', review: '2025-06-01' })
const proposing = (): World<'tender'> => {
  const world = setUp()
  world.must(people.assurance, 'signModelTest', { modelHash: currentHash(world), note: 'Tested.' })
  return world
}
const hash = currentHash(setUp())
const proposal = (reason: string) => ({ modelHash: hash, reason })
const at = (now: string, world: World<'tender'>): World<'tender'> => Object.assign(world, { now })
const late = () => told(at('2025-03-02T09:00:00.000Z', tenderIn('published')), [[lead, 'receiveBid', { id: 'bid-late', bidder: 'alder', lot: 'lot', round: 'final', receivedAt: '2025-03-02T09:00:00.000Z', technical: { answers: [] }, commercial: { schedule: { currency: 'GBP', priceBase: '2025', bidKind: 'replacing', lines: [], volumeBands: [] } } }]])

const abandonment = (ground: string) => ({ lot: 'lot', ground, notice: 'The lot is abandoned.' })
const twoRounds = () => told(tenderIn('review'), [[lead, 'addRound', { id: 'second', kind: 'negotiation', title: 'Second', lots: ['lot'], deadline: '2025-03-20T12:00:00.000Z' }]])
const further = (reason: string) => ({ lot: 'lot', round: 'second', further: ['alder', 'birch'], out: [], reason })

const tenderRaces: { readonly [N in RevisionedOf<TenderCommands>]: Race<'tender'> } = {
  describeTender: { in: setUp, first: [lead, 'describeTender', { title: 'One', ruleSet: 'pa2023', purpose: 'This.' }], second: [lead, 'describeTender', { title: 'Two', ruleSet: 'pa2023', purpose: 'That.' }] },
  changeLot: { in: setUp, first: [lead, 'changeLot', lot('One')], second: [lead, 'changeLot', lot('Two')] },
  removeLot: { in: () => told(setUp(), [[lead, 'addLot', { id: 'other', ref: '2', title: 'Other', places: 1, variants: 'refused' }]]), first: [lead, 'changeLot', { ...lot('One'), lot: 'other' }], second: [lead, 'removeLot', { lot: 'other' }] },
  changeRoundDeadline: { in: setUp, first: [lead, 'changeRoundDeadline', { round: 'final', deadline: '2025-03-05T12:00:00.000Z', reason: 'One.' }], second: [lead, 'changeRoundDeadline', { round: 'final', deadline: '2025-03-06T12:00:00.000Z', reason: 'Two.' }] },
  proposeRound: { in: twoRounds, first: [lead, 'proposeRound', further('One.')], second: [lead, 'proposeRound', further('Two.')] },
  beginRound: { in: () => told(twoRounds(), [[lead, 'proposeRound', further('One.')]]), first: [lead, 'proposeRound', further('Two.')], second: [second, 'beginRound', { lot: 'lot' }] },
  planDates: { in: setUp, first: [lead, 'planDates', { dates: [{ stage: 'scoring', planned: '2025-03-04' }] }], second: [lead, 'planDates', { dates: [{ stage: 'scoring', planned: '2025-03-11' }] }] },
  describeTrust: { in: setUp, first: [trustLead, 'describeTrust', profile('Ours')], second: [lead, 'describeTrust', profile('Theirs')] },
  changeRequirement: { in: setUp, first: [lead, 'changeRequirement', requirement('One')], second: [lead, 'changeRequirement', requirement('Two')] },
  removeRequirement: { in: setUp, first: [lead, 'changeRequirement', requirement('One')], second: [lead, 'removeRequirement', { requirement: 'secure' }] },
  changeScale: { in: setUp, first: [lead, 'changeScale', scale('One')], second: [lead, 'changeScale', scale('Two')] },
  changeCriterion: { in: setUp, first: [lead, 'changeCriterion', criterion('One')], second: [lead, 'changeCriterion', criterion('Two')] },
  removeCriterion: { in: setUp, first: [lead, 'changeCriterion', criterion('One')], second: [lead, 'removeCriterion', { criterion: 'q1' }] },
  moveCriterion: { in: setUp, first: [lead, 'moveCriterion', { criterion: 'q1', parent: 'quality', order: 1 }], second: [lead, 'moveCriterion', { criterion: 'q1', parent: 'root', order: 0 }] },
  weighCriteria: { in: setUp, first: [lead, 'weighCriteria', weights('0.5', '0.5')], second: [lead, 'weighCriteria', weights('0.4', '0.6')] },
  weighView: { in: () => tenderIn('published'), first: [trustLead, 'weighView', view('0.9', '0.1')], second: [trustLead, 'weighView', view('0.8', '0.2')] },
  setThreshold: { in: setUp, first: [lead, 'setThreshold', threshold('50')], second: [lead, 'setThreshold', threshold('60')] },
  askInRound: { in: setUp, first: [lead, 'askInRound', { round: 'final', lot: 'lot', leftOut: ['q1'] }], second: [lead, 'askInRound', { round: 'final', lot: 'lot', leftOut: ['q2'] }] },
  removeThreshold: { in: () => told(setUp(), [[lead, 'setThreshold', threshold('40')]]), first: [lead, 'setThreshold', threshold('50')], second: [lead, 'removeThreshold', { threshold: 't' }] },
  setPriceModel: { in: setUp, first: [commercial, 'setPriceModel', price('refuse')], second: [lead, 'setPriceModel', price('fullPoints')] },
  setRules: { in: setUp, first: [lead, 'setRules', rules(1)], second: [lead, 'setRules', rules(3)] },
  proposePublication: { in: proposing, first: [lead, 'proposePublication', proposal('One.')], second: [lead, 'proposePublication', proposal('Two.')] },
  publishModel: { in: () => told(proposing(), [[lead, 'proposePublication', proposal('One.')]]), first: [lead, 'proposePublication', proposal('Two.')], second: [second, 'publishModel', { modelHash: hash }] },
  declareInterests: { in: setUp, first: [evaluator, 'declareInterests', interest('One.')], second: [evaluator, 'declareInterests', interest('Two.')] },
  decideInterests: { in: () => told(setUp(), [[evaluator, 'declareInterests', interest('One.')]]), first: [lead, 'decideInterests', decided('mitigated')], second: [second, 'decideInterests', decided('barred')] },
  decideSelection: {
    in: () => told(tenderIn('published'), [[lead, 'moveStage', { lots: ['lot'], to: 'selection' }]]),
    first: [lead, 'decideSelection', { bidder: 'alder', lot: 'lot', outcome: 'shortlisted', reason: 'One.' }], second: [second, 'decideSelection', { bidder: 'alder', lot: 'lot', outcome: 'notShortlisted', reason: 'Two.' }],
  },
  decideLateBid: { in: late, first: [second, 'decideLateBid', { bid: 'bid-late', outcome: 'accepted', ground: 'One.' }], second: [second, 'decideLateBid', { bid: 'bid-late', outcome: 'refused', ground: 'Two.' }] },
  decideCompliance: {
    in: () => tenderIn('compliance'),
    first: [lead, 'decideCompliance', { bid: 'bid-alder', requirement: 'secure', outcome: 'pass', reason: 'One.' }], second: [second, 'decideCompliance', { bid: 'bid-alder', requirement: 'secure', outcome: 'fail', reason: 'Two.' }],
  },
  recordScore: {
    in: () => tenderIn('scoring'),
    first: [evaluator, 'recordScore', { question: 'q1', bid: 'bid-birch', score: '2', rationale: 'One.', citations: [] }], second: [evaluator, 'recordScore', { question: 'q1', bid: 'bid-birch', score: '3', rationale: 'Two.', citations: [] }],
  },
  castRevote: { in: inModeration(), first: [evaluator, 'castRevote', { ...cell, score: '2' }], second: [evaluator, 'castRevote', { ...cell, score: '3' }] },
  proposeConsensus: { in: inModeration(), first: [moderator, 'proposeConsensus', consensus('2')], second: [moderator, 'proposeConsensus', consensus('3')] },
  confirmDissent: { in: inModeration([moderator, 'proposeConsensus', dissented('2')]), first: [moderator, 'proposeConsensus', dissented('3')], second: [otherEvaluator, 'confirmDissent', cell] },
  approveConsensus: { in: inModeration([moderator, 'proposeConsensus', consensus('2')]), first: [moderator, 'proposeConsensus', consensus('3')], second: [otherEvaluator, 'approveConsensus', cell] },
  closeConsensus: { in: inModeration([moderator, 'proposeConsensus', consensus('2')]), first: [moderator, 'proposeConsensus', consensus('3')], second: [moderator, 'closeConsensus', cell] },
  recordPosition: { in: inReview(), first: [trustLead, 'recordPosition', position('One.')], second: [trustLead, 'recordPosition', position('Two.')] },
  confirmDraw: { in: () => told(levelTender(), [[lead, 'recordDraw', draw('bid-alder', 'bid-birch')]]), first: [lead, 'recordDraw', draw('bid-birch', 'bid-alder')], second: [second, 'confirmDraw', { lot: 'lot' }] },
  recordDraw: { in: levelTender, first: [lead, 'recordDraw', draw('bid-alder', 'bid-birch')], second: [second, 'recordDraw', draw('bid-birch', 'bid-alder')] },
  proposeAward: { in: inReview(), first: [lead, 'proposeAward', { lot: 'lot', reason: 'One.' }], second: [second, 'proposeAward', { lot: 'lot', reason: 'Two.' }] },
  proposeAbandonment: { in: inReview(), first: [lead, 'proposeAbandonment', abandonment('One.')], second: [second, 'proposeAbandonment', abandonment('Two.')] },
  approveAbandonment: { in: inReview([lead, 'proposeAbandonment', abandonment('One.')]), first: [lead, 'proposeAbandonment', abandonment('Two.')], second: [second, 'approveAbandonment', { lot: 'lot' }] },
  approveAward: { in: inReview([lead, 'proposeAward', { lot: 'lot', reason: 'One.' }]), first: [lead, 'proposeAward', { lot: 'lot', reason: 'Two.' }], second: [second, 'approveAward', { lot: 'lot' }] },
}

const { facilitator, northLead, southLead, analyst, participant } = room
const contradiction = (reading: string) => ({ contradiction: { id: 'ends', topic: 'When it ends', sides: ['October', 'March'].map((says) => ({ says, source: 'A letter', evidence: ['letter'] })), follows: null, reading } })
const backtest = (finding: string) => ({ backtest: { id: 'goes', title: 'Go-lives', claims: ['letter'], outcomes: [], finding, figures: null } })
const optioned = (label: string) => ({ option: { ...option('north-stay', 'north'), label } })
const lines = (mid: number) => ({ option: 'north-stay', lines: [line('north-stay-hosting', 'north-stay', mid)] })
const derived = (mid: number) => ({ option: 'north-stay', figures: JSON.stringify([line('bid', 'north-stay', mid, { basis: 'bidDerived' })]) })
const scenario = (title: string) => ({ scenario: 'all-stay', title, summary: 'As it says.', choices: [{ trust: 'north', option: 'north-stay' }] })
const described = (title: string) => ({ title, purpose: 'To compare.', asAt: '2025-03-01' })
const privately = (pence: string) => ({ trust: 'north', kind: 'outsideOption', analyst, pence, basis: 'A quotation.' })
const extract = extractIn('review')
const withPrices = () => told(workshopTold(), [[facilitator, 'attachExtract', { ...extract, derived: { ...extract.derived!, readers: [facilitator] } }]])
const capacities = (months: number) => ({ capacities: [{ supplier: 's', name: 'S', slow: { goLives: 1, months: 2 }, expected: { goLives: 1, months }, fast: { goLives: 2, months: 1 }, evidence: [], illustrative: true }] })
const board = workshopTold

const workshopRaces: { readonly [N in RevisionedOf<WorkshopCommands>]: Race<'workshop'> } = {
  describeWorkshop: { in: board, first: [facilitator, 'describeWorkshop', described('One')], second: [facilitator, 'describeWorkshop', described('Two')] },
  setContradiction: { in: board, first: [facilitator, 'setContradiction', contradiction('One.')], second: [analyst, 'setContradiction', contradiction('Two.')] },
  removeContradiction: { in: () => told(board(), [[facilitator, 'setContradiction', contradiction('One.')]]), first: [facilitator, 'setContradiction', contradiction('Two.')], second: [analyst, 'removeContradiction', { contradiction: 'ends' }] },
  setBacktest: { in: board, first: [facilitator, 'setBacktest', backtest('One.')], second: [analyst, 'setBacktest', backtest('Two.')] },
  removeBacktest: { in: () => told(board(), [[facilitator, 'setBacktest', backtest('One.')]]), first: [facilitator, 'setBacktest', backtest('Two.')], second: [analyst, 'removeBacktest', { backtest: 'goes' }] },
  setWorkshopTrust: { in: board, first: [northLead, 'setWorkshopTrust', { trust: { ...boardTrust('north'), system: 'One' } }], second: [facilitator, 'setWorkshopTrust', { trust: { ...boardTrust('north'), system: 'Two' } }] },
  removeWorkshopTrust: { in: () => told(board(), [[facilitator, 'setWorkshopTrust', { trust: boardTrust('west') }]]), first: [analyst, 'setWorkshopTrust', { trust: { ...boardTrust('west'), system: 'One' } }], second: [facilitator, 'removeWorkshopTrust', { trust: 'west' }] },
  setMergers: { in: board, first: [facilitator, 'setMergers', { mergers: [] }], second: [analyst, 'setMergers', { mergers: [] }] },
  setOption: { in: board, first: [northLead, 'setOption', optioned('One')], second: [facilitator, 'setOption', optioned('Two')] },
  removeOption: { in: () => told(board(), [[facilitator, 'setOption', { option: option('north-third', 'north') }]]), first: [northLead, 'setOption', { option: { ...option('north-third', 'north'), label: 'Mine' } }], second: [facilitator, 'removeOption', { option: 'north-third' }] },
  setCostLines: { in: board, first: [northLead, 'setCostLines', lines(1_000)], second: [facilitator, 'setCostLines', lines(2_000)] },
  setBidDerivedLines: { in: withPrices, first: [facilitator, 'setBidDerivedLines', derived(1_000)], second: [facilitator, 'setBidDerivedLines', derived(2_000)] },
  setCapacities: { in: board, first: [analyst, 'setCapacities', capacities(1)], second: [facilitator, 'setCapacities', capacities(2)] },
  setAssumptions: { in: board, first: [analyst, 'setAssumptions', { assumptions: { ...assumptions, years: 5 } }], second: [facilitator, 'setAssumptions', { assumptions: { ...assumptions, years: 15 } }] },
  changeScenario: { in: board, first: [northLead, 'changeScenario', scenario('One')], second: [southLead, 'changeScenario', scenario('Two')] },
  removeScenario: { in: board, first: [northLead, 'changeScenario', scenario('One')], second: [facilitator, 'removeScenario', { scenario: 'all-stay' }] },
  revealItem: { in: board, first: [facilitator, 'revealItem', { session: 'morning', item: { what: 'scenario', ids: ['all-stay'] } }], second: [facilitator, 'revealItem', { session: 'morning', item: { what: 'nothing', ids: [] } }] },
  castVote: { in: board, first: [participant, 'castVote', { vote: 'which', choice: 'leave' }], second: [participant, 'castVote', { vote: 'which', choice: null }] },
  setPrivate: { in: board, first: [northLead, 'setPrivate', privately('100')], second: [northLead, 'setPrivate', privately('200')] },
  releasePrivate: { in: board, first: [northLead, 'setPrivate', privately('100')], second: [northLead, 'releasePrivate', { trust: 'north', kind: 'outsideOption' }] },
}

const racesOf = (races: object) => Object.entries(races as Readonly<Record<string, Race<RecordKindName>>>)
/** Told by the board to those who may read them, not by a refusal. */
const valueless = ['setBidDerivedLines']

describe('two who start from the same reading: the second is refused with both values, who and when, and nothing changes', () => {
  it.each([...racesOf(tenderRaces), ...racesOf(workshopRaces)])('%s', (command, { in: start, first, second: then }) => {
    const world = start() as World<RecordKindName>
    const base = revisionStanding(world.state, then[1], then[2], then[0])
    expect(then[1]).toBe(command)
    world.must(first[0], first[1], first[2])
    const { state, now } = world
    const count = world.events.length
    const refusal = world.act(then[0], then[1], then[2], base)
    expect(refusal).toMatchObject({ refused: true, class: 'stale', code: 'changed-elsewhere', facts: { yourRevision: base, currentRevision: revisionStanding(state, then[1], then[2], then[0]), by: first[0], yours: then[2] } })
    const { at, current, currentRevision } = (refusal as Refusal).facts
    expect(currentRevision).toBeGreaterThan(base)
    expect(at).toBe(command === 'recordScore' ? undefined : now)
    expect(current === null).toBe(valueless.includes(command))
    expect([world.state, world.events.length]).toEqual([state, count])
    expect(world.state).toBe(state)
    // Whoever has read what stands now goes on.
    const again = world.act(then[0], then[1], then[2], currentRevision as number)
    expect(again.refused && again.class === 'stale').toBe(false)
  })

  it('a row of a list is refused in its place, and none of the list is recorded', () => {
    const world = inModeration([moderator, 'tickSubCriteria', { question: 'q1', bids: ['bid-birch'], ticks: ['depth'], speakers: [] }], [moderator, 'proposeConsensus', consensus('2')])()
    world.must(moderator, 'proposeConsensus', consensus('3'))
    const { state } = world
    for (const [actor, type, row] of [[evaluator, 'approveUnanimous', cell], [moderator, 'closeUnanimous', { ...cell, reasonOf: evaluator }]] as const) {
      expect(world.act(actor, type, { cells: [{ ...row, revision: 1 }] })).toMatchObject({ refused: true, class: 'stale', pointer: '/cells/0', facts: { ...cell, currentRevision: 2, by: moderator, current: { score: '3' } } })
      expect(world.state).toBe(state)
    }
  })

  it('a revision does not come back: what was removed and set again is another', () => {
    const world = told(setUp(), [[lead, 'setThreshold', threshold('40')], [lead, 'removeThreshold', { threshold: 't' }], [lead, 'setThreshold', threshold('70')]])
    expect(world.act(lead, 'setThreshold', threshold('50'), 1)).toMatchObject({ refused: true, class: 'stale', facts: { currentRevision: 3, current: { threshold: { minimum: '70' } } } })
    expect(world.act(lead, 'setThreshold', threshold('50'), 0)).toMatchObject({ refused: true, class: 'stale' })
  })

  it('a criterion that others push along has another place; one that nobody moved has not', () => {
    const world = setUp()
    const placeOf = (id: string) => revisionStanding(world.state, 'moveCriterion', { criterion: id, parent: 'quality', order: 0 }, lead)
    const before = [placeOf('q1'), placeOf('q2'), placeOf('quality')]
    world.must(lead, 'moveCriterion', { criterion: 'q2', parent: 'quality', order: 0 })
    expect([placeOf('q1'), placeOf('q2'), placeOf('quality')]).toEqual([before[0]! + 1, before[1]! + 1, before[2]])
  })
})
