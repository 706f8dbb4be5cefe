/**
 * Chances of counts under a Poisson law: events that come one at a time, independently, at a steady pace. Exact but for one
 * factor, e to the power of minus the expected number, which is taken to 50 significant digits.
 */
import { exact, one, zero, type Exact } from '../../numeric/exact.ts'
import { exponentialOf } from '../../numeric/irrational.ts'

export interface Chance {
  readonly chance: Exact
  /** The sum of expected^n / n! over the counts added up: exact. */
  readonly sum: Exact
  /** e to the power of minus the expected number, to 50 digits. */
  readonly factor: Exact
}

/** The chance that at most `count` come where `expected` are expected. Both not negative. */
export const chanceOfAtMost = (count: number, expected: Exact): Chance => {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no count.`)
  if (expected.compare(zero) < 0) throw new RangeError('No negative number of events is expected.')
  let term = one
  let sum = one
  for (let n = 1; n <= count; n += 1) {
    term = term.mul(expected).div(exact(n))
    sum = sum.add(term)
  }
  const factor = exponentialOf(zero.sub(expected))
  const chance = sum.mul(factor)
  // A factor rounded upwards may carry a chance of one over it by less than the last digit.
  return { chance: chance.compare(one) > 0 ? one : chance, sum, factor }
}

/** The chance that at least `count` come: what is left of at most one fewer. */
export const chanceOfAtLeast = (count: number, expected: Exact): Exact => (count === 0 ? one : one.sub(chanceOfAtMost(count - 1, expected).chance))
