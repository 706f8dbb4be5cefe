import type { Compared } from './comparing.ts'
import type { Known } from '@workbench/shared/scenario/options/known.ts'
import type { ScenarioResult } from '@workbench/shared/scenario/compare/scenario-result.ts'
import { npcWorking, type WorkingLine } from '@workbench/shared/scenario/compare/working.ts'
import type { TrustResult } from '@workbench/shared/scenario/compare/trust-result.ts'
import { formatMoney, formatPence, formatPounds } from '@workbench/shared/numeric/format.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import type { Figure } from './BoardTable.tsx'
import { DatesSum } from './DatesSum.tsx'
import { EvidenceLinks } from './EvidenceLinks.tsx'
import { costKindNames, exposureNames, millions, millionsRange, payerNames, routeNames, readable } from './figures.ts'

interface SumDrawerProps {
  readonly compared: Compared
  readonly known: Known
  readonly result: ScenarioResult
  /** A trust, or nothing for all of them together. */
  readonly trust: string
  readonly figure: Figure
  readonly onOpen: (trust: string) => void
  readonly onClose: () => void
}

/** Any figure of the board down to its lines, factors, edition and evidence. */
export const SumDrawer = ({ compared, known, result, trust, figure, onOpen, onClose }: SumDrawerProps) => {
  const { inputs } = compared
  const nameOf = (id: string) => inputs.trusts.find((entry) => entry.id === id)?.name ?? id
  const told = result.trusts.find((entry) => entry.trust === trust)
  if (trust === '') return <Drawer title="All together" onClose={onClose}><JointSum result={result} nameOf={nameOf} onOpen={onOpen} /></Drawer>
  if (!told) return null
  return (
    <Drawer title={`${nameOf(trust)}: ${figure === 'cost' ? 'net present cost' : figure === 'dates' ? 'dates' : 'legal route'}`} onClose={onClose}>
      <p>{told.label}</p>
      {figure === 'cost' ? <CostSum told={told} compared={compared} known={known} /> : figure === 'dates' ? <DatesSum told={told} known={known} /> : <RouteView told={told} />}
    </Drawer>
  )
}

const JointSum = ({ result, nameOf, onOpen }: { readonly result: ScenarioResult; readonly nameOf: (id: string) => string; readonly onOpen: (trust: string) => void }) => (
  <>
    <DataTable
      caption="Net present cost by trust" rows={result.trusts} rowKey={(row) => row.trust}
      columns={[
        { key: 'trust', head: 'Trust', rowHead: true, cell: (row) => <button type="button" className="as-link" onClick={() => onOpen(row.trust)}>{nameOf(row.trust)}</button> },
        { key: 'npc', head: 'Net present cost', unit: '£m', numeric: true, cell: (row) => ('cannot' in row.costs ? 'not told' : <>{millions(row.costs.npc.mid)}<br /><span className="muted">{millionsRange(row.costs.npc)}</span></>) },
      ]}
    />
    {'cannot' in result.total
      ? <p>{readable(result.total.because, result.trusts.map(({ trust }) => ({ id: trust, name: nameOf(trust) })))}</p>
      : <p><strong>Together {formatMoney(result.total.npc.mid)}</strong>; each trust is rounded to the penny once, so that the trusts shown add up to the total shown. {formatPounds(result.total.eac.mid)} a year would cost as much.</p>}
  </>
)

const CostSum = ({ told, compared: { inputs, comparison: { basis } }, known }: { readonly told: TrustResult; readonly compared: Compared; readonly known: Known }) => {
  const working = npcWorking(told, inputs.assumptions, basis)
  if ('cannot' in working) return <p>{working.because}</p>
  const leftOut = known.leftOut.filter(({ option }) => option === told.option)
  return (
    <>
      <p><strong>{formatMoney(working.npc.mid)}</strong> at the mid of every line; {formatPounds(working.npc.low)} to {formatPounds(working.npc.high)} with every line at its low or its high.</p>
      <DataTable<WorkingLine>
        caption="Lines" rows={working.lines} rowKey={(row) => row.line}
        columns={[
          { key: 'line', head: 'Line', rowHead: true, cell: (row) => <Line line={row} /> },
          { key: 'real', head: 'Real, in all', unit: '£', numeric: true, cell: (row) => formatPounds(row.real.mid) },
          { key: 'present', head: 'Present value', unit: '£', numeric: true, cell: (row) => (row.present === null ? 'a transfer' : formatPence(row.present)) },
        ]}
      />
      <details>
        <summary>Year by year, with the factors</summary>
        <DataTable
          caption="Years" captionHidden rows={working.years} rowKey={(row) => row.year}
          columns={[
            { key: 'year', head: 'Year', rowHead: true, cell: (row) => row.year },
            { key: 'real', head: 'Real', unit: '£', numeric: true, cell: (row) => formatPounds(row.real.mid) },
            { key: 'factor', head: 'Factor', numeric: true, cell: (row) => row.factor },
            { key: 'present', head: 'Present value', unit: '£', numeric: true, cell: (row) => formatPence(row.present) },
          ]}
        />
        <p className="small">Together {formatPence(working.sum)}: added up exactly and rounded once, to the penny.</p>
      </details>
      <p className="small">
        Real, in prices of {basis.priceBase}, without VAT and transfers. {basis.edition} ({basis.editionSource}); {basis.years[0]} {conventionNames[basis.convention] ?? basis.convention}. Assumptions rest on: <EvidenceLinks ids={inputs.assumptions.evidence} />.
      </p>
      {leftOut.length > 0 ? <details><summary>Left out of this sum: {leftOut.length}</summary><ul>{leftOut.map((item) => <li key={`${item.what}/${item.id}/${item.because}`} className="small"><code>{item.id}</code> {readable(item.because, inputs.trusts)}</li>)}</ul></details> : null}
    </>
  )
}

const conventionNames: Readonly<Record<string, string>> = {
  yearZero: 'is year 0 and counts in full', yearOne: 'is discounted by a whole year already', midYear: 'is year 0 and counts in full; each later year is taken to fall at its middle',
}

const Line = ({ line }: { readonly line: WorkingLine }) => (
  <>
    {line.label}
    <br /><span className="muted small">{costKindNames[line.kind]}, paid by {payerNames[line.payer]}</span>
    <br /><span className="small">Evidence: <EvidenceLinks ids={line.evidence} illustrative={line.illustrative} /></span>
    {line.byYear.length > 0 ? <details className="small"><summary>By year</summary>{line.byYear.map(({ year, pence }) => `${year} ${formatPounds(pence)}`).join('; ')}{line.outside === 0 ? '' : `; outside the horizon or the trust’s own months, not counted: ${formatPounds(line.outside)}`}</details> : null}
  </>
)

export const RouteView = ({ told: { legal } }: { readonly told: TrustResult }) => (
  <>
    {legal.assessed ? null : <p><strong>Not assessed.</strong> {readable(legal.because ?? '', [])}</p>}
    <dl className="facts">
      <dt>Route</dt><dd>{routeNames[legal.route.kind]}</dd>
      <dt>Notice</dt><dd>{legal.route.notice}</dd>
      <dt>Standstill</dt><dd>{legal.route.standstill}</dd>
      <dt>Challenge</dt><dd>{legal.route.challenge}</dd>
      <dt>Exposure</dt><dd>{exposureNames[legal.route.exposure]}</dd>
      <dt>Evidence</dt><dd><EvidenceLinks ids={legal.route.evidence} /></dd>
    </dl>
  </>
)
