/** How a net present cost comes about: its lines, its years, its factors. What is shown adds up to the figure shown. */
import type { CostKind, Payer, ScenarioAssumptions } from '../../contract/scenario.ts'
import { discountFactors, editions } from '../appraisal/discounting.ts'
import { presentValue, type Unassessed } from '../appraisal/measures.ts'
import { exact, sumExact, zero, type Exact } from '../../numeric/exact.ts'
import { noCost, sumRanges, type Range } from '../range.ts'
import type { Basis } from './scenario-result.ts'
import type { LineCost } from './line-costs.ts'
import type { TrustResult } from './trust-result.ts'

export interface WorkingLine {
  readonly line: string
  readonly label: string
  readonly kind: CostKind
  readonly payer: Payer
  readonly illustrative: boolean
  readonly evidence: readonly string[]
  /** Real pence over the horizon, without VAT. */
  readonly real: Range
  readonly byYear: readonly { readonly year: string; readonly pence: number }[]
  /** Exact pence at the mid, before the one rounding of the total; null for a transfer, which the economic case leaves out. */
  readonly present: Exact | null
  /** Real pence (mid) that fall outside the horizon or the trust's own months. */
  readonly outside: number
}

export interface WorkingYear {
  readonly year: string
  readonly real: Range
  /** To ten decimals, for reading. */
  readonly factor: string
  readonly present: Exact
}

export interface Working {
  readonly lines: readonly WorkingLine[]
  readonly years: readonly WorkingYear[]
  /** Exact pence at the mid; rounded once it is the net present cost. */
  readonly sum: Exact
  readonly npc: Range
}

export const npcWorking = ({ costs, lines }: TrustResult, { discountEdition, discountConvention, years }: ScenarioAssumptions, basis: Basis): Working | Unassessed => {
  if ('cannot' in costs) return costs
  const factors = discountFactors(editions[discountEdition].standard, years, { convention: discountConvention })
  const shownYears = basis.years.map((year, index): WorkingYear => {
    const real = costs.economicByYear[index] ?? noCost
    return { year, real, factor: basis.factors[index] ?? '', present: exact(real.mid).mul(factors[index] ?? zero) }
  })
  return { lines: lines.map((line) => workingLine(line, factors, basis)), years: shownYears, sum: sumExact(shownYears.map(({ present }) => present)), npc: costs.npc }
}

const workingLine = ({ line, label, kind, payer, illustrative, evidence, real, economic, outside }: LineCost, factors: readonly Exact[], { years }: Basis): WorkingLine => ({
  line, label, kind, payer, illustrative, evidence, outside,
  real: sumRanges(real),
  byYear: years.flatMap((year, index) => (real[index] && real[index].mid !== 0 ? [{ year, pence: real[index].mid }] : [])),
  present: economic ? presentValue(real.map(({ mid }) => exact(mid)), factors) : null,
})
