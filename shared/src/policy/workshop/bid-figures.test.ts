/** R20: what a workshop holds from bids, from its extract to every surface of it. */
import { describe, expect, it } from 'vitest'
import { extractIn, line, room, workshopTold } from '../../record/invariants/workshop-story.arbitrary.ts'
import { furtherStages, people as cast, schedule, tellFurtherRound, tellOn, tenderIn, tenderInFurtherRound } from '../../record/invariants/tender-story.arbitrary.ts'
import { hashOf, type World } from '../../record/invariants/world.arbitrary.ts'
import { mayNoticeInWorkshop } from './audience.ts'
import { deriveExtract } from './extract.ts'
import { bidReadersNow, noBidReaders, refuseOvertaken, tenderUnread, type BidReaders } from './price-rights.ts'
import { mayReadWorkshopRecord } from './viewer.ts'
import { contextOf, everythingSeen, seen, type Workshop } from './seen.arbitrary.ts'

const { facilitator, northLead, southLead, analyst, observer, outsider } = room
type Tender = World<'tender'>['state']

describe('the extract of a tender (R20)', () => {
  const make = (stage: Parameters<typeof tenderIn>[0], person: string) => {
    const { state, read } = tenderIn(stage)
    return deriveExtract(state, person, { read, hash: hashOf })
  }

  it.each(['sealed', 'scoring', 'moderation'] as const)('holds nothing from a bid in %s', (stage) => {
    expect(extractIn(stage).derived).toBeUndefined()
    expect(JSON.stringify(extractIn(stage))).not.toMatch(/alder|birch|bid-/)
  })

  it('once prices are open holds each bid’s comparable price, for people with price rights and nothing left to score', () => {
    const { derived } = extractIn('review')
    const part = JSON.parse(derived!.figures) as { lots: { bids: { bid: string; price: number }[] }[] }
    expect(part.lots[0]!.bids.map(({ bid, price }) => [bid, price])).toEqual([['bid-alder', 200_000_00], ['bid-birch', 250_000_00]])
    expect(derived!.readers.toSorted()).toEqual([cast.assurance, cast.auditor, cast.commercial, cast.lead, cast.second, cast.trustLead].toSorted())
    // Whoever scores or moderates reads prices from the award on.
    expect(extractIn('decided').derived!.readers).toEqual(expect.arrayContaining([cast.evaluator, cast.moderator]))
  })

  it('is made by those who read the whole record, by nobody else', () => {
    const makers = Object.values(cast).filter((person) => !('refused' in make('review', person)))
    expect(makers.toSorted()).toEqual([cast.lead, cast.second, cast.assurance, cast.auditor].toSorted())
  })

  it('is the same for two tenders that differ in one sealed price', () => {
    const told = (pence: number) => {
      const world = tenderIn('published')
      world.now = '2025-02-28T10:00:00.000Z'
      world.must(cast.lead, 'receiveBid', { id: 'bid-alder', bidder: 'alder', lot: 'lot', round: 'final', receivedAt: '2025-02-28T10:00:00.000Z', technical: { answers: [] }, commercial: { schedule: schedule(pence) } })
      return JSON.stringify(deriveExtract(world.state, cast.lead, { read: world.read, hash: hashOf }))
    }
    expect(told(1_000_00)).toBe(told(2_000_00))
  })
})

