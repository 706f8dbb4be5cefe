/** Who reads what where the record is not one lot in one stage: two lots apart, somebody barred, a vote half cast. */
import { describe, expect, it } from 'vitest'
import { people as cast, tenderIn } from '../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../record/invariants/world.arbitrary.ts'
import type { Recorded } from '../record/kernel.ts'
import type { TenderState } from '../record/tender/state.ts'
import { withheldBecause } from './events.ts'
import { mayReadEarlierRounds, mayReadResults } from './viewer.ts'
import { viewTender } from './views.ts'

const { lead, second, moderator, evaluator, otherEvaluator, trustLead } = cast

/** The lot decided, and another beside it with the same questions under other ids, as far as its scoring. */
const twoLots = (panel: readonly string[]): TenderState => {
  const state = structuredClone(tenderIn('decided').state)
  state.setup.lots.set('other', { ...state.setup.lots.get('lot')!, id: 'other', stage: 'scoring' })
  const published = state.model.published[0]!
  const { model } = published.frozen
  published.frozen = { ...published.frozen, model: { ...model, criteria: [...model.criteria, ...model.criteria.map((node) => ({ ...node, id: `other-${node.id}`, parent: node.parent && `other-${node.parent}`, lot: 'other' }))] } }
  for (const round of state.setup.rounds.values()) round.lots = ['lot', 'other']
  for (const question of ['other-q1', 'other-q2']) state.panel.assignments.set(question, panel.map((person) => ({ evaluator: person, seq: state.seq })))
  return state
}

describe('results of a lot whose award is decided, while another lot is scored', () => {
  const state = twoLots([evaluator])
  const reads = (person: string) => [mayReadResults(state, person, 'lot'), mayReadEarlierRounds(state, person, 'lot')]
  it('are not shown to whoever scores or moderates the other', () => expect([reads(evaluator), reads(moderator)]).toEqual([[false, false], [false, false]]))
  it('are shown to whoever has no part in the other, and to those who read prices at once', () => expect([reads(otherEvaluator), reads(lead), reads(trustLead)]).toEqual([[true, true], [true, true], [true, true]]))
})

const seen = (world: World<'tender'>, person: string, view: 'bids' | 'panel' | 'people', params: Record<string, string> = {}) =>
  viewTender(world.state, person, view, params, { read: world.read, now: world.now, hash: hashOf }) as unknown as Record<string, { corrections: unknown[]; compliance: unknown; answered: unknown; bidders: string[]; person: string; interests: unknown }[]>

describe('somebody who is barred', () => {
  const world = tenderIn('compliance')
  world.must(lead, 'correctBid', { bid: 'bid-birch', subject: 'A page', original: 'Three.', correction: 'Four.', ground: 'A slip.' })
  world.must(evaluator, 'declareInterests', { interests: [{ bidder: 'alder', nature: 'I hold shares in it.' }] })
  world.must(second, 'declareInterests', { interests: [{ nature: 'A cousin works there.' }] })
  it('reads on until it is decided, and from then on nothing of bids, panels and others’ interests', () => {
    expect(seen(world, second, 'people').people!.some(({ person, interests }) => person === evaluator && interests)).toBe(true)
    world.must(lead, 'decideInterests', { person: evaluator, outcome: 'barred', measures: 'Takes no part.', review: '2025-06-01' }, 2)
    world.must(lead, 'decideInterests', { person: second, outcome: 'barred', measures: 'Takes no part.', review: '2025-06-01' }, 2)
    for (const person of [evaluator, second]) expect(seen(world, person, 'bids').bids!.map(({ corrections, compliance, answered }) => [corrections, compliance, answered])).toEqual([[[], null, null], [[], null, null]])
    expect(seen(world, second, 'panel')).toMatchObject({ refused: true, code: 'panel-hidden' })
    expect(seen(world, second, 'people').people!.filter(({ interests }) => interests).map(({ person }) => person)).toEqual([second])
  })
  it('and which bidder it concerns is not told to the moderator by the panel either', () => {
    const concerned = (person: string) => seen(world, person, 'panel').evaluators!.flatMap(({ bidders }) => bidders)
    expect([concerned(lead), concerned(moderator)]).toEqual([['alder'], []])
  })
})

describe('a silent vote', () => {
  it('is kept from those who read the record, too, until everybody asked has voted', () => {
    const world = tenderIn('moderation')
    const vote = (actor: string): Recorded => {
      world.must(actor, 'castRevote', { question: 'q1', bid: 'bid-alder', score: '3' }, 0)
      return { record: 'r', seq: world.state.seq, at: world.now, actor, type: 'revoteCast', version: 1, body: { question: 'q1', bid: 'bid-alder', score: '3' } } as unknown as Recorded
    }
    const first = vote(evaluator)
    expect([withheldBecause(world.state, lead, first), withheldBecause(world.state, evaluator, first)]).toEqual(['A silent vote is hidden until everybody asked has voted.', undefined])
    vote(otherEvaluator)
    expect(withheldBecause(world.state, lead, first)).toBeUndefined()
  })
})

describe('what is still open', () => {
  it('is counted for those who run the tender, and for an evaluator only said', () => {
    const world = tenderIn('scoring')
    const open = (person: string) =>
      (viewTender(world.state, person, 'overview', {}, { read: world.read, now: world.now, hash: hashOf }) as unknown as { next: { blockers: { sentence: string }[] }[] }).next.flatMap(({ blockers }) => blockers.map(({ sentence }) => sentence))
    expect([open(lead), open(evaluator)]).toEqual([['4 submissions are still open.'], ['Submissions are still open.']])
  })
})
