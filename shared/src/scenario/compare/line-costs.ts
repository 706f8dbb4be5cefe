/** What one cost line comes to in each year: real for the economic case, nominal with VAT for the financial one. */
import type { Anchor, CostKind, CostLine, Payer, PenceRange } from '../../contract/scenario.ts'
import { gdpDeflator, priceBaseFactor } from '../appraisal/deflator.ts'
import { cannot, type Unassessed } from '../appraisal/measures.ts'
import { exact, numeratorOf, one, type Exact } from '../../numeric/exact.ts'
import { startOfYear, yearOfMonth } from '../months.ts'
import type { Known } from '../options/known.ts'
import type { Horizon, Unit } from '../options/units.ts'
import { addRanges, isExactRange, mapRange, noCost, noYears, type DateCase, type Range } from '../range.ts'
import type { UnitTimeline } from '../timeline/timeline.ts'

export interface LineCost {
  readonly line: string
  readonly label: string
  readonly kind: CostKind
  readonly payer: Payer
  readonly type: CostLine['type']
  readonly recurrent: boolean
  readonly evidence: readonly string[]
  readonly illustrative: boolean
  /** First and last month in which a monthly line is paid; null for other lines and where no month is left. */
  readonly paid: { readonly first: number; readonly last: number } | null
  /** Real pence a month, before any relative change of price; null for lines that are not monthly. */
  readonly perMonth: Range | null
  /** Real pence by year, without VAT, in prices of the assumptions' base. */
  readonly real: readonly Range[]
  /** Pence of the day by year, with VAT that cannot be recovered. */
  readonly nominal: readonly Range[]
  /** False for a transfer between public bodies: it stays out of the economic case. */
  readonly economic: boolean
  /** Real pence (mid) that fall outside the horizon or the trust's own months: sunk, beyond, or after a merger. Not in the figures. */
  readonly outside: number
}

/** What falls due in one year: `share` of the amount, inside or outside the months that count. A stated year's amount is spread evenly over its months. */
interface Payment {
  readonly year: number
  readonly amount: PenceRange
  readonly share: Ratio
  readonly inside: boolean
}

/** pence × numerator / denominator to whole pence, half away from zero. What grows beyond exact integers is caught by `isExactRange`. */
export const scaledPence = (pence: number, numerator: bigint, denominator: bigint): number => {
  if (numerator === denominator) return pence
  const product = BigInt(pence) * numerator
  const size = product < 0n ? -product : product
  const rounded = Number((size * 2n + denominator) / (denominator * 2n))
  return product < 0n ? -rounded : rounded
}

type Ratio = readonly [bigint, bigint]
const ratioOf = (value: Exact): Ratio => [numeratorOf(value), value.d]

/** From real pence to pence of the day, by year, without and with VAT; made once for a run. */
export interface YearFactors {
  readonly withoutVat: readonly Ratio[]
  readonly withVat: readonly Ratio[]
}

export const yearFactors = (known: Known, horizon: Horizon): YearFactors => {
  const { inflationPerYear, vatRate, priceBase } = known.inputs.assumptions
  const growth = exact(inflationPerYear).add(one)
  const vat = exact(vatRate).add(one)
  const inflation = Array.from({ length: horizon.years }, (_none, year) => growth.pow(horizon.firstYear + year - startOfYear(priceBase)))
  return { withoutVat: inflation.map(ratioOf), withVat: inflation.map((factor) => ratioOf(factor.mul(vat))) }
}

const monthOfAnchor = (anchor: Anchor, horizon: Horizon, timeline: UnitTimeline, dates: DateCase): number | Unassessed => {
  if (anchor.at === 'horizonStart') return horizon.first - 1 + anchor.plusMonths
  if (anchor.at === 'horizonEnd') return horizon.last + anchor.plusMonths
  if (anchor.at === 'contractEnd') {
    const end = timeline.contractEnd
    // Costs use the stated end throughout; how the end itself may move is shown as months late.
    return 'cannot' in end ? end : end.stated + anchor.plusMonths
  }
  if (anchor.at === 'cutover') return 'cannot' in timeline.cutover ? timeline.cutover : timeline.cutover[dates] + anchor.plusMonths
  const step = timeline.steps.find((one) => one.step === anchor.at)
  return step ? step.done[dates] + anchor.plusMonths : cannot(`There is no date for “${anchor.at}”.`)
}

const whole: Ratio = [1n, 1n]

