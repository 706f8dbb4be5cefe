/** The small checks that a workshop's material is made of; each names the place and the cause. */
import { readDay } from '../../numeric/day.ts'
import { isFinancialYear } from '../months.ts'

export interface MaterialProblem {
  /** JSON pointer into { inputs, scenarios }. */
  readonly pointer: string
  readonly message: string
}

export interface Checks {
  readonly report: (pointer: string, message: string) => void
  /** Every id of the list that stands twice is told; returns all. */
  readonly named: (items: readonly { readonly id: string }[], pointer: string, what: string) => Set<string>
  readonly cites: (evidence: readonly string[], pointer: string) => void
  /** A figure must rest on evidence or be marked. */
  readonly founded: (item: { readonly evidence: readonly string[]; readonly illustrative: boolean }, pointer: string) => void
  readonly day: (text: string | null, pointer: string) => void
  readonly year: (text: string, pointer: string) => void
  readonly ordered: (range: { readonly low: number; readonly mid: number; readonly high: number }, pointer: string) => void
}

export const checksInto = (problems: MaterialProblem[], evidence: ReadonlySet<string>): Checks => {
  const report: Checks['report'] = (pointer, message) => void problems.push({ pointer, message })
  const cites: Checks['cites'] = (ids, pointer) => {
    for (const [index, id] of ids.entries()) if (!evidence.has(id)) report(`${pointer}/evidence/${index}`, `There is no evidence item “${id}”.`)
  }
  return {
    report,
    named: (items, pointer, what) => {
      const seen = new Set<string>()
      for (const [index, { id }] of items.entries()) {
        if (seen.has(id)) report(`${pointer}/${index}/id`, `There are two ${what}s “${id}”.`)
        seen.add(id)
      }
      return seen
    },
    cites,
    founded: (item, pointer) => {
      if (item.evidence.length === 0 && !item.illustrative) report(`${pointer}/evidence`, 'A figure without evidence must be marked illustrative.')
      cites(item.evidence, pointer)
    },
    day: (text, pointer) => {
      if (text !== null && !readDay(text)) report(pointer, `“${text}” is not a day of the calendar.`)
    },
    year: (text, pointer) => {
      if (!isFinancialYear(text)) report(pointer, `“${text}” is not a financial year such as 2012-13.`)
    },
    ordered: (range, pointer) => {
      if (range.low > range.mid || range.mid > range.high) report(pointer, 'Low, mid and high are not in order.')
    },
  }
}
