import { describe, expect, it } from 'vitest'
import { recordKinds } from '../../handle.ts'
import { people as cast, tenderIn } from '../../record/invariants/tender-story.arbitrary.ts'
import type { World } from '../../record/invariants/world.arbitrary.ts'
import type { Recorded } from '../../record/kernel.ts'
import type { TenderState } from '../../record/tender/state.ts'
import { compareMoments } from './compare.ts'

type Tender = World<'tender'>

/** The record folded up to an event. */
const at = (world: Tender, seq: number): TenderState => {
  const state = recordKinds.tender.empty(world.state.record)
  for (const event of world.events.slice(0, seq + 1)) recordKinds.tender.evolve(state, structuredClone(event) as Recorded)
  return state
}
const seqOf = (world: Tender, type: string): number => world.events.findIndex((event) => event.type === type)

const compared = (world: Tender, from: number, to: number, person: string = cast.auditor) =>
  compareMoments({ before: { state: at(world, from), read: world.read }, after: { state: at(world, to), read: world.read }, rights: world.state, events: world.events.slice(from + 1, to + 1) }, person)
const rows = (reply: ReturnType<typeof compared>) => reply.areas.flatMap(({ area, changes }) => changes.map((change) => ({ ...change, area })))

describe('two moments of a tender', () => {
  const world = tenderIn('closed')
  const end = world.events.length - 1

  it('say nothing where nothing lies between them', () => {
    expect(compared(world, end, end)).toMatchObject({ areas: [], results: [{ same: true }] })
  })

  it('show a lot’s stage before and after with the events that moved it', () => {
    const stage = rows(compared(world, 0, end)).find(({ area }) => area === 'stage')!
    expect(stage).toMatchObject({ before: null, after: { text: 'closed' } })
    const [opened, scored] = [seqOf(world, 'envelopeOpened'), seqOf(world, 'scoreRecorded')]
    const later = rows(compared(world, opened, scored)).find(({ area }) => area === 'stage')!
    expect(later.after!.text).toBe('scoring')
    expect(later.events.length).toBeGreaterThan(0)
    expect(later.events.every((seq) => ['stageMoved', 'envelopeOpened'].includes(world.events[seq]!.type))).toBe(true)
  })

  it('show consensus scores with the event that closed each, bids by their envelopes, and the award', () => {
    const found = rows(compared(world, seqOf(world, 'scoreRecorded'), end))
    const consensus = found.filter(({ area }) => area === 'consensus')
    expect(consensus.length).toBeGreaterThan(1)
    for (const change of consensus) {
      expect(change).toMatchObject({ before: null, after: { text: expect.stringMatching(/^\d/) as string } })
      expect(change.events.map((seq) => world.events[seq]!.type)).toContain('consensusClosed')
    }
    expect(found.find(({ area, bid }) => area === 'bids' && bid === 'bid-alder')).toMatchObject({ before: { text: 'all but the commercial envelope open' }, after: { text: 'both envelopes open' } })
    const award = found.find(({ what }) => what.endsWith(': award'))!
    expect(award).toMatchObject({ before: null, after: { text: 'approved', bids: ['bid-alder'] } })
    expect(award.events.map((seq) => world.events[seq]!.type)).toEqual(['awardProposed', 'awardApproved'])
  })

  it('count what was submitted by lot, with the events of that lot’s questions', () => {
    const found = rows(compared(world, seqOf(world, 'scoreRecorded'), end)).find(({ what }) => what.endsWith(': questions submitted'))!
    expect(Number(found.after!.text)).toBe(found.eventCount)
    expect(found.events.every((seq) => world.events[seq]!.type === 'questionSubmitted')).toBe(true)
  })

  it('every link leads to an event between the two', () => {
    for (const [from, to] of [[3, 20], [20, 40], [40, end]] as const)
      for (const change of rows(compared(world, from, to))) expect(change.events.every((seq) => seq > from && seq <= to)).toBe(true)
  })

  it('compare results only where they could be read at that moment, by who may read them now', () => {
    const before = compared(world, seqOf(world, 'scoreRecorded'), end)
    expect(before.results).toMatchObject([{ same: false, before: null, after: { awarded: ['bid-alder'] } }])
    const scoring = tenderIn('scoring')
    const early = compared(scoring, 1, scoring.events.length - 1)
    expect(early.results).toEqual([])
    expect(early.resultsHidden).toContain('never to anyone who can still change a score')
  })

  it('hide an award of then from who may not read results now', () => {
    const barred = compared(world, 0, end, cast.observer)
    expect(barred.results).toEqual([])
    expect(rows(barred).filter(({ what }) => /: award|: position/.test(what))).toEqual([])
  })

  it('list at most a hundred changes of an area, and say how many more there are', () => {
    for (const { changes, more } of compared(world, 0, end).areas) {
      expect(changes.length).toBeLessThanOrEqual(100)
      expect(more === 0 || changes.length === 100).toBe(true)
    }
  })
})
