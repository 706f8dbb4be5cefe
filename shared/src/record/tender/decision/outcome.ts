/** What an award writes down of a result, and whether two say the same: the awarded set, the reserve, every total and rank. */
import type { LotResult } from '../../../method/ranking/official.ts'
import type { Award } from './state.ts'

export type Outcome = Pick<Award, 'awarded' | 'reserve' | 'totals'>

export const outcomeOf = (result: LotResult): Outcome => ({
  awarded: [...result.awarded],
  reserve: [...result.reserve],
  totals: result.bids.filter((line) => line.total !== null).map((line) => ({ bid: line.bid, total: line.total!, rank: line.rank })),
})

export const sameOutcome = (a: Outcome, b: Outcome): boolean => spelt(a) === spelt(b)

const spelt = ({ awarded, reserve, totals }: Outcome): string => JSON.stringify([awarded, reserve, totals.map(({ bid, total, rank }) => [bid, total, rank])])
