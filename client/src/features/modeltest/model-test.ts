/** What a model test needs of the model and of what was typed; the arithmetic is the product's own. Dummy bids only. */
import type { PriceFormula } from '@workbench/shared/contract/model.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { judgeDummies, type DummyBid, type DummyLine, type DummyTerms } from '@workbench/shared/method/lint/dummy.ts'
import { priceFormulaOf } from '@workbench/shared/method/price/points.ts'
import { exact, one, type Exact } from '@workbench/shared/numeric/exact.ts'
import { formatCount, formatList, formatPercent } from '@workbench/shared/numeric/format.ts'
import { readPounds } from '@workbench/shared/numeric/money.ts'
import { priceFormulas } from '../../parts/price-formulas.ts'

export type Model = Plain<ReplyOf<'model'>>
type Node = Model['criteria'][number]

/** A dummy bid as typed: quality in points of 100, price in pounds. */
export interface Typed {
  readonly key: string
  readonly name: string
  readonly quality: string
  readonly price: string
}

/** Four bids that different formulas put in different orders. */
export const exampleBids: readonly Typed[] = [
  { key: 'a', name: 'A', quality: '72', price: '8,000,000' }, { key: 'b', name: 'B', quality: '85', price: '10,000,000' },
  { key: 'c', name: 'C', quality: '90', price: '12,500,000' }, { key: 'd', name: 'D', quality: '58', price: '9,000,000' },
]

export interface Wrong {
  readonly key: string
  readonly field: 'name' | 'quality' | 'price'
  readonly because: string
}

const qualityShape = /^(0|[1-9][0-9]{0,2})(\.[0-9]{1,6})?$/

/** Every fault with its field, or the bids. Nothing typed is rounded or filled in. */
export const readTyped = (rows: readonly Typed[]): { readonly bids: readonly DummyBid[] } | { readonly wrong: readonly Wrong[] } => {
  const names = rows.map(({ name }) => name.trim())
  const read = rows.map((row, at) => {
    const { key } = row
    const wrong: Wrong[] = []
    if (names[at] === '') wrong.push({ key, field: 'name', because: 'Give every dummy bid a name.' })
    else if (names.indexOf(names[at]!) !== at) wrong.push({ key, field: 'name', because: `There are two dummy bids named ${names[at]}.` })
    const quality = row.quality.trim()
    if (!qualityShape.test(quality) || exact(quality).compare(100) > 0) wrong.push({ key, field: 'quality', because: `Quality of ${names[at] || 'the new bid'}: enter points from 0 to 100, such as 72 or 72.5.` })
    const price = readPounds(row.price)
    if ('because' in price) wrong.push({ key, field: 'price', because: `Price of ${names[at] || 'the new bid'}: ${price.because}` })
    return wrong.length > 0 || 'because' in price ? { wrong } : { bid: { bid: key, quality: exact(quality), price: price.pence } }
  })
  const wrong = read.flatMap((entry) => ('wrong' in entry ? entry.wrong : []))
  return wrong.length > 0 ? { wrong } : { bids: read.flatMap((entry) => ('bid' in entry ? [entry.bid] : [])) }
}

/** What price is worth in the whole of a lot: the product of the weights down to its node. Null while one is missing or there is no price. */
export const priceShareOf = (criteria: readonly Node[], lot: string): Exact | null => {
  const node = criteria.find((candidate) => candidate.lot === lot && candidate.kind === 'price')
  const share = (of: Node): Exact | null => {
    if (of.parent === null) return one
    const parent = criteria.find(({ id }) => id === of.parent)
    const above = parent && share(parent)
    return above && of.weight !== null ? above.mul(exact(of.weight)) : null
  }
  return node ? share(node) : null
}

export interface Basis {
  readonly terms: Omit<DummyTerms, 'formula'>
  readonly own: PriceFormula | null
  /** What stands in for something that the model does not say yet, each as a sentence. */
  readonly assumed: readonly string[]
}

