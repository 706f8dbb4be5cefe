/**
 * What a pricing schedule hides from a reader who looks at its total only. Found by the nature of its lines, not by a label;
 * each finding names the lines and what to ask. A finding accuses nobody and changes no price.
 */
import type { PriceNormalisation, PricingLine, PricingSchedule } from '../../contract/model.ts'
import { exact, isZero, one, sumExact, zero, type Exact } from '../../numeric/exact.ts'
import { formatCount, formatList, formatMoneyShort, formatPercent } from '../../numeric/format.ts'
import { roundToPence } from '../../numeric/rounding.ts'
import { discountFactors } from './discounting.ts'

export const priceTraps = ['backLoaded', 'indexedFromBid', 'vatIrrecoverable', 'licenceAgain', 'volumeDiscount', 'exitUnpriced', 'dualRunning', 'creditCap', 'frameworkMaximum'] as const
export type PriceTrap = (typeof priceTraps)[number]

export interface TrapFound {
  readonly trap: PriceTrap
  /** Ids of the lines it rests on; none where it is about what is missing or about the schedule as a whole. */
  readonly lines: readonly string[]
  readonly sentence: string
}

export interface TrapContext {
  readonly normalisation: PriceNormalisation
  /** How many trusts the price is asked for. */
  readonly trusts: number
  /** How many the lot awards: with more than one it is a framework. */
  readonly places: number
  /** What a trust runs today, where the record says so. */
  readonly today: ReadonlyMap<string, { readonly name: string; readonly system: string }>
}

const recurring: readonly PricingLine['charge'][] = ['annualFixed', 'monthlyFixed']
const services: readonly PricingLine['component'][] = ['hosting', 'support', 'changeControl', 'thirdParty']

const sumOf = (amounts: readonly number[]): bigint => amounts.reduce((sum, amount) => sum + BigInt(amount), 0n)
const shown = (pence: Exact): string => {
  const rounded = roundToPence(pence)
  return rounded === undefined ? 'more than can be held in pence' : formatMoneyShort(rounded)
}
const componentWords: Readonly<Partial<Record<PricingLine['component'], string>>> = { thirdParty: 'third-party licences', changeControl: 'change control', optionalModule: 'optional module', dataMigration: 'data migration' }
const wordOf = (component: PricingLine['component']): string => componentWords[component] ?? component

/** Years' sums of lines, as long as the term. */
const byYear = (lines: readonly PricingLine[], years: number): Exact[] => Array.from({ length: years }, (_, year) => exact(lines.reduce((sum, line) => sum + BigInt(line.amounts[year] ?? 0), 0n)))

export const findPriceTraps = (schedule: PricingSchedule, context: TrapContext): TrapFound[] => {
  const lines = schedule.lines.filter((line) => !line.optional)
  return [
    ...backLoaded(lines, context), ...indexedFromBid(lines, context), ...vatIrrecoverable(lines, context), ...licenceAgain(schedule, lines, context),
    ...volumeDiscount(schedule, lines, context), ...exitUnpriced(lines), ...dualRunning(schedule, lines, context), ...creditCap(schedule.lines, context), ...frameworkMaximum(context),
  ]
}

/** Nothing or little at first, and the last three years of the term carrying two fifths or more: a cliff that discounting makes small. */
const backLoaded = (lines: readonly PricingLine[], { normalisation: { termYears, discountEdition } }: TrapContext): TrapFound[] => {
  if (termYears < 6) return []
  const factors = discountFactors(discountEdition, termYears)
  return [...Map.groupBy(lines.filter((line) => recurring.includes(line.charge)), (line) => line.component)].flatMap(([component, alike]) => {
    const rising = alike.filter((line) => isBackLoaded(line.amounts.slice(0, termYears), termYears))
    if (rising.length === 0) return []
    const years = byYear(rising, termYears)
    const share = (amounts: readonly Exact[]) => sumExact(amounts.slice(-3)).div(sumExact(amounts))
    const first = years.findIndex((amount) => !isZero(amount))
    const start = first === 0 ? `${shown(years[0]!)} in year 1` : `nothing in ${first === 1 ? 'year 1' : `years 1 to ${first}`}, ${shown(years[first]!)} in year ${first + 1}`
    return [{
      trap: 'backLoaded' as const, lines: rising.map(({ id }) => id),
      sentence: `Back-loaded ${wordOf(component)}: ${start}, ${shown(years.at(-1)!)} in year ${termYears}. The last three years carry ${formatPercent(share(years), 0)} of it as offered, ${formatPercent(share(years.map((amount, year) => amount.mul(factors[year]!))), 0)} once discounted; budgets pay the first.`,
    }]
  })
}

