/**
 * How plausible a promise of go-lives was: the chance of so few as came, had the pace been the promised one; and the chance of
 * the promise, given the pace known on the day it was made.
 */
import type { BacktestFigures } from '../../contract/workshop/evidence.ts'
import { exact, type Exact } from '../../numeric/exact.ts'
import { cannot, type Unassessed } from '../appraisal/measures.ts'
import { chanceOfAtLeast, chanceOfAtMost, type Chance } from './poisson.ts'

/** The promise at its least, in the middle and at its most; the pace before it. */
export type PaceKind = 'least' | 'middle' | 'most' | 'before'

export interface PaceTested {
  readonly pace: PaceKind
  readonly perMonth: Exact
  /** Over the months of the promise. */
  readonly expected: Exact
  /** In the order of the ways of counting. */
  readonly came: readonly (Chance & { readonly counted: string; readonly done: number })[]
}

export interface BacktestResult {
  readonly paces: readonly PaceTested[]
  /** The chance that the least that was promised would come at the pace before. */
  readonly promiseThen: { readonly chance: Exact; readonly expected: Exact } | Unassessed
}

export const testClaim = ({ promised, months, before, came }: BacktestFigures): BacktestResult => {
  const least = exact(promised.least)
  const most = exact(promised.most)
  const pace = (kind: PaceKind, expected: Exact): PaceTested => ({
    pace: kind, expected, perMonth: expected.div(exact(months)),
    came: came.map(({ counted, done }) => ({ counted, done, ...chanceOfAtMost(done, expected) })),
  })
  const carriedOn = before ? exact(before.done).mul(exact(months)).div(exact(before.months)) : undefined
  return {
    paces: [
      pace('least', least),
      ...(promised.least === promised.most ? [] : [pace('middle', least.add(most).div(exact(2))), pace('most', most)]),
      ...(carriedOn ? [pace('before', carriedOn)] : []),
    ],
    promiseThen: carriedOn ? { chance: chanceOfAtLeast(promised.least, carriedOn), expected: carriedOn } : cannot('Nothing is entered of the pace before the promise.'),
  }
}
