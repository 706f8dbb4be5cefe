/** Rounding at published decimals, once, on the exact value. */
import { ratio, tenTo, type Exact } from './exact.ts'

export type RoundingMode = 'halfAwayFromZero' | 'halfEven' | 'down'

export interface RoundingRule {
  readonly decimals: number
  readonly mode: RoundingMode
}

/** The nearest integer of an exact value under a mode; `down` cuts towards zero. */
export const roundToInteger = (value: Exact, mode: RoundingMode): bigint => {
  const whole = value.n / value.d
  const twice = (value.n % value.d) * 2n
  const up = mode === 'down' ? false : twice > value.d || (twice === value.d && (mode === 'halfAwayFromZero' || whole % 2n === 1n))
  return value.s * (up ? whole + 1n : whole)
}

/** The value rounded to the rule's decimals, still exact. */
export const roundExact = (value: Exact, rule: RoundingRule): Exact =>
  ratio(roundToInteger(value.mul(tenTo(rule.decimals)), rule.mode), tenTo(rule.decimals))

/** The rounded value as text with exactly the rule's decimals: "83.20". Zero has no sign. */
export const roundedText = (value: Exact, rule: RoundingRule): string => {
  const scaled = roundToInteger(value.mul(tenTo(rule.decimals)), rule.mode)
  const sign = scaled < 0n ? '-' : ''
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(rule.decimals + 1, '0')
  return rule.decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -rule.decimals)}.${digits.slice(-rule.decimals)}`
}

/** A unit of the last published decimal. */
export const unitOf = (rule: RoundingRule): Exact => ratio(1n, tenTo(rule.decimals))

/** To whole pence, half away from zero, as a safe integer; undefined when it would not be one. */
export const roundToPence = (value: Exact): number | undefined => {
  const pence = roundToInteger(value, 'halfAwayFromZero')
  const number = Number(pence)
  return Number.isSafeInteger(number) ? number + 0 : undefined
}

/** Shown for reading only: at most so many decimals, trailing zeros cut. */
export const shownText = (value: Exact, decimals: number): string => {
  const text = roundedText(value, { decimals, mode: 'halfAwayFromZero' })
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' ? '0' : short
}

