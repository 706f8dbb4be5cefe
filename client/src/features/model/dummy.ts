/** The same dummy bids under each price formula: choosing the formula is choosing the winner, so it is seen before publication. */
import type { PriceFormula, PriceModel, TieBreak } from '@workbench/shared/contract/model.ts'
import { priceFormulaOf, computePricePoints } from '@workbench/shared/method/price/points.ts'
import { rankBids } from '@workbench/shared/method/ranking/rank.ts'
import { exact, hundred, type Exact } from '@workbench/shared/numeric/exact.ts'
import { readPounds } from '@workbench/shared/numeric/money.ts'

/** A dummy bid as typed: quality in points of 100, price in pounds. */
export interface DummyText {
  readonly key: string
  readonly name: string
  readonly quality: string
  readonly price: string
}

export const exampleBids: readonly DummyText[] = [
  { key: 'a', name: 'A', quality: '72', price: '8,000,000' }, { key: 'b', name: 'B', quality: '85', price: '10,000,000' },
  { key: 'c', name: 'C', quality: '90', price: '12,500,000' }, { key: 'd', name: 'D', quality: '58', price: '9,000,000' },
]

export interface Dummy {
  readonly bid: string
  readonly quality: Exact
  readonly price: number
}

export const readDummies = (texts: readonly DummyText[]): { readonly bids: readonly Dummy[] } | { readonly because: string } => {
  const bids: Dummy[] = []
  for (const { key, name, quality, price } of texts) {
    const pounds = readPounds(price)
    if (!/^(0|[1-9][0-9]{0,2})(\.[0-9]{1,6})?$/.test(quality.trim()) || exact(quality.trim()).compare(100) > 0) return { because: `Quality of ${name || 'a bid without a name'}: enter points from 0 to 100.` }
    if ('because' in pounds) return { because: `Price of ${name || 'a bid without a name'}: ${pounds.because}` }
    bids.push({ bid: key, quality: exact(quality.trim()), price: pounds.pence })
  }
  return bids.length === 0 ? { because: 'Enter at least one bid.' } : { bids }
}

export interface Line {
  readonly bid: string
  readonly points: Exact | null
  readonly total: Exact | null
  readonly rank: number | null
  /** Why there are no points. */
  readonly because: string | null
}

export interface Column {
  readonly formula: PriceFormula
  readonly title: string
  readonly lines: readonly Line[]
  /** Keys of the bids with rank 1. */
  readonly first: readonly string[]
}

export interface Terms {
  /** What price is worth in the whole, 0 to 1. */
  readonly priceShare: Exact
  readonly zeroPolicy: PriceModel['zeroPolicy']
  readonly floorPolicy: PriceModel['floorPolicy']
  readonly decimals: number
  readonly mode: 'halfAwayFromZero' | 'halfEven' | 'down'
  readonly tieBreak: readonly TieBreak[]
}

/** Ranks stand only where every bid has points: one open price leaves the order open. */
export const underFormula = (bids: readonly Dummy[], formula: PriceFormula, terms: Terms): Column => {
  const maximum = terms.priceShare.mul(hundred)
  const qualityShare = hundred.sub(maximum).div(hundred)
  const outcomes = computePricePoints(bids.map(({ bid, price, quality }) => ({ bid, price, quality: quality.div(hundred) })), maximum, { formula, zeroPolicy: terms.zeroPolicy, floorPolicy: terms.floorPolicy })
  const judged = bids.map((entry, at) => {
    const outcome = outcomes[at]!
    const points = outcome.outcome === 'points' ? outcome.points : null
    return { entry, points, total: points && entry.quality.mul(qualityShare).add(points), refused: outcome.outcome === 'refused', because: 'because' in outcome ? outcome.because : null }
  })
  const settled = judged.every(({ total, refused }) => total !== null || refused)
  const ranking = settled
    ? rankBids(judged.flatMap(({ entry, total }) => (total ? [{ bid: entry.bid, total, quality: entry.quality, price: entry.price, valueOn: () => null }] : [])), { rounding: { decimals: terms.decimals, mode: terms.mode }, tieBreak: terms.tieBreak })
    : undefined
  const lines = judged.map(({ entry, points, total, because }): Line => ({ bid: entry.bid, points, total, because, rank: ranking?.order.find(({ bid }) => bid === entry.bid)?.rank ?? null }))
  return { formula, title: priceFormulaOf(formula).title, lines, first: lines.filter(({ rank }) => rank === 1).map(({ bid }) => bid) }
}
