import { useState } from 'react'
import { DataTable } from '../../ui/DataTable.tsx'
import { componentWords, type Schedule } from './schedule.ts'
import { moneyIn, sumsOf, yearsOf, type Grouping } from './schedule-sums.ts'

/** What the lines come to, year by year: by what is charged for, or by who pays. */
export const ScheduleSums = ({ schedule, nameOf }: { readonly schedule: Schedule; readonly nameOf: (trust: string | null) => string }) => {
  const [by, setBy] = useState<Grouping>('component')
  const rows = sumsOf(schedule.lines, by, (key) => (by === 'trust' ? nameOf(key) : componentWords[key as keyof typeof componentWords]))
  const money = moneyIn(schedule.lines)
  return (
    <section aria-labelledby="sums-title">
      <h2 id="sums-title">What the lines come to, year by year</h2>
      <p className="row filters no-print">
        <label>Sums by <select className="nhsuk-select" value={by} onChange={(event) => setBy(event.target.value as Grouping)}><option value="component">component</option><option value="trust">trust</option></select></label>
      </p>
      <DataTable
        caption={`Sums by ${by} and year`} captionHidden rows={rows} rowKey={(row) => row.id} rowClass={(row) => (row.id === 'all' ? 'total' : row.id === 'optional' ? 'muted' : undefined)}
        columns={[
          { key: 'what', head: by === 'trust' ? 'Trust' : 'Component', rowHead: true, cell: (row) => row.label },
          { key: 'total', head: 'In all', numeric: true, cell: (row) => <strong>{money(row.total)}</strong> },
          ...Array.from({ length: yearsOf(schedule.lines) }, (_, year) => ({ key: `y${year}`, head: yearHead(year, schedule.termYears), numeric: true, cell: (row: (typeof rows)[number]) => money(row.years[year]!) })),
        ]}
      />
      <p className="small muted">Amounts as bid, before volume bands, indexation and discounting. “As offered” is where the way to one price begins.</p>
    </section>
  )
}

export const yearHead = (year: number, termYears: number): string => (year < termYears ? `Year ${year + 1}` : `Year ${year + 1}, beyond the term`)
