import { describe, expect, it } from 'vitest'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import { checkInvariants } from '@workbench/shared/record/invariants/tender.ts'
import { deriveLotInput, deriveOfficialResult } from '@workbench/shared/record/tender/decision/lot-input.ts'
import { computeOfficialResult } from '@workbench/shared/method/ranking/official.ts'
import { currentVersion } from '@workbench/shared/record/tender/guards.ts'
import { scorersOf } from '@workbench/shared/record/tender/panel/state.ts'
import { individualScore } from '@workbench/shared/record/tender/scoring/state.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import { tallyOf } from '@workbench/shared/record/workshop/votes/state.ts'
import { makePlan, playMoment } from '../../src/play/moments.ts'
import { readCase } from '../../src/play/read-case.ts'
import { countedSources, fixtureFolder, playToState, textsOf } from './playing.ts'

const questionsOf = (state: TenderState) => currentVersion(state)!.frozen.model.criteria.filter((criterion) => criterion.kind === 'question')
const openedBids = (state: TenderState, lot?: string) => [...state.bids.bids.values()].filter((bid) => bid.technical.opened && (lot === undefined || bid.lot === lot))

describe('London 2012, played to its end', () => {
  const london = readCase(fixtureFolder('london-2012'))
  const plan = makePlan(london)
  const whole = playToState(plan.tender)
  const { state } = whole

  it('walks all three lots to the end, each with three places awarded by two people', () => {
    expect([...state.setup.lots.values()].map(({ id, stage }) => [id, stage])).toEqual([['pas-epr', 'closed'], ['portal', 'closed'], ['hosting', 'closed']])
    for (const lot of state.setup.lots.keys()) {
      const award = state.decision.awards.get(lot)!
      expect(award.awarded).toHaveLength(3)
      expect(award.approved!.by).not.toBe(award.proposedBy)
    }
  })

  it('holds 103 requirements, 52 of them mandatory, in the published version', () => {
    const { requirements } = currentVersion(state)!.frozen
    expect(requirements).toHaveLength(103)
    expect(requirements.filter((requirement) => requirement.kind === 'mandatory')).toHaveLength(52)
  })

  it('decided on 18 responses at selection', () => {
    expect(state.bids.bidders.size).toBe(18)
    for (const bidder of state.bids.bidders.values()) expect(bidder.selection.size).toBeGreaterThan(0)
  })

  it('has at least 60 questions and 8 bids, every question with descriptors of its own', () => {
    const questions = questionsOf(state)
    expect(questions.length).toBeGreaterThanOrEqual(60)
    expect(openedBids(state).length).toBeGreaterThanOrEqual(8)
    const texts = textsOf(whole.transactions)
    const descriptors = questions.flatMap((question) => currentVersion(state)!.frozen.texts.find((entry) => entry.criterion === question.id)!.descriptors.map((descriptor) => texts.get(descriptor.text.sha256)))
    expect(descriptors).toHaveLength(questions.length * 6)
    expect(new Set(descriptors).size).toBe(descriptors.length)
  })

  it('has every question scored by the same three people for all bids of its lot', () => {
    const criteria = london.lots.flatMap((lot) => lot.criteria)
    for (const question of questionsOf(state)) {
      const panel = scorersOf(state.panel, question.id).toSorted()
      const named = criteria.find((criterion) => criterion.id === question.id)!.panel!.toSorted()
      expect([question.id, new Set(panel).size, panel]).toEqual([question.id, 3, named])
      expect([question.id, state.scoring.blocks.get(question.id)!.evaluators.toSorted()]).toEqual([question.id, panel])
      const unscored = openedBids(state, question.lot).filter((bid) => panel.some((evaluator) => individualScore(state.scoring, question.id, bid.id, evaluator) === undefined))
      expect([question.id, unscored.map((bid) => bid.id)]).toEqual([question.id, []])
    }
    expect(new Set([...state.scoring.blocks.values()].flatMap((block) => block.evaluators)).size).toBe(21)
  })

  it('keeps at least 240 rationales written by hand, each read back word for word after consensus (R1)', () => {
    const texts = textsOf(whole.transactions)
    const kept = [...state.scoring.blocks.values()].flatMap((block) => block.words.map((words) => texts.get(words!.rationale!.sha256)))
    const written = london.lots.flatMap((lot) => lot.scores).filter((score) => score.origin === 'written').map((score) => score.rationale)
    expect(new Set(written).size).toBeGreaterThanOrEqual(240)
    const recorded = new Set(kept)
    expect(written.filter((rationale) => !recorded.has(rationale))).toEqual([])
    // No rationale stands twice.
    expect(recorded.size).toBe(kept.length)
  })

  it('closes every cell with a consensus and shows dissent in each lot', () => {
    const cells = [...state.moderation.cells.values()]
    expect(cells.filter((cell) => cell.consensus === undefined)).toEqual([])
    expect(cells).toHaveLength(questionsOf(state).reduce((count, question) => count + openedBids(state, question.lot).length, 0))
    const dissenting = cells.filter((cell) => cell.proposal!.dissent.length > 0).map((cell) => state.bids.bids.get(cell.bid)!.lot)
    expect([...new Set(dissenting)].toSorted()).toEqual(['hosting', 'pas-epr', 'portal'])
  })

  it('merges three trusts into Barts Health with before and after written down (R18)', () => {
    expect(state.setup.trusts.get('barts-health')?.mergedFrom.toSorted()).toEqual(['barts', 'newham', 'whipps-cross'])
  })

  it('never lets time run backwards, and is the same every time from the same salts', () => {
    const times = whole.transactions.map((transaction) => transaction.at)
    expect(times).toEqual([...times].sort())
    expect(playToState(plan.tender).transactions.at(-1)).toEqual(whole.transactions.at(-1))
  })

  it('plays the call-off of Barts Health to a decision, linked to the framework both ways', () => {
    expect(state.decision.callOffs).toMatchObject([{ record: 'call-off', lot: 'pas-epr', trust: 'barts-health' }])
    const callOff = playToState(plan.callOff).state
    expect(callOff.setup.parent).toMatchObject({ record: 'framework', lot: 'pas-epr', trust: 'barts-health' })
    expect([...callOff.decision.awards.values()].map((award) => award.approved !== undefined)).toEqual([true])
  })

  it('plays the workshop: every figure and every evidence item of both files on the board', () => {
    const { state: board } = playToState(plan.workshop, {}, 'workshop')
    const { inputs, scenarios } = london.workshop!.material
    expect(board.board.trusts.size).toBe(inputs.trusts.length)
    expect(board.board.options.size).toBe(inputs.options.length)
    expect([...board.board.lines.values()].reduce((count, set) => count + set.lines.length, 0)).toBe(inputs.lines.length)
    expect([...board.board.scenarios.keys()]).toEqual(scenarios.map((scenario) => scenario.id))
    expect(scenarios.length).toBeGreaterThanOrEqual(6)
    expect([...board.sessions.sessions.values()].every((session) => session.closedAt !== undefined)).toBe(true)
    expect([...board.votes.votes.values()].map((vote) => tallyOf(vote).map(({ count }) => count))).toEqual([[5, 3, 1, 1, 1]])
    expect(board.evidence.items.size).toBe(inputs.evidence.length + london.workshop!.evidence.evidence.length)
  })

  it('says only what its figures bear out: the reserve less than two points behind, two trusts whose own weights exchange third and fourth', () => {
    const official = deriveOfficialResult(state, 'pas-epr', whole.read)
    if ('cannot' in official) throw new Error(official.because)
    const order = (result: typeof official) => result.bids.toSorted((a, b) => a.rank! - b.rank!).map((line) => line.bid)
    const [, , third, fourth] = order(official)
    const total = (bid: string | undefined) => Number(official.bids.find((line) => line.bid === bid)!.total)
    expect(total(third) - total(fourth)).toBeGreaterThan(0)
    expect(total(third) - total(fourth)).toBeLessThan(2)
    for (const trust of ['royal-free', 'kingston']) {
      const input = deriveLotInput(state, 'pas-epr', whole.read, { trust, weights: state.model.views.get(`${trust}/pas-epr`)!.weights })
      if ('cannot' in input) throw new Error(input.because)
      expect(order(computeOfficialResult(input)).slice(2)).toEqual([fourth, third])
    }
  })

  it('gives for each award only grounds that the record bears out: bids, places, reservations, choices', () => {
    const texts = textsOf(whole.transactions)
    const counts = ['no', 'one', 'two', 'three', 'four']
    const told = [...state.decision.awards.values()].map((award) => {
      const reason = texts.get(award.reason.sha256)!
      const held = (position: string) => [...state.decision.positions.values()].filter((entry) => entry.lot === award.lot && entry.position === position).map(({ trust }) => trust)
      const received = /The (\w+) bids received/.exec(reason)?.[1] ?? /The (\w+) highest totals/.exec(reason)![1]!
      expect({ lot: award.lot, received: counts.indexOf(received) }).toEqual({ lot: award.lot, received: award.awarded.length })
      expect({ lot: award.lot, opened: reason.includes('bids received') ? openedBids(state, award.lot).length : award.awarded.length }).toEqual({ lot: award.lot, opened: award.awarded.length })
      expect({ lot: award.lot, reserve: reason.includes('the fourth is the reserve') ? 1 : 0 }).toEqual({ lot: award.lot, reserve: award.reserve.length })
      const said = /with (\w+) reservations? on record, Kingston’s/.exec(reason)
      return { lot: award.lot, reservations: held('reservation'), said: said ? counts.indexOf(said[1]!) : reason.includes('the administrator’s reservation') ? 1 : 0, otherwise: held('chooseOtherwise'), saidOtherwise: reason.includes('Croydon’s choice not to call off') }
    })
    expect(told).toEqual([
      { lot: 'pas-epr', reservations: ['kingston'], said: 1, otherwise: [], saidOtherwise: false },
      { lot: 'portal', reservations: [], said: 0, otherwise: [], saidOtherwise: false },
      { lot: 'hosting', reservations: ['south-london'], said: 1, otherwise: ['croydon'], saidOtherwise: true },
    ])
  })

  it('says of every trust, and of the one that three became, what is known of its licence, from where, how surely', () => {
    const facts = [...state.setup.trusts.values()].map((trust) => ({ trust: trust.id, licence: trust.profile?.facts.filter(({ name }) => name === 'Licence') ?? [] }))
    expect(facts).toHaveLength(10)
    expect(facts.filter(({ licence }) => licence.length !== 1).map(({ trust }) => trust)).toEqual([])
    expect(facts.filter(({ licence }) => !licence[0]!.source.includes('SEED1')).map(({ trust }) => trust)).toEqual([])
    const confidence = Object.fromEntries(facts.map(({ trust, licence }) => [trust, licence[0]!.confidence]))
    expect(confidence).toMatchObject({ barts: 'medium', newham: 'low', croydon: 'low', imperial: 'low' })
    expect(facts.find(({ trust }) => trust === 'newham')!.licence[0]!.source).toContain('X11')
  })

  it('breaks no invariant: at any moment, at the end, in the call-off', () => {
    const played = [...london.moments.map(({ until }) => playToState(plan.tender, { until })), whole, playToState(plan.callOff)]
    expect(played.flatMap((then) => checkInvariants(then.state, then.read, hashOfJson))).toEqual([])
  })

  describe('moments', () => {
    const at = (moment: string) => playToState(plan.tender, { until: london.moments.find((candidate) => candidate.id === moment)!.until }).state
    const share = <T>(all: readonly T[], done: (item: T) => boolean) => all.filter(done).length / all.length

    it('opens each with a person who holds a role then', () => {
      expect(london.moments.filter(({ id, person }) => (at(id).panel.people.get(person)?.roles.length ?? 0) === 0)).toEqual([])
    })

    it('before publication: the model is whole and nobody has signed its test', () => {
      const then = at('before-publication')
      expect(then.model.tests).toEqual([])
      expect(then.model.published).toEqual([])
      expect(then.model.requirements.size).toBe(103)
    })

    it('scoring: about half of all scores are in, prices are sealed', () => {
      const then = at('scoring')
      const scores = [...then.scoring.blocks.values()].flatMap((block) => [...block.revision]).filter((revision) => revision > 0).length
      const all = london.lots.reduce((count, lot) => count + lot.scores.length, 0)
      expect(scores / all).toBeGreaterThan(0.4)
      expect(scores / all).toBeLessThan(0.6)
      expect([...then.setup.lots.values()].map((lot) => lot.stage)).toEqual(['scoring', 'scoring', 'scoring'])
      expect([...then.bids.bids.values()].filter((bid) => bid.commercial.opened)).toEqual([])
    })

    it('moderation: some questions are agreed, others are not opened yet', () => {
      const then = at('moderation')
      const opened = share(questionsOf(then), (question) => then.moderation.opened.has(question.id))
      expect(opened).toBeGreaterThan(0.2)
      expect(opened).toBeLessThan(0.9)
    })

    it('decided: the award is approved in every lot and no letter has gone', () => {
      const then = at('decided')
      expect([...then.setup.lots.values()].map((lot) => lot.stage)).toEqual(['decided', 'decided', 'decided'])
    })

    it('call-off: its record stands beside the framework, and the workshop that looks back on both', () => {
      const { record, records, workshop } = playMoment(london, plan, 'call-off', countedSources())
      expect(workshop).toBe(records[2]!.options.record)
      expect(records.map(({ options }) => options.kind)).toEqual(['tender', 'tender', 'workshop'])
      expect([...records[2]!.transactions][0]!.events[0]).toMatchObject({ type: 'workshopStarted', body: { illustrative: true, asAt: '2012-03-01', tender: record } })
    })
  })
})
