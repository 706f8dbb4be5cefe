/** A price model as a person chooses and types it, read into what the command asks for; what cannot be read says why. */
import { priceFormulaOf } from '@workbench/shared/method/price/points.ts'
import { exact, one } from '@workbench/shared/numeric/exact.ts'
import { formatMoney } from '@workbench/shared/numeric/format.ts'
import { readPounds } from '@workbench/shared/numeric/money.ts'
import type { Difference } from '../../parts/Overtaken.tsx'
import { priceFormulas } from '../../parts/price-formulas.ts'
import { readWeight, weightText } from '../../parts/weights.ts'
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'
import type { Price } from './model.ts'

export const indices = ['RPI', 'CPI', 'CPI-x', 'fixed'] as const
export const zeroChoices = [['refuse', 'is refused'], ['clarify', 'is clarified first'], ['fullPoints', 'gets full points']] as const
export const floorChoices = [['floorAtZero', 'count as 0'], ['allowNegative', 'stay negative']] as const
export const editionChoices = [['none', 'none'], ['greenBook2003', 'Green Book, 2003 edition'], ['greenBook2018', 'Green Book, 2018 edition']] as const
export const optionChoices = [['out', 'left out'], ['in', 'included']] as const

export const bidChoices = [['all', 'every bid'], ['replacing', 'bids that replace what runs'], ['continuing', 'bids that go on with it']] as const

export interface CostText {
  readonly id: string
  readonly label: string
  readonly appliesTo: Price['normalisation']['authorityCosts'][number]['appliesTo'] | ''
  readonly amount: string
}

export type FormulaName = Price['formula']['name']

export interface PriceText {
  readonly formula: FormulaName | ''
  readonly best: string
  readonly worst: string
  readonly zero: Price['zeroPolicy'] | ''
  readonly floor: Price['floorPolicy'] | ''
  readonly years: string
  readonly edition: Price['normalisation']['discountEdition'] | ''
  readonly options: '' | 'in' | 'out'
  readonly rates: Readonly<Record<string, string>>
  /** What the authority itself bears, added to the price of the bids named. */
  readonly costs: readonly CostText[]
}

/** Nothing is chosen beforehand: formula, zero policy and floor are the author's (R11). */
export const noPrice: PriceText = { formula: '', best: '', worst: '', zero: '', floor: '', years: '', edition: '', options: '', rates: {}, costs: [] }

/** Integer pence as pounds that are read back to the penny; a figure below nothing keeps its sign. */
const poundsOf = (pence: number): string => formatMoney(pence).replace('£', '')

export const priceText = ({ formula, zeroPolicy, floorPolicy, normalisation }: Price): PriceText => ({
  formula: formula.name,
  best: formula.name === 'fixedRange' ? formatMoney(formula.best).slice(1) : '',
  worst: formula.name === 'fixedRange' ? formatMoney(formula.worst).slice(1) : '',
  zero: zeroPolicy, floor: floorPolicy, years: String(normalisation.termYears), edition: normalisation.discountEdition, options: normalisation.includeOptions ? 'in' : 'out',
  rates: Object.fromEntries(normalisation.indexation.map((entry) => [entry.index, weightText(entry.ratePerYear)])),
  costs: normalisation.authorityCosts.map(({ id, label, appliesTo, amount }) => ({ id, label, appliesTo, amount: poundsOf(amount) })),
})

/** A yearly rate as a weight is written, and below nothing too: prices may fall. */
export const readRate = (text: string): ReturnType<typeof readWeight> => {
  const fall = /^\s*[-−]\s*(?=[0-9])/.exec(text)
  const read = readWeight(fall ? text.slice(fall[0].length) : text)
  if ('because' in read) return { because: read.because.replaceAll('weight', 'yearly rate') }
  if (!fall || /^0(\.0+)?$/.test(read.weight)) return read
  return exact(read.weight).compare(one) < 0 ? { weight: `-${read.weight}` } : { because: 'a fall by all of it would leave no price' }
}

type PriceBody = Omit<Price, 'revision' | 'written'>

