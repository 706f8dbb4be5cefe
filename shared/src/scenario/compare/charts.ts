/** Selectors for charts and tables: pure readings of a comparison, in the order they are drawn. */
import { payers, type Payer, type StepKind } from '../../contract/scenario.ts'
import type { Unassessed } from '../appraisal/measures.ts'
import { monthText } from '../months.ts'
import { noCost, sumRanges, type ByDates, type Range } from '../range.ts'
import type { Basis, ScenarioResult } from './scenario-result.ts'
import type { CostsOfTrust, TrustResult } from './trust-result.ts'

export interface YearCost {
  readonly year: string
  readonly economic: Range
  readonly byPayer: Readonly<Record<Payer, Range>>
  readonly financial: Range
  readonly capital: Range
  readonly revenue: Range
}

/** Cost by year and payer of a whole scenario, or of one trust in it. */
export const costByYear = (costs: CostsOfTrust | Unassessed, { years }: Basis): YearCost[] | Unassessed =>
  'cannot' in costs
    ? costs
    : years.map((year, index) => {
        const byPayer = { trust: costs.financialByYear.trust[index] ?? noCost, centre: costs.financialByYear.centre[index] ?? noCost, supplier: costs.financialByYear.supplier[index] ?? noCost }
        return {
          year,
          economic: costs.economicByYear[index] ?? noCost,
          byPayer,
          financial: sumRanges(payers.map((payer) => byPayer[payer])),
          capital: costs.capitalByYear[index] ?? noCost,
          revenue: costs.revenueByYear[index] ?? noCost,
        }
      })

export interface GanttBar {
  readonly step: StepKind
  /** Solid from the likely beginning to the likely end, hatched on to the late end. Months as "2015-02". */
  readonly begins: string
  readonly done: string
  readonly doneLate: string
}

export interface GanttRow {
  readonly trust: string
  readonly option: string
  readonly bars: readonly GanttBar[]
  readonly cutover: ByDates<string> | Unassessed
  /** The last month the present contract covers. */
  readonly contractEnd: { readonly earliest: string; readonly stated: string; readonly latest: string } | Unassessed
  readonly monthsLate: Range | Unassessed
  readonly dualRunningMonths: number
}

export const ganttRows = (result: ScenarioResult): GanttRow[] => result.trusts.map(ganttRow)

const ganttRow = ({ trust, option, timeline, dualRunningMonths }: TrustResult): GanttRow => {
  const { steps, cutover, contractEnd, monthsLate } = timeline
  return {
    trust,
    option,
    bars: steps.map(({ step, begins, done }) => ({ step, begins: monthText(begins.mid), done: monthText(done.mid), doneLate: monthText(done.late) })),
    cutover: 'cannot' in cutover ? cutover : { early: monthText(cutover.early), mid: monthText(cutover.mid), late: monthText(cutover.late) },
    contractEnd: 'cannot' in contractEnd ? contractEnd : { earliest: monthText(contractEnd.earliest), stated: monthText(contractEnd.stated), latest: monthText(contractEnd.latest) },
    monthsLate,
    dualRunningMonths: dualRunningMonths.mid,
  }
}
