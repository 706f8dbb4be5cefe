/** A bid as it is entered: by hand, a question and a line at a time, or as one JSON text; and how it becomes a command. */
import type { CommercialEnvelope, TechnicalEnvelope } from '@workbench/shared/contract/tender/bids.ts'
import * as schemas from '@workbench/shared/contract/tender/bids.ts'
import { closed } from '@workbench/shared/contract/primitives.ts'
import type { PricingLine } from '@workbench/shared/contract/model.ts'
import { readPounds } from '@workbench/shared/numeric/money.ts'
import { faultsOf, type Fault } from './check-json.ts'

export interface Envelopes {
  readonly technical: TechnicalEnvelope
  readonly commercial: CommercialEnvelope
}

const schema = closed({ technical: schemas.TechnicalEnvelope, commercial: schemas.CommercialEnvelope })

export type ReadEnvelopes = { readonly envelopes: Envelopes } | { readonly faults: readonly Fault[] }

/** The text of a file: both envelopes, and nothing else. */
export const readEnvelopes = (text: string, questions: ReadonlySet<string>): ReadEnvelopes => {
  if (text.trim() === '') return { faults: [{ pointer: '', message: 'is empty: choose a file or paste its text' }] }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { faults: [{ pointer: '', message: `is not JSON: ${(error as Error).message}` }] }
  }
  const faults = faultsOf(schema, json)
  if (faults.length > 0) return { faults }
  const envelopes = json as Envelopes
  const semantic = faultsOfEnvelopes(envelopes, questions)
  return semantic.length > 0 ? { faults: semantic } : { envelopes }
}

/** What the shape alone does not tell: questions that are not asked, answers given twice, lines with one id. */
export const faultsOfEnvelopes = ({ technical, commercial }: Envelopes, questions: ReadonlySet<string>): Fault[] => [
  ...technical.answers.flatMap(({ question }, index) => {
    const pointer = `/technical/answers/${index}/question`
    if (!questions.has(question)) return [{ pointer, message: `“${question}” is no published question of this lot` }]
    return technical.answers.findIndex((answer) => answer.question === question) < index ? [{ pointer, message: `“${question}” is answered twice` }] : []
  }),
  ...commercial.schedule.lines.flatMap(({ id }, index) =>
    commercial.schedule.lines.findIndex((line) => line.id === id) < index ? [{ pointer: `/commercial/schedule/lines/${index}/id`, message: `“${id}” is the id of an earlier line` }] : []),
]

/** Questions of the lot that the bid leaves without an answer: worth knowing before it is sealed, no fault. */
export const unansweredOf = ({ technical }: Envelopes, questions: readonly { readonly id: string; readonly ref: string }[]): string[] => {
  const given = new Set(technical.answers.map((answer) => answer.question))
  return questions.filter((question) => !given.has(question.id)).map((question) => question.ref)
}

export interface EvidenceDraft {
  readonly document: string
  readonly page: string
  readonly quote: string
}

export interface AnswerDraft {
  readonly text: string
  readonly evidence: readonly EvidenceDraft[]
}

export interface LineDraft extends Omit<PricingLine, 'id' | 'amounts' | 'milestone' | 'note'> {
  /** Pounds per contract year, separated by spaces or semicolons: "120,000; 80,000". */
  readonly amounts: string
}

export interface HandEntry {
  readonly answers: Readonly<Record<string, AnswerDraft>>
  readonly priceBase: string
  /** Chosen, never presumed: costs of the authority’s own hang on it. */
  readonly bidKind: 'continuing' | 'replacing' | null
  readonly lines: readonly LineDraft[]
}

export const emptyEntry: HandEntry = { answers: {}, priceBase: '', bidKind: null, lines: [] }
export const emptyLine: LineDraft = { component: 'licence', description: '', trust: null, charge: 'annualFixed', amounts: '', indexation: 'none', indexedFrom: 'bidDate', vat: 'recoverable', optional: false }

export type ReadAmounts = { readonly amounts: readonly number[] } | { readonly because: string }

export const readAmounts = (text: string): ReadAmounts => {
  const parts = text.split(/[;\s]+/).filter(Boolean)
  if (parts.length === 0) return { because: 'Enter an amount in pounds for each contract year, such as 120,000; 80,000.' }
  const amounts: number[] = []
  for (const part of parts) {
    const read = readPounds(part)
    if ('because' in read) return read
    amounts.push(read.pence)
  }
  return { amounts }
}

/** Where a fault of hand entry lies: the id of its field. */
export interface EntryFault {
  readonly field: string
  readonly message: string
}

/** An empty answer is none; a half-filled piece of evidence is a fault. */
export const envelopesOf = (entry: HandEntry, questions: readonly { readonly id: string; readonly ref: string }[]): { readonly envelopes: Envelopes } | { readonly faults: readonly EntryFault[] } => {
  const faults: EntryFault[] = []
  const answers = questions.flatMap(({ id, ref }) => {
    const draft = entry.answers[id]
    const evidence = draft?.evidence.filter((item) => item.document.trim() !== '' || item.page.trim() !== '' || item.quote.trim() !== '') ?? []
    if (!draft || (draft.text.trim() === '' && evidence.length === 0)) return []
    if (draft.text.trim() === '') faults.push({ field: `answer-${id}`, message: `${ref}: evidence is given without an answer.` })
    if (evidence.some((item) => item.document.trim() === '' || !/^[1-9][0-9]{0,4}$/.test(item.page.trim()))) faults.push({ field: `answer-${id}`, message: `${ref}: each piece of evidence names a document and a page number.` })
    return [{ question: id, text: draft.text.trim(), evidence: evidence.map((item) => ({ document: item.document.trim(), page: Number(item.page), ...(item.quote.trim() === '' ? {} : { quote: item.quote.trim() }) })) }]
  })
  if (entry.priceBase.trim() === '') faults.push({ field: 'price-base', message: 'Say in which year’s prices the schedule is written.' })
  if (entry.bidKind === null) faults.push({ field: 'bid-replacing', message: 'Say whether the bid replaces what the trusts run or continues it.' })
  if (entry.lines.length === 0) faults.push({ field: 'add-line', message: 'A pricing schedule has at least one line.' })
  const lines = entry.lines.map((line, index) => {
    const read = readAmounts(line.amounts)
    if ('because' in read) faults.push({ field: `line-${index}-amounts`, message: `Line ${index + 1}: ${read.because}` })
    if (line.description.trim() === '') faults.push({ field: `line-${index}-description`, message: `Line ${index + 1}: describe what it pays for.` })
    return { ...line, id: `line-${index + 1}`, description: line.description.trim(), amounts: 'amounts' in read ? [...read.amounts] : [] }
  })
  if (faults.length > 0 || entry.bidKind === null) return { faults }
  return { envelopes: { technical: { answers }, commercial: { schedule: { currency: 'GBP', priceBase: entry.priceBase.trim(), bidKind: entry.bidKind, lines, volumeBands: [] } } } }
}
