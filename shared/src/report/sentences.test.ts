import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyTenderCourse, tryMove } from '../record/invariants/tender-moves.arbitrary.ts'
import { answers, levelTender, people, schedule, tenderIn } from '../record/invariants/tender-story.arbitrary.ts'
import { anyWorkshopMove, resolveInWorkshop } from '../record/invariants/workshop-moves.arbitrary.ts'
import { boardTrust, extractIn, line, option, room, workshopTold } from '../record/invariants/workshop-story.arbitrary.ts'
import type { Recorded } from '../record/kernel.ts'
import { areaOf, recordAreas, sentenceOf, sentences, typesIn, workshopAreaOf, workshopAreas, workshopSentenceOf, workshopTypesIn } from './sentences.ts'
import { workshopSentences } from './sentences/workshop.ts'
import type { Spoken } from './sentences/spoken.ts'
import type { Glossary, WorkshopGlossary } from './told.ts'

const SEED = 20_251_125

const glossary: Glossary = {
  person: (id) => `Person ${id}`, bidder: (id) => `Bidder ${id}`, bid: (id) => `Bid ${id}`, lot: (id) => `Lot ${id}`, round: (id) => `Round ${id}`, trust: (id) => `Trust ${id}`,
  criterion: (id) => `Criterion ${id}`, requirement: (id) => `Requirement ${id}`,
}

/** As the operation tells it: texts in place of commitments, what is no text by its digest. */
const told = (value: unknown, read: (commitment: never) => string | undefined): unknown => {
  if (Array.isArray(value)) return value.map((item) => told(item, read))
  if (typeof value !== 'object' || value === null) return value
  if ('sha256' in value && 'size' in value && 'kind' in value) {
    const { kind, sha256, size } = value as { kind: string; sha256: string; size: number }
    return ['text', 'name', 'price'].includes(kind) ? read(value as never) : { [kind === 'envelope' ? 'sealed' : kind]: sha256, bytes: size }
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, told(item, read)]))
}

const inWorkshop: WorkshopGlossary = {
  person: (id) => `Person ${id}`, trust: (id) => `Trust ${id}`, option: (id) => `Option ${id}`, scenario: (id) => `Scenario ${id}`, evidence: (id) => `Evidence ${id}`, session: (id) => `Session ${id}`,
  vote: (id) => `Vote ${id}`, choice: (_vote, id) => `Choice ${id}`, snapshot: (id) => `Snapshot ${id}`,
}

