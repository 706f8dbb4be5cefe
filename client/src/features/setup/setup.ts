/** Lots, rounds and dates as a person writes them, read into what the commands ask for; what cannot be read says why. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { Stage } from '@workbench/shared/contract/tender/words.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatDay, formatMoney } from '@workbench/shared/numeric/format.ts'
import { readPounds } from '@workbench/shared/numeric/money.ts'
import type { Difference } from '../../parts/Overtaken.tsx'
import type { ErrorItem } from '../../ui/ErrorSummary.tsx'

export type Overview = Plain<ReplyOf<'overview'>>
export type Lot = Overview['lots'][number]
export type Round = Overview['rounds'][number]

export interface LotText {
  readonly ref: string
  readonly title: string
  readonly places: string
  readonly low: string
  readonly high: string
  readonly variants: '' | 'allowed' | 'refused'
}

export interface LotBody {
  readonly ref: string
  readonly title: string
  readonly places: number
  readonly value?: { readonly low: number; readonly high: number }
  readonly variants: 'allowed' | 'refused'
}

export const emptyLot: LotText = { ref: '', title: '', places: '1', low: '', high: '', variants: '' }

export const lotText = (lot: Lot): LotText => ({
  ref: lot.ref, title: lot.title, places: String(lot.places), low: lot.value ? formatMoney(lot.value.low).slice(1) : '', high: lot.value ? formatMoney(lot.value.high).slice(1) : '',
  variants: lot.variants === 'allowed' ? 'allowed' : 'refused',
})

/** What differs between two writings of a lot, for a choice between them. */
export const comparedLots = (mine: LotText, theirs: LotText): readonly Difference[] => [
  { name: 'Reference', mine: mine.ref, theirs: theirs.ref },
  { name: 'Title', mine: mine.title, theirs: theirs.title },
  { name: 'Places', mine: mine.places, theirs: theirs.places },
  { name: 'Lowest estimated value, £', mine: mine.low, theirs: theirs.low },
  { name: 'Highest, £', mine: mine.high, theirs: theirs.high },
  { name: 'Variant bids', mine: mine.variants, theirs: theirs.variants },
]

export const readLot = (text: LotText): { readonly body: LotBody } | { readonly errors: readonly ErrorItem[] } => {
  const errors: ErrorItem[] = []
  if (text.ref.trim() === '') errors.push({ message: 'Enter a reference, such as 1 or Lot A.', field: 'lot-ref' })
  if (text.title.trim() === '') errors.push({ message: 'Enter the title of the lot.', field: 'lot-title' })
  const places = /^[0-9]{1,2}$/.test(text.places.trim()) ? Number(text.places.trim()) : 0
  if (places < 1 || places > 20) errors.push({ message: 'Places are a whole number from 1 to 20.', field: 'lot-places' })
  if (text.variants === '') errors.push({ message: 'Say whether variant bids are allowed.', field: 'lot-variants' })
  const value = readRange(text.low, text.high, errors)
  return errors.length > 0 || text.variants === '' ? { errors } : { body: { ref: text.ref.trim(), title: text.title.trim(), places, ...(value ? { value } : {}), variants: text.variants } }
}

const readRange = (lowText: string, highText: string, errors: ErrorItem[]): { low: number; high: number } | undefined => {
  if (lowText.trim() === '' && highText.trim() === '') return undefined
  const low = readPounds(lowText)
  const high = readPounds(highText)
  if ('because' in low) errors.push({ message: `Lowest estimated value: ${low.because}`, field: 'lot-low' })
  if ('because' in high) errors.push({ message: `Highest estimated value: ${high.because}`, field: 'lot-high' })
  if ('because' in low || 'because' in high) return undefined
  if (low.pence > high.pence) errors.push({ message: 'The lowest estimated value is above the highest.', field: 'lot-low' })
  return { low: low.pence, high: high.pence }
}

export const roundKinds = [
  ['selection', 'Selection'], ['outline', 'Outline solutions'], ['dialogue', 'Dialogue'], ['negotiation', 'Negotiation'], ['final', 'Final bids'], ['callOff', 'Call-off'],
] as const
export type RoundKind = (typeof roundKinds)[number][0]

/** Stages that a day can be planned for: those a tender walks by, not those that befall it. */
export const plannable: readonly Stage[] = ['published', 'selection', 'sealed', 'opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review', 'decided', 'standstill', 'closed']

/** What differs between two plans, for a choice between them. */
export const comparedDays = (mine: Days, theirs: Days, nameOf: (stage: Stage) => string): readonly Difference[] =>
  plannable.map((stage) => ({ name: nameOf(stage), mine: mine[stage] ? formatDay(mine[stage]) : '', theirs: theirs[stage] ? formatDay(theirs[stage]) : '' }))

export type Days = Readonly<Partial<Record<Stage, string>>>

/** Days that run backwards: each later stage planned before an earlier one, named so that nobody has to look for it. */
export const backwards = (days: Days): readonly [Stage, Stage][] => {
  const set = plannable.filter((stage) => (days[stage] ?? '') !== '')
  return set.slice(1).flatMap((stage, index): [Stage, Stage][] => (days[stage]! < days[set[index]!]! ? [[set[index]!, stage]] : []))
}