const isBackLoaded = (amounts: readonly number[], years: number): boolean => {
  const total = sumOf(amounts)
  const charged = amounts.filter((amount) => amount > 0)
  return total > 0n && amounts.length === years && sumOf(amounts.slice(-3)) * 5n >= total * 2n && BigInt(charged.at(-1)!) * 4n > BigInt(charged[0]!) * 5n
}

/** Rises counted from the bid and not from the start of service: one year of them more. */
const indexedFromBid = (lines: readonly PricingLine[], { normalisation: { termYears, indexation } }: TrapContext): TrapFound[] =>
  [...Map.groupBy(lines.filter((line) => line.indexation !== 'none' && line.indexedFrom === 'bidDate' && sumOf(line.amounts) !== 0n), (line) => line.indexation)].map(([index, alike]) => {
    const rate = indexation.find((entry) => entry.index === index)?.ratePerYear
    const growth = rate === undefined ? undefined : one.add(exact(rate))
    const more = growth === undefined ? undefined : byYear(alike, termYears).reduce<{ sum: Exact; factor: Exact }>(({ sum, factor }, amount) => ({ sum: sum.add(amount.mul(factor).mul(growth.sub(one))), factor: factor.mul(growth) }), { sum: zero, factor: one }).sum
    return {
      trap: 'indexedFromBid' as const, lines: alike.map(({ id }) => id),
      sentence: `${formatCount(alike.length, 'line')} rise by ${index} from the bid date, before service begins: ${more === undefined || rate === undefined ? `what that adds cannot be told, because the model states no rate for ${index}` : `at ${formatPercent(rate)} a year that adds ${shown(more)} over the term, undiscounted, against the service date`}.`,
    }
  })

/** VAT that a trust cannot recover on a managed service: outside the evaluated price, inside every budget. */
const vatIrrecoverable = (lines: readonly PricingLine[], { normalisation: { termYears } }: TrapContext): TrapFound[] => {
  const borne = lines.filter((line) => line.vat === 'irrecoverable' && recurring.includes(line.charge) && services.includes(line.component) && sumOf(line.amounts) !== 0n)
  return borne.length === 0 ? [] : [{
    trap: 'vatIrrecoverable', lines: borne.map(({ id }) => id),
    sentence: `VAT on ${shown(sumExact(byYear(borne, termYears)))} of yearly services (${formatList([...new Set(borne.map(({ component }) => wordOf(component)))])}) cannot be recovered as bid. The evaluated price is without VAT; what a trust can afford is not.`,
  }]
}

/** A bid that goes on with what runs, pricing a licence: it may be held already. */
const licenceAgain = ({ bidKind }: PricingSchedule, lines: readonly PricingLine[], { today }: TrapContext): TrapFound[] => {
  const licences = bidKind === 'continuing' ? lines.filter((line) => line.component === 'licence' && line.charge === 'oneOffMilestone' && sumOf(line.amounts) > 0n) : []
  const running = licences.flatMap((line) => {
    const held = line.trust === null ? undefined : today.get(line.trust)
    return held ? [`${held.name} (${held.system})`] : []
  })
  return licences.length === 0 ? [] : [{
    trap: 'licenceAgain', lines: licences.map(({ id }) => id),
    sentence: `This bid goes on with what runs, and prices licences for good: ${shown(exact(licences.reduce((sum, line) => sum + sumOf(line.amounts), 0n)))}. Ask for each whether it is held already.${running.length === 0 ? '' : ` Today: ${running.join('; ')}.`}`,
  }]
}

