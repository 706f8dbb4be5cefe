/**
 * Who may try what, in every stage, both ways: each role and each command of a tender, against a declaration that can be
 * read. The rows say who may; whoever is not named must be refused.
 */
import { describe, expect, it } from 'vitest'
import type { Stage } from '../contract/tender/words.ts'
import { roles, type Role } from '../contract/tender/words.ts'
import { tenderCommands, type TenderCommandType } from '../contract/tender/commands.ts'
import { people as cast, tenderIn, toldStages } from '../record/invariants/tender-story.arbitrary.ts'
import type { TenderState } from '../record/tender/state.ts'
import { mayInTender } from './may.ts'

const everyRole = roles
const lead: readonly Role[] = ['lead']
const runs: readonly Role[] = ['lead', 'secondPerson']
const leadOrAdministrator: readonly Role[] = ['lead', 'administrator']
const evaluator: readonly Role[] = ['evaluator']
const moderator: readonly Role[] = ['moderator']
const settles: readonly Role[] = ['secondPerson', 'assuranceReviewer']

interface Row {
  readonly command: TenderCommandType
  /** What the row is about, where a command has several. */
  readonly of?: string
  readonly may: readonly Role[]
  /** Only with interests declared and cleared. */
  readonly declared: boolean
  /** Only with interests declared and cleared once the model is published; until then the tender is set up without. */
  readonly published?: boolean
  readonly body?: object
}

const row = (command: TenderCommandType, may: readonly Role[], more: Partial<Row> = {}): Row => ({ command, may, declared: false, ...more })
/** The lead's own acts: open before publication, then with interests cleared. */
const leadRow = (command: TenderCommandType, more: Partial<Row> = {}): Row => row(command, lead, { published: true, ...more })
const declaredRow = (command: TenderCommandType, may: readonly Role[], more: Partial<Row> = {}): Row => row(command, may, { declared: true, ...more })
const ownQuestion = { question: 'q1', bid: 'bid-alder' }

const table: readonly Row[] = [
  // Whoever takes part may try; decide refuses a second start.
  row('startTender', everyRole),
  ...(['describeTender', 'addLot', 'changeLot', 'removeLot', 'addRound', 'changeRoundDeadline', 'planDates', 'moveStage', 'addTrust', 'mergeTrusts', 'recordTrustLeaving'] as const).map((command) => leadRow(command)),
  row('describeTrust', ['lead', 'trustLead'], { published: true, of: 'one’s own trust', body: { trust: 'north' } }),
  leadRow('describeTrust', { of: 'another trust', body: { trust: 'south' } }),

  ...([
    'addRequirement', 'changeRequirement', 'removeRequirement', 'addScale', 'changeScale', 'addCriterion', 'changeCriterion', 'moveCriterion', 'removeCriterion', 'weighCriteria', 'setThreshold', 'removeThreshold', 'askInRound', 'setRules',
  ] as const).map((command) => leadRow(command)),
  row('setPriceModel', ['lead', 'commercialLead'], { published: true }),
  row('weighView', ['trustLead'], { of: 'one’s own trust', body: { trust: 'north' } }),
  row('weighView', [], { of: 'another trust', body: { trust: 'south' } }),
  row('signModelTest', settles), leadRow('proposePublication'), row('publishModel', runs),

  row('grantRole', leadOrAdministrator, { published: true }), row('withdrawRole', leadOrAdministrator, { published: true }), leadRow('assignQuestions'),
  leadRow('replaceEvaluator', { body: { questions: ['q9'], from: cast.evaluator } }), leadRow('excuseEvaluator', { body: { question: 'q9', evaluator: cast.evaluator } }),
  // Who declared nothing may still be the first to decide.
  row('declareInterests', everyRole), row('decideInterests', runs),

  leadRow('registerBidder'), leadRow('receiveBid'),
  ...(['decideSelection', 'decideLateBid', 'proposeOpening', 'openEnvelopes', 'proposeRound', 'beginRound', 'correctBid', 'recordWithdrawal', 'disqualifyBid', 'decideCompliance', 'proposeComplianceChange'] as const).map((command) => declaredRow(command, runs)),
  row('supportChange', [], { of: 'a change of no panel of one’s own', body: { change: 'none' } }),
  declaredRow('approveChange', settles), declaredRow('refuseChange', settles),

  row('askClarification', ['lead', 'bidderContact'], { published: true, of: 'by a bidder', body: { from: 'bidder', bidder: 'alder' } }),
  leadRow('askClarification', { of: 'by another bidder', body: { from: 'bidder', bidder: 'birch' } }),
  declaredRow('askClarification', ['evaluator', 'moderator'], { of: 'by an evaluator', body: { from: 'evaluator', bid: 'bid-alder' } }),
  declaredRow('askClarification', runs, { of: 'by the authority', body: { from: 'authority', bid: 'bid-alder' } }),
  leadRow('answerClarification'), leadRow('closeClarification'),

  ...(['recordScore', 'recordNote', 'submitQuestion', 'withdrawSubmission', 'castRevote', 'approveConsensus', 'confirmDissent'] as const).flatMap((command) => [
    declaredRow(command, evaluator, { of: 'an assigned question', body: ownQuestion }),
    row(command, [], { of: 'a question of others', body: { question: 'q9', bid: 'bid-alder' } }),
  ]),
  declaredRow('approveUnanimous', evaluator, { of: 'assigned questions', body: { cells: [ownQuestion] } }),
  row('approveUnanimous', [], { of: 'one question of others among them', body: { cells: [ownQuestion, { question: 'q9', bid: 'bid-alder' }] } }),
  ...(['openSession', 'recordAttendance', 'closeSession', 'openModeration', 'tickSubCriteria', 'proposeConsensus', 'closeConsensus', 'closeUnanimous', 'proposeConsensusChange'] as const).map((command) => declaredRow(command, moderator)),

  declaredRow('proposeUnlock', runs), declaredRow('approveUnlock', ['lead', 'secondPerson', 'assuranceReviewer']), declaredRow('recordAnalysis', ['lead', 'secondPerson', 'assuranceReviewer']),
  declaredRow('confirmDraw', ['lead', 'secondPerson', 'assuranceReviewer']),
  declaredRow('recordPosition', ['trustLead'], { of: 'one’s own trust', body: { trust: 'north' } }),
  row('recordPosition', [], { of: 'another trust', body: { trust: 'south' } }),
  ...(['recordDraw', 'proposeAward', 'approveAward', 'startStandstill', 'suspendLot', 'liftSuspension', 'abandonLot', 'proposeAbandonment', 'approveAbandonment', 'linkCallOff', 'issueDocument'] as const).map((command) => declaredRow(command, runs)),
]

