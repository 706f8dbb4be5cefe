import { exact } from '@workbench/shared/numeric/exact.ts'
import { formatCount, formatMoney, formatPence, formatPounds } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { csvOf } from '../../parts/csv.ts'
import { useNames } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { saveFile } from '../../parts/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Corrections } from './Corrections.tsx'
import { chargeWords, componentWords, indexationWords, linesShown, scheduleFinding, sumOfLine, trapNames, vatWords, type Schedule, type Shown } from './schedule.ts'
import { scheduleTable } from './schedule-file.ts'
import { yearsOf } from './schedule-sums.ts'
import { ScheduleSums, yearHead } from './ScheduleSums.tsx'

/** What does this bid really charge, and when? Its lines, its way to one price, and what a total would hide. */
export const SchedulePage = ({ record, bid }: { readonly record: string; readonly bid: string }) => {
  const found = useRead('pricingSchedule', { record, bid })
  return <Reading of={found} what="the pricing schedule" page="Pricing schedule">{(schedule) => <Read record={record} schedule={schedule} />}</Reading>
}

const everything: Shown = { trust: 'all', component: 'all', trap: 'all' }

const Read = ({ record, schedule }: { readonly record: string; readonly schedule: Schedule }) => {
  const names = useNames(record)
  const [shown, setShown] = useState<Shown>(everything)
  const lines = linesShown(schedule, shown)
  const name = names.bidder(schedule.bidder).name
  const nameOf = (trust: string | null) => (trust === null ? 'all together' : (schedule.trusts.find(({ id }) => id === trust)?.name ?? trust))
  const { normalisation } = schedule
  const table = scheduleTable(schedule)
  return (
    <Page title={scheduleFinding(name, schedule)} question="What does this bid charge, and when?" lead={<>{schedule.title}. {schedule.priceBase}. {schedule.bidKind === 'continuing' ? 'The bid goes on with what runs.' : 'The bid replaces what runs.'} <Link href="/bids">All bids</Link></>} action={<Button onClick={() => saveFile(`schedule-${schedule.bid}.csv`, [csvOf(table.head, table.rows)], 'text/csv')}>Take it as CSV</Button>}>
      <section aria-labelledby="traps-title">
        <h2 id="traps-title">What a total would hide</h2>
        {schedule.traps.length === 0 ? <p>Nothing was found that a total would hide.</p> : (
          <ul className="traps">
            {schedule.traps.map((trap, index) => (
              <li key={`${trap.trap}/${index}`}>
                <strong>{trapNames[trap.trap] ?? trap.trap}.</strong> {trap.sentence}{' '}
                {trap.lines.length > 0 ? <button type="button" className="as-link no-print" aria-pressed={shown.trap === `${index}`} onClick={() => setShown({ ...everything, trap: shown.trap === `${index}` ? 'all' : `${index}` })}>{shown.trap === `${index}` ? 'Show all lines' : `Show ${formatCount(trap.lines.length, 'line')}`}</button> : null}
              </li>
            ))}
          </ul>
        )}
        <p className="small muted">Found by the nature of the lines. A finding asks a question; it changes no price and accuses nobody.</p>
      </section>
      <section aria-labelledby="price-title">
        <h2 id="price-title">From the schedule to one price</h2>
        <DataTable
          caption="Steps of normalisation" captionHidden rows={normalisation.steps} rowKey={(row) => `${row.step}/${row.label}`}
          columns={[
            { key: 'label', head: 'Step', rowHead: true, cell: (row) => row.label },
            { key: 'change', head: 'Changes by', unit: '£', numeric: true, cell: (row) => pounds(row.change) },
            { key: 'after', head: 'After it', unit: '£', numeric: true, cell: (row) => pounds(row.after) },
          ]}
        />
        <p>{normalisation.price === null ? normalisation.because : <strong>Compared at {formatMoney(normalisation.price)}</strong>}</p>
      </section>
      <ScheduleSums schedule={schedule} nameOf={nameOf} />
      <Bands bands={schedule.volumeBands} />
      <Corrections corrections={schedule.corrections} names={names} />
      <section aria-labelledby="lines-title" className="schedule-lines">
        <h2 id="lines-title">The lines as bid</h2>
        <div className="row filters no-print">
          <label>Trust <select className="nhsuk-select" value={shown.trust} onChange={(event) => setShown({ ...shown, trust: event.target.value })}>
            <option value="all">all</option><option value="none">all together</option>{[...new Set(schedule.lines.flatMap(({ trust }) => (trust === null ? [] : [trust])))].map((trust) => <option key={trust} value={trust}>{nameOf(trust)}</option>)}
          </select></label>
          <label>Component <select className="nhsuk-select" value={shown.component} onChange={(event) => setShown({ ...shown, component: event.target.value })}>
            <option value="all">all</option>{[...new Set(schedule.lines.map(({ component }) => component))].map((component) => <option key={component} value={component}>{componentWords[component]}</option>)}
          </select></label>
        </div>
        <p role="status">{lines.length === schedule.lines.length ? `All ${formatCount(lines.length, 'line')}` : `${lines.length} of ${formatCount(schedule.lines.length, 'line')}`}{lines.length < schedule.lines.length ? <> · <button type="button" className="as-link" onClick={() => setShown(everything)}>Show all</button></> : null}</p>
        <DataTable
          caption="Pricing lines" captionHidden rows={lines} rowKey={(row) => row.id}
          columns={[
            { key: 'what', head: 'Line', rowHead: true, cell: (row) => <>{row.description}{row.optional ? <> <span className="tag">option</span></> : null}{row.milestone ? <><br /><span className="muted">{row.milestone}</span></> : null}{row.note ? <><br /><span className="muted">{row.note}</span></> : null}</> },
            { key: 'trust', head: 'Trust', cell: (row) => nameOf(row.trust) },
            { key: 'charge', head: 'Charge', cell: (row) => <>{componentWords[row.component]}<br /><span className="muted">{chargeWords[row.charge]}; {indexationWords(row)}; VAT {vatWords[row.vat]}</span></> },
            { key: 'sum', head: 'In all', unit: '£', numeric: true, cell: (row) => sumOfLine(row) },
            ...Array.from({ length: yearsOf(schedule.lines) }, (_, year) => ({ key: `y${year}`, head: yearHead(year, schedule.termYears), unit: '£', numeric: true, cell: (row: Schedule['lines'][number]) => (row.amounts[year] === undefined ? '' : formatPounds(row.amounts[year])) })),
          ]}
        />
      </section>
    </Page>
  )
}

const Bands = ({ bands }: { readonly bands: Schedule['volumeBands'] }) => (
  <section aria-labelledby="bands-title">
    <h2 id="bands-title">Volume bands</h2>
    {bands.length === 0 ? <p>None are offered: the price is the same however many trusts call off.</p> : (
      <ul>{bands.map((band) => <li key={band.trustsFrom}>{band.trustsFrom === band.trustsTo ? formatCount(band.trustsFrom, 'trust') : `${band.trustsFrom} to ${band.trustsTo} trusts`}: every amount times {band.factor}</li>)}</ul>
    )}
  </section>
)

/** Steps carry pence with up to six decimals; here they are read as pounds and pence. */
const pounds = (pence: string): string => formatPence(exact(pence.replaceAll(',', '')))
