/** R15: two worlds equal in everything but one secret give a viewer who may not know it the same bytes everywhere. */
import { describe, expect, test } from 'vitest'
import { individualScore } from '@workbench/shared/record/tender/scoring/state.ts'
import type { TenderState } from '@workbench/shared/record/tender/state.ts'
import type { AppParts } from '../../src/app.ts'
import type { Composed } from '../../src/compose.ts'
import type { Handler } from '../../src/operations/outcome.ts'
import type { Case } from '../../src/play/read-case.ts'
import { serveTiny } from '../http/served.ts'
import { compareWorlds, type Asking, type Difference } from './twins.ts'

interface Secret {
  readonly title: string
  readonly until: string
  readonly other: (tiny: Case) => Case
  readonly viewers: readonly Asking[]
}

const inLot = (tiny: Case, change: (lot: Case['lots'][number]) => Case['lots'][number]): Case => ({ ...tiny, lots: tiny.lots.map(change) })
const blind = (...viewers: string[]): Asking[] => viewers.map((viewer) => ({ viewer }))
/** Salted digests of sealed envelopes and the tree over them differ, and tell nothing. */
const reading = (...viewers: string[]): Asking[] => viewers.map((viewer) => ({ viewer, beside: ['latestEvents', 'recordEvents', 'recordExport', 'recordVerify'] }))
const reviewing = (...viewers: string[]): Asking[] => viewers.map((viewer) => ({ viewer, beside: ['recordExport', 'recordVerify'] }))

const anotherScore: Secret = {
  title: 'another evaluator’s score',
  until: '2025-02-07T12:00:00.000Z',
  other: (tiny) => inLot(tiny, (lot) => ({
    ...lot, scores: lot.scores.map((score) => (score.question === 'find' && score.bid === 'ash-records' && score.evaluator === 'ewan-price' ? { ...score, score: '1' } : score)),
  })),
  viewers: [...blind('eva-lind', 'esme-khan', 'mona-teague', 'oskar-lunn', 'cora-mills', 'tess-north', 'bo-ash', 'otto-stranger'), ...reviewing('lena-brandt', 'silas-okoro', 'ada-rowe', 'ivo-marsh')],
}

const sealedPrice: Secret = {
  title: 'a sealed price',
  until: '2025-02-17T16:00:00.000Z',
  other: (tiny) => inLot(tiny, (lot) => ({
    ...lot, bids: lot.bids.map((bid) => (bid.bid === 'beech-records' ? { ...bid, schedule: { ...bid.schedule, lines: bid.schedule.lines.map((line) => ({ ...line, amounts: line.amounts.map((amount) => (amount === 35_000_000 ? 9 : amount)) })) } } : bid)),
  })),
  viewers: [...blind('eva-lind', 'ewan-price', 'mona-teague', 'oskar-lunn', 'cora-mills', 'tess-north', 'bo-ash'), ...reading('lena-brandt', 'silas-okoro', 'ada-rowe', 'ivo-marsh')],
}

const viewWeights: Secret = {
  title: 'another trust’s own weights',
  until: '2025-02-07T12:00:00.000Z',
  other: (tiny) => ({
    ...tiny,
    steps: tiny.steps.map((file) => ({
      ...file,
      steps: file.steps.map((step) => (step.command === 'weighView' && step.actor === 'tess-north' ? { ...step, body: { ...(step.body as object), weights: [{ criterion: 'use', weight: '0.8' }, { criterion: 'service', weight: '0.2' }] } } : step)),
    })),
  }),
  viewers: [...blind('tom-east', 'eva-lind', 'mona-teague', 'oskar-lunn', 'cora-mills', 'bo-ash'), ...reviewing('ivo-marsh', 'ada-rowe', 'silas-okoro')],
}

const agreedScore: Secret = {
  title: 'a consensus score while others are open',
  until: '2025-02-17T16:00:00.000Z',
  other: (tiny) => inLot(tiny, (lot) => ({
    ...lot, ...(lot.moderation ? { moderation: { ...lot.moderation, questions: lot.moderation.questions.map((cell) => (cell.question === 'find' && cell.bid === 'beech-records' ? { ...cell, consensus: '2' } : cell)) } } : {}),
  })),
  viewers: blind('tess-north', 'bo-ash', 'bea-beech', 'otto-stranger'),
}

type Around = (parts: AppParts, composed: Composed) => AppParts

const compare = async ({ until, other, viewers }: Secret, around?: Around): Promise<Difference[]> => {
  const found: Difference[] = []
  // Each viewer meets the worlds as they were left by the one before, in both the same.
  const [a, b] = [await serveTiny({ until, ...(around ? { around } : {}) }), await serveTiny({ until, change: other, ...(around ? { around } : {}) })]
  for (const asking of viewers) found.push(...(await compareWorlds({ a, b }, asking)))
  await a.close()
  await b.close()
  return found
}

