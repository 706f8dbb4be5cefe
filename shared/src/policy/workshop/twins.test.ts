/**
 * After any course of commands, two workshops that differ in one secret look the same to everybody the policy does not name,
 * and answer them alike. Seeds stand in the titles.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workshopViews } from '../../contract/views.ts'
import type { Commitment } from '../../contract/primitives.ts'
import { recordKinds } from '../../handle.ts'
import type { Move } from '../../record/invariants/tender-moves.arbitrary.ts'
import { anyWorkshopMove, resolveInWorkshop } from '../../record/invariants/workshop-moves.arbitrary.ts'
import { extractIn, line, room, workshopTold } from '../../record/invariants/workshop-story.arbitrary.ts'
import { hashOf, type World } from '../../record/invariants/world.arbitrary.ts'
import type { WorkshopState } from '../../record/workshop/state.ts'
import { workshopSentenceOf } from '../../report/sentences.ts'
import type { WorkshopGlossary } from '../../report/told.ts'
import type { WorkshopViewName } from '../view.ts'
import { viewWorkshop } from '../views.ts'
import { mayReadWorkshopRecord } from './viewer.ts'

const SEED = 20_250_305
type Workshop = World<'workshop'>

/** Everything the person is shown, texts redeemed; a text that a secret stands in differs, and so do the bytes. */
const shown = (world: Workshop, person: string): string => {
  // The tender of the facilitator’s extract would name them still.
  const bidReaders = { people: new Set([room.facilitator]), because: '' }
  const context = { read: world.read, now: world.now, hash: hashOf, bidReaders }
  const redeemed = (_name: string, value: unknown) => (typeof value === 'object' && value !== null && 'sha256' in value ? world.read(value as Commitment) : value)
  const views = (Object.keys(workshopViews) as WorkshopViewName[]).map((name) => JSON.stringify(viewWorkshop(world.state, person, name, {}, context), redeemed))
  return [...views, ...(mayReadWorkshopRecord(world.state, person, bidReaders) ? told(world) : [])].join('\n')
}

const ids: WorkshopGlossary = { person: String, trust: String, option: String, scenario: String, evidence: String, session: String, vote: String, choice: (_vote, id) => id, snapshot: String }

/** The record in sentences, as the list of events redeems it: texts and names, never figures. */
const told = (world: Workshop): string[] => {
  const texts = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(texts)
    if (typeof value !== 'object' || value === null) return value
    if ('sha256' in value && 'size' in value) return (value as Commitment).kind === 'figures' ? { figures: (value as Commitment).sha256, bytes: 0 } : world.read(value as Commitment)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, texts(item)]))
  }
  return world.events.map(({ seq, actor, type, body }) => `${seq} ${actor} ${JSON.stringify(workshopSentenceOf({ type, facts: texts(body) }, ids))}`)
}

interface Secret {
  readonly what: string
  readonly plant: (world: Workshop, which: 0 | 1) => void
  /** Who may know it, as the record stands; said here on its own, not asked of the policy. */
  readonly known: (state: WorkshopState, person: string) => boolean
  /** Moves that the secret itself stands in, or that hand it on; they are not part of the course. */
  readonly without: (move: Move) => boolean
}

const extract = extractIn('review')

const secrets: readonly Secret[] = [
  {
    what: 'the amount of a private figure',
    plant: (world, which) => world.must(room.northLead, 'setPrivate', { trust: 'north', kind: 'sidePayment', analyst: room.analyst, pence: ['100', '200'][which], basis: ['Low.', 'High.'][which] }, 0),
    known: (state, person) => person === room.northLead || person === room.analyst || state.privates.figures.get('north/sidePayment')!.released !== undefined,
    without: ({ type, actor }) => type === 'giveWorkshopRole' && actor === room.northLead,
  },
  {
    what: 'a ballot in an open vote',
    plant: (world, which) => world.must(room.southLead, 'castVote', { vote: 'which', choice: ['stay', 'leave'][which], reason: ['Mine.', 'Another.'][which] }),
    known: (state, person) => person === room.southLead || state.votes.votes.get('which')!.closed !== undefined,
    without: () => false,
  },
  {
    what: 'a bid-derived figure',
    plant: (world, which) => {
      world.must(room.facilitator, 'attachExtract', { ...extract, derived: { ...extract.derived!, readers: [room.facilitator] } })
      world.must(room.facilitator, 'setBidDerivedLines', { option: 'north-leave', figures: JSON.stringify([line('bid', 'north-leave', [100_000, 200_000][which]!, { basis: 'bidDerived' })]) }, 0)
    },
    known: (_state, person) => person === room.facilitator,
    without: ({ type }) => type === 'attachExtract' || type === 'setBidDerivedLines',
  },
]

describe(`twin workshops after any course of commands (seed ${SEED})`, () => {
  it.each(secrets)('$what is told to nobody else', ({ plant, known, without }) => {
    let compared = 0
    let differed = 0
    fc.assert(
      fc.property(fc.array(anyWorkshopMove, { minLength: 1, maxLength: 40, size: 'max' }), (moves) => {
        const worlds: [Workshop, Workshop] = [workshopTold(), workshopTold()]
        for (const which of [0, 1] as const) plant(worlds[which], which)
        for (const move of moves.filter((candidate) => !without(candidate))) {
          // A refusal may tell those who know it the very value that stands.
          const knows = known(worlds[0].state, move.actor)
          const answers = worlds.map((world) => {
            const { actor, type, body, base } = resolveInWorkshop(world.state, move)
            const { refused, ...answer } = world.act(actor, type, body, base)
            return JSON.stringify(refused ? answer : 'done')
          })
          if (!knows && answers[0] !== answers[1]) throw new Error(`${JSON.stringify(move)} is answered ${answers[0]} and ${answers[1]}.`)
        }
        for (const person of Object.values(room)) {
          const [one, other] = worlds.map((world) => shown(world, person))
          if (known(worlds[0].state, person)) differed += one === other ? 0 : 1
          else {
            compared += 1
            if (one !== other) throw new Error(`${person} is shown the secret.`)
          }
        }
        expect(recordKinds.workshop.directory(worlds[0].state)).toEqual(recordKinds.workshop.directory(worlds[1].state))
      }),
      { seed: SEED, numRuns: 60 },
    )
    // Both sides were reached: most people compared, and those who may know did see a difference.
    expect(compared).toBeGreaterThan(60)
    expect(differed).toBeGreaterThan(10)
  })
})
