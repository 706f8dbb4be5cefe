/** From a pricing schedule to one comparable price, each step on its own line; exact throughout, rounded to pence once. */
import type { PriceNormalisation, PricingLine, PricingSchedule } from '../../contract/model.ts'
import { exact, isZero, one, sumExact, zero, type Exact } from '../../numeric/exact.ts'
import { formatCount, formatMoney, formatPercent } from '../../numeric/format.ts'
import { roundToPence, shownText } from '../../numeric/rounding.ts'
import { discountFactors, editionNames } from './discounting.ts'

export type NormalisationStep = 'offered' | 'scope' | 'term' | 'volume' | 'indexation' | 'discounting' | 'authorityCosts' | 'rounding'

/** One line of the working. Amounts are pence as text, shown to six decimals of a penny; the sum behind them is carried exactly. */
export interface PriceStep {
  readonly step: NormalisationStep
  readonly label: string
  readonly change: string
  readonly after: string
}

export interface PriceWorking {
  /** Integer pence, or null when the price cannot be assessed. */
  readonly price: number | null
  /** Why there is no price; present exactly when `price` is null. */
  readonly because?: string
  readonly steps: readonly PriceStep[]
  /** Exact pence by contract year after indexation and before discounting, as text shown to six decimals. */
  readonly byYear: readonly string[]
}

interface Row {
  readonly line: PricingLine
  readonly amounts: readonly Exact[]
}

/** Thrown inside this module only: a reason why there is no price, turned into a value at its edge. */
class CannotAssess extends Error {}

/** Charges that recur by nature: a year without an amount is a year not priced, not a year for nothing. */
const recurring: readonly PricingLine['charge'][] = ['annualFixed', 'monthlyFixed']

/**
 * Order: offered, scope (options), term, volume band for the number of trusts, indexation per index, discounting,
 * costs the authority bears. What the schedule does not say is a reason, never a guess.
 */
export const normalisePrice = (schedule: PricingSchedule, normalisation: PriceNormalisation, { trusts }: { trusts: number }): PriceWorking => {
  const steps: PriceStep[] = []
  let total = zero
  const note = (step: NormalisationStep, label: string, after: Exact) => {
    steps.push({ step, label, change: shownText(after.sub(total), 6), after: shownText(after, 6) })
    total = after
  }
  try {
    let rows = schedule.lines.map((line): Row => ({ line, amounts: line.amounts.map((amount) => exact(amount)) }))
    note('offered', `As offered: ${formatCount(rows.length, 'line')}, all years and options, ${schedule.priceBase}`, sumOf(rows))

    const optional = rows.filter(({ line }) => line.optional)
    if (!normalisation.includeOptions) rows = rows.filter(({ line }) => !line.optional)
    note('scope', optional.length === 0 ? 'Scope: no optional lines' : normalisation.includeOptions
      ? `Scope: ${formatCount(optional.length, 'optional line')} kept in`
      : `Scope: ${formatCount(optional.length, 'optional line')} left out`, sumOf(rows))

    rows = rows.map((row) => withinTerm(row, normalisation.termYears))
    note('term', `Term: the first ${formatCount(normalisation.termYears, 'year')}; amounts beyond are left out`, sumOf(rows))

    const band = volumeFactor(schedule, trusts)
    rows = rows.map((row) => ({ ...row, amounts: row.amounts.map((amount) => amount.mul(band.factor)) }))
    note('volume', band.label, sumOf(rows))

    for (const index of indicesOf(rows)) {
      const rate = rateOf(normalisation, index)
      rows = rows.map((row) => (row.line.indexation === index ? indexed(row, rate) : row))
      note('indexation', `Indexation: ${index} at ${formatPercent(rate)} a year, from year 1 where indexed from the bid date, from year 2 where indexed from the service date`, sumOf(rows))
    }

    const byYear = Array.from({ length: normalisation.termYears }, (_, year) => sumExact(rows.map((row) => row.amounts[year] ?? zero)))
    const factors = discountFactors(normalisation.discountEdition, normalisation.termYears)
    note('discounting', `Discounting: ${editionNames[normalisation.discountEdition]}${normalisation.discountEdition === 'none' ? '' : '; contract year 1 is year 0 with factor 1'}`,
      sumExact(byYear.map((amount, year) => amount.mul(factors[year]!))))

    for (const cost of normalisation.authorityCosts) {
      const applies = cost.appliesTo === 'all' || cost.appliesTo === schedule.bidKind
      note('authorityCosts', applies ? `Authority’s own cost: ${cost.label}` : `Authority’s own cost: ${cost.label}; only for ${cost.appliesTo} bids, this one is ${schedule.bidKind}`, applies ? total.add(exact(cost.amount)) : total)
    }

    const price = roundToPence(total)
    if (price === undefined) throw new CannotAssess('the sum is larger than the workbench can hold in pence')
    note('rounding', `Rounded to the penny, once: ${formatMoney(price)}`, exact(price))
    return { price, steps, byYear: byYear.map((amount) => shownText(amount, 6)) }
  } catch (error) {
    if (error instanceof CannotAssess) return { price: null, because: `The price cannot be assessed, because ${error.message}.`, steps, byYear: [] }
    throw error
  }
}

