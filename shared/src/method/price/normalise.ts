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

/** Lines that are indexed alike, added up by year: a schedule of thousands of amounts becomes at most ten short streams. */
interface Stream {
  readonly indexation: PricingLine['indexation']
  readonly indexedFrom: PricingLine['indexedFrom']
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
    let lines: readonly PricingLine[] = schedule.lines
    note('offered', `As offered: ${formatCount(lines.length, 'line')}, all years and options, ${schedule.priceBase}`, sumOfLines(lines))

    const optional = lines.filter((line) => line.optional)
    if (!normalisation.includeOptions) lines = lines.filter((line) => !line.optional)
    note('scope', optional.length === 0 ? 'Scope: no optional lines' : normalisation.includeOptions
      ? `Scope: ${formatCount(optional.length, 'optional line')} kept in`
      : `Scope: ${formatCount(optional.length, 'optional line')} left out`, sumOfLines(lines))

    lines = lines.map((line) => withinTerm(line, normalisation.termYears))
    note('term', `Term: the first ${formatCount(normalisation.termYears, 'year')}; amounts beyond are left out`, sumOfLines(lines))

    const band = volumeFactor(schedule, trusts)
    let streams: readonly Stream[] = streamsOf(lines, normalisation.termYears).map((stream) => ({ ...stream, amounts: stream.amounts.map((amount) => amount.mul(band.factor)) }))
    note('volume', band.label, sumOf(streams))

    refuseRateOnNone(normalisation)
    for (const index of indicesOf(streams)) {
      const rate = rateOf(normalisation, index)
      streams = streams.map((stream) => (stream.indexation === index ? indexed(stream, rate) : stream))
      note('indexation', `Indexation: ${index} at ${formatPercent(rate)} a year, from year 1 where indexed from the bid date, from year 2 where indexed from the service date`, sumOf(streams))
    }

    const byYear = Array.from({ length: normalisation.termYears }, (_, year) => sumExact(streams.map((stream) => stream.amounts[year]!)))
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

const sumOfLines = (lines: readonly PricingLine[]): Exact => exact(lines.reduce((total, line) => line.amounts.reduce((sum, amount) => sum + BigInt(amount), total), 0n))

const sumOf = (streams: readonly Stream[]): Exact => sumExact(streams.flatMap((stream) => stream.amounts))

const streamsOf = (lines: readonly PricingLine[], years: number): Stream[] =>
  [...Map.groupBy(lines, (line) => `${line.indexation} ${line.indexedFrom}`).values()].map((alike) => ({
    indexation: alike[0]!.indexation,
    indexedFrom: alike[0]!.indexedFrom,
    amounts: Array.from({ length: years }, (_, year) => exact(alike.reduce((sum, line) => sum + BigInt(line.amounts[year] ?? 0), 0n))),
  }))

const withinTerm = (line: PricingLine, termYears: number): PricingLine => {
  if (line.amounts.length < termYears && recurring.includes(line.charge))
    throw new CannotAssess(`“${line.description}” (${line.id}) recurs every year but prices ${line.amounts.length} of ${formatCount(termYears, 'year')}; a year for nothing has to be written as 0`)
  return line.amounts.length <= termYears ? line : { ...line, amounts: line.amounts.slice(0, termYears) }
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

const indicesOf = (streams: readonly Stream[]): Index[] => indices.filter((index) => streams.some((stream) => stream.indexation === index && stream.amounts.some((amount) => !isZero(amount))))

/** A model may list lines without indexation at a rate of 0; any other rate for them contradicts their name. */
const refuseRateOnNone = (normalisation: PriceNormalisation): void => {
  const rate = normalisation.indexation.find((entry) => entry.index === 'none')?.ratePerYear
  if (rate !== undefined && !isZero(exact(rate))) throw new CannotAssess(`the model states a yearly rate of ${formatPercent(rate)} for lines without indexation`)
}

const rateOf = (normalisation: PriceNormalisation, index: Index): Exact => {
  const rates = normalisation.indexation.filter((entry) => entry.index === index)
  if (rates.length === 0) throw new CannotAssess(`the model states no yearly rate for ${index}, which the schedule uses`)
  if (rates.length > 1) throw new CannotAssess(`the model states ${rates.length} yearly rates for ${index}`)
  return exact(rates[0]!.ratePerYear)
}

/** Indexed from the service date, year 1 is not indexed yet; from the bid date, a year has passed before service begins. */
const indexed = (stream: Stream, rate: Exact): Stream => {
  const growth = one.add(rate)
  let factor = stream.indexedFrom === 'bidDate' ? growth : one
  return { ...stream, amounts: stream.amounts.map((amount) => {
    const grown = amount.mul(factor)
    factor = factor.mul(growth)
    return grown
  }) }
}
