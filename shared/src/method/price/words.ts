/** Prices and points as they stand in the working of a formula. */
import type { Exact } from '../../numeric/exact.ts'
import { formatMoney, formatNumberShort } from '../../numeric/format.ts'
import { roundToPence } from '../../numeric/rounding.ts'

/** A price in pence; those of a formula are whole pence and safe. */
export const money = (price: Exact): string => {
  const pence = roundToPence(price)
  return pence === undefined ? `${formatNumberShort(price.div(100), 2)} pounds` : formatMoney(pence)
}

export const points = (value: Exact): string => formatNumberShort(value, 6)
