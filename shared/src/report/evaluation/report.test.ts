import { describe, expect, it } from 'vitest'
import type { Stage } from '../../contract/tender/words.ts'
import { people, tenderIn, tenderInFurtherRound } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf } from '../../record/invariants/world.arbitrary.ts'
import { isRefusal } from '../../record/tender/guards.ts'
import type { TenderState } from '../../record/tender/state.ts'
import type { Block, ReportDocument, Unredeemed } from '../document.ts'
import { lotsLeftOut } from './model.ts'
import { purposeSection } from './procedure.ts'
import { deriveEvaluationReport } from './report.ts'
import { stoppedLotParts } from './stopped.ts'

const personOf = (id: string) => ({ name: `Name of ${id}`, title: '' })

const reportIn = (stage: Stage, person: string = people.lead, change: (state: TenderState) => TenderState = (state) => state) => {
  const world = tenderIn(stage)
  return deriveEvaluationReport(change(world.state), person, { read: world.read, hash: hashOf, personOf })
}

const made = (found: ReturnType<typeof reportIn>): ReportDocument<Unredeemed> => {
  if (isRefusal(found)) throw new Error(found.sentence)
  return found
}

type Found = Block<Unredeemed>
const everyBlock = (blocks: readonly Found[]): Found[] => blocks.flatMap((block) => (block.kind === 'section' ? [block, ...everyBlock(block.blocks)] : [block]))
const tableNamed = (report: ReportDocument<Unredeemed>, caption: string) => {
  const found = everyBlock(report.sections).find((block) => block.kind === 'table' && block.caption === caption)
  return found?.kind === 'table' ? found.rows.map(({ cells }) => cells.map((cell) => cell.map((piece) => (typeof piece === 'string' ? piece : '#')).join(''))) : undefined
}

