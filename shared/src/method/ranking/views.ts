/** One trust's own weights on the same bids: the same method with other weights, marked as not the award. */
import type { Weight } from '../../contract/model.ts'
import { computeOfficialResult, type LotInput, type LotResult } from './official.ts'
import type { BidResult } from './result.ts'

export interface ViewWeights {
  readonly trust: string
  readonly weights: readonly Weight[]
}

export interface ViewResult {
  readonly trust: string
  readonly result: LotResult
  /** Whether the places would go to other bids than under the award weights; null while either result is incomplete. */
  readonly otherPlaces: boolean | null
}

/** The weights a view names replace the award's; the others stay. */
export const withViewWeights = (award: readonly Weight[], view: readonly Weight[]): Weight[] => {
  const own = new Map(view.map((weight) => [weight.criterion, weight]))
  return award.map((weight) => own.get(weight.criterion) ?? weight)
}

export interface ViewResults {
  readonly award: LotResult
  readonly views: readonly ViewResult[]
}

/** Results of several trusts' views beside the award's, in the order given. */
export const computeViewResults = (award: LotInput, views: readonly ViewWeights[]): ViewResults => {
  const official = computeOfficialResult(award)
  return {
    award: official,
    views: views.map(({ trust, weights }) => {
      const result = computeOfficialResult({ ...award, weights: withViewWeights(award.weights, weights), weightSet: { kind: 'view', trust } })
      const complete = official.problems.length === 0 && result.problems.length === 0
      return { trust, result, otherPlaces: complete ? !sameMembers(official.awarded, result.awarded) : null }
    }),
  }
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((bid) => b.includes(bid))

/** What is told of a result beside others: no sums, so it stays small however many questions there are. */
export interface Outcome extends Pick<LotResult, 'mark' | 'awarded'> {
  readonly bids: readonly Pick<BidResult, 'bid' | 'total' | 'rank'>[]
}

export interface ViewOutcomes {
  readonly award: Outcome
  readonly views: readonly (Pick<ViewResult, 'trust' | 'otherPlaces'> & { readonly outcome: Outcome })[]
}

const outcomeOf = ({ mark, awarded, bids }: LotResult): Outcome => ({ mark, awarded, bids: bids.map(({ bid, total, rank }) => ({ bid, total, rank })) })

export const computeViewOutcomes = (award: LotInput, views: readonly ViewWeights[]): ViewOutcomes => {
  const computed = computeViewResults(award, views)
  return { award: outcomeOf(computed.award), views: computed.views.map(({ trust, otherPlaces, result }) => ({ trust, otherPlaces, outcome: outcomeOf(result) })) }
}
