/** Invented bids judged under one price formula: what the model test and the lint look at. Real bids never come here (R19). */
import type { PriceModel, TieBreak } from '../../contract/model.ts'
import { hundred, one, type Exact } from '../../numeric/exact.ts'
import { roundedText, type RoundingRule } from '../../numeric/rounding.ts'
import { computePricePoints } from '../price/points.ts'
import { rankBids } from '../ranking/rank.ts'

export interface DummyBid {
  readonly bid: string
  /** Points of 100. */
  readonly quality: Exact
  /** Integer pence. */
  readonly price: number
}

export interface DummyTerms extends Pick<PriceModel, 'formula' | 'zeroPolicy' | 'floorPolicy'> {
  /** What price is worth in the whole, 0 to 1; quality is worth the rest. */
  readonly priceShare: Exact
  readonly rounding: RoundingRule
  readonly tieBreak: readonly TieBreak[]
}

export interface DummyLine {
  readonly bid: string
  readonly points: Exact | null
  readonly total: Exact | null
  /** The total after the published rounding; what ranks. */
  readonly published: string | null
  readonly rank: number | null
  /** Why there are no points. */
  readonly because: string | null
}

/** Points, totals and ranks in the order given. While one price is open no bid has a rank; a refused price is out and the others rank. */
export const judgeDummies = (bids: readonly DummyBid[], terms: DummyTerms): readonly DummyLine[] => {
  const maximum = terms.priceShare.mul(hundred)
  const qualityShare = one.sub(terms.priceShare)
  const outcomes = computePricePoints(bids.map(({ bid, price, quality }) => ({ bid, price, quality: quality.div(hundred) })), maximum, terms)
  const judged = bids.map((entry, at) => {
    const outcome = outcomes[at]!
    return outcome.outcome === 'points'
      ? { entry, points: outcome.points, total: entry.quality.mul(qualityShare).add(outcome.points), out: false, because: null }
      : { entry, points: null, total: null, out: outcome.outcome === 'refused', because: outcome.because }
  })
  const ranking = judged.every(({ total, out }) => total !== null || out)
    ? rankBids(judged.flatMap(({ entry, total }) => (total ? [{ bid: entry.bid, total, quality: entry.quality, price: entry.price, valueOn: () => null }] : [])), terms)
    : undefined
  const ranks = new Map(ranking?.order.map(({ bid, rank }) => [bid, rank]))
  return judged.map(({ entry, points, total, because }) => ({
    bid: entry.bid, points, total, published: total && roundedText(total, terms.rounding), rank: ranks.get(entry.bid) ?? null, because,
  }))
}