const sumOf = (rows: readonly Row[]): Exact => sumExact(rows.flatMap((row) => row.amounts))

const withinTerm = ({ line, amounts }: Row, termYears: number): Row => {
  if (amounts.length < termYears && recurring.includes(line.charge))
    throw new CannotAssess(`“${line.description}” (${line.id}) recurs every year but prices ${amounts.length} of ${formatCount(termYears, 'year')}; a year for nothing has to be written as 0`)
  return { line, amounts: amounts.slice(0, termYears) }
}

const volumeFactor = (schedule: PricingSchedule, trusts: number): { factor: Exact; label: string } => {
  if (schedule.volumeBands.length === 0) return { factor: one, label: `Volume: no bands offered; the price holds for ${formatCount(trusts, 'trust')}` }
  const bands = schedule.volumeBands.filter((band) => band.trustsFrom <= trusts && trusts <= band.trustsTo)
  if (bands.length === 0) throw new CannotAssess(`no volume band covers ${formatCount(trusts, 'trust')}`)
  if (bands.length > 1) throw new CannotAssess(`${bands.length} volume bands cover ${formatCount(trusts, 'trust')} at once`)
  const [{ trustsFrom, trustsTo, factor }] = bands as [(typeof bands)[number]]
  return { factor: exact(factor), label: `Volume: ${formatCount(trusts, 'trust')} stand in the band ${trustsFrom} to ${trustsTo}, factor ${factor}` }
}

type Index = Exclude<PricingLine['indexation'], 'none'>
const indices: readonly Index[] = ['RPI', 'CPI', 'CPI-x', 'fixed']

const indicesOf = (rows: readonly Row[]): Index[] => indices.filter((index) => rows.some(({ line, amounts }) => line.indexation === index && amounts.some((amount) => !isZero(amount))))

const rateOf = (normalisation: PriceNormalisation, index: Index): Exact => {
  const rates = normalisation.indexation.filter((entry) => entry.index === index)
  if (rates.length === 0) throw new CannotAssess(`the model states no yearly rate for ${index}, which the schedule uses`)
  if (rates.length > 1) throw new CannotAssess(`the model states ${rates.length} yearly rates for ${index}`)
  return exact(rates[0]!.ratePerYear)
}

/** Indexed from the service date, year 1 is not indexed yet; from the bid date, a year has passed before service begins. */
const indexed = ({ line, amounts }: Row, rate: Exact): Row => {
  const growth = one.add(rate)
  let factor = line.indexedFrom === 'bidDate' ? growth : one
  return { line, amounts: amounts.map((amount) => {
    const grown = amount.mul(factor)
    factor = factor.mul(growth)
    return grown
  }) }
}
