import type { Known } from '@workbench/shared/scenario/options/known.ts'
import type { TrustResult } from '@workbench/shared/scenario/compare/trust-result.ts'
import { formatDay, formatPounds } from '@workbench/shared/numeric/format.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EvidenceLinks } from './EvidenceLinks.tsx'
import { monthShown, plainRange, stepNames } from './figures.ts'

/** When it goes live, what it waits for, and what being late costs: each from what it follows. */
export const DatesSum = ({ told, known }: { readonly told: TrustResult; readonly known: Known }) => {
  const { steps, cutover, waiting, contractEnd, monthsLate } = told.timeline
  const programme = known.programmes.get(told.option)
  const capacity = told.supplier === null ? undefined : known.capacities.get(told.supplier)
  const end = known.contractEnds.get(told.trust)
  return (
    <>
      {steps.length === 0 ? <p>{told.feasibility.feasible === true ? 'This path builds nothing and has no go-live.' : told.feasibility.because}</p> : (
        <DataTable
          caption="Steps, done in" rows={steps} rowKey={(row) => row.step}
          columns={[
            { key: 'step', head: 'Step', rowHead: true, cell: (row) => stepNames[row.step] },
            { key: 'early', head: 'Early', cell: (row) => monthShown(row.done.early) },
            { key: 'mid', head: 'Likely', cell: (row) => monthShown(row.done.mid) },
            { key: 'late', head: 'Late', cell: (row) => monthShown(row.done.late) },
          ]}
        />
      )}
      {programme ? <p className="small">One after the other from {formatDay(programme.starts)}. Evidence: <EvidenceLinks ids={programme.evidence} />.</p> : null}
      {waiting.late > 0 && capacity ? <p>It waits {waiting.mid} months ({waiting.early} to {waiting.late}) for other trusts of {capacity.name}, which does {capacity.expected.goLives} go-live in {capacity.expected.months} months. Evidence: <EvidenceLinks ids={capacity.evidence} illustrative={capacity.illustrative} />.</p> : null}
      {end && !('cannot' in contractEnd)
        ? <p>The present contract covers the months to {monthShown(contractEnd.stated)} ({monthShown(contractEnd.earliest)} to {monthShown(contractEnd.latest)}). Evidence: <EvidenceLinks ids={end.evidence} />.</p>
        : <p>{'cannot' in contractEnd ? contractEnd.because : ''}</p>}
      {'cannot' in monthsLate
        ? <p>Months late cannot be told: {monthsLate.because}</p>
        : <p><strong>{monthsLate.mid} months late</strong>{plainRange(monthsLate) ? ` (${plainRange(monthsLate)})` : ''}: go-live {'cannot' in cutover ? '' : monthShown(cutover.mid)} against the contract’s end. The range runs from the earliest go-live against the latest end to the latest against the earliest.</p>}
      <p>
        {'cannot' in told.lateness.perMonth ? `A month late: ${told.lateness.perMonth.because}` : `A month late costs ${formatPounds(told.lateness.perMonth.mid)} (${formatPounds(told.lateness.perMonth.low)} to ${formatPounds(told.lateness.perMonth.high)}), real.`}
        {'cannot' in told.lateness.cost ? '' : ` The months late cost ${formatPounds(told.lateness.cost.mid)} (${formatPounds(told.lateness.cost.low)} to ${formatPounds(told.lateness.cost.high)}).`}
      </p>
      <p>Old and new are both paid for {told.dualRunningMonths.mid} months.</p>
      {told.exposed.length > 0 ? <ul>{told.exposed.map((item) => <li key={item.kind}>{item.because}</li>)}</ul> : null}
    </>
  )
}
