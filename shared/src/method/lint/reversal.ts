/** Can a bid that loses anyway decide which of two others wins? */
import { exact, one } from '../../numeric/exact.ts'
import { formatNumberShort } from '../../numeric/format.ts'
import { judgeDummies, type DummyBid, type DummyTerms } from './dummy.ts'
import { exampleOf, priceWords, refuseUnlessBoth, type Finding } from './finding.ts'
import { priceLadder, roundFirst } from './ladder.ts'

/** Whether the first of three bids wins while the third, a loser, is in, and the second wins without it; on published totals, no tie-break. */
export const loserDecides = (bids: readonly [DummyBid, DummyBid, DummyBid], terms: DummyTerms): boolean => {
  const [a, b, loser] = publishedOf(bids, terms)
  const [alone, other] = publishedOf(bids.slice(0, 2), terms)
  return a !== undefined && b !== undefined && loser !== undefined && alone !== undefined && other !== undefined && a.compare(b) > 0 && a.compare(loser) > 0 && other.compare(alone) > 0
}

const publishedOf = (bids: readonly DummyBid[], terms: DummyTerms) => judgeDummies(bids, terms).map(({ published }) => (published === null ? undefined : exact(published)))

/** Lowest prices first, then the roundest and smallest lead in quality; the better of the two has 100, the loser as much as it can and still lose. */
export const findReversal = (terms: DummyTerms): Finding => {
  const refused = refuseUnlessBoth(terms)
  if (refused) return { code: 'losing-bid-decides', outcome: 'open', sentence: refused, examples: [] }
  const prices = triples(priceLadder(terms.formula))
  for (const [priceA, priceB, priceLoser] of prices) {
    const bids = reversalAt(priceA, priceB, priceLoser, terms)
    if (bids) return { code: 'losing-bid-decides', outcome: 'found', sentence: sentenceOf(bids, terms), examples: [exampleOf('With the losing bid', bids, terms), exampleOf('Without it', bids.slice(0, 2), terms)] }
  }
  return { code: 'losing-bid-decides', outcome: 'clear', sentence: `No losing bid changes who wins: ${formatNumberShort(exact(prices.length))} sets of three prices tried, each with every lead in quality that could turn.`, examples: [] }
}

const triples = (ladder: readonly number[]) =>
  ladder.flatMap((a) => ladder.flatMap((b) => ladder.map((loser) => [a, b, loser] as const))).filter(([a, b]) => a !== b).sort((x, y) => Math.max(...x) - Math.max(...y) || sum(x) - sum(y))

const sum = (prices: readonly number[]): number => prices.reduce((total, price) => total + price, 0)

/** What a third price does to the gap of two prices bounds the leads in quality that it turns: only those are tried. */
const reversalAt = (priceA: number, priceB: number, priceLoser: number, terms: DummyTerms): readonly [DummyBid, DummyBid, DummyBid] | undefined => {
  const at = (lead: number, loserQuality: number): readonly [DummyBid, DummyBid, DummyBid] => [
    { bid: 'A', quality: exact(lead >= 0 ? 100 : 100 + lead), price: priceA },
    { bid: 'B', quality: exact(lead >= 0 ? 100 - lead : 100), price: priceB },
    { bid: 'Loser', quality: exact(loserQuality), price: priceLoser },
  ]
  const level = at(0, 0)
  const [withA, withB] = judgeDummies(level, terms).map(({ points }) => points)
  const [aloneA, aloneB] = judgeDummies(level.slice(0, 2), terms).map(({ points }) => points)
  if (!withA || !withB || !aloneA || !aloneB) return undefined
  const perPoint = one.sub(terms.priceShare)
  const [least, most] = [withB.sub(withA).div(perPoint), aloneB.sub(aloneA).div(perPoint)]
  if (least.compare(most) >= 0) return undefined
  for (const lead of roundFirst(-100, 100)) {
    if (exact(lead).compare(least) <= 0 || exact(lead).compare(most) >= 0) continue
    for (let quality = 100; quality >= 0; quality -= 10) if (loserDecides(at(lead, quality), terms)) return at(lead, quality)
  }
  return undefined
}

const sentenceOf = (bids: readonly [DummyBid, DummyBid, DummyBid], terms: DummyTerms): string => {
  const inside = judgeDummies(bids, terms).map(({ total }) => formatNumberShort(total!, 4))
  const without = judgeDummies(bids.slice(0, 2), terms).map(({ total }) => formatNumberShort(total!, 4))
  return `A losing bid decides who wins: with one at ${priceWords(bids[2].price)} in, A leads B by ${inside[0]} to ${inside[1]}; without it, B leads A by ${without[1]} to ${without[0]}.`
}
