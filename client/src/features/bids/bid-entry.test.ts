import { describe, expect, it } from 'vitest'
import { emptyEntry, emptyLine, envelopesOf, readAmounts, readEnvelopes, unansweredOf } from './bid-entry.ts'

const questions = [{ id: 'q1', ref: '1.1' }, { id: 'q2', ref: '1.2' }]
const asked = new Set(['q1', 'q2'])
const line = { id: 'l1', component: 'licence', description: 'Licence', trust: null, charge: 'annualFixed', amounts: [100], indexation: 'none', indexedFrom: 'bidDate', vat: 'recoverable', optional: false }
const good = { technical: { answers: [{ question: 'q1', text: 'Yes.', evidence: [{ document: 'Volume 1', page: 3 }] }] }, commercial: { schedule: { currency: 'GBP', priceBase: '2012', bidKind: 'replacing', lines: [line], volumeBands: [] } } }
const faults = (json: unknown) => {
  const read = readEnvelopes(typeof json === 'string' ? json : JSON.stringify(json), asked)
  return 'faults' in read ? read.faults.map(({ pointer, message }) => `${pointer} ${message}`) : []
}

describe('a bid as JSON', () => {
  it('is taken as it stands where nothing is wrong', () => {
    expect(readEnvelopes(JSON.stringify(good), asked)).toEqual({ envelopes: good })
    expect(unansweredOf(good as never, questions)).toEqual(['1.2'])
  })

  it('names every fault by its place', () => {
    expect(faults({ ...good, price: 1, commercial: { schedule: { ...good.commercial.schedule, currency: 'EUR', lines: [{ ...line, amounts: [1.5], charge: 'yearly', trust: 7 }] } }, technical: { answers: [{ question: 'Q 1', evidence: [] }] } })).toEqual([
      '/technical/answers/0/text is missing',
      '/technical/answers/0/question must be an id: lower-case letters, digits and hyphens, at most 64',
      '/commercial/schedule/currency must be one of “GBP”',
      '/commercial/schedule/lines/0/trust must be text, not a number',
      expect.stringContaining('/commercial/schedule/lines/0/charge must be one of “oneOffMilestone”'),
      '/commercial/schedule/lines/0/amounts/0 must be a whole number, not a number with a fraction',
      '/price is not a field here',
    ])
  })

  it('refuses questions that are not asked, double answers and double lines', () => {
    expect(faults({ technical: { answers: [...good.technical.answers, ...good.technical.answers, { question: 'q9', text: 'x', evidence: [] }] }, commercial: { schedule: { ...good.commercial.schedule, lines: [line, line] } } })).toEqual([
      '/technical/answers/1/question “q1” is answered twice', '/technical/answers/2/question “q9” is no published question of this lot', '/commercial/schedule/lines/1/id “l1” is the id of an earlier line',
    ])
  })

  it('says that a text is empty or no JSON', () => {
    expect(faults(' ')).toEqual([' is empty: choose a file or paste its text'])
    expect(faults('{"technical": }')).toEqual([expect.stringContaining('is not JSON')])
    expect(faults('[]')).toEqual([' must be an object, not a list'])
  })
})

describe('a bid by hand', () => {
  it('leaves out what is not answered and counts money in pence', () => {
    const entry = { ...emptyEntry, priceBase: '2012', bidKind: 'replacing' as const, answers: { q1: { text: ' Yes. ', evidence: [{ document: 'Volume 1', page: '3', quote: '' }] }, q2: { text: '', evidence: [{ document: '', page: '', quote: '' }] } }, lines: [{ ...emptyLine, description: 'Licence', amounts: '£1,200.50; 900' }] }
    expect(envelopesOf(entry, questions)).toEqual({
      envelopes: { technical: good.technical, commercial: { schedule: { ...good.commercial.schedule, lines: [{ ...line, id: 'line-1', amounts: [120_050, 90_000] }] } } },
    })
  })

  it('says what is half done, each with its field', () => {
    const entry = { ...emptyEntry, answers: { q1: { text: '', evidence: [{ document: 'Volume 1', page: 'x', quote: '' }] } }, lines: [{ ...emptyLine, amounts: '12.345' }] }
    const read = envelopesOf(entry, questions)
    expect('faults' in read && read.faults.map(({ field }) => field)).toEqual(['answer-q1', 'answer-q1', 'price-base', 'bid-replacing', 'line-0-amounts', 'line-0-description'])
  })

  it('reads amounts of several years, and refuses what is no amount', () => {
    expect(readAmounts('1,000 2,000;3')).toEqual({ amounts: [100_000, 200_000, 300] })
    expect(readAmounts('ten')).toEqual({ because: '“ten” is not an amount of pounds such as 1,234.50.' })
    expect(readAmounts('')).toMatchObject({ because: expect.stringContaining('each contract year') })
  })
})