const holders: Readonly<Record<Role, string>> = {
  lead: cast.lead, secondPerson: cast.second, commercialLead: cast.commercial, assuranceReviewer: cast.assurance, evaluator: cast.evaluator, moderator: cast.moderator, trustLead: cast.trustLead,
  bidderContact: cast.bidderContact, observer: cast.observer, auditor: cast.auditor, administrator: cast.administrator, facilitator: 'fay', participant: 'pat', neutralAnalyst: 'nia',
}

/** The tender in a stage, with the roles that the story gives to nobody. */
const stateIn = (stage: Stage): TenderState => {
  const world = tenderIn(stage)
  for (const role of ['facilitator', 'participant', 'neutralAnalyst'] as const) {
    world.must(cast.lead, 'grantRole', { person: holders[role], role })
    world.must(holders[role], 'declareInterests', { interests: [] })
  }
  if (stage !== 'setUp') world.must(cast.bidderContact, 'declareInterests', { interests: [] })
  return world.state
}

const undeclared = (state: TenderState): TenderState => ({
  ...state, panel: { ...state.panel, people: new Map([...state.panel.people].map(([id, { interests: _interests, ...member }]) => [id, member])) },
})

/** Before publication there is no bidder, so no bidder’s contact either. */
const rolesIn = (stage: Stage): readonly Role[] => (stage === 'setUp' ? roles.filter((role) => role !== 'bidderContact') : roles)

const allowed = (state: TenderState, stage: Stage, { command, body }: Row): Role[] =>
  rolesIn(stage).filter((role) => mayInTender(state, holders[role], { type: command, body: body ?? {} }) === undefined)

describe.each(toldStages)('policy of a tender in %s', (stage) => {
  const state = stateIn(stage)
  const here = (may: readonly Role[]) => rolesIn(stage).filter((role) => may.includes(role))
  const found = (given: TenderState) => table.map((entry) => [`${entry.command} ${entry.of ?? ''}`.trim(), allowed(given, stage, entry)])

  it('lets exactly those try who are named, of every role and command', () => {
    expect(found(state)).toEqual(table.map((entry) => [`${entry.command} ${entry.of ?? ''}`.trim(), here(entry.may)]))
  })

  it('keeps what needs declared interests from everybody who declared none', () => {
    expect(found(undeclared(state))).toEqual(table.map((entry) => [`${entry.command} ${entry.of ?? ''}`.trim(), entry.declared ? [] : here(entry.may).filter((role) => !(entry.published && stage !== 'setUp' && role === 'lead'))]))
  })

  it('tells an outsider of no command more than that there is no such record', () => {
    const told = table.map(({ command, body }) => mayInTender(state, cast.outsider, { type: command, body: body ?? {} }))
    expect(told.every((refusal) => refusal?.class === 'unknown')).toBe(true)
    expect(new Set(told.map((refusal) => JSON.stringify(refusal))).size).toBe(1)
  })
})

