/** A pricing schedule as it is read: words for its closed lists, and which lines a choice leaves. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { PricingLine } from '@workbench/shared/contract/model.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import type { PriceTrap } from '@workbench/shared/method/price/traps.ts'
import { formatCount, formatMoneyShort, formatPounds } from '@workbench/shared/numeric/format.ts'
import { sumPence } from '@workbench/shared/numeric/money.ts'

export type Schedule = Plain<ReplyOf<'pricingSchedule'>>

export const trapNames: Readonly<Record<string, string>> = {
  backLoaded: 'Paid late', indexedFromBid: 'Indexed from the bid date', vatIrrecoverable: 'VAT that stays', licenceAgain: 'A licence that may be held', volumeDiscount: 'A discount that can collapse',
  exitUnpriced: 'No price for the way out', dualRunning: 'Dual running outside the bid', creditCap: 'Credits below the loss', frameworkMaximum: 'A maximum, no call-off price',
} satisfies Readonly<Record<PriceTrap, string>>

export const componentWords: Readonly<Record<PricingLine['component'], string>> = {
  licence: 'Licence', implementation: 'Implementation', dataMigration: 'Data migration', interfaces: 'Interfaces', training: 'Training', hosting: 'Hosting', support: 'Support', hardware: 'Hardware',
  thirdParty: 'Third-party licences', changeControl: 'Change control', optionalModule: 'Optional module', transition: 'Transition', exit: 'Exit', tupe: 'Staff transfer (TUPE)', contingency: 'Contingency',
}

export const chargeWords: Readonly<Record<PricingLine['charge'], string>> = {
  oneOffMilestone: 'once, by milestone', annualFixed: 'fixed by the year', monthlyFixed: 'fixed by the month', perUnit: 'by the unit', timeAndMaterialsCapped: 'time and materials, capped', gainshare: 'share of the gain', serviceCredit: 'service credit',
}

export const vatWords: Readonly<Record<PricingLine['vat'], string>> = { recoverable: 'recoverable', irrecoverable: 'not recoverable', exempt: 'exempt' }

export const indexationWords = ({ indexation, indexedFrom }: Pick<PricingLine, 'indexation' | 'indexedFrom'>): string =>
  indexation === 'none' ? 'not indexed' : `${indexation === 'fixed' ? 'a fixed rise' : indexation} from the ${indexedFrom === 'bidDate' ? 'bid date' : 'service date'}`

export interface Shown {
  /** A trust's id, "none" for lines of no single trust, or all. */
  readonly trust: string
  readonly component: string
  /** The place of a finding among the traps, or all. */
  readonly trap: string
}

export const linesShown = ({ lines, traps }: Pick<Schedule, 'lines' | 'traps'>, { trust, component, trap }: Shown): Schedule['lines'] => {
  const rested = trap === 'all' ? undefined : new Set(traps[Number(trap)]?.lines)
  return lines.filter((line) => (trust === 'all' || (line.trust ?? 'none') === trust) && (component === 'all' || line.component === component) && (rested === undefined || rested.has(line.id)))
}

export const sumOfLine = ({ amounts }: Pick<PricingLine, 'amounts'>): string => {
  const sum = sumPence(amounts)
  return 'pence' in sum ? formatPounds(sum.pence) : 'more than can be held in pence'
}

export const scheduleFinding = (name: string, { normalisation: { price }, traps }: Pick<Schedule, 'normalisation' | 'traps'>): string => {
  const hidden = traps.length === 0 ? 'nothing hidden by its total was found' : `${formatCount(traps.length, 'thing')} to ask about`
  return price === null ? `${name}: no comparable price; ${hidden}` : `${name} is compared at ${formatMoneyShort(price)}; ${hidden}`
}
