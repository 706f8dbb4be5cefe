/** What a result says in a sentence, and its figures for drawing. Pure. */
import type { ContributionBar } from '@workbench/shared/chart/contributions.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { exact } from '@workbench/shared/numeric/exact.ts'
import { formatList, formatNumber, formatNumberShort, formatScore } from '@workbench/shared/numeric/format.ts'

export type LotResult = Plain<ReplyOf<'results'>>
export type BidLine = LotResult['bids'][number]
export type NameOf = (bidder: string) => string

/** The bids that stay level after the whole published tie-break. */
export const levelOf = (result: LotResult): readonly string[] => result.ties.flatMap((tie) => tie.unbroken.flat())

const isTie = (result: LotResult): boolean => result.problems.length > 0 && result.problems.every(({ code }) => code === 'tie-unbroken')

/** "1 point", "0.5 points", "3.34 points". */
export const pointsOf = (shown: string): string => `${shown} ${shown === '1' ? 'point' : 'points'}`

/** A to Z, then AA: level bids stand in the order of entry. */
const byLetter = (a: BidLine, b: BidLine): number => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1)

/** Only what has a total can be level; a tie that keeps a result from being one is told as such. */
const levelSentence = (result: LotResult, lines: readonly BidLine[], name: NameOf): string =>
  `${formatList([...lines].sort(byLetter).map((line) => name(line.bidder)))} are level with ${formatScore(lines[0]!.total!)} points${isTie(result) && lines[0]!.rank !== 1 ? ' across the last place' : ''}`

/** What parted the first from the second where their published totals are equal. */
const partedBy = (result: LotResult, first: BidLine, second: BidLine): string => {
  const by = result.ties.find((tie) => tie.bids.includes(first.bid) && tie.bids.includes(second.bid))?.parted
  return by === undefined ? 'the published tie-break' : partedWords[by]
}

const partedWords: Readonly<Record<NonNullable<LotResult['ties'][number]['parted']>, string>> = {
  higherQuality: 'higher quality', lowerPrice: 'lower price', higherScoreOn: 'a higher score on the criterion that the tie-break names', lotDraw: 'lot drawn',
}

/** "Alder leads by 1.8 points" from published totals; what keeps a result from being one, otherwise. */
export const findingOf = (result: LotResult, name: NameOf): string => {
  if (isTie(result)) {
    const stuck = new Set(levelOf(result))
    const rank = result.bids.filter((line) => stuck.has(line.bid) && line.rank !== null).map((line) => line.rank!).find((found) => found <= result.places && result.bids.filter((line) => line.rank === found).length + found - 1 > result.places)
    const level = result.bids.filter((line) => line.rank === rank && line.total !== null)
    if (level.length > 1) return levelSentence(result, level, name)
  }
  if (result.problems.length > 0) return 'There is no result yet'
  const ranked = result.bids.filter((line) => line.rank !== null)
  const [first, second] = ranked
  if (!first) return 'No bid is ranked'
  const leaders = ranked.filter((line) => line.rank === first.rank)
  if (leaders.length > 1) return levelSentence(result, leaders, name)
  if (!second) return `${name(first.bidder)} is the only bid ranked`
  if (exact(first.total!).equals(exact(second.total!))) return `${name(first.bidder)} comes first by ${partedBy(result, first, second)}; level with ${formatScore(first.total!)} points`
  return `${name(first.bidder)} leads by ${pointsOf(formatNumberShort(exact(first.total!).sub(exact(second.total!))))}`
}

/** What becomes of a bid, as far as it is told yet. */
export const standingOf = (line: BidLine, result: LotResult): string => {
  if (line.status === 'excluded') return line.exclusions.map(({ sentence }) => sentence).join(' ')
  if (result.awarded.includes(line.bid)) return 'has a place'
  if (line.status === 'open') return 'incomplete'
  if (result.reserve.includes(line.bid)) return 'in reserve'
  return levelOf(result).includes(line.bid) ? 'level, to be decided' : 'no place yet'
}

export const awardSentence = (result: LotResult, name: NameOf): string => {
  const bidder = (bid: string) => name(result.bids.find((line) => line.bid === bid)?.bidder ?? bid)
  if (result.stage === 'abandoned') return 'The lot was abandoned: no contract follows from this result, which stays readable as it was.'
  if (result.awarded.length === 0) return ''
  const taken = result.awarded.length
  const places = result.places === 1 ? 'The contract goes to' : taken < result.places ? `${taken} of the ${result.places} places ${taken === 1 ? 'goes' : 'go'} to` : `The ${result.places} places go to`
  return `${places} ${formatList(result.awarded.map(bidder))}${result.reserve.length > 0 ? `; in reserve ${formatList(result.reserve.map(bidder))}` : ''}.`
}

/** The groups one step beneath quality, and price: what a contribution bar is stacked of. */
export const barCriteria = (result: LotResult): LotResult['criteria'] => {
  const root = result.criteria.find((node) => node.parent === null)
  const beneath = (id: string | undefined) => result.criteria.filter((node) => node.parent === id)
  return beneath(root?.id).flatMap((node) => (node.kind === 'group' && beneath(node.id).some((child) => child.kind === 'group') ? beneath(node.id) : [node]))
}

export const contributionOf = (line: BidLine, criterion: string) => line.contributions.find((entry) => entry.criterion === criterion)

const drawn = (text: string | null | undefined): number => (text ? exact(text).valueOf() : 0)

export const contributionBars = (result: LotResult, name: NameOf): ContributionBar[] => {
  const criteria = barCriteria(result)
  return result.bids.filter((line) => line.total !== null).map((line) => ({
    bid: line.bid, letter: line.letter, name: name(line.bidder), total: formatScore(line.total!),
    segments: criteria.map((criterion) => {
      const entry = contributionOf(line, criterion.id)
      return {
        criterion: criterion.id, label: `${criterion.ref} ${criterion.title}`, points: drawn(entry?.contribution), shown: entry?.contribution ? formatNumber(entry.contribution, 2) : '–',
        maximum: drawn(entry?.effectiveWeight) * 100,
      }
    }),
  }))
}
