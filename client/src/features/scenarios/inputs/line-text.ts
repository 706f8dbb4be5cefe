/** One cost line as it is typed: who pays, when, how much, on what it rests. */
import type { Anchor, CostKind, CostLine, CostTiming, Payer } from '@workbench/shared/contract/scenario.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import { formatMoney, formatPounds } from '@workbench/shared/numeric/format.ts'
import type { Difference } from '../../../parts/Overtaken.tsx'
import { costKindNames, payerNames } from '../figures.ts'
import { noRange, rateText, makeReader, rangeText, type RangeText, type ReadForm, type Reader } from './reading.ts'
import { rangeWords } from './trust-text.ts'

export type Line = Plain<CostLine>

export interface AnchorText {
  readonly at: Anchor['at'] | ''
  readonly plusMonths: string
}

export interface LineText {
  readonly label: string
  readonly kind: CostKind | ''
  readonly payer: Payer | ''
  readonly type: Line['type'] | ''
  readonly recurrent: boolean
  readonly by: CostTiming['by']
  readonly at: AnchorText
  readonly until: AnchorText
  readonly amount: RangeText
  readonly years: readonly { readonly year: string; readonly amount: RangeText }[]
  readonly priceBase: string
  readonly realChange: string
  readonly vat: Line['vat'] | ''
  readonly transfer: boolean
  readonly basis: Line['basis'] | ''
  readonly illustrative: boolean
  readonly evidence: readonly string[]
  readonly replaces: string
}

export const anchorNames: Readonly<Record<Anchor['at'], string>> = {
  horizonStart: 'the month before the first year', award: 'award', contract: 'contract', build: 'end of build', rehearsals: 'end of rehearsals', cutover: 'go-live', contractEnd: 'end of the present contract', horizonEnd: 'end of the term',
}
export const byNames: Readonly<Record<CostTiming['by'], string>> = { once: 'once, at a moment', monthly: 'each month, from after one moment to another', years: 'in stated years' }
export const vatNames: Readonly<Record<Line['vat'], string>> = { recoverable: 'recoverable', irrecoverable: 'not recoverable', exempt: 'exempt' }
export const basisNames: Readonly<Record<Line['basis'], string>> = { indicative: 'indicative', shouldCost: 'should-cost', published: 'published', bidDerived: 'derived from a bid' }

const noAnchor: AnchorText = { at: '', plusMonths: '0' }

export const emptyLine = (priceBase: string, bidDerived: boolean): LineText => ({
  label: '', kind: '', payer: '', type: '', recurrent: false, by: 'once', at: noAnchor, until: noAnchor, amount: noRange, years: [{ year: '', amount: noRange }], priceBase, realChange: '', vat: '', transfer: false,
  basis: bidDerived ? 'bidDerived' : '', illustrative: false, evidence: [], replaces: '',
})

const anchorText = ({ at, plusMonths }: Anchor): AnchorText => ({ at, plusMonths: `${plusMonths}` })

export const lineText = ({ timing, realChangePerYear, replaces, ...line }: Line): LineText => ({
  label: line.label, kind: line.kind, payer: line.payer, type: line.type, recurrent: line.recurrent, priceBase: line.priceBase, vat: line.vat, transfer: line.transfer, basis: line.basis, illustrative: line.illustrative, evidence: line.evidence,
  realChange: realChangePerYear === undefined ? '' : rateText(realChangePerYear), replaces: replaces ?? '',
  by: timing.by,
  at: timing.by === 'once' ? anchorText(timing.at) : timing.by === 'monthly' ? anchorText(timing.after) : noAnchor,
  until: timing.by === 'monthly' ? anchorText(timing.until) : noAnchor,
  amount: timing.by === 'years' ? noRange : rangeText(timing.amount),
  years: timing.by === 'years' ? timing.amounts.map(({ year, amount }) => ({ year, amount: rangeText(amount) })) : [{ year: '', amount: noRange }],
})

