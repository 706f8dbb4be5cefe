/** A price model as a person chooses and types it, read into what the command asks for; what cannot be read says why. */
import { priceFormulaOf } from '@workbench/shared/method/price/points.ts'
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
}

/** Nothing is chosen beforehand: formula, zero policy and floor are the author's (R11). */
export const noPrice: PriceText = { formula: '', best: '', worst: '', zero: '', floor: '', years: '', edition: '', options: '', rates: {} }

export const priceText = ({ formula, zeroPolicy, floorPolicy, normalisation }: Price): PriceText => ({
  formula: formula.name,
  best: formula.name === 'fixedRange' ? formatMoney(formula.best).slice(1) : '',
  worst: formula.name === 'fixedRange' ? formatMoney(formula.worst).slice(1) : '',
  zero: zeroPolicy, floor: floorPolicy, years: String(normalisation.termYears), edition: normalisation.discountEdition, options: normalisation.includeOptions ? 'in' : 'out',
  rates: Object.fromEntries(normalisation.indexation.map((entry) => [entry.index, weightText(entry.ratePerYear)])),
})

type PriceBody = Omit<Price, 'revision' | 'written'>

/** `before` keeps what this form does not show: costs of one’s own, and prices that are not indexed. */
export const readPrice = (text: PriceText, lot: string, before: Price | undefined): { readonly body: PriceBody } | { readonly errors: readonly ErrorItem[] } => {
  const low = readPounds(text.best)
  const high = readPounds(text.worst)
  const term = /^[0-9]{1,2}$/.test(text.years.trim()) ? Number(text.years.trim()) : 0
  const rates = indices.flatMap((index) => ((text.rates[index] ?? '').trim() === '' ? [] : [{ index, rate: readWeight(text.rates[index]!) }]))
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
  ]
  if (errors.length > 0 || formula === '' || zero === '' || floor === '' || edition === '') return { errors }
  const kept = (before?.normalisation.indexation ?? []).filter((entry) => entry.index === 'none')
  return {
    body: {
      lot, zeroPolicy: zero, floorPolicy: floor,
      formula: formula === 'fixedRange' ? { name: formula, best: 'pence' in low ? low.pence : 0, worst: 'pence' in high ? high.pence : 0 } : { name: formula },
      normalisation: {
        termYears: term, discountEdition: edition, includeOptions: options === 'in',
        indexation: [...kept, ...rates.flatMap(({ index, rate }) => ('weight' in rate ? [{ index, ratePerYear: rate.weight }] : []))], authorityCosts: before?.normalisation.authorityCosts ?? [],
      },
    },
  }
}

const chosen = (choices: readonly (readonly [string, string])[], value: string): string => choices.find(([key]) => key === value)?.[1] ?? ''
const formulaTitle = (name: FormulaName | ''): string => (name === '' ? '' : priceFormulaOf(priceFormulas.find((formula) => formula.name === name)!).title)
const ratesInWords = (rates: PriceText['rates']): string => indices.flatMap((index) => ((rates[index] ?? '').trim() === '' ? [] : [`${index} ${rates[index]!.trim()}`])).join(', ')

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
]
