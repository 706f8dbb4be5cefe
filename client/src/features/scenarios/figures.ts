/** How figures of scenarios are read: money in millions, ranges, months, and trusts by name where the engine says ids. */
import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import type { CostKind, Payer, PathKind, ScenarioOption, StepKind } from '@workbench/shared/contract/scenario.ts'
import { exact } from '@workbench/shared/numeric/exact.ts'
import { readDay } from '@workbench/shared/numeric/day.ts'
import { formatDay, formatMonthShort, formatNumber } from '@workbench/shared/numeric/format.ts'
import { monthText } from '@workbench/shared/scenario/months.ts'
import type { ByDates, Range } from '@workbench/shared/scenario/range.ts'
import type { Row } from '@workbench/shared/scenario/compare/rows.ts'

export type Board = Plain<ReplyOf<'scenarioBoard'>>

/** Integer pence in millions of pounds: "31.2". */
export const millions = (pence: number, decimals = 1): string => formatNumber(exact(pence).div(100_000_000), decimals)

export const millionsRange = ({ low, high }: Range): string => `${millions(low)} to ${millions(high)}`

/** "2015-02" or a counted month as "Feb 2015". */
export const monthShown = (month: string | number): string => formatMonthShort(`${typeof month === 'number' ? monthText(month) : month}-01`)

export const monthsShown = ({ early, late }: ByDates<number>): string => (early === late ? '' : `${monthShown(early)} to ${monthShown(late)}`)

export const plainRange = ({ low, high }: Range): string => (low === high ? '' : `${low} to ${high}`)

export const payerNames: Readonly<Record<Payer, string>> = { trust: 'the trust', centre: 'the centre', supplier: 'the supplier' }

export const pathNames: Readonly<Record<PathKind, string>> = {
  businessAsUsual: 'business as usual', doMinimum: 'do minimum', continueDirect: 'continue direct', converge: 'converge', portalOverlay: 'portal overlay', ripAndReplace: 'rip and replace',
}

export const stepNames: Readonly<Record<StepKind, string>> = { award: 'Award', contract: 'Contract', build: 'Build', rehearsals: 'Rehearsals', cutover: 'Go-live' }

export const routeNames: Readonly<Record<ScenarioOption['route']['kind'], string>> = {
  newProcurement: 'new procurement', callOff: 'call-off', extension: 'extension', directAward: 'direct award', none: 'not assessed',
}

export const exposureNames: Readonly<Record<ScenarioOption['route']['exposure'], string>> = { low: 'low exposure', medium: 'medium exposure', high: 'high exposure', notAssessed: 'exposure not assessed' }

export const costKindNames: Readonly<Record<CostKind, string>> = {
  oldHosting: 'present hosting', lateExtension: 'extension after contract end', dualRunning: 'dual running', backfill: 'backfill', interfaces: 'interfaces', migration: 'migration', training: 'training',
  licence: 'licence', implementation: 'implementation', hosting: 'hosting', support: 'support', exit: 'exit', reportingBlackout: 'loss at go-live: reporting', bookingThroughput: 'loss at go-live: bookings',
  breachFines: 'loss at go-live: fines', extraStaff: 'loss at go-live: extra staff', incomeUnderRecording: 'loss at go-live: income not recorded',
}

/** Days as people write them, and names in place of ids, longest first so that “barts-health” is not read as “barts”. An id inside a longer word stays. */
export const readable = (words: string, named: readonly { readonly id: string; readonly name: string }[]): string => {
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const ids = [...names.keys()].toSorted((a, b) => b.length - a.length)
  const dated = words.replace(/\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b/g, (day) => (readDay(day) ? formatDay(day) : day))
  return ids.length === 0 ? dated : dated.replace(new RegExp(`(?<![a-z0-9-])(?:${ids.join('|')})(?![a-z0-9-])`, 'g'), (id) => names.get(id) ?? id)
}

/** A row's value as it is compared, and the range beside it. */
export const cellShown = ({ unit }: Pick<Row, 'unit'>, cell: Row['cells'][number]): { readonly value: string; readonly range: string } => {
  if (cell.value === null) return { value: 'not told', range: '' }
  const { range } = cell
  if (unit === 'pence') return { value: millions(cell.value), range: range && range.low !== range.high ? millionsRange(range) : '' }
  if (unit === 'month') return { value: monthShown(cell.value), range: range && range.low !== range.high ? `${monthShown(range.low)} to ${monthShown(range.high)}` : '' }
  return { value: formatNumber(cell.value), range: range ? plainRange(range) : '' }
}