describe('the evaluation report', () => {
  it('says what the result says: 85.00 against 82.00, with ranks, exact totals and the award', () => {
    const report = made(reportIn('standstill'))
    expect(tableNamed(report, 'Ranking under the award weights')).toEqual([
      ['A alder Ltd', '1', '45.00', '40.00', '85.00', '85', '£200,000.00', 'has a place'],
      ['B birch Ltd', '2', '50.00', '32.00', '82.00', '82', '£250,000.00', 'in reserve'],
    ])
    expect(tableNamed(report, 'Agreed scores')).toEqual([['q1 Criterion q1', '3', '2'], ['q2 Criterion q2', '3', '4']])
  })

  it('holds every part in order, no id twice, every table as wide as its head', () => {
    const report = made(reportIn('closed'))
    expect(report.sections.map(({ id }) => id)).toEqual(['about', 'purpose', 'consortium', 'timeline', 'panel', 'model', 'lot-lot', 'analyses', 'documents', 'appendix-lot'])
    const blocks = everyBlock(report.sections)
    const ids = blocks.flatMap((block) => (block.kind === 'section' ? [block.id] : []))
    expect(new Set(ids).size).toBe(ids.length)
    const uneven = blocks.flatMap((block) => (block.kind === 'table' && block.rows.some((row) => row.cells.length !== block.heads.length) ? [block.caption] : []))
    expect(uneven).toEqual([])
    for (const part of ['result', 'model', 'bids', 'compliance', 'contributions', 'thresholds', 'prices', 'ties', 'scores', 'dissent', 'changes', 'positions', 'award', 'standstill']) expect(ids).toContain(`lot-${part}`)
  })

  it('gives in its appendix each individual score and text by the very commitment that was recorded (R1)', () => {
    const world = tenderIn('closed')
    const report = made(deriveEvaluationReport(world.state, people.lead, { read: world.read, hash: hashOf, personOf }))
    const appendix = JSON.stringify(report.sections.find(({ id }) => id === 'appendix-lot'))
    const recorded = world.events.filter((event) => event.type === 'scoreRecorded').map((event) => (event.body as { rationale: { sha256: string } }).rationale.sha256)
    expect(recorded.length).toBe(8)
    expect(recorded.filter((digest) => !appendix.includes(digest))).toEqual([])
  })

  it('tells rounds apart: each ranked by itself, with the ground for whom it was the last', () => {
    const world = tenderInFurtherRound('closed')
    const report = made(deriveEvaluationReport(world.state, people.lead, { read: world.read, hash: hashOf, personOf }))
    expect(tableNamed(report, 'Ranking of this round')).toEqual([['A alder Ltd, Final', '1', '85.00'], ['B birch Ltd, Final', '2', '82.00']])
    expect(tableNamed(report, 'Ranking under the award weights')?.map((row) => [row[0], row[4]])).toEqual([['B birch Ltd, Second', '90.00'], ['A alder Ltd, Second', '77.00']])
    const ids = everyBlock(report.sections).flatMap((block) => (block.kind === 'section' ? [block.id] : []))
    expect(ids).toContain('lot-round-final')
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('keeps the position of a trust that has left since', () => {
    const world = tenderIn('review')
    world.must(people.trustLead, 'recordPosition', { trust: 'north', lot: 'lot', position: 'reservation', reason: 'Our board wants two prices.' }, 0)
    world.must(people.lead, 'recordTrustLeaving', { trust: 'north', on: '2025-03-01', ground: 'It buys alone.' })
    const report = made(deriveEvaluationReport(world.state, people.lead, { read: world.read, hash: hashOf, personOf }))
    expect(tableNamed(report, 'Positions on the joint result')?.map(([trust, position]) => [trust, position])).toEqual([['north trust (left on 1 Mar 2025)', 'supports it with a reservation'], ['south trust', 'none recorded']])
    expect(tableNamed(report, '2 trusts that took part')?.map((row) => row.at(-1))).toEqual(['left on 1 Mar 2025: #', 'member'])
  })

  it('names what was changed after it was closed with both people (R2), and what varied the model with its purpose and its side of the decision (R19)', () => {
    const world = tenderIn('pricesOpened')
    const { lead, second, moderator } = people
    const proposed = world.must(moderator, 'proposeConsensusChange', { question: 'q1', bid: 'bid-birch', score: '3', reason: 'A page had been overlooked.' })
    for (const person of [people.evaluator, people.otherEvaluator]) world.must(person, 'supportChange', { change: (proposed.events[0]!.body as { id: string }).id })
    world.must(second, 'approveChange', { change: (proposed.events[0]!.body as { id: string }).id })
    const unlock = world.must(lead, 'proposeUnlock', { purpose: 'To tell the boards how firm the order is.' })
    world.must(second, 'approveUnlock', { unlock: (unlock.events[0]!.body as { id: string }).id })
    world.must(lead, 'recordAnalysis', { kind: 'leaveOneOut', lot: 'lot' })
    world.must(lead, 'moveStage', { lots: ['lot'], to: 'review' })
    world.must(lead, 'proposeAward', { lot: 'lot', reason: 'It follows from the model.' })
    world.must(second, 'approveAward', { lot: 'lot' })
    world.must(lead, 'recordAnalysis', { kind: 'viewWeights', lot: 'lot', trust: 'north' })
    const report = made(deriveEvaluationReport(world.state, lead, { read: world.read, hash: hashOf, personOf }))
    expect(tableNamed(report, 'Proposed changes of what was closed')?.[0]).toEqual([
      'B birch Ltd', 'the agreed score of q1 to 3', expect.stringMatching(/^Name of mona, /), expect.stringMatching(/^approved by Name of silas, /), '#',
    ])
    expect(everyBlock(report.sections)).toContainEqual(expect.objectContaining({ kind: 'list', items: [[expect.stringMatching(/^q1, B birch Ltd: from 2 to 3, proposed by Name of mona, approved by Name of silas on /)]] }))
    expect(tableNamed(report, 'Analyses that were run; none is the award')?.map((row) => [row[0], row[2], row[4]])).toEqual([
      ['one bid left out', 'Name of lena', 'before it'], ['view weights of a trust: north trust', 'Name of lena', 'after it'],
    ])
    expect(tableNamed(report, 'Unlocking, by two people for a written purpose')).toHaveLength(1)
  })

  it('says beside the award what was withdrawn since, by whom it was recorded and approved, and who comes first in reserve', () => {
    const world = tenderIn('decided')
    const proposed = world.must(people.lead, 'recordWithdrawal', { bid: 'bid-alder', ground: 'It can no longer deliver.' })
    world.must(people.second, 'approveChange', { change: (proposed.events[0]!.body as { id: string }).id })
    const text = JSON.stringify(made(deriveEvaluationReport(world.state, people.lead, { read: world.read, hash: hashOf, personOf })))
    expect(text).toMatch(/was withdrawn on [^"]*, after the award, which stands as approved\. It had a place; [^"]* comes first in reserve for it\. Ground: /)
    expect(text).toMatch(/withdrawn on [^"]*, recorded by [^"]*, approved by /)
    expect(text).toContain(`comes first in reserve for it. Ground: ",{"kind":"text","sha256":"${world.state.bids.bids.get('bid-alder')!.withdrawn!.ground.sha256}"`)
  })

  it('says first that a lot was abandoned: day, both people, reason and notice; and which claims suspended it', () => {
    const world = tenderIn('review')
    const { lead, second } = people
    world.must(lead, 'suspendLot', { lot: 'lot', ground: 'A claim over q1.', claimReceived: '2025-03-01T09:00:00.000Z' })
    world.must(lead, 'liftSuspension', { lot: 'lot', ground: 'It was settled.' })
    const [claim] = world.state.decision.suspensions
    world.must(lead, 'proposeAbandonment', { lot: 'lot', ground: 'The money is gone.', notice: 'We buy nothing.' }, 0)
    const proposed = JSON.stringify(made(deriveEvaluationReport(world.state, lead, { read: world.read, hash: hashOf, personOf })))
    expect(proposed).toMatch(/Name of lena proposed on [^"]* to abandon the lot; nobody has approved it yet\. Reason: /)
    world.must(second, 'approveAbandonment', { lot: 'lot' }, 1)
    const report = made(deriveEvaluationReport(world.state, lead, { read: world.read, hash: hashOf, personOf }))
    const part = report.sections.find(({ id }) => id === 'lot-lot')!.blocks[0]!
    const text = JSON.stringify(part)
    const over = world.state.decision.abandoned.get('lot')!
    expect(part).toMatchObject({ kind: 'section', id: 'lot-stopped', heading: 'Abandonment and suspension' })
    expect(text).toMatch(/The lot was abandoned on [^"]* by Name of silas, as Name of lena had proposed\. Reason: /)
    for (const { sha256 } of [over.ground, over.notice, claim!.ground]) expect(text).toContain(sha256)
  })

  it('gives a lot that never came to a result its part all the same, where it was abandoned', () => {
    const { state, read } = tenderIn('review')
    const { purpose } = state.setup
    const other = { ...state.setup.lots.get('lot')!, id: 'other', ref: '2', title: 'Hosting', stage: 'abandoned' as const }
    const given = { state: { ...state, setup: { ...state.setup, lots: new Map([...state.setup.lots, ['other', other]]) }, decision: { ...state.decision, abandoned: new Map([['other', { ground: purpose, notice: purpose, by: people.second, at: state.lastAt, proposedBy: people.lead }]]) } }, version: state.model.published[0]!, read, personOf }
    expect(JSON.stringify(stoppedLotParts(given, ['other']))).toMatch(/"id":"lot-other","heading":"Lot 2, Hosting".*abandoned on [^"]* by Name of silas, as Name of lena had proposed/)
    expect(lotsLeftOut(given, ['other'])).toMatchObject([{ text: [expect.stringMatching(/^Without a result: Lot 2, Hosting\. The lot was abandoned before/)] }])
    expect(stoppedLotParts({ ...given, state }, ['lot'])).toEqual([])
    expect(lotsLeftOut({ ...given, state }, ['lot'])).toMatchObject([{ text: [expect.stringMatching(/^Not in this report: /)] }])
  })

  it('says of each round what it asked, where a round leaves questions out', () => {
    const { state, read } = tenderInFurtherRound('review')
    const [published] = state.model.published
    const asking = (rounds: readonly { round: string; lot: string; leftOut: string[] }[]) => ({ ...published!, frozen: { ...published!.frozen, model: { ...published!.frozen.model, rounds: [...rounds] } } })
    const rows = (version: typeof published) => {
      const found = everyBlock([purposeSection({ state, version: version!, read, personOf })]).find((block) => block.kind === 'table' && block.caption === 'Questions of each round')
      return found?.kind === 'table' ? found.rows.map(({ cells }) => cells.map((cell) => cell.join(''))) : undefined
    }
    expect(rows(published)).toBeUndefined()
    expect(rows(asking([{ round: 'second', lot: 'lot', leftOut: ['q1'] }]))?.map(([round, , asked, out]) => [round, asked, out])).toEqual([['Final', 'every question', 'none'], ['Second', 'q2', 'q1']])
  })

  it('is the same for the same event', () => {
    expect(JSON.stringify(made(reportIn('closed')))).toBe(JSON.stringify(made(reportIn('closed'))))
  })
})

describe('who may have it made, and when', () => {
  it('is not there for a bidder, not for those who do not read the record, and for nobody before a result may be read', () => {
    expect(reportIn('closed', people.bidderContact)).toMatchObject({ refused: true, class: 'unknown' })
    for (const person of [people.evaluator, people.moderator, people.trustLead, people.commercial, people.observer]) expect(reportIn('closed', person)).toMatchObject({ refused: true, code: 'report-hidden' })
    for (const stage of ['setUp', 'sealed', 'scoring', 'moderation'] as const) expect(reportIn(stage)).toMatchObject({ refused: true, code: 'results-hidden' })
    for (const person of [people.lead, people.second, people.assurance, people.auditor]) expect(isRefusal(reportIn('pricesOpened', person))).toBe(false)
  })

  it('is refused while the model differs from the signed one (R9), whatever made it differ', () => {
    const differs = { refused: true, code: 'model-differs' }
    const inModel = (change: (model: TenderState['model']) => Partial<TenderState['model']>) => (state: TenderState): TenderState => ({ ...state, model: { ...state.model, ...change(state.model) } })
    const reweighed = inModel(({ awardWeights }) => ({ awardWeights: new Map([...awardWeights, ['quality', '0.5'], ['price', '0.5']]) }))
    const weighedOn = (at: string) => (state: TenderState): TenderState => ({ ...reweighed(state), written: new Map([...state.written, ['weights/root', { revision: 2, by: people.lead, at }]]) })
    const drafted = weighedOn('2025-03-03T10:30:00.000Z')
    const unsigned = inModel(() => ({ tests: [] }))
    const altered = inModel(({ published }) => ({ published: published.map((version) => ({ ...version, frozen: { ...version.frozen, moderation: { ...version.frozen.moderation, approvalsNeeded: 1 } } })) }))
    const anotherAward = (state: TenderState): TenderState => ({ ...state, decision: { ...state.decision, awards: new Map([...state.decision.awards].map(([lot, award]) => [lot, { ...award, modelHash: 'f'.repeat(64) }])) } })
    for (const change of [drafted, unsigned, altered, anotherAward]) expect(reportIn('decided', people.lead, change)).toMatchObject(differs)
    expect(isRefusal(reportIn('decided'))).toBe(false)
    // What was drafted before the bids were opened and never published is not the model.
    expect(isRefusal(reportIn('decided', people.lead, weighedOn('2025-02-20T10:30:00.000Z')))).toBe(false)
  })
})
