import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { recordKinds } from '@workbench/shared/handle.ts'
import { hashOfJson } from '@workbench/shared/proof/commitment.ts'
import { checkInvariants } from '@workbench/shared/record/invariants/tender.ts'
import { deriveLotInput, deriveOfficialResult } from '@workbench/shared/record/tender/decision/lot-input.ts'
import { replayInto, type Recorded } from '@workbench/shared/record/kernel.ts'
import { computeOfficialResult } from '@workbench/shared/method/ranking/official.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import { makePlan, playMoment } from '../../src/play/moments.ts'
import { planCallOff, planCase } from '../../src/play/plan.ts'
import { readCase } from '../../src/play/read-case.ts'
import { countedSources, fixtureFolder, playToState, textsOf } from './playing.ts'

const tiny = readCase(fixtureFolder('tiny'))
const plan = planCase(tiny)
const whole = playToState(plan)

const plain = (state: TenderState) => JSON.stringify(state, (_name, value: unknown) => (value instanceof Map ? [...value] : ArrayBuffer.isView(value) ? [...(value as Int32Array)] : value))

describe('the tiny case, played to its end', () => {
  it('closes its one lot and keeps every individual score', () => {
    const { state } = whole
    expect(state.setup.illustrative).toBe(true)
    expect(state.setup.lots.get('records')?.stage).toBe('closed')
    expect([...state.scoring.blocks.values()].flatMap((block) => [...block.revision]).filter((revision) => revision === 1)).toHaveLength(30)
    expect([...state.moderation.cells.values()].every((cell) => cell.consensus !== undefined)).toBe(true)
    expect(state.decision.awards.get('records')).toMatchObject({ awarded: ['ash-records'], reserve: ['beech-records'], proposedBy: 'lena-brandt', approved: { by: 'silas-okoro' } })
    expect(state.decision.standstills.get('records')?.ends).toBe('2025-03-12')
    expect(state.decision.callOffs).toMatchObject([{ record: 'call-off', lot: 'records', trust: 'eastfen' }])
  })

  // By hand. Ash: use .6*4/4 + .4*3/4 = .9; service .5*3/4 + .3*4/4 + .2*2/4 = .775; quality .5*.9 + .5*.775 = .8375.
  // Beech: use .6*3/4 + .4*4/4 = .85; service .5*4/4 + .3*2/4 + .2*3/4 = .8; quality .825.
  // Prices: Ash 200,000 + 2*300,000 = 800,000 (its option is left out); Beech 350,000 + 2*220,000 = 790,000.
  // Totals: Ash 60*.8375 + 40*790/800 = 50.25 + 39.5 = 89.75; Beech 60*.825 + 40 = 89.50.
  it('gives the result that is computed by hand: 89.75 against 89.50', () => {
    const result = deriveOfficialResult(whole.state, 'records', whole.read)
    if ('cannot' in result) throw new Error(result.because)
    expect(result.problems).toEqual([])
    expect(result.bids.map(({ bid, exactTotal, rank, quality }) => ({ bid, exactTotal, rank, quality: quality?.exact }))).toEqual([
      { bid: 'ash-records', exactTotal: '89.75', rank: 1, quality: '50.25' },
      { bid: 'beech-records', exactTotal: '89.5', rank: 2, quality: '49.5' },
    ])
    expect(result.bids.map((line) => line.price?.price)).toEqual([80_000_000, 79_000_000])
  })

  // Northmere's own weights: Ash 60*(.4*.9 + .6*.775) + 39.5 = 49.5 + 39.5 = 89; Beech 60*(.4*.85 + .6*.8) + 40 = 49.2 + 40 = 89.2.
  it('turns round under the weights of one trust, which are not the award', () => {
    const input = deriveLotInput(whole.state, 'records', whole.read, { trust: 'northmere', weights: whole.state.model.views.get('northmere/records')!.weights })
    if ('cannot' in input) throw new Error(input.because)
    expect(computeOfficialResult(input).bids.map(({ bid, exactTotal, rank }) => [bid, exactTotal, rank])).toEqual([['ash-records', '89', 2], ['beech-records', '89.2', 1]])
  })

  it('writes transactions that replay to the same state, with content under the digests that commit to it', () => {
    let seq = -1
    const events = whole.transactions.flatMap(({ events: proposed, at, actor }) => proposed.map((event): Recorded => ({ ...(JSON.parse(JSON.stringify(event)) as typeof event), record: 'played', seq: ++seq, at, actor })))
    const replayed = replayInto(recordKinds.tender.empty('played'), events, recordKinds.tender.evolve)
    expect(plain(replayed)).toBe(plain(whole.state))
    const rows = whole.transactions.flatMap((transaction) => transaction.content)
    expect(rows.length).toBeGreaterThan(100)
    for (const row of rows) expect(createHash('sha256').update(row.salt).update(row.bytes).digest('hex')).toBe(row.sha256)
  })

  it('never lets time run backwards, and is the same every time from the same salts', () => {
    const times = whole.transactions.map((transaction) => transaction.at)
    expect(times).toEqual([...times].sort())
    expect(JSON.stringify(playToState(plan).transactions)).toBe(JSON.stringify(whole.transactions))
    expect(JSON.stringify(playToState(plan, { seed: 2 }).transactions)).not.toBe(JSON.stringify(whole.transactions))
  })

  it('breaks no invariant at any of its moments', () => {
    const played = tiny.moments.map(({ until }) => playToState(plan, { until }))
    expect(played.flatMap((then) => checkInvariants(then.state, then.read, hashOfJson))).toEqual([])
  })

  it('holds no free text in an event: rationales stand only in content', () => {
    const events = JSON.stringify(whole.transactions.map((transaction) => transaction.events))
    const texts = [...textsOf(whole.transactions).values()]
    for (const { rationale } of tiny.lots[0]!.scores) {
      expect(events).not.toContain(rationale)
      expect(texts).toContain(rationale)
    }
  })

  it('seals bids until they are opened: before the opening no content row shows an answer or a price', () => {
    const sealed = playToState(plan, { until: '2025-02-03T09:00:00.000Z' })
    const texts = [...textsOf(sealed.transactions).values()].join('\n')
    expect(sealed.state.bids.bids.size).toBe(2)
    for (const bid of tiny.lots[0]!.bids) for (const answer of bid.answers) expect(texts).not.toContain(answer.text)
    expect(texts).not.toContain('35000000')
  })
})