const paymentsOf = (line: CostLine, unit: Unit, horizon: Horizon, timeline: UnitTimeline, dates: DateCase): Payment[] | Unassessed => {
  const inside = (month: number) => month >= unit.from && month <= unit.until
  const { timing } = line
  if (timing.by === 'years') {
    return timing.amounts.flatMap(({ year, amount }) => {
      const start = startOfYear(year)
      const first = start * 12 + 3
      const counted = Math.max(0, Math.min(unit.until, first + 11) - Math.max(unit.from, first) + 1)
      return [
        ...(counted > 0 ? [{ year: start, amount, share: [BigInt(counted), 12n] as const, inside: true }] : []),
        ...(counted < 12 ? [{ year: start, amount, share: [BigInt(12 - counted), 12n] as const, inside: false }] : []),
      ]
    })
  }
  if (timing.by === 'once') {
    const month = monthOfAnchor(timing.at, horizon, timeline, dates)
    return typeof month === 'number' ? [{ year: yearOfMonth(month), amount: timing.amount, share: whole, inside: inside(month) }] : month
  }
  const after = monthOfAnchor(timing.after, horizon, timeline, dates)
  const until = monthOfAnchor(timing.until, horizon, timeline, dates)
  if (typeof after !== 'number') return after
  if (typeof until !== 'number') return until
  const counts = new Map<string, { year: number; inside: boolean; months: bigint }>()
  for (let month = after + 1; month <= until; month += 1) {
    const year = yearOfMonth(month)
    const key = `${year}${inside(month)}`
    const count = counts.get(key)
    if (count) count.months += 1n
    else counts.set(key, { year, inside: inside(month), months: 1n })
  }
  return [...counts.values()].map(({ year, inside, months }) => ({ year, inside, amount: timing.amount, share: [months, 1n] as const }))
}

/** No sum of money in the world; a slip of the hand in an amount or a rate. */
export const tooLarge = cannot('The amounts grow beyond what can be held in exact pence.')

const paidMonths = (line: CostLine, unit: Unit, horizon: Horizon, timeline: UnitTimeline, dates: DateCase): LineCost['paid'] => {
  if (line.timing.by !== 'monthly') return null
  const after = monthOfAnchor(line.timing.after, horizon, timeline, dates)
  const until = monthOfAnchor(line.timing.until, horizon, timeline, dates)
  if (typeof after !== 'number' || typeof until !== 'number') return null
  const [first, last] = [Math.max(after + 1, unit.from), Math.min(until, unit.until)]
  return first <= last ? { first, last } : null
}

/** The amounts of one line, or why they cannot be told. */
export const lineCost = (line: CostLine, unit: Unit, horizon: Horizon, timeline: UnitTimeline, dates: DateCase, known: Known, factors: YearFactors): LineCost | Unassessed => {
  const payments = paymentsOf(line, unit, horizon, timeline, dates)
  if ('cannot' in payments) return payments
  const { priceBase } = known.inputs.assumptions
  if (line.priceBase !== priceBase && gdpDeflator.knownFrom > known.asAt)
    return cannot(`It stands in prices of ${line.priceBase}; the deflator series at hand was published on ${gdpDeflator.knownFrom}, after ${known.asAt}.`)
  const rebased = priceBaseFactor(gdpDeflator, line.priceBase, priceBase)
  if ('cannot' in rebased) return rebased
  const growth = line.realChangePerYear === undefined ? undefined : exact(line.realChangePerYear).add(one)
  const real = noYears(horizon.years)
  let outside = 0
  for (const payment of payments) {
    const [numerator, denominator] = ratioOf(growth ? rebased.mul(growth.pow(payment.year - startOfYear(line.priceBase))) : rebased)
    const amount = mapRange(payment.amount, (pence) => scaledPence(pence, numerator * payment.share[0], denominator * payment.share[1]))
    const year = payment.year - horizon.firstYear
    if (payment.inside && year >= 0 && year < horizon.years) real[year] = addRanges(real[year] ?? noCost, amount)
    else outside += amount.mid
  }
  if (!real.every(isExactRange)) return tooLarge
  const toNominal = line.vat === 'irrecoverable' ? factors.withVat : factors.withoutVat
  return {
    line: line.id,
    label: line.label,
    kind: line.kind,
    payer: line.payer,
    type: line.type,
    recurrent: line.recurrent,
    evidence: line.evidence,
    illustrative: line.illustrative,
    paid: paidMonths(line, unit, horizon, timeline, dates),
    perMonth: line.timing.by === 'monthly' ? mapRange(line.timing.amount, (pence) => scaledPence(pence, numeratorOf(rebased), rebased.d)) : null,
    real,
    nominal: real.map((range, year) => {
      const [numerator, denominator] = toNominal[year]!
      return range === noCost ? noCost : mapRange(range, (pence) => scaledPence(pence, numerator, denominator))
    }),
    economic: !line.transfer,
    outside,
  }
}