/** A price that holds for so many trusts and rises when some do not call off. */
const volumeDiscount = (schedule: PricingSchedule, lines: readonly PricingLine[], { trusts, normalisation: { termYears } }: TrapContext): TrapFound[] => {
  const now = schedule.volumeBands.find((band) => band.trustsFrom <= trusts && trusts <= band.trustsTo)
  if (!now) return []
  const offered = sumExact(byYear(lines, termYears))
  const dearer = schedule.volumeBands.filter((band) => band.trustsTo < now.trustsFrom && exact(band.factor).compare(exact(now.factor)) > 0).toSorted((a, b) => b.trustsFrom - a.trustsFrom)
  const step = ({ trustsFrom, trustsTo, factor }: (typeof dearer)[number]) => `${trustsFrom === trustsTo ? `with ${trustsFrom}` : `with ${trustsFrom} to ${trustsTo}`} times ${factor}, ${shown(offered.mul(exact(factor).sub(exact(now.factor))))} more if all lines stayed`
  return dearer.length === 0 ? [] : [{
    trap: 'volumeDiscount', lines: [],
    sentence: `The price holds for ${now.trustsFrom === now.trustsTo ? `all ${now.trustsFrom} trusts and no fewer` : `${now.trustsFrom} to ${now.trustsTo} trusts`}. Should trusts drop out, every line rises: ${dearer.map(step).join('; ')}.`,
  }]
}

/** The way out, with the data, without a price. */
const exitUnpriced = (lines: readonly PricingLine[]): TrapFound[] => {
  const exits = lines.filter((line) => line.component === 'exit')
  if (exits.some((line) => sumOf(line.amounts) > 0n)) return []
  return [{
    trap: 'exitUnpriced', lines: exits.map(({ id }) => id),
    sentence: exits.length === 0 ? 'No line prices the exit and the return of the data.' : `${formatCount(exits.length, 'line')} for exit stand at nothing: help and data are charged at rates of the time, without a quantity or a cap.`,
  }]
}

/** Another system beside the present one: its hosting runs on, and the bidder does not pay it. */
const dualRunning = ({ bidKind }: PricingSchedule, lines: readonly PricingLine[], { normalisation: { authorityCosts } }: TrapContext): TrapFound[] => {
  if (bidKind !== 'replacing') return []
  const added = authorityCosts.filter(({ appliesTo }) => appliesTo !== 'continuing')
  return [{
    trap: 'dualRunning', lines: lines.filter(({ component }) => component === 'transition').map(({ id }) => id),
    sentence: `While old and new run side by side the trusts pay the old hosting; no line of this bid does. ${added.length === 0 ? 'The model adds nothing for it.' : `The model adds to this bid: ${formatList(added.map(({ label, amount }) => `${label} (${formatMoneyShort(amount)})`))}.`}`,
  }]
}

/** “cap 5 %” in the words of a line of service credits. */
const capIn = (text: string): string | undefined => /\bcap(?:ped at)? ([0-9]+(?:\.[0-9]+)?) ?(?:%|per cent)/i.exec(text)?.[1]

/** Credits are the supplier's most, not the trust's loss. */
const creditCap = (lines: readonly PricingLine[], { trusts, normalisation: { termYears } }: TrapContext): TrapFound[] =>
  lines.filter((line) => line.charge === 'serviceCredit').map((line) => {
    const cap = capIn(`${line.description} ${line.note ?? ''}`)
    const charged = lines.filter((other) => !other.optional && other.component === line.component && recurring.includes(other.charge) && other.trust !== null)
    const last = exact(charged.reduce((sum, other) => sum + BigInt(other.amounts[termYears - 1] ?? 0), 0n))
    const month = cap === undefined || isZero(last) ? undefined : last.div(exact(12 * trusts)).mul(exact(cap)).div(exact(100))
    return {
      trap: 'creditCap' as const, lines: [line.id],
      sentence: month === undefined
        ? 'Service credits stand without an amount and without a cap in figures: what a failure costs the trust is in no line.'
        : `Service credits are capped at ${cap}% of the monthly charge: at most ${shown(month)} a month at an average trust in year ${termYears}. Hold that against what a day without the service costs; no line carries it.`,
    }
  })

const frameworkMaximum = ({ places }: TrapContext): TrapFound[] =>
  places < 2 ? [] : [{
    trap: 'frameworkMaximum', lines: [],
    sentence: `The lot is a framework of ${places} places: these prices are the most a call-off may cost. A call-off may come out lower; nothing in the schedule commits to it, and no lower figure is counted here.`,
  }]
