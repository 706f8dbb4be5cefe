/** What a result says in a sentence, and its figures for drawing. Pure. */
import type { ContributionBar } from '@workbench/shared/chart/contributions.ts'
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { exact } from '@workbench/shared/numeric/exact.ts'
import { formatList, formatNumber, formatNumberShort, formatScore } from '@workbench/shared/numeric/format.ts'

export type LotResult = Plain<ReplyOf<'results'>>
export type BidLine = LotResult['bids'][number]
export type NameOf = (bidder: string) => string

/** "Alder leads by 1.8 points" from published totals; what keeps a result from being one, otherwise. */
export const findingOf = (result: LotResult, name: NameOf): string => {
  if (result.problems.length > 0) return 'There is no result yet'
  const ranked = result.bids.filter((line) => line.rank !== null)
  const [first, second] = ranked
  if (!first) return 'No bid is ranked'
  const leaders = ranked.filter((line) => line.rank === first.rank)
  if (leaders.length > 1) return `${formatList(leaders.map((line) => name(line.bidder)))} are level with ${formatScore(first.total!)} points`
  if (!second) return `${name(first.bidder)} is the only bid ranked`
  return `${name(first.bidder)} leads by ${formatNumberShort(exact(first.total!).sub(exact(second.total!)))} points`
}

export const awardSentence = (result: LotResult, name: NameOf): string => {
  const bidder = (bid: string) => name(result.bids.find((line) => line.bid === bid)?.bidder ?? bid)
  if (result.awarded.length === 0) return ''
  const places = result.places === 1 ? 'The contract goes to' : `The ${result.places} places go to`
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
