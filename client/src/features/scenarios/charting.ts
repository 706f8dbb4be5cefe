/** From results of scenarios to what charts draw, with the finding each states and the same numbers as a table. */
import type { CostPanel, CostPart } from '@workbench/shared/chart/cost-by-year.ts'
import type { TimelineRow } from '@workbench/shared/chart/timeline.ts'
import { payers, stepKinds, type Payer, type ScenarioInputs } from '@workbench/shared/contract/scenario.ts'
import { formatMoneyShort } from '@workbench/shared/numeric/format.ts'
import { costByYear, type YearCost } from '@workbench/shared/scenario/compare/charts.ts'
import type { Basis, ScenarioResult } from '@workbench/shared/scenario/compare/scenario-result.ts'
import type { CostsOfTrust } from '@workbench/shared/scenario/compare/trust-result.ts'
import type { Unassessed } from '@workbench/shared/scenario/appraisal/measures.ts'
import { millions, monthShown, stepNames } from './figures.ts'

export const payerParts: readonly CostPart[] = [{ key: 'trust', label: 'paid by the trusts' }, { key: 'centre', label: 'paid by the centre' }, { key: 'supplier', label: 'paid by the supplier' }]
/** The same where only one trust is drawn. */
export const oneTrustParts: readonly CostPart[] = payerParts.map((part) => (part.key === 'trust' ? { ...part, label: 'paid by the trust' } : part))
export const stepLabels: readonly string[] = stepKinds.map((step) => stepNames[step])

export const poundsTick = (pounds: number): string => formatMoneyShort(Math.round(pounds) * 100, 1)

const pounds = (pence: number) => pence / 100
const yearsShown = (years: readonly YearCost[]) => years.map(({ year, byPayer, financial }) => ({ year, pounds: { trust: pounds(byPayer.trust.mid), centre: pounds(byPayer.centre.mid), supplier: pounds(byPayer.supplier.mid) }, shown: formatMoneyShort(financial.mid, 1) }))

export const costPanel = (id: string, name: string, costs: CostsOfTrust | Unassessed, basis: Basis): CostPanel => {
  const years = costByYear(costs, basis)
  return 'cannot' in years ? { id, name, years: [], because: 'Its cost cannot be told; see the table.' } : { id, name, years: yearsShown(years) }
}

export const costPanels = (results: readonly ScenarioResult[], basis: Basis): CostPanel[] => results.map(({ scenario, title, total }) => costPanel(scenario, title, total, basis))

const table = (panels: readonly { readonly name: string; readonly years: readonly YearCost[] | Unassessed }[], years: readonly string[]) => ({
  head: ['Who pays', ...years],
  rows: panels.flatMap(({ name, years: told }) =>
    'cannot' in told
      ? [[`${name}: not told`, ...years.map(() => '')]]
      : payers.filter((payer) => payer !== 'supplier' || told.some(({ byPayer }) => byPayer.supplier.mid !== 0)).map((payer) => [`${name}, ${payer}`, ...told.map(({ byPayer }) => millions(byPayer[payer].mid))])),
})

export const costTable = (results: readonly ScenarioResult[], basis: Basis) => table(results.map(({ title, total }) => ({ name: title, years: costByYear(total, basis) })), basis.years)
export const trustTable = (name: string, costs: CostsOfTrust | Unassessed, basis: Basis) => table([{ name, years: costByYear(costs, basis) }], basis.years)

/** The first year in which a payer pays nothing any more; null if it never pays, or pays to the end. */
export const endsPaying = (years: readonly YearCost[], payer: Payer): string | null => {
  const last = years.findLastIndex(({ byPayer }) => byPayer[payer].mid !== 0)
  return last < 0 ? null : (years[last + 1]?.year ?? null)
}

export const costFinding = (results: readonly ScenarioResult[], basis: Basis): string => {
  const ends = results.flatMap(({ total }) => {
    const years = costByYear(total, basis)
    return 'cannot' in years ? [] : [endsPaying(years, 'centre')]
  })
  if (ends.length === 0) return 'None of these scenarios has a cost that can be told'
  const [first] = ends
  if (first !== null && ends.every((year) => year === first)) return `From ${first} the centre pays nothing in ${ends.length === 1 ? 'this scenario' : 'any of these'}`
  return 'When central money ends differs between these scenarios'
}

export const lateFinding = ({ title, trusts }: ScenarioResult): string => {
  const dated = trusts.filter(({ timeline }) => !('cannot' in timeline.monthsLate))
  if (dated.length === 0) return `${title}: no trust has both a go-live and a stated end of contract`
  const late = dated.filter(({ timeline }) => !('cannot' in timeline.monthsLate) && timeline.monthsLate.mid > 0).length
  const may = dated.filter(({ timeline }) => !('cannot' in timeline.monthsLate) && timeline.monthsLate.mid === 0 && timeline.monthsLate.high > 0).length
  const sure = late === 0 ? 'No trust goes live after its contract ends at the likely dates' : `${late} of ${dated.length} trusts go live after their contract ends`
  return may > 0 ? `${sure}; at the late ones ${may}${late > 0 ? ' more' : ''} would` : sure
}

/** As the engine has them: `months` counted from year 0, the end of a contract being its last full month. */
export const timelineRows = ({ trusts }: ScenarioResult, { trusts: named }: ScenarioInputs): TimelineRow[] =>
  trusts.map(({ trust, timeline: { steps, cutover, contractEnd, monthsLate }, feasibility }) => ({
    id: trust,
    name: named.find(({ id }) => id === trust)?.name.replace(/ NHS Trust$/, '') ?? trust,
    bars: steps.map(({ step, begins, done }) => ({ step: stepNames[step], begins: begins.mid, done: done.mid, shown: `${stepNames[step]}: ${monthShown(begins.mid)} to ${monthShown(done.mid)}, late ${monthShown(done.late)}` })),
    goLive: 'cannot' in cutover ? null : { likely: cutover.mid, late: cutover.late },
    end: 'cannot' in contractEnd ? null : contractEnd,
    late: feasibility.feasible === false || (!('cannot' in monthsLate) && monthsLate.mid > 0),
    said: feasibility.feasible === false ? 'the service stops' : 'cannot' in cutover ? 'no go-live' : 'cannot' in monthsLate ? 'no end stated' : monthsLate.mid > 0 ? `${monthsLate.mid} months late` : monthsLate.high > 0 ? `up to ${monthsLate.high} late` : 'in time',
  }))

export const timelineTable = (result: ScenarioResult, inputs: ScenarioInputs) => ({
  head: ['Trust', 'Go-live, early', 'likely', 'late', 'Contract ends', 'Months late', 'range'],
  rows: result.trusts.map(({ trust, timeline: { cutover, contractEnd, monthsLate } }) => [
    inputs.trusts.find(({ id }) => id === trust)?.name ?? trust,
    ...('cannot' in cutover ? ['no go-live', '', ''] : [monthShown(cutover.early), monthShown(cutover.mid), monthShown(cutover.late)]),
    'cannot' in contractEnd ? 'not stated' : monthShown(contractEnd.stated),
    ...('cannot' in monthsLate ? ['not told', ''] : [`${monthsLate.mid}`, `${monthsLate.low} to ${monthsLate.high}`]),
  ]),
})

