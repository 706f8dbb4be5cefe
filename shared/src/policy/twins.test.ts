/**
 * After any course of commands, two tenders that differ in one secret look the same to everybody who may not know it, in
 * every view, and answer them alike (R15). Seeds stand in the titles.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tenderViews } from '../contract/views.ts'
import type { Commitment } from '../contract/primitives.ts'
import type { Stage } from '../contract/tender/words.ts'
import { recordKinds } from '../handle.ts'
import { resolve, tenderCourseFrom, tryMove, WAIT } from '../record/invariants/tender-moves.arbitrary.ts'
import { answers, furtherStages, people as cast, schedule, tellFurtherRound, tellOn, tenderIn, tenderInFurtherRound, toldStages } from '../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../record/invariants/world.arbitrary.ts'
import { rolesOf } from '../record/tender/panel/state.ts'
import type { TenderState } from '../record/tender/state.ts'
import type { TenderViewName } from './view.ts'
import { viewTender } from './views.ts'

const SEED = 20_250_306
type Tender = World<'tender'>

/** A value for each parameter that a view may ask for. */
const given: Readonly<Record<string, string>> = { lot: 'lot', question: 'q1', bid: 'bid-alder', requirement: 'secure', trust: 'north', envelope: 'technical', session: 'room', person: cast.evaluator, bidder: 'alder', change: 'none', from: '1', to: 'draft' }
const paramsOf = (name: TenderViewName) => {
  const { properties, required } = tenderViews[name].params as { properties: object; required?: readonly string[] }
  const missing = required?.find((param) => !Object.hasOwn(given, param))
  if (missing !== undefined) throw new Error(`The view ${name} asks for “${missing}”: give it a value in this test.`)
  return Object.fromEntries(Object.keys(properties).flatMap((param) => (Object.hasOwn(given, param) ? [[param, given[param]]] : [])))
}

const shown = (world: Tender, person: string): string[] => {
  const redeemed = (_name: string, value: unknown) => (typeof value === 'object' && value !== null && 'sha256' in value ? world.read(value as Commitment) : value)
  const context = { read: world.read, now: world.now, hash: hashOf }
  return (Object.keys(tenderViews) as TenderViewName[]).map((name) => `${name} ${JSON.stringify(viewTender(world.state, person, name, paramsOf(name), context), redeemed)}`)
}

interface Secret {
  readonly what: string
  readonly stages: readonly Stage[]
  readonly build: (which: 0 | 1, stage: Stage) => Tender
  /** Who may know it, as the record stands; those are not compared, nor what they do. */
  readonly known: (state: TenderState, person: string) => boolean
  /** Once the record has come here, what follows lawfully differs. */
  readonly over: (state: TenderState) => boolean
}

const sealedAt = (alder: number): Tender => {
  const world = tenderIn('published')
  world.now = '2025-02-28T10:00:00.000Z'
  for (const [bidder, pence] of [['alder', alder], ['birch', 125_000_00]] as const)
    world.must(cast.lead, 'receiveBid', { id: `bid-${bidder}`, bidder, lot: 'lot', round: 'final', receivedAt: '2025-02-28T10:00:00.000Z', technical: { answers }, commercial: { schedule: schedule(pence) } })
  world.must(cast.lead, 'moveStage', { lots: ['lot'], to: 'sealed' })
  return world
}
const pricesOpenIn = (state: TenderState, round: string): boolean => [...state.bids.bids.values()].some((bid) => bid.round === round && bid.commercial.opened)