const faultsOf = (event: Recorded, { does, quoted }: Spoken): string[] => {
  const all = [does, ...quoted.flatMap(({ label, text }) => [label, text])].join(' ')
  return [
    ...(/^[a-z][^\n]*\.$/.test(does) ? [] : [`${event.type} is no sentence: “${does}”`]),
    ...(/undefined|null|NaN|\[object|sha256|no sentence for/.test(all) ? [`${event.type} says what nobody understands: “${all}”`] : []),
  ]
}

/** The generator seldom brings a late bid to its decision. */
const withLateBid = () => {
  const world = tenderIn('published')
  world.now = '2025-03-01T13:00:00.000Z'
  world.must(people.lead, 'receiveBid', { id: 'bid-late', bidder: 'alder', lot: 'lot', round: 'final', receivedAt: '2025-03-01T12:30:00.000Z', technical: { answers }, commercial: { schedule: schedule(100) } })
  world.must(people.second, 'decideLateBid', { bid: 'bid-late', outcome: 'refused', ground: 'It came after the deadline.' })
  return world
}

const withDissent = () => {
  const world = tenderIn('moderation')
  const cell = { question: 'q1', bid: 'bid-birch' }
  world.must('mona', 'proposeConsensus', { ...cell, score: '3', reason: 'All but one agree.', decided: ['The worked example'], dissent: [{ person: 'ewan', reason: 'The appendix says otherwise.' }] })
  world.must('ewan', 'confirmDissent', cell)
  return world
}

const withDraw = () => {
  const world = levelTender()
  world.must('lena', 'recordDraw', { lot: 'lot', order: ['bid-birch', 'bid-alder'], witnesses: 'Two of the board.' })
  world.must('silas', 'confirmDraw', { lot: 'lot' })
  return world
}

describe('the record in plain words', () => {
  it('has one sentence and one area for every type of event, and no area without events', () => {
    expect(Object.keys(sentences).toSorted()).toEqual(Object.keys(areaOf).toSorted())
    expect(recordAreas.filter((area) => typesIn(area).length === 0)).toEqual([])
  })

  it(`makes a sentence of whatever can happen: every type, reached by random commands (seed ${SEED})`, () => {
    const reached = new Set<string>()
    const faults = new Set<string>()
    const say = (events: readonly Recorded[], read: (commitment: never) => string | undefined) => {
      for (const event of events) {
        reached.add(event.type)
        for (const fault of faultsOf(event, sentenceOf({ type: event.type, facts: told(event.body, read) }, glossary))) faults.add(fault)
      }
    }
    fc.assert(
      fc.property(anyTenderCourse, ({ stage, moves }) => {
        const world = tenderIn(stage)
        const from = world.events.length
        for (const move of moves) tryMove(world, move)
        say(world.events.slice(from), world.read as never)
      }),
      { seed: SEED, numRuns: 1_500 },
    )
    for (const world of [tenderIn('closed'), withLateBid(), withDraw(), withDissent()]) say(world.events, world.read as never)
    expect([...faults]).toEqual([])
    expect(Object.keys(sentences).filter((type) => !reached.has(type))).toEqual([])
  })

  it('reads as somebody would tell it', () => {
    const whole = tenderIn('closed')
    const first = (type: string) => {
      const event = whole.events.find((candidate) => candidate.type === type)!
      return sentenceOf({ type, facts: told(event.body, whole.read as never) }, glossary)
    }
    expect(first('scoreRecorded')).toEqual({ does: 'scored 3 on Criterion q1 for Bid bid-alder.', quoted: [{ label: 'Rationale', text: 'Covers the depth asked for.' }] })
    expect(first('stageMoved').does).toBe('moved Lot lot from set-up to published.')
    expect(first('bidReceived').does).toBe('received the bid of Bidder alder for Lot lot on 28 Feb 2025, 10:00 GMT; both envelopes were sealed.')
    expect(first('criteriaWeighed').does).toBe('set the award weights under Criterion root: Criterion quality 60% and Criterion price 40%.')
    expect(first('awardProposed').does).toBe('proposed the award of Lot lot to Bid bid-alder, with Bid bid-birch in reserve, by version 1 of the model: Bid bid-alder 85.00 and Bid bid-birch 82.00.')
  })

  it('names a type it does not know instead of failing', () => {
    expect(sentenceOf({ type: 'somethingNew', facts: {} }, glossary).does).toContain('somethingNew')
  })

  it('says that something was done, and why no more of it, where an event’s facts are withheld', () => {
    const withheld = { withheld: 'A trust’s own view weights are shown once two people have unlocked them.' }
    expect(sentenceOf({ type: 'viewWeighed', facts: withheld }, glossary)).toEqual({ does: 'did something that is not told yet.', quoted: [{ label: 'Why', text: withheld.withheld }] })
  })
})

describe('the record of a workshop in plain words', () => {
  it('has one sentence and one area for every type of event, and no area without events', () => {
    expect(Object.keys(workshopSentences).toSorted()).toEqual(Object.keys(workshopAreaOf).toSorted())
    expect(workshopAreas.filter((area) => workshopTypesIn(area).length === 0)).toEqual([])
  })

  it(`makes a sentence of whatever can happen: every type, reached by random commands (seed ${SEED})`, () => {
    const reached = new Set<string>()
    const faults = new Set<string>()
    const tellAll = (world: ReturnType<typeof workshopTold>) => {
      for (const event of world.events) {
        reached.add(event.type)
        for (const fault of faultsOf(event, workshopSentenceOf({ type: event.type, facts: told(event.body, world.read as never) }, inWorkshop))) faults.add(fault)
      }
    }
    fc.assert(
      fc.property(fc.array(anyWorkshopMove, { minLength: 1, maxLength: 40, size: 'max' }), (moves) => {
        const world = workshopTold()
        for (const move of moves) {
          const { actor, type, body, base } = resolveInWorkshop(world.state, move)
          world.act(actor, type, body, base)
        }
        tellAll(world)
      }),
      { seed: SEED, numRuns: 150 },
    )
    tellAll(withFiguresFromBids())
    expect([...faults]).toEqual([])
    expect(Object.keys(workshopSentences).filter((type) => !reached.has(type))).toEqual([])
  })

  it('never says a private figure nor one from a bid, whoever reads it', () => {
    const world = withFiguresFromBids()
    world.must(room.northLead, 'releasePrivate', { trust: 'north', kind: 'outsideOption' })
    const all = world.events.map(({ type, body }) => workshopSentenceOf({ type, facts: told(body, world.read as never) }, inWorkshop))
    expect(all.map(({ does }) => does)).toContain('set the outside option of Trust north for the eyes of Person nia.')
    expect(all.map(({ does }) => does)).toContain('set the cost lines of Option north-leave that come from bids; they are read by the people named in the extract.')
    expect(JSON.stringify(all)).not.toMatch(/123456789|7654321|1,234,567/)
  })
})

const withFiguresFromBids = () => {
  const world = workshopTold()
  const extract = extractIn('review')
  world.must(room.facilitator, 'attachExtract', { ...extract, derived: { ...extract.derived!, readers: [room.facilitator, room.participant] } })
  world.must(room.facilitator, 'withdrawExtractReader', { person: room.participant, reason: 'Scores again.' })
  world.must(room.facilitator, 'setBidDerivedLines', { option: 'north-leave', figures: JSON.stringify([line('bid', 'north-leave', 7_654_321, { basis: 'bidDerived' })]) })
  world.must(room.facilitator, 'setOption', { option: option('north-third', 'north', 'doMinimum') })
  world.must(room.facilitator, 'removeOption', { option: 'north-third' })
  world.must(room.facilitator, 'setWorkshopTrust', { trust: boardTrust('west') })
  world.must(room.facilitator, 'removeWorkshopTrust', { trust: 'west' })
  return world
}