/** `before` keeps what this form does not show: prices that are not indexed. */
export const readPrice = (text: PriceText, lot: string, before: Price | undefined): { readonly body: PriceBody } | { readonly errors: readonly ErrorItem[] } => {
  const low = readPounds(text.best)
  const high = readPounds(text.worst)
  const term = /^[0-9]{1,2}$/.test(text.years.trim()) ? Number(text.years.trim()) : 0
  const rates = indices.flatMap((index) => ((text.rates[index] ?? '').trim() === '' ? [] : [{ index, rate: readRate(text.rates[index]!) }]))
  const costs = text.costs.map(({ id, label, appliesTo, amount }) => ({ id, label: label.trim(), appliesTo, read: readPounds(amount) }))
  const { formula, zero, floor, edition, options } = text
  const errors: ErrorItem[] = [
    ...(formula === '' ? [{ message: 'Choose a formula.', field: 'price-formula' }] : []),
    ...(formula === 'fixedRange' && 'because' in low ? [{ message: `Best price: ${low.because}`, field: 'price-best' }] : []),
    ...(formula === 'fixedRange' && 'because' in high ? [{ message: `Worst price: ${high.because}`, field: 'price-worst' }] : []),
    ...(zero === '' ? [{ message: 'Choose what happens to a price of zero or less.', field: 'price-zero' }] : []),
    ...(floor === '' ? [{ message: 'Choose what happens to points below zero.', field: 'price-floor' }] : []),
    ...(term < 1 || term > 60 ? [{ message: 'The term is a whole number of years from 1 to 60.', field: 'price-years' }] : []),
    ...(edition === '' ? [{ message: 'Choose how prices of later years are discounted.', field: 'price-edition' }] : []),
    ...(options === '' ? [{ message: 'Say whether optional items count.', field: 'price-options' }] : []),
    ...rates.flatMap(({ index, rate }) => ('because' in rate ? [{ message: `Indexation ${index}: ${rate.because}.`, field: `price-rate-${index}` }] : [])),
    ...costs.flatMap(({ label, appliesTo, read }, index) => [
      ...(label === '' ? [{ message: `Cost ${index + 1}: enter what it is for.`, field: `price-cost-${index}-label` }] : []),
      ...(appliesTo === '' ? [{ message: `Cost ${index + 1}: choose the bids it is added to.`, field: `price-cost-${index}-bids` }] : []),
      ...('because' in read ? [{ message: `Cost ${index + 1}: ${text.costs[index]!.amount.trim() === '' ? 'enter an amount in pounds.' : read.because}`, field: `price-cost-${index}-amount` }] : []),
    ]),
  ]
  if (errors.length > 0 || formula === '' || zero === '' || floor === '' || edition === '') return { errors }
  const kept = (before?.normalisation.indexation ?? []).filter((entry) => entry.index === 'none')
  return {
    body: {
      lot, zeroPolicy: zero, floorPolicy: floor,
      formula: formula === 'fixedRange' ? { name: formula, best: 'pence' in low ? low.pence : 0, worst: 'pence' in high ? high.pence : 0 } : { name: formula },
      normalisation: {
        termYears: term, discountEdition: edition, includeOptions: options === 'in',
        indexation: [...kept, ...rates.flatMap(({ index, rate }) => ('weight' in rate ? [{ index, ratePerYear: rate.weight }] : []))], 
        authorityCosts: costs.flatMap(({ id, label, appliesTo, read }) => ('pence' in read && appliesTo !== '' ? [{ id, label, appliesTo, amount: read.pence }] : [])),
      },
    },
  }
}

const chosen = (choices: readonly (readonly [string, string])[], value: string): string => choices.find(([key]) => key === value)?.[1] ?? ''
const formulaTitle = (name: FormulaName | ''): string => (name === '' ? '' : priceFormulaOf(priceFormulas.find((formula) => formula.name === name)!).title)
const ratesInWords = (rates: PriceText['rates']): string => indices.flatMap((index) => ((rates[index] ?? '').trim() === '' ? [] : [`${index} ${rates[index]!.trim()}`])).join(', ')

const costsInWords = (costs: readonly CostText[]): string => costs.map(({ label, appliesTo, amount }) => `${label.trim()} £${amount.trim()}, ${chosen(bidChoices, appliesTo)}`).join('; ')

/** What differs between two choices, in words, for a choice between them. */
export const comparedPrices = (mine: PriceText, theirs: PriceText): readonly Difference[] => [
  { name: 'Formula', mine: formulaTitle(mine.formula), theirs: formulaTitle(theirs.formula) },
  { name: 'Best price, £', mine: mine.best, theirs: theirs.best },
  { name: 'Worst price, £', mine: mine.worst, theirs: theirs.worst },
  { name: 'A price of zero or less', mine: chosen(zeroChoices, mine.zero), theirs: chosen(zeroChoices, theirs.zero) },
  { name: 'Points below zero', mine: chosen(floorChoices, mine.floor), theirs: chosen(floorChoices, theirs.floor) },
  { name: 'Term compared, years', mine: mine.years, theirs: theirs.years },
  { name: 'Discounting', mine: chosen(editionChoices, mine.edition), theirs: chosen(editionChoices, theirs.edition) },
  { name: 'Optional items', mine: chosen(optionChoices, mine.options), theirs: chosen(optionChoices, theirs.options) },
  { name: 'Indexation', mine: ratesInWords(mine.rates), theirs: ratesInWords(theirs.rates) },
  { name: 'Costs of our own', mine: costsInWords(mine.costs), theirs: costsInWords(theirs.costs) },
]