const secrets: readonly Secret[] = [
  {
    what: 'an evaluator’s score before its moderation opens',
    stages: ['scoring'],
    build: (which) => {
      const world = tenderIn('scoring')
      world.must(cast.evaluator, 'recordScore', { question: 'q1', bid: 'bid-birch', score: ['1', '4'][which], rationale: ['Thin.', 'Sound.'][which], citations: [] }, 0)
      return world
    },
    // Said here on its own, not asked of the policy: its author, and nobody else.
    known: (_state, person) => person === cast.evaluator,
    over: (state) => state.moderation.opened.has('q1'),
  },
  {
    what: 'a sealed price',
    stages: ['sealed', 'opened', 'compliance', 'scoring', 'moderation'],
    build: (which, stage) => {
      const world = sealedAt([100_000_00, 999_999_99][which]!)
      tellOn(world, 'sealed', stage)
      return world
    },
    known: (_state, person) => person === cast.bidderContact,
    over: (state) => pricesOpenIn(state, 'final'),
  },
  {
    what: 'a sealed price of a further round',
    stages: ['sealed', 'opened', 'compliance', 'scoring', 'moderation'],
    build: (which, stage) => {
      const world = tenderIn('review')
      tellFurtherRound(world, [100_000_00, 999_999_99][which])
      tellOn(world, 'sealed', stage)
      return world
    },
    known: (_state, person) => person === cast.bidderContact,
    over: (state) => pricesOpenIn(state, 'second'),
  },
  {
    what: 'a price of the round before, while the further one is scored,',
    stages: ['sealed', 'opened', 'compliance', 'scoring', 'moderation'],
    build: (which, stage) => {
      const world = sealedAt([100_000_00, 130_000_00][which]!)
      tellOn(world, 'sealed', 'review')
      tellFurtherRound(world)
      tellOn(world, 'sealed', stage)
      return world
    },
    // Said here on its own: everybody but those who score or moderate the round of now, or hold no role that reads results.
    known: (state, person) => ([cast.evaluator, cast.otherEvaluator, cast.moderator] as string[]).includes(person)
      ? false
      : rolesOf(state.panel, person).some(({ role }) => (['lead', 'secondPerson', 'commercialLead', 'assuranceReviewer', 'trustLead', 'auditor', 'bidderContact'] as string[]).includes(role)),
    over: (state) => pricesOpenIn(state, 'second'),
  },
  {
    what: 'what is written about a bid once its price is open',
    stages: ['pricesOpened', 'review'],
    build: (which, stage) => {
      const world = tenderIn(stage)
      const words = ['Year one was typed as 100,000 instead of 10,000.', 'A letter on page 2 was missing.'][which]!
      world.must(cast.lead, 'correctBid', { bid: 'bid-alder', subject: 'An error', original: words, correction: words, ground: words })
      world.must(cast.lead, 'askClarification', { bid: 'bid-alder', text: words, from: 'authority' })
      return world
    },
    // Whose bid it is, and whoever reads prices while the award is ahead.
    known: (state, person) => rolesOf(state.panel, person).some(({ role }) => (['lead', 'secondPerson', 'commercialLead', 'assuranceReviewer', 'trustLead', 'auditor', 'bidderContact'] as string[]).includes(role)),
    over: (state) => state.setup.lots.get('lot')!.steps.some(({ stage }) => stage === 'decided'),
  },
]

describe('a bidder’s contact', () => {
  const rival = /bid-birch|"birch"|birch Ltd/
  it.each(toldStages.slice(toldStages.indexOf('published')))('is shown nothing of a rival on any view in %s, nor in a further round', (stage) => {
    const worlds = [tenderIn(stage), ...(furtherStages.includes(stage) ? [tenderInFurtherRound(stage)] : [])]
    for (const world of worlds) {
      world.must(cast.bidderContact, 'declareInterests', { interests: [] })
      expect(shown(world, cast.bidderContact).filter((reply) => rival.test(reply))).toEqual([])
    }
    expect(shown(worlds[0]!, cast.lead).some((reply) => rival.test(reply))).toBe(true)
  })
})

describe(`twin tenders after any course of commands (seed ${SEED})`, () => {
  it.each(secrets)('$what is told to nobody', ({ stages, build, known, over }) => {
    let compared = 0
    fc.assert(
      fc.property(tenderCourseFrom(...stages), ({ stage, moves }) => {
        const worlds = [build(0, stage), build(1, stage)] as const
        for (const move of moves) {
          const heard = move.type === WAIT || known(worlds[0].state, resolve(worlds[0], move).actor)
          const told = worlds.map((world) => {
            const decision = tryMove(world, move)
            return JSON.stringify(decision?.refused ? decision : 'done')
          })
          if (over(worlds[0].state)) return
          if (!heard && told[0] !== told[1]) throw new Error(`${JSON.stringify(move)} is answered ${told[0]} and ${told[1]}.`)
        }
        for (const person of Object.values(cast).filter((candidate) => !known(worlds[0].state, candidate))) {
          expect({ person, shown: shown(worlds[0], person) }).toEqual({ person, shown: shown(worlds[1], person) })
          compared += 1
        }
        expect(recordKinds.tender.directory(worlds[0].state)).toEqual(recordKinds.tender.directory(worlds[1].state))
      }),
      { seed: SEED, numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(100)
  })

  it('the comparison sees a score once its moderation has opened, and a price once it is open', () => {
    for (const { build, stages, what } of secrets) {
      const worlds = [build(0, stages[0]!), build(1, stages[0]!)] as const
      const from = stages[0]!
      if (from === 'sealed') for (const world of worlds) tellOn(world, from, 'review')
      const person = from === 'scoring' ? cast.evaluator : cast.lead
      expect({ what, same: JSON.stringify(shown(worlds[0], person)) === JSON.stringify(shown(worlds[1], person)) }).toEqual({ what, same: false })
    }
  })
})
