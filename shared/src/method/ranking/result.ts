/** The official result of one lot with everything it was made of: what screens, letters, reports and the verifier show. */
import type { Rounding } from '../../contract/model.ts'
import type { Property } from '../price/formula.ts'
import type { PriceWorking } from '../price/normalise.ts'
import type { PriceOpen } from '../price/points.ts'
import type { ResultProblem } from '../problem.ts'
import type { AppliedThreshold } from '../scoring/thresholds.ts'
import type { Tie } from './rank.ts'

/** *Award*: the published weights, the only ones that rank bids. *View*: one trust's own, for comparison. */
export type WeightSet = { readonly kind: 'award' } | { readonly kind: 'view'; readonly trust: string }

/** An exact figure as text, and the same rounded as published. */
export interface Figure {
  readonly exact: string
  readonly shown: string
}

/** What one node of the tree adds. Points are the share of its maximum, 0 to 1; contributions are points of 100. Null: not scored yet. */
export interface Contribution {
  readonly criterion: string
  readonly kind: 'group' | 'question' | 'price'
  readonly localWeight: string
  readonly effectiveWeight: string
  readonly score: string | null
  readonly points: string | null
  readonly contribution: string | null
}

export interface Exclusion {
  readonly code: string
  readonly sentence: string
  readonly threshold?: string
}

/** How the price of a bid became points. */
export interface PriceResult {
  /** Normalised price in integer pence. */
  readonly price: number | null
  readonly points: Figure | null
  /** The formula's sum in words, floor and zero policy included. */
  readonly working: readonly string[]
  readonly floored: boolean
  /** Why there are no points. */
  readonly because?: string
  readonly code?: PriceOpen
  readonly normalisation?: PriceWorking
}

export type BidFlag = 'tieMadeByRounding' | 'tieUnmadeByRounding' | 'tieBroken' | 'tieStands'

export interface BidResult {
  readonly bid: string
  /** `open`: something is missing, see the problems. `complete`: has a total but no rank, because another bid or the lot is open. */
  readonly status: 'ranked' | 'complete' | 'excluded' | 'open'
  readonly exclusions: readonly Exclusion[]
  readonly thresholds: readonly AppliedThreshold[]
  /** Total of 100 after the published rounding; null when it cannot be formed. */
  readonly total: string | null
  readonly exactTotal: string | null
  /** Null for excluded bids, and for all while any bid is open. */
  readonly rank: number | null
  /** Quality's part of the total. */
  readonly quality: Figure | null
  /** Quality as a percentage of what quality can reach. */
  readonly qualityPercent: Figure | null
  /** Absent in a lot decided on quality alone. */
  readonly price?: PriceResult
  readonly flags: readonly BidFlag[]
  /** Every node in tree order: spelt out when asked for, since it is long. */
  readonly contributions: readonly Contribution[]
}

export interface LotResult {
  readonly lot: string
  readonly weightSet: WeightSet
  /** A view result is never the award, and says so wherever it goes. */
  readonly mark: 'award' | 'not the award'
  readonly places: number
  readonly rounding: Rounding
  readonly pricing?: { readonly formula: string; readonly title: string; readonly rule: string; readonly maximum: string; readonly properties: readonly Property[] }
  readonly bids: readonly BidResult[]
  readonly ties: readonly Tie[]
  /** Best first, as many as there are places; empty while there are problems. */
  readonly awarded: readonly string[]
  /** The ranked bids after those, best first; empty while there are problems. */
  readonly reserve: readonly string[]
  readonly problems: readonly ResultProblem[]
}
