/** Weights as people write them, read and summed exactly; nothing is guessed and nothing rounded to look like 100%. */
import { exact, exactText, hundred, one, sumExact } from '@workbench/shared/numeric/exact.ts'
import { formatCount } from '@workbench/shared/numeric/format.ts'

export type ReadWeight = { readonly weight: string } | { readonly because: string }

const typedShape = /^((?:0|[1-9][0-9]*)(?:\.[0-9]+|\/[1-9][0-9]*)?)\s*(%?)$/
/** What the record holds: at most twelve digits on either side. */
const heldShape = /^(0|[1-9][0-9]{0,11})(\.[0-9]{1,12}|\/[1-9][0-9]{0,11})?$/

/** Reads "35%", "100/3%", "7/20" and "0.35". A bare 35 could be either and is asked about. */
export const readWeight = (text: string): ReadWeight => {
  const bare = text.trim()
  if (bare === '') return { because: 'has no weight' }
  const match = typedShape.exec(bare)
  if (!match) return { because: bare.startsWith('-') ? 'a weight cannot be negative' : `“${bare}” is not a weight such as 35% or 7/20` }
  const percent = match[2] === '%'
  const value = percent ? exact(match[1]!).div(hundred) : exact(match[1]!)
  if (value.compare(one) > 0) return { because: percent ? 'a weight cannot be above 100%' : `write ${bare}% or a share of at most 1` }
  const weight = exactText(value)
  return heldShape.test(weight) ? { weight } : { because: 'has more digits than the record holds; write it as a fraction such as 1/3' }
}

/** A percentage where it ends within six decimals, otherwise the fraction itself. */
export const weightText = (weight: string): string => {
  const percent = exactText(exact(weight).mul(hundred))
  return percent.includes('/') || (percent.split('.')[1]?.length ?? 0) > 6 ? weight : `${percent}%`
}

export interface WeightSum {
  readonly complete: boolean
  readonly sentence: string
}

/** The sum of siblings as typed: complete only at exactly 100%. */
export const sumWeights = (texts: readonly string[]): WeightSum => {
  const read = texts.map(readWeight)
  const open = read.filter((entry) => 'because' in entry).length
  const sum = sumExact(read.flatMap((entry) => ('weight' in entry ? [exact(entry.weight)] : [])))
  const said = weightText(exactText(sum))
  if (open > 0) return { complete: false, sentence: `${said}; ${formatCount(open, 'weight is', 'weights are')} missing or unreadable` }
  const gap = one.sub(sum)
  if (gap.equals(0)) return { complete: true, sentence: '100%' }
  return { complete: false, sentence: gap.compare(0) > 0 ? `${said}; ${weightText(exactText(gap))} is missing` : `${said}; ${weightText(exactText(gap.neg()))} too much` }
}
