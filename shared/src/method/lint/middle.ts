/** Can a bid that lies halfway between two others, in price and in quality, come before either of them? */
import { exact } from '../../numeric/exact.ts'
import { formatNumberShort } from '../../numeric/format.ts'
import { judgeDummies, type DummyBid, type DummyTerms } from './dummy.ts'
import { exampleOf, priceWords, refuseUnlessBoth, type Finding } from './finding.ts'
import { priceLadder, roundFirst } from './ladder.ts'

/** Whether the second of three bids stands strictly below both others although it lies exactly between them. */
export const middleLoses = (bids: readonly [DummyBid, DummyBid, DummyBid], terms: DummyTerms): boolean => {
  const [low, middle, high] = bids
  const between = middle.price * 2 === low.price + high.price && middle.quality.mul(2).equals(low.quality.add(high.quality))
  const [first, second, third] = judgeDummies(bids, terms).map(({ published }) => (published === null ? undefined : exact(published)))
  return between && first !== undefined && second !== undefined && third !== undefined && second.compare(first) < 0 && second.compare(third) < 0
}

const three = (low: number, step: number, difference: number): readonly [DummyBid, DummyBid, DummyBid] => [
  { bid: 'Cheap', quality: exact(100 - 2 * difference), price: low },
  { bid: 'Middle', quality: exact(100 - difference), price: low + step },
  { bid: 'Dear', quality: exact(100), price: low + 2 * step },
]

/** Lowest prices first, then the roundest and smallest difference in quality; the best has 100. */
export const findMiddle = (terms: DummyTerms): Finding => {
  const refused = refuseUnlessBoth(terms)
  if (refused) return { code: 'middle-cannot-win', outcome: 'open', sentence: refused, examples: [] }
  const ladder = priceLadder(terms.formula)
  let tried = 0
  for (const high of ladder)
    for (const low of ladder) {
      const step = (high - low) / 2
      if (step <= 0 || !ladder.includes(low + step)) continue
      for (const difference of roundFirst(1, 50)) {
        const bids = three(low, step, difference)
        tried += 1
        if (middleLoses(bids, terms)) return { code: 'middle-cannot-win', outcome: 'found', sentence: sentenceOf(bids, terms), examples: [exampleOf('A bid between two others', bids, terms)] }
      }
    }
  return { code: 'middle-cannot-win', outcome: 'clear', sentence: `A bid halfway between two others in price and quality is never below both: ${formatNumberShort(exact(tried))} examples tried.`, examples: [] }
}

const sentenceOf = (bids: readonly [DummyBid, DummyBid, DummyBid], terms: DummyTerms): string => {
  const [low, middle, high] = bids
  const totals = judgeDummies(bids, terms).map(({ total }) => formatNumberShort(total!, 4))
  return `A bid of ${priceWords(middle.price)} cannot win between ${priceWords(low.price)} and ${priceWords(high.price)}: halfway in price and in quality, it totals ${totals[1]}, they ${totals[0]} and ${totals[2]}.`
}
