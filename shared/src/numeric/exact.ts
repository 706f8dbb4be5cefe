/** Exact numbers: rational arithmetic for weights, scores, prices. Floating point never touches an official figure. */
import Fraction from 'fraction.js'

/** An exact rational number. Immutable. */
export type Exact = Fraction

const shape = /^-?(0|[1-9][0-9]*)(\.[0-9]+|\/[1-9][0-9]*)?$/

/**
 * The exact value of a number text ("0.35", "7/20"), a BigInt or a safe integer.
 * Anything else is a fault of the caller, not a value to be guessed: it throws and names what it got.
 */
export const exact = (value: string | bigint | number): Exact => {
  if (typeof value === 'bigint') return new Fraction(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a safe integer; pass other numbers as text.`)
    return new Fraction(BigInt(value))
  }
  if (!shape.test(value)) throw new RangeError(`“${value}” is not a number text such as 0.35 or 7/20.`)
  return new Fraction(value)
}

export const ratio = (numerator: bigint, denominator: bigint): Exact => new Fraction(numerator, denominator)

export const zero: Exact = new Fraction(0)
export const one: Exact = new Fraction(1)
export const hundred: Exact = new Fraction(100)

export const sumExact = (values: readonly Exact[]): Exact => values.reduce((total, value) => total.add(value), zero)
export const lowest = (values: readonly Exact[]): Exact => values.reduce((low, value) => (value.compare(low) < 0 ? value : low))
export const highest = (values: readonly Exact[]): Exact => values.reduce((high, value) => (value.compare(high) > 0 ? value : high))
export const isZero = (value: Exact): boolean => value.n === 0n

/** Numerator with its sign; the denominator is `value.d`, always positive. */
export const numeratorOf = (value: Exact): bigint => value.s * value.n

const tens: bigint[] = [1n]
/** 10 to the power of `exponent`. */
export const tenTo = (exponent: number): bigint => {
  while (tens.length <= exponent) tens.push(tens.at(-1)! * 10n)
  return tens[exponent]!
}

/**
 * The exact value as text that `exact` reads back: a decimal where it ends ("30.1"), otherwise a fraction ("100/3").
 */
export const exactText = (value: Exact): string => {
  const places = decimalPlaces(value.d)
  if (places === undefined) return `${numeratorOf(value)}/${value.d}`
  if (places === 0) return `${numeratorOf(value)}`
  const digits = (value.n * (tenTo(places) / value.d)).toString().padStart(places + 1, '0')
  return `${value.s < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** How many decimals a fraction with this denominator needs, or undefined when it never ends. */
const decimalPlaces = (denominator: bigint): number | undefined => {
  let rest = denominator
  let twos = 0
  let fives = 0
  for (; rest % 2n === 0n; rest /= 2n) twos += 1
  for (; rest % 5n === 0n; rest /= 5n) fives += 1
  return rest === 1n ? Math.max(twos, fives) : undefined
}

export const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

export const leastCommonMultiple = (a: bigint, b: bigint): bigint => (a === b ? a : (a / greatestCommonDivisor(a, b)) * b)

/** Integers over one denominator: value i is numerators[i] / denominator. */
export interface CommonScale {
  readonly numerators: readonly bigint[]
  readonly denominator: bigint
}

/** Numerator and denominator of a number text, not reduced: the fast way in for thousands of weights. */
const readRatio = (text: string): [bigint, bigint] => {
  if (!shape.test(text)) throw new RangeError(`“${text}” is not a number text such as 0.35 or 7/20.`)
  const point = text.indexOf('.')
  if (point >= 0) return [BigInt(text.slice(0, point) + text.slice(point + 1)), tenTo(text.length - point - 1)]
  const slash = text.indexOf('/')
  return slash >= 0 ? [BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1))] : [BigInt(text), 1n]
}

/**
 * Scales number texts once to a common denominator, so that sums and products afterwards are integer arithmetic.
 * This is what keeps an exact result of thousands of questions in milliseconds.
 */
export const scaleToCommon = (texts: readonly string[]): CommonScale => {
  const ratios = texts.map(readRatio)
  const denominator = ratios.reduce((common, [, own]) => (common % own === 0n ? common : leastCommonMultiple(common, own)), 1n)
  return { numerators: ratios.map(([numerator, own]) => numerator * (denominator / own)), denominator }
}
