/** Optimism bias of the Green Book's supplementary guidance: an upper bound that shown mitigation brings down to a lower one. */
import { exact, hundred, one, sumExact, type Exact } from '../../numeric/exact.ts'

export interface BiasBounds {
  readonly upperPercent: string
  readonly lowerPercent: string
}

/** How much of the bias one cause brings, and how much of that cause is dealt with; mitigation without evidence is not taken. */
export interface Mitigation {
  readonly cause: string
  readonly sharePercent: string
  readonly mitigatedPercent: string
  readonly evidence: readonly string[]
}

/** Equipment and development, to which IT belongs: Mott MacDonald (2002), table 2. */
export const itCapital: BiasBounds = { upperPercent: '200', lowerPercent: '10' }
export const itDuration: BiasBounds = { upperPercent: '54', lowerPercent: '10' }

export interface Bias {
  /** To multiply a base figure by. */
  readonly factor: Exact
  readonly percent: Exact
  readonly working: readonly string[]
}

export const optimismBias = (bounds: BiasBounds, mitigations: readonly Mitigation[]): Bias => {
  const counted = mitigations.map((mitigation) => ({ ...mitigation, used: mitigation.evidence.length > 0 || exact(mitigation.mitigatedPercent).compare(0) === 0 }))
  const lifted = sumExact(counted.map((cause) => (cause.used ? exact(cause.sharePercent).mul(exact(cause.mitigatedPercent)).div(hundred) : exact(0))))
  const remaining = exact(bounds.upperPercent).mul(hundred.sub(lifted)).div(hundred)
  const lower = exact(bounds.lowerPercent)
  const percent = remaining.compare(lower) < 0 ? lower : remaining
  return {
    factor: percent.div(hundred).add(one),
    percent,
    working: [
      `Upper bound ${bounds.upperPercent} %.`,
      ...counted.filter(({ used }) => !used).map(({ cause }) => `Mitigation of “${cause}” is not taken: no evidence is attached.`),
      ...(percent === lower ? [`Mitigation would bring it below the lower bound of ${bounds.lowerPercent} %, which holds.`] : []),
    ],
  }
}
