/** What no fraction holds, to a stated precision of 50 significant digits: logarithms and powers for formulas that need them. */
import { Decimal as AnyDecimal } from 'decimal.js'
import { exact, numeratorOf, type Exact } from './exact.ts'

/** Significant digits of every result here; a formula that uses them states it. */
export const significantDigits = 50

/** Ten digits more inside than are handed out, so that the last digit handed out is right. */
const Decimal = AnyDecimal.clone({ precision: significantDigits + 10, rounding: AnyDecimal.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 })

const decimalOf = (value: Exact) => new Decimal(numeratorOf(value).toString()).div(new Decimal(value.d.toString()))

const exactOf = (value: AnyDecimal): Exact => exact(value.toSignificantDigits(significantDigits).toFixed())

/** Natural logarithm of a positive number. */
export const naturalLogarithm = (value: Exact): Exact => {
  if (value.s * value.n <= 0n) throw new RangeError('Only a positive number has a logarithm.')
  return exactOf(decimalOf(value).ln())
}

/** e to any rational exponent. */
export const exponentialOf = (exponent: Exact): Exact => exactOf(decimalOf(exponent).exp())

/** A positive base to any rational exponent. */
export const powerOf = (base: Exact, exponent: Exact): Exact => {
  if (base.s * base.n <= 0n) throw new RangeError('Only a positive base has every power.')
  return exactOf(decimalOf(base).pow(decimalOf(exponent)))
}

/** Square root of a number that is not negative. */
export const squareRoot = (value: Exact): Exact => {
  if (value.s * value.n < 0n) throw new RangeError('A negative number has no square root.')
  return exactOf(decimalOf(value).sqrt())
}
