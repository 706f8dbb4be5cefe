/** Money is integer pence. Text comes in by one door, and sums are checked against what a safe integer holds. */
import { tenTo } from './exact.ts'

export type ReadMoney = { readonly pence: number } | { readonly because: string }

const shape = /^([-−]?)£?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}))?$/

/** Reads pounds as people write them: "1,234.50", "£950", "-12". More than two decimals, letters or odd commas are refused, not rounded. */
export const readPounds = (text: string): ReadMoney => {
  const match = shape.exec(text.trim())
  if (!match) return { because: /\.[0-9]{3,}$/.test(text.trim()) ? `“${text}” has more than two decimals; money is counted in whole pence.` : `“${text}” is not an amount of pounds such as 1,234.50.` }
  const pence = BigInt(match[2]!.replaceAll(',', '')) * tenTo(2) + BigInt((match[3] ?? '').padEnd(2, '0'))
  return safePence(match[1] ? -pence : pence, text)
}

/** Sum of pence amounts, exact or refused: never a number that lost its last penny. */
export const sumPence = (amounts: readonly number[]): ReadMoney => safePence(amounts.reduce((total, amount) => total + BigInt(amount), 0n), 'The sum')

const safePence = (pence: bigint, what: string): ReadMoney => {
  const number = Number(pence)
  return Number.isSafeInteger(number) ? { pence: number } : { because: `${what} is larger than the workbench can hold in pence.` }
}