const readTiming = (reader: Reader, text: LineText): CostTiming => {
  const anchor = (field: string, { at, plusMonths }: AnchorText, what: string): Anchor => ({ at: reader.chosen(`${field}-at`, at, `Choose ${what}.`), plusMonths: reader.whole(`${field}-plus`, plusMonths, `months after ${what}`, [-240, 240]) })
  if (text.by === 'once') return { by: 'once', at: anchor('line-at', text.at, 'the moment'), amount: reader.pounds('line-amount', text.amount, 'the amount in pounds') }
  if (text.by === 'monthly') return { by: 'monthly', after: anchor('line-at', text.at, 'the moment after which it runs'), until: anchor('line-until', text.until, 'the moment up to which it runs'), amount: reader.pounds('line-amount', text.amount, 'the amount a month in pounds') }
  if (text.years.length === 0) reader.fail('line-add-year', 'Enter at least one year.')
  const amounts = text.years.map(({ year, amount }, index) => ({ year: reader.year(`line-year-${index}`, year, 'the financial year'), amount: reader.pounds(`line-year-${index}`, amount, 'the amount in pounds') }))
  const twice = amounts.findIndex(({ year }, index) => year !== '' && amounts.findIndex((other) => other.year === year) < index)
  if (twice >= 0) reader.fail(`line-year-${twice}`, `The year ${amounts[twice]!.year} stands twice.`)
  return { by: 'years', amounts }
}

export const readLine = (text: LineText, id: string, option: string): ReadForm<Line> => {
  const reader = makeReader()
  const line: Line = {
    id, option,
    label: reader.words('line-label', text.label, 'Enter what is paid for.'),
    kind: reader.chosen('line-kind', text.kind, 'Choose the kind of cost.'),
    payer: reader.chosen('line-payer', text.payer, 'Choose who pays.'),
    type: reader.chosen('line-type', text.type, 'Choose capital or revenue.'),
    recurrent: text.recurrent,
    timing: readTiming(reader, text),
    priceBase: reader.year('line-base', text.priceBase, 'the year whose prices they are'),
    ...(text.realChange.trim() === '' ? {} : { realChangePerYear: reader.rate('line-change', text.realChange, 'the yearly change beyond inflation') }),
    vat: reader.chosen('line-vat', text.vat, 'Choose what becomes of VAT.'),
    transfer: text.transfer,
    basis: reader.chosen('line-basis', text.basis, 'Choose what the figures are.'),
    illustrative: text.illustrative,
    evidence: [...text.evidence],
    ...(text.replaces === '' ? {} : { replaces: text.replaces }),
  }
  return reader.as(line)
}

const anchorWords = ({ at, plusMonths }: AnchorText) => `${at === '' ? '' : anchorNames[at]}${plusMonths.trim() === '0' || plusMonths.trim() === '' ? '' : `, ${plusMonths} months`}`
const timingWords = (text: LineText): string =>
  text.by === 'once' ? `once at ${anchorWords(text.at)}` : text.by === 'monthly' ? `monthly from after ${anchorWords(text.at)} to ${anchorWords(text.until)}` : text.years.map(({ year, amount }) => `${year}: £${rangeWords(amount)}`).join('; ')

/** When it is paid, in few words, for a table. */
export const whenPaid = (line: Line): string => timingWords(lineText(line))

/** As it was entered: pence only where there are any. */
const pounds = (pence: number): string => (pence % 100 === 0 ? formatPounds(pence) : formatMoney(pence))

export const amountShown = ({ timing }: Pick<Line, 'timing'>): string => {
  const ranges = timing.by === 'years' ? timing.amounts.map(({ amount }) => amount) : [timing.amount]
  const sum = (part: 'low' | 'mid' | 'high') => pounds(ranges.reduce((total, range) => total + range[part], 0))
  const range = sum('low') === sum('high') ? sum('mid') : `${sum('mid')} (${sum('low')} to ${sum('high')})`
  return timing.by === 'monthly' ? `${range} a month` : range
}

export const comparedLines = (mine: LineText, theirs: LineText): readonly Difference[] => {
  const both = (name: string, of: (text: LineText) => string): Difference => ({ name, mine: of(mine), theirs: of(theirs) })
  return [
    both('For', ({ label }) => label), both('Kind', ({ kind }) => (kind === '' ? '' : costKindNames[kind])), both('Payer', ({ payer }) => (payer === '' ? '' : payerNames[payer])),
    both('Capital or revenue', ({ type }) => type), both('Recurrent', ({ recurrent }) => (recurrent ? 'yes' : 'no')), both('When', timingWords), both('Amount', (text) => (text.by === 'years' ? '' : `£${rangeWords(text.amount)}`)),
    both('Prices of', ({ priceBase }) => priceBase), both('Change beyond inflation', ({ realChange }) => realChange), both('VAT', ({ vat }) => (vat === '' ? '' : vatNames[vat])),
    both('Transfer', ({ transfer }) => (transfer ? 'yes' : 'no')), both('Basis', ({ basis }) => (basis === '' ? '' : basisNames[basis])), both('Cited', ({ evidence }) => `${evidence.length}`),
  ]
}
