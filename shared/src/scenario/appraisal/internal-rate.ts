/**
 * Internal rate of return as a typed result: one rate, several, or none. A plan with several rates has no meaningful one.
 * The rates above -100 % are counted exactly by Sturm's theorem on integer polynomials, then narrowed by bisection.
 */
import { leastCommonMultiple, numeratorOf, one, ratio, zero, type Exact } from '../../numeric/exact.ts'

export type InternalRate =
  | { readonly kind: 'unique'; readonly ratePerYear: Exact }
  | { readonly kind: 'multiple'; readonly ratesPerYear: readonly Exact[] }
  | { readonly kind: 'none'; readonly because: string }

/** Integer coefficients, lowest power first, without a leading zero. */
type Polynomial = readonly bigint[]

const abs = (value: bigint) => (value < 0n ? -value : value)

const trimmed = (polynomial: readonly bigint[]): Polynomial => {
  let length = polynomial.length
  while (length > 0 && polynomial[length - 1] === 0n) length -= 1
  return polynomial.slice(0, length)
}

/** Divides by the greatest common divisor of the coefficients, which keeps them short and their signs. */
const primitive = (polynomial: Polynomial): Polynomial => {
  let common = 0n
  for (const coefficient of polynomial) {
    let [x, y] = [common, abs(coefficient)]
    while (y !== 0n) [x, y] = [y, x % y]
    common = x
  }
  return common > 1n ? polynomial.map((coefficient) => coefficient / common) : polynomial
}

const derivative = (polynomial: Polynomial): Polynomial => trimmed(polynomial.slice(1).map((coefficient, power) => coefficient * BigInt(power + 1)))

/** The remainder of a division, multiplied by something positive so that it stays in integers. */
const remainder = (dividend: Polynomial, divisor: Polynomial): Polynomial => {
  const lead = divisor.at(-1)!
  const [size, sign] = [abs(lead), lead < 0n ? -1n : 1n]
  let rest = [...dividend]
  while (rest.length >= divisor.length) {
    const shift = rest.length - divisor.length
    const top = rest.at(-1)! * sign
    rest = [...trimmed(rest.map((coefficient, power) => coefficient * size - (power >= shift ? top * divisor[power - shift]! : 0n)))]
  }
  return primitive(rest)
}

const sturmChain = (polynomial: Polynomial): Polynomial[] => {
  const chain = [polynomial, primitive(derivative(polynomial))]
  for (;;) {
    const next = remainder(chain.at(-2)!, chain.at(-1)!).map((coefficient) => -coefficient)
    if (next.length === 0) return chain
    chain.push(next)
  }
}

/** The sign of a polynomial at a fraction, by integers only. */
const signAt = (polynomial: Polynomial, at: Exact): number => {
  const numerator = numeratorOf(at)
  let [value, scale] = [0n, 1n]
  for (let power = polynomial.length - 1; power >= 0; power -= 1) {
    value = value * numerator + polynomial[power]! * scale
    scale *= at.d
  }
  return value > 0n ? 1 : value < 0n ? -1 : 0
}

const changes = (signs: readonly number[]): number => {
  const told = signs.filter((sign) => sign !== 0)
  return told.filter((sign, index) => index > 0 && sign !== told[index - 1]).length
}

/** Distinct roots in (from, to]. */
const rootsBetween = (chain: readonly Polynomial[], from: Exact, to: Exact): number =>
  changes(chain.map((link) => signAt(link, from))) - changes(chain.map((link) => signAt(link, to)))

const precision = ratio(1n, 10n ** 14n)

const narrowed = (chain: readonly Polynomial[], from: Exact, to: Exact): Exact[] => {
  const count = rootsBetween(chain, from, to)
  if (count === 0) return []
  if (signAt(chain[0]!, to) === 0) return count === 1 ? [to] : [...narrowedBelow(chain, from, to), to]
  const middle = from.add(to).div(2)
  if (count === 1 && to.sub(from).compare(precision) < 0) return [middle]
  return [...narrowed(chain, from, middle), ...narrowed(chain, middle, to)]
}

/** The other roots of an interval whose upper end is itself one. */
const narrowedBelow = (chain: readonly Polynomial[], from: Exact, to: Exact): Exact[] => {
  let gap = to.sub(from).div(2)
  while (rootsBetween(chain, to.sub(gap), to) > 1) gap = gap.div(2)
  return narrowed(chain, from, to.sub(gap))
}

export const internalRate = (amounts: readonly Exact[]): InternalRate => {
  const common = amounts.reduce((denominator, amount) => leastCommonMultiple(denominator, amount.d), 1n)
  const whole = trimmed(amounts.map((amount) => numeratorOf(amount) * (common / amount.d)))
  const first = whole.findIndex((amount) => amount !== 0n)
  if (first < 0) return { kind: 'none', because: 'There are no amounts.' }
  const polynomial = primitive(whole.slice(first))
  if (changes(polynomial.map((amount) => (amount > 0n ? 1 : amount < 0n ? -1 : 0))) === 0) return { kind: 'none', because: 'The amounts never change sign.' }
  // Unknown is the yearly factor 1/(1+rate); every root lies below 1 + largest/leading (Cauchy).
  const largest = polynomial.reduce((size, amount) => (abs(amount) > size ? abs(amount) : size), 0n)
  const bound = ratio(largest, abs(polynomial.at(-1)!)).add(one).ceil()
  const rates = narrowed(sturmChain(polynomial), zero, bound).map((factor) => one.div(factor).sub(one))
  if (rates.length === 0) return { kind: 'none', because: 'No rate above -100 % brings the net value to nil.' }
  return rates.length === 1 ? { kind: 'unique', ratePerYear: rates[0]! } : { kind: 'multiple', ratesPerYear: rates.toSorted((a, b) => a.compare(b)) }
}