describe('worlds that differ in one secret', () => {
  test.each([anotherScore, sealedPrice, viewWeights, agreedScore].map((secret) => [secret.title, secret] as const))('%s', async (_title, secret) => {
    expect(await compare(secret)).toEqual([])
  })

  test('a sealed price of fewer digits: of envelopes those who read the record see digests, and every size is the same', async () => {
    const { until, other } = sealedPrice
    const [a, b] = [await serveTiny({ until }), await serveTiny({ until, change: other })]
    const told = await Promise.all([a, b].map(async (served) => {
      const [events, file] = await Promise.all(['events?types=bidReceived&limit=500', 'export'].map((path) => served.send('lena-brandt', 'get', `/api/v1/records/${served.record}/${path}`)))
      expect([events!.status, file!.status]).toEqual([200, 200])
      expect(events!.bytes.toString()).toMatch(/"sealed":"[0-9a-f]{64}","bytes":65576/)
      return [events!, file!].map(({ bytes }) => bytes.toString().replaceAll(/[0-9a-f]{64}/g, 'digest').length)
    }))
    expect(told[0]).toEqual(told[1])
    await a.close()
    await b.close()
  })

  test('the worlds do differ, for who may know', async () => {
    const own = await compare({ ...anotherScore, viewers: blind('ewan-price') })
    expect(own.map(({ operation }) => operation)).toContainEqual(expect.stringMatching(/\/scoring\/records/))
    const reader = await compare({ ...anotherScore, viewers: blind('ivo-marsh') })
    expect(reader.map(({ operation }) => operation)).toContainEqual(expect.stringMatching(/\/export/))
  })
})

describe('planted leaks are caught by the same comparison', () => {
  /** How high the hidden score is, read past the policy. */
  const hiddenScore = async ({ records }: Composed, record: string): Promise<number> =>
    Number(individualScore(((await records.committed(record))!.state as TenderState).scoring, 'find', 'ash-records', 'ewan-price')?.score ?? 0)

  const leaking = (name: keyof AppParts['handlers'], leak: (value: Record<string, unknown>, hidden: number) => unknown): Around => (parts, composed) => {
    const honest = parts.handlers[name]!
    const leaky: Handler = async (call) => {
      const outcome = await honest(call)
      return outcome.kind === 'json' ? { ...outcome, value: leak(outcome.value as Record<string, unknown>, await hiddenScore(composed, call.params.record!)) } : outcome
    }
    return { ...parts, handlers: { ...parts.handlers, [name]: leaky } }
  }
  const seen = async (around: Around) => (await compare({ ...anotherScore, viewers: blind('eva-lind') }, around)).map(({ operation, what }) => ({ view: operation.split('/').at(-1)!.split('?')[0], what }))

  test('a count', async () => {
    const found = await seen(leaking('overview', (value, hidden) => ({ ...value, figures: [{ label: 'Scores of three or more', value: hidden >= 3 ? '1' : '0' }] })))
    expect(found).toContainEqual({ view: 'overview', what: 'bytes' })
    expect(new Set(found.map(({ view }) => view))).toEqual(new Set(['overview']))
  })

  test('an order', async () => {
    const found = await seen(leaking('bids', (value, hidden) => ({ ...value, bids: (value.bids as unknown[]).toSorted(() => (hidden >= 3 ? 1 : -1)) })))
    expect(found).toContainEqual({ view: 'bids', what: 'bytes' })
  })

  test('a length', async () => {
    const found = await seen(leaking('names', (value, hidden) => ({ ...value, padding: ' '.repeat(hidden) })))
    expect(found).toContainEqual({ view: 'names', what: 'length' })
  })

  test('another spelling of the same value', async () => {
    const found = await seen((parts, composed) => ({
      ...parts,
      handlers: {
        ...parts.handlers,
        consortium: async (call) => {
          const hidden = await hiddenScore(composed, call.params.record!)
          const outcome = await parts.handlers.consortium!(call)
          // What a page shows is equal; the bytes, and so the tag, are not.
          return outcome.kind === 'json' && hidden >= 3 ? { ...outcome, value: Object.fromEntries(Object.entries(outcome.value as object).toReversed()) } : outcome
        },
      },
    }))
    expect(found).toContainEqual({ view: 'consortium', what: 'bytes' })
  })

  test('a status', async () => {
    const found = await seen((parts, composed) => ({
      ...parts,
      handlers: {
        ...parts.handlers,
        people: async (call) => ((await hiddenScore(composed, call.params.record!)) >= 3 ? { kind: 'fault', fault: { status: 403, code: 'x', detail: 'Hidden.' } } : parts.handlers.people!(call)),
      },
    }))
    expect(found).toContainEqual({ view: 'people', what: 'status' })
  })
})