describe('moments', () => {
  const cases = makePlan(tiny)
  const stageOf = (moment: string) => {
    const { records } = playMoment(tiny, cases, moment, countedSources())
    const events = [...records[0]!.transactions].flatMap((transaction) => transaction.events.map((event) => ({ ...event, record: 'r', seq: 0, at: transaction.at, actor: transaction.actor })))
    return replayInto(recordKinds.tender.empty('r'), events, recordKinds.tender.evolve).setup.lots.get('records')!.stage
  }

  it.each([['drafting', 'setUp'], ['sealed', 'sealed'], ['scoring', 'scoring'], ['moderation', 'moderation'], ['decided', 'decided'], ['closed', 'closed']])('%s stands in %s', (moment, stage) => {
    expect(stageOf(moment)).toBe(stage)
  })

  it('gives the call-off as a record of its own, each naming the other, on a clock of its own moment', () => {
    const { record, records } = playMoment(tiny, cases, 'closed', countedSources())
    expect(records.map(({ options }) => options.kind)).toEqual(['tender', 'tender'])
    const [framework, callOff] = records.map(({ options, transactions }) => ({ options, events: [...transactions].flatMap((transaction) => transaction.events) }))
    expect(framework!.options.record).toBe(record)
    expect(framework!.events.find((event) => event.type === 'callOffLinked')?.body).toMatchObject({ record: callOff!.options.record })
    expect(callOff!.events[0]).toMatchObject({ type: 'tenderStarted', body: { illustrative: true, parent: { record, lot: 'records', trust: 'eastfen' } } })
    expect(framework!.options.clockOffsetMs).toBe(Date.parse('2025-03-14T12:00:00.000Z') - Date.parse('2026-01-05T12:00:00.000Z'))
    expect(playMoment(tiny, cases, 'decided', countedSources()).records).toHaveLength(1)
  })

  it('plays the call-off to a tender of one trust', () => {
    expect([...playToState(planCallOff(tiny)).state.setup.lots.keys()]).toEqual(['eastfen-store'])
  })

  it('refuses a moment that the case does not know', () => {
    expect(() => playMoment(tiny, cases, 'dessert', countedSources())).toThrow('there is no moment “dessert”')
  })
})
