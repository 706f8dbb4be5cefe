/** What the lint of a formula says: a sentence, and the bids that show it. */
import { one, zero } from '../../numeric/exact.ts'
import { formatMoney, formatPounds } from '../../numeric/format.ts'
import { judgeDummies, type DummyBid, type DummyLine, type DummyTerms } from './dummy.ts'

export type FindingCode = 'middle-cannot-win' | 'losing-bid-decides' | 'equal-prices-jump' | 'one-bid' | 'zero-price' | 'token-price' | 'below-zero'

/** `found`: the formula does it. `clear`: none of the examples tried shows it. `open`: cannot be assessed under these terms. */
export interface Finding {
  readonly code: FindingCode
  readonly outcome: 'found' | 'clear' | 'open'
  readonly sentence: string
  /** The counter-example in full, empty where there is none; more than one where a bid comes or goes. */
  readonly examples: readonly Example[]
}

export interface Example {
  readonly title: string
  readonly bids: readonly DummyBid[]
  readonly lines: readonly DummyLine[]
}

export const exampleOf = (title: string, bids: readonly DummyBid[], terms: DummyTerms): Example => ({ title, bids, lines: judgeDummies(bids, terms) })

/** A price in a sentence: pence only where there are any. */
export const priceWords = (pence: number): string => (pence % 100 === 0 ? formatPounds(pence) : formatMoney(pence))

/** With only one of the two weighed there is nothing between them to go wrong. */
export const refuseUnlessBoth = ({ priceShare }: DummyTerms): string | undefined =>
  priceShare.compare(zero) <= 0 ? 'Price has no weight, so the formula decides nothing.' : priceShare.compare(one) >= 0 ? 'Quality has no weight, so the lowest price wins under any formula.' : undefined
