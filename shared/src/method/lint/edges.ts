/** The edges of a formula: equal prices, a single bid, a price of nothing, a token price, and where points fall below zero. */
import { exact, hundred, isZero, zero, type Exact } from '../../numeric/exact.ts'
import { formatNumberShort } from '../../numeric/format.ts'
import { judgeDummies, type DummyBid, type DummyTerms } from './dummy.ts'
import { exampleOf, priceWords, type Finding } from './finding.ts'
import { priceLadder } from './ladder.ts'

const at = (...prices: readonly number[]): DummyBid[] => prices.map((price, place) => ({ bid: 'ABCD'[place]!, quality: exact(50), price }))
const pointsAt = (terms: DummyTerms, ...prices: readonly number[]): readonly (Exact | null)[] => judgeDummies(at(...prices), terms).map(({ points }) => points)
const said = (points: Exact | null | undefined): string => (points ? formatNumberShort(points, 4) : 'none')
const weightOf = ({ priceShare }: DummyTerms): Exact => priceShare.mul(hundred)

/** A rung where points move: the middle of the ladder. */
const middleOf = (terms: DummyTerms): number => priceLadder(terms.formula)[3]!

/** A penny between two equal prices: found where it is worth more than a tenth of the weight. */
export const findEqualPrices = (terms: DummyTerms): Finding => {
  const price = middleOf(terms)
  const [equal] = pointsAt(terms, price, price)
  const [dearer] = pointsAt(terms, price + 1, price)
  const lost = equal && dearer ? equal.sub(dearer) : null
  if (!lost) return { code: 'equal-prices-jump', outcome: 'open', sentence: 'Two equal prices have no points under these terms.', examples: [] }
  return lost.mul(10).compare(weightOf(terms)) > 0
    ? { code: 'equal-prices-jump', outcome: 'found', sentence: `One penny decides ${said(lost)} of the ${said(weightOf(terms))} points: two bids at ${priceWords(price)} get ${said(equal)} each, and one at ${priceWords(price + 1)} gets ${said(dearer)}.`, examples: [exampleOf('Equal prices', at(price, price), terms), exampleOf('A penny apart', at(price + 1, price), terms)] }
    : { code: 'equal-prices-jump', outcome: 'clear', sentence: `A penny between two bids at ${priceWords(price)} moves points by less than a tenth of the weight.`, examples: [] }
}

/** One bid alone: found where its price makes no difference to its points. */
export const findOneBid = (terms: DummyTerms): Finding => {
  const ladder = priceLadder(terms.formula)
  const points = ladder.map((price) => pointsAt(terms, price)[0])
  const same = points.every((value) => value && value.equals(points[0]!))
  const [low, high] = [ladder[0]!, ladder.at(-1)!]
  return same
    ? { code: 'one-bid', outcome: 'found', sentence: `One bid alone gets ${said(points[0])} points at any price, ${priceWords(low)} or ${priceWords(high)}: its price decides nothing.`, examples: [exampleOf('Alone and cheap', at(low), terms), exampleOf('Alone and dear', at(high), terms)] }
    : { code: 'one-bid', outcome: 'clear', sentence: `One bid alone is still judged by its price: ${said(points[0])} points at ${priceWords(low)}, ${said(points.at(-1))} at ${priceWords(high)}.`, examples: [] }
}

/** A price of zero beside two others, under the zero policy. */
export const findZeroPrice = (terms: DummyTerms): Finding => {
  const price = middleOf(terms)
  const [free, other] = judgeDummies(at(0, price, price * 2), terms)
  const examples = [exampleOf('With a price of zero', at(0, price, price * 2), terms)]
  if (terms.zeroPolicy === 'refuse') return { code: 'zero-price', outcome: 'clear', sentence: 'A price of zero is refused before the formula sees it; the others are judged without it.', examples: [] }
  if (terms.zeroPolicy === 'clarify')
    return { code: 'zero-price', outcome: other!.points ? 'clear' : 'found', sentence: other!.points ? 'A price of zero waits for clarification; the others have their points meanwhile.' : 'A price of zero waits for clarification, and every other bid waits with it: no order stands until it is settled.', examples: other!.points ? [] : examples }
  return { code: 'zero-price', outcome: 'found', sentence: `A price of zero gets the whole ${said(free!.points)} points, and the others are compared without it.`, examples }
}

/** A price of one penny passes every zero policy: found where it takes nearly all that told two other prices apart. */
export const findTokenPrice = (terms: DummyTerms): Finding => {
  const price = middleOf(terms)
  const dear = terms.formula.name === 'fixedRange' ? priceLadder(terms.formula)[4]! : price * 3 / 2
  const [a, b] = pointsAt(terms, price, dear)
  const [a1, b1] = pointsAt(terms, price, dear, 1)
  if (!a || !b || !a1 || !b1) return { code: 'token-price', outcome: 'open', sentence: 'These prices have no points under these terms.', examples: [] }
  const [before, after] = [a.sub(b), a1.sub(b1)]
  const lost = !isZero(before) && after.mul(100).compare(before) < 0
  return lost
    ? { code: 'token-price', outcome: 'found', sentence: `A bid at £0.01 passes the zero policy and makes price worthless between the others: ${priceWords(price)} and ${priceWords(dear)} are ${said(before)} points apart without it, ${said(after)} with it.`, examples: [exampleOf('Without a token price', at(price, dear), terms), exampleOf('With a bid at £0.01', at(price, dear, 1), terms)] }
    : { code: 'token-price', outcome: 'clear', sentence: `A bid at £0.01 leaves ${said(after)} of ${said(before)} points between ${priceWords(price)} and ${priceWords(dear)}.`, examples: [] }
}

/** Where points end: the first quarter of a multiple of the lowest price (or of the range) at which the formula gives less than zero. */
export const findBelowZero = (terms: DummyTerms): Finding => {
  const raw: DummyTerms = { ...terms, floorPolicy: 'allowNegative' }
  const fixed = terms.formula.name === 'fixedRange' ? terms.formula : undefined
  const lowest = fixed ? fixed.best : 10_000
  const step = fixed ? Math.max(1, Math.floor((fixed.worst - fixed.best) / 4)) : lowest / 4
  const prices = Array.from({ length: 40 }, (_, place) => lowest + (place + 1) * step)
  const first = prices.find((price) => (pointsAt(raw, price, lowest)[0] ?? zero).compare(zero) < 0)
  if (first === undefined) return { code: 'below-zero', outcome: 'clear', sentence: `No price up to ${formatNumberShort(exact(prices.at(-1)!).div(lowest), 2)} times the lowest falls below zero points.`, examples: [] }
  const [points] = pointsAt(raw, first, lowest)
  const where = fixed ? `Above ${priceWords(fixed.worst)}, the worst price of the range,` : `Above ${formatNumberShort(exact(first - step).div(lowest), 2)} times the lowest price`
  const twice = first + 4 * step
  const consequence = terms.floorPolicy === 'floorAtZero'
    ? `The floor holds zero, so ${priceWords(first)} and ${priceWords(twice)} count the same.`
    : `The model allows that, so such a bid pays with its quality.`
  return { code: 'below-zero', outcome: 'found', sentence: `${where} the formula gives less than zero: ${priceWords(first)} gets ${said(points)}. ${consequence}`, examples: [exampleOf('At the end of the points', at(lowest, first, twice), terms)] }
}