/** The lot's own terms; where the model is silent, an assumption that is said. */
export const basisOf = (model: Model, lot: string): Basis => {
  const price = model.price.find((entry) => entry.lot === lot)
  const share = priceShareOf(model.criteria, lot)
  const assumed = [
    ...(share ? [] : ['This lot has no complete weight for price yet: 60% quality and 40% price are assumed.']),
    ...(price ? [] : ['No price model is chosen yet: prices of zero are refused and points never fall below zero, as an assumption.']),
    ...(model.rules ? [] : ['No rounding is chosen yet: four decimals are assumed, and ties stand.']),
  ]
  return {
    terms: {
      priceShare: share ?? exact('0.4'), zeroPolicy: price?.zeroPolicy ?? 'refuse', floorPolicy: price?.floorPolicy ?? 'floorAtZero',
      rounding: model.rules?.rounding ?? { decimals: 4, mode: 'halfAwayFromZero' }, tieBreak: model.rules?.tieBreak ?? [],
    },
    own: price?.formula ?? null,
    assumed,
  }
}

/** The range of the model, or the one typed; null with the reason where it is no range. */
export const readRange = (best: string, worst: string): { readonly formula: PriceFormula } | { readonly because: string } => {
  const [low, high] = [readPounds(best), readPounds(worst)]
  if ('because' in low) return { because: `Best price of the range: ${low.because}` }
  if ('because' in high) return { because: `Worst price of the range: ${high.because}` }
  return low.pence < high.pence && low.pence >= 0 ? { formula: { name: 'fixedRange', best: low.pence, worst: high.pence } } : { because: 'The range needs a best price that lies below the worst.' }
}

/** Every formula that the product knows; the fixed range where one is given. */
export const formulasWith = (range: PriceFormula | null): readonly PriceFormula[] =>
  priceFormulas.flatMap((formula) => (formula.name !== 'fixedRange' ? [formula] : range ? [range] : []))

export interface Compared {
  readonly formula: PriceFormula
  readonly title: string
  readonly own: boolean
  readonly lines: readonly DummyLine[]
}

export const compare = (bids: readonly DummyBid[], formulas: readonly PriceFormula[], { terms, own }: Basis): readonly Compared[] =>
  formulas.map((formula) => ({ formula, title: priceFormulaOf(formula).title, own: own?.name === formula.name, lines: judgeDummies(bids, { ...terms, formula }) }))

/** Whether a bid stands elsewhere here than under the model's own formula, or, while none is chosen, the first. */
export const differs = (compared: readonly Compared[], column: Compared, bid: string): boolean => {
  const standard = compared.find(({ own }) => own) ?? compared[0]
  const rankIn = (of: Compared | undefined) => of?.lines.find((line) => line.bid === bid)?.rank
  return rankIn(column) !== rankIn(standard)
}

/** What the comparison shows, for the heading. */
export const findingOf = (compared: readonly Compared[], nameOf: (bid: string) => string): string => {
  const ranked = compared.filter(({ lines }) => lines.some(({ rank }) => rank !== null))
  if (ranked.length === 0) return 'No formula can put these bids in an order'
  const firsts = new Set(ranked.map(({ lines }) => lines.filter(({ rank }) => rank === 1).map(({ bid }) => bid).sort().join('/')))
  const orders = new Set(ranked.map(({ lines }) => lines.map(({ rank }) => rank ?? '-').join('/')))
  if (firsts.size > 1) return `The formula decides the winner: ${formatCount(firsts.size, 'different winner')} of the same bids`
  const first = formatList([...firsts][0]!.split('/').map(nameOf))
  return orders.size > 1 ? `${first} wins under every formula; the order of the others differs` : `${first} wins and every formula gives the same order`
}

const zeroWords = { refuse: 'prices of zero are refused', clarify: 'prices of zero wait for clarification', fullPoints: 'prices of zero get the whole weight' } as const

/** The terms in one line. */
export const termsWords = ({ terms }: Basis): string =>
  `Quality ${formatPercent(one.sub(terms.priceShare), 4)}, price ${formatPercent(terms.priceShare, 4)}; ${zeroWords[terms.zeroPolicy]}; ${terms.floorPolicy === 'floorAtZero' ? 'points never fall below zero' : 'points below zero stand'}; totals are ranked after rounding to ${formatCount(terms.rounding.decimals, 'decimal')}.`

/** Signatures of the model as it stands, and of what it was before. */
export const signaturesOf = (model: Model): { readonly now: Model['tests']; readonly before: Model['tests'] } => ({
  now: model.tests.filter(({ modelHash }) => modelHash === model.modelHash), before: model.tests.filter(({ modelHash }) => modelHash !== model.modelHash),
})