describe('figures from bids are asked of the tender of now (R20)', () => {
  const extract = extractIn('review')
  const atWork = furtherStages.slice(0, furtherStages.indexOf('pricesOpened'))

  /** The lead of the tender is the analyst here and has entered a line from a bid; a snapshot was taken of it. */
  const told = (): Workshop => {
    const world = workshopTold()
    world.must(facilitator, 'giveWorkshopRole', { person: cast.lead, role: 'neutralAnalyst' })
    for (const person of [cast.evaluator, cast.moderator]) world.must(facilitator, 'giveWorkshopRole', { person, role: 'participant' })
    world.must(facilitator, 'attachExtract', extract)
    world.must(cast.lead, 'setBidDerivedLines', { option: 'north-leave', figures: JSON.stringify([line('bid', 'north-leave', 100_000, { basis: 'bidDerived' })]) }, 0)
    world.must(facilitator, 'takeSnapshot', { id: 'kept', name: 'Kept' })
    return world
  }
  const world = told()
  const everybody = [...world.state.setup.people.keys()]
  const now = (state: Tender) => bidReadersNow(world.state, state)
  const board = (person: string, readers: BidReaders, params: object = {}) =>
    seen(world, person, 'scenarioBoard', params, contextOf(world, readers)) as unknown as { lines: { id: string }[]; derived: unknown; derivedClosed: string | null; readers: string[] | null }
  const shows = (person: string, readers: BidReaders) => [{}, { snapshot: 'kept' }].map((params) => {
    const { lines, derived, readers: named } = board(person, readers, params)
    return lines.some(({ id }) => id === 'bid') || derived !== null || named !== null
  })

  it('are shown to those whom the extract names and the tender lets read', () => {
    const readers = now(tenderIn('review').state)
    for (const person of [cast.lead, northLead]) expect([shows(person, readers), board(person, readers).derivedClosed]).toEqual([[true, true], null])
    for (const person of [facilitator, southLead, analyst, observer]) expect([shows(person, readers), board(person, readers).derivedClosed]).toEqual([[false, false], null])
  })

  it.each(atWork)('are shown to nobody once a further round stands in %s, who was named is told why, and they open again with its prices', (stage) => {
    const tender = tenderInFurtherRound(stage)
    const readers = now(tender.state)
    for (const person of everybody) expect([person, shows(person, readers)]).toEqual([person, [false, false]])
    for (const person of [cast.lead, northLead]) expect(board(person, readers).derivedClosed).toContain('does not let you read prices of these lots')
    expect(board(observer, readers).derivedClosed).toBeNull()
    tellOn(tender, stage, 'pricesOpened')
    expect(shows(cast.lead, now(tender.state))).toEqual([true, true])
  })

  it('are shown to nobody who was given something to score since, nor to anybody who left the tender', () => {
    const assigned = structuredClone(tenderIn('review').state)
    assigned.setup.lots.set('other', { ...assigned.setup.lots.get('lot')!, id: 'other', stage: 'scoring' })
    const published = assigned.model.published[0]!
    const { criteria } = published.frozen.model
    published.frozen = { ...published.frozen, model: { ...published.frozen.model, criteria: [...criteria, ...criteria.map((node) => ({ ...node, id: `other-${node.id}`, parent: node.parent && `other-${node.parent}`, lot: 'other' }))] } }
    assigned.panel.assignments.set('other-q1', [{ evaluator: northLead, seq: assigned.seq }])
    expect([shows(northLead, now(assigned)), shows(cast.lead, now(assigned))]).toEqual([[false, false], [true, true]])
    const left = tenderIn('review')
    left.must(cast.lead, 'withdrawRole', { person: northLead, role: 'trustLead', reason: 'She left.' })
    expect(shows(northLead, now(left.state))).toEqual([false, false])
  })

  it('are shown to nobody while the tender cannot be read or was not asked', () => {
    for (const readers of [tenderUnread, noBidReaders])
      for (const person of everybody) expect([person, shows(person, readers)]).toEqual([person, [false, false]])
    expect(board(cast.lead, tenderUnread).derivedClosed).toBe(tenderUnread.because)
  })

  it('are not attached from an earlier day on which more could read them', () => {
    expect(refuseOvertaken(tenderIn('review').state, extract)).toBeUndefined()
    for (const stage of atWork) expect(refuseOvertaken(tenderInFurtherRound(stage).state, extract)).toMatchObject({ class: 'stage', code: 'extract-overtaken', pointer: '/derived/readers' })
    expect(refuseOvertaken(tenderInFurtherRound('sealed').state, extractIn('sealed'))).toBeUndefined()
  })

  it('close the record of the workshop, and what is heard of them, with the prices', () => {
    const open = structuredClone(world.state)
    open.privates.figures.clear()
    open.votes.votes.clear()
    open.setup.people.get(cast.lead)!.roles.push({ role: 'facilitator', opensAfter: open.seq })
    const hears = (readers: BidReaders) => mayNoticeInWorkshop(open, cast.lead, { record: 'tiny', seq: 9, at: '', actor: cast.lead, type: 'bidDerivedLinesSet', version: 1, body: {} }, readers)
    const [before, after] = [now(tenderIn('review').state), now(tenderInFurtherRound('scoring').state)]
    expect([before, after].map((readers) => [mayReadWorkshopRecord(open, cast.lead, readers), hears(readers)])).toEqual([[true, true], [false, false]])
  })

  it.each(atWork)('two tenders that differ in one price of a further round give the same workshop in %s', (stage) => {
    const tenders = [100_000_00, 90_000_00].map((alder) => {
      const tender = tenderIn('review')
      tellFurtherRound(tender, alder)
      tellOn(tender, 'sealed', stage)
      return tender
    })
    const all = tenders.map(({ state }) => [...everybody, outsider].map((person) => everythingSeen(world, person, contextOf(world, now(state)))).join('\n'))
    expect(all[0]).toBe(all[1])
    expect(all[0]).not.toMatch(/"basis":"bidDerived"|alder/)
    const made = tenders.map(({ state, read }) => JSON.stringify(deriveExtract(state, cast.lead, { read, hash: hashOf })))
    expect(made[0]).toBe(made[1])
  })
})
