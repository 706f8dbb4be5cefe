/** What is set for the whole board, as it is typed: mergers, paces of go-lives, assumptions. */
import type { DiscountConvention, DiscountEdition, ScenarioAssumptions, ScenarioMerger, SupplierCapacity } from '@workbench/shared/contract/scenario.ts'
import { formatList } from '@workbench/shared/numeric/format.ts'
import type { Difference } from '../../../parts/Overtaken.tsx'
import { rateText, makeReader, type ReadForm } from './reading.ts'

export interface MergerText {
  readonly into: string
  readonly from: readonly string[]
  readonly on: string
  readonly evidence: readonly string[]
}
export const emptyMerger: MergerText = { into: '', from: [], on: '', evidence: [] }
export const mergerText = (merger: ScenarioMerger): MergerText => merger

export const readMerger = (text: MergerText): ReadForm<ScenarioMerger> => {
  const reader = makeReader()
  const into = reader.words('merger-into', text.into, 'Choose which trust they become.')
  if (text.from.length < 2) reader.fail('merger-from', 'Choose at least two trusts that become one.')
  if (text.from.includes(into)) reader.fail('merger-from', 'A trust cannot merge into itself.')
  return reader.as({ into, from: [...text.from], on: reader.day('merger-on', text.on, 'the day of the merger'), evidence: [...text.evidence] })
}

export const comparedMergers = (mine: MergerText, theirs: MergerText, nameOf: (trust: string) => string): readonly Difference[] => [
  { name: 'Becomes', mine: nameOf(mine.into), theirs: nameOf(theirs.into) }, { name: 'From', mine: formatList(mine.from.map(nameOf)), theirs: formatList(theirs.from.map(nameOf)) },
  { name: 'On', mine: mine.on, theirs: theirs.on }, { name: 'Cited', mine: `${mine.evidence.length}`, theirs: `${theirs.evidence.length}` },
]

export interface PaceText {
  readonly goLives: string
  readonly months: string
}
export const paces = ['slow', 'expected', 'fast'] as const

export interface CapacityText extends Readonly<Record<(typeof paces)[number], PaceText>> {
  readonly name: string
  readonly evidence: readonly string[]
  readonly illustrative: boolean
}
const noPace: PaceText = { goLives: '', months: '' }
export const emptyCapacity: CapacityText = { name: '', slow: noPace, expected: noPace, fast: noPace, evidence: [], illustrative: false }
const paceText = ({ goLives, months }: SupplierCapacity['slow']): PaceText => ({ goLives: `${goLives}`, months: `${months}` })
export const capacityText = ({ name, slow, expected, fast, evidence, illustrative }: SupplierCapacity): CapacityText => ({ name, slow: paceText(slow), expected: paceText(expected), fast: paceText(fast), evidence, illustrative })

export const readCapacity = (text: CapacityText, supplier: string): ReadForm<SupplierCapacity> => {
  const reader = makeReader()
  const pace = (key: (typeof paces)[number]) => ({ goLives: reader.whole(`pace-${key}-lives`, text[key].goLives, 'how many go-lives', [1, 100]), months: reader.whole(`pace-${key}-months`, text[key].months, 'in how many months', [1, 60]) })
  const read = { supplier, name: reader.words('capacity-name', text.name, 'Enter the name of the supplier.'), slow: pace('slow'), expected: pace('expected'), fast: pace('fast'), evidence: [...text.evidence], illustrative: text.illustrative }
  if (reader.errors.length === 0) {
    const slower = (a: SupplierCapacity['slow'], b: SupplierCapacity['slow']) => a.goLives * b.months <= b.goLives * a.months
    if (!slower(read.slow, read.expected) || !slower(read.expected, read.fast)) reader.fail('pace-slow-lives', 'Slow is no faster than expected, and expected no faster than fast.')
  }
  return reader.as(read)
}

const paceWords = ({ goLives, months }: PaceText) => `${goLives} in ${months} months`
export const comparedCapacities = (mine: CapacityText, theirs: CapacityText): readonly Difference[] => [
  { name: 'Supplier', mine: mine.name, theirs: theirs.name }, ...paces.map((key) => ({ name: key, mine: paceWords(mine[key]), theirs: paceWords(theirs[key]) })), { name: 'Cited', mine: `${mine.evidence.length}`, theirs: `${theirs.evidence.length}` },
]

export interface AssumptionsText {
  readonly firstYear: string
  readonly years: string
  readonly priceBase: string
  readonly edition: DiscountEdition | ''
  readonly convention: DiscountConvention | ''
  readonly inflation: string
  readonly vatRate: string
  readonly evidence: readonly string[]
}
export const emptyAssumptions: AssumptionsText = { firstYear: '', years: '', priceBase: '', edition: '', convention: '', inflation: '', vatRate: '', evidence: [] }
export const editionNames: Readonly<Record<DiscountEdition, string>> = { greenBook2003: 'Green Book 2003', greenBook2018: 'Green Book 2018', greenBook2026: 'Green Book 2026' }
export const conventionNames: Readonly<Record<DiscountConvention, string>> = { yearZero: 'the first year is year 0, factor 1', yearOne: 'the first year is year 1', midYear: 'middle of the year' }

export const assumptionsText = (given: ScenarioAssumptions): AssumptionsText => ({
  firstYear: given.firstYear, years: `${given.years}`, priceBase: given.priceBase, edition: given.discountEdition, convention: given.discountConvention, inflation: rateText(given.inflationPerYear), vatRate: rateText(given.vatRate), evidence: given.evidence,
})

export const readAssumptions = (text: AssumptionsText): ReadForm<ScenarioAssumptions> => {
  const reader = makeReader()
  return reader.as({
    firstYear: reader.year('assume-first', text.firstYear, 'the first year'), years: reader.whole('assume-years', text.years, 'the term in years', [1, 60]), priceBase: reader.year('assume-base', text.priceBase, 'the year whose prices are compared'),
    discountEdition: reader.chosen('assume-edition', text.edition, 'Choose the edition of the discount rates.'), discountConvention: reader.chosen('assume-convention', text.convention, 'Choose when discounting begins.'),
    inflationPerYear: reader.rate('assume-inflation', text.inflation, 'inflation a year'), vatRate: reader.rate('assume-vat', text.vatRate, 'the rate of VAT'), evidence: [...text.evidence],
  })
}

export const comparedAssumptions = (mine: AssumptionsText, theirs: AssumptionsText): readonly Difference[] => {
  const both = (name: string, of: (text: AssumptionsText) => string): Difference => ({ name, mine: of(mine), theirs: of(theirs) })
  return [
    both('First year', ({ firstYear }) => firstYear), both('Term in years', ({ years }) => years), both('Prices of', ({ priceBase }) => priceBase), both('Discounting', ({ edition }) => (edition === '' ? '' : editionNames[edition])),
    both('Begins', ({ convention }) => (convention === '' ? '' : conventionNames[convention])), both('Inflation', ({ inflation }) => inflation), both('VAT', ({ vatRate }) => vatRate), both('Cited', ({ evidence }) => `${evidence.length}`),
  ]
}
