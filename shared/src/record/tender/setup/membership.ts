/** Who was a member when something was done: a past act keeps its trust, whatever became of the trust since. */
import { formatDay } from '../../../numeric/format.ts'
import type { DecisionArea } from '../decision/state.ts'
import { positionKey } from '../decision/state.ts'
import type { Setup, Trust } from './state.ts'

/** How a trust ceased to be a member, in words; undefined while it is one. */
export const departureOf = (setup: Setup, trust: Trust): string | undefined => {
  if (trust.mergedInto) return `became part of ${setup.trusts.get(trust.mergedInto.trust)?.name ?? trust.mergedInto.trust} on ${formatDay(trust.mergedInto.on)}`
  return trust.left ? `left on ${formatDay(trust.left.on)}` : undefined
}

/** Today's members, and whoever holds a position on the lot: a position stands after its trust has left or merged. */
export const trustsWithStanding = (setup: Setup, positions: DecisionArea['positions'], lot: string): Trust[] =>
  [...setup.trusts.values()].filter((trust) => departureOf(setup, trust) === undefined || positions.has(positionKey(lot, trust.id)))