describe('the table', () => {
  it('names every command of a tender', () => {
    expect(Object.keys(tenderCommands).filter((command) => !table.some((entry) => entry.command === command))).toEqual([])
  })
})

describe('a second person who also scores (R2)', () => {
  const inBoth = (stage: Stage): TenderState => {
    const state = structuredClone(tenderIn(stage).state)
    state.panel.people.get(cast.second)!.roles.push({ role: 'evaluator' })
    state.panel.assignments.get('q1')!.push({ evaluator: cast.second, seq: 0 })
    return state
  }

  it.each([['scoring', 'still-scoring'], ['moderation', 'still-scoring'], ['pricesOpened', undefined], ['review', undefined]] as const)('in %s settles changes: %s', (stage, code) => {
    expect(mayInTender(inBoth(stage), cast.second, { type: 'approveChange', body: { change: 'any' } })?.code).toBe(code)
  })
})

describe('somebody who is barred', () => {
  const barredIn = (stage: Stage, person: string): TenderState => {
    const world = tenderIn(stage)
    world.must(person, 'declareInterests', { interests: [{ nature: 'Shares in a bidder.' }] })
    world.must(person === cast.lead ? cast.second : cast.lead, 'decideInterests', { person, outcome: 'barred', measures: 'Takes no part.', review: '2025-12-01' })
    return world.state
  }

  it.each(['setUp', 'published', 'scoring', 'review', 'decided'] as const)('does nothing in %s but declare anew, whatever their role', (stage) => {
    for (const [role, person] of [['lead', cast.lead], ['secondPerson', cast.second], ['assuranceReviewer', cast.assurance], ['administrator', cast.administrator], ['trustLead', cast.trustLead]] as const)
      expect({ role, may: table.filter((entry) => allowed(barredIn(stage, person), stage, entry).includes(role)).map(({ command }) => command) }).toEqual({ role, may: ['declareInterests'] })
  })

  it('a lead whose interests wait for a decision goes on setting up, and decides on nobody’s interests', () => {
    const world = tenderIn('setUp')
    world.must(cast.lead, 'declareInterests', { interests: [{ nature: 'Shares in a bidder.' }] })
    expect(mayInTender(world.state, cast.lead, { type: 'addLot', body: {} })).toBeUndefined()
    expect(mayInTender(world.state, cast.lead, { type: 'decideInterests', body: {} })?.code).toBe('interests-not-cleared')
    expect(mayInTender(world.state, cast.second, { type: 'decideInterests', body: {} })).toBeUndefined()
  })
})

describe('an evaluator whose scores are in (R1, R8)', () => {
  it('is excused or replaced by the second person, not by the lead alone', () => {
    const before = tenderIn('scoring').state
    const after = tenderIn('moderation').state
    const asked = (state: TenderState, person: string) => [
      mayInTender(state, person, { type: 'excuseEvaluator', body: { question: 'q2', evaluator: cast.evaluator } }),
      mayInTender(state, person, { type: 'replaceEvaluator', body: { questions: ['q9', 'q2'], from: cast.evaluator } }),
    ].map((refusal) => refusal?.code)
    expect([asked(before, cast.lead), asked(before, cast.second)]).toEqual([[undefined, undefined], ['not-your-role', 'not-your-role']])
    expect([asked(after, cast.lead), asked(after, cast.second)]).toEqual([['scores-submitted', 'scores-submitted'], [undefined, undefined]])
  })
})

describe('unlocking analyses on opened bids (R19)', () => {
  const may = (proposer: string) => {
    const world = tenderIn('review')
    const proposed = world.must(proposer, 'proposeUnlock', { purpose: 'To tell the boards how firm the order is.' })
    const { id } = proposed.events[0]!.body as { id: string }
    return [cast.lead, cast.second, cast.assurance].filter((person) => mayInTender(world.state, person, { type: 'approveUnlock', body: { unlock: id } }) === undefined)
  }

  it('takes the lead and another: what the second person proposes only the lead approves', () => {
    expect(may(cast.lead)).toEqual([cast.lead, cast.second, cast.assurance])
    expect(may(cast.second)).toEqual([cast.lead])
  })
})
