/** The prices that a search walks, lowest first. Relative formulas are free of scale, so £25 to £200 stand for all; a published range has its own steps. */
import type { PriceFormula } from '../../contract/model.ts'

const STEPS = 8

/** Whole pence in equal steps, so that halfway between two rungs with one between them is a rung. */
export const priceLadder = (formula: PriceFormula): readonly number[] => {
  if (formula.name !== 'fixedRange') return rungs(2_500, 2_500)
  const step = Math.max(1, Math.floor((formula.worst - formula.best) / 4))
  return rungs(formula.best - step, step).filter((price) => price > 0)
}

const rungs = (from: number, step: number): readonly number[] => Array.from({ length: STEPS }, (_, at) => from + at * step)

/** Whole points of quality, the round ones first: differences that people read at a glance before odd ones. */
export const roundFirst = (from: number, to: number): readonly number[] => {
  const all = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const by = (value: number) => (value % 10 === 0 ? 0 : value % 5 === 0 ? 1 : 2)
  return all.sort((a, b) => by(a) - by(b) || Math.abs(a) - Math.abs(b) || a - b)
}
