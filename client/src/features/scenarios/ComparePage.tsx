import { costByYearChart } from '@workbench/shared/chart/cost-by-year.ts'
import { timelineChart } from '@workbench/shared/chart/timeline.ts'
import { formatDay } from '@workbench/shared/numeric/format.ts'
import type { Row } from '@workbench/shared/scenario/compare/rows.ts'
import { monthOfDay } from '@workbench/shared/scenario/months.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { Chart } from '../../parts/Chart.tsx'
import { Reading } from '../../parts/Reading.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { AsAt, HindsightMark } from './AsAt.tsx'
import { costFinding, costPanels, costTable, lateFinding, payerParts, poundsTick, stepLabels, timelineRows, timelineTable } from './charting.ts'
import { comparisonFinding, offered, type Compared } from './comparing.ts'
import { Computing } from './Computing.tsx'
import { cellShown, readable, type Board } from './figures.ts'
import { NotAssessed } from './NotAssessed.tsx'
import { PricesClosed } from './PricesClosed.tsx'
import { MOST_PINNED, pinnedOf, withPin, type Thinking, type ThinkingStore } from './thinking.ts'
import { useBoard } from './useBoard.ts'
import { useComparison } from './useComparison.ts'

/** What differs, and does it matter? Up to six scenarios side by side. */
export const ComparePage = ({ record }: { readonly record: string }) => {
  const { read, thinking, store } = useBoard(record)
  return <Reading of={read} what="the board" page="Compare">{(board) => <Compare board={board} thinking={thinking} store={store} />}</Reading>
}

const Compare = ({ board, thinking, store }: { readonly board: Board; readonly thinking: Thinking; readonly store: ThinkingStore }) => {
  const all = offered(board)
  const pinned = pinnedOf(thinking, all)
  const comparing = useComparison(board, thinking, pinned)
  const controls = (
    <>
      <div className="row no-print"><AsAt board={board} store={store} /></div>
      <fieldset className="pins no-print">
        <legend>Side by side, {pinned.length} of at most {MOST_PINNED}</legend>
        {board.scenarios.map((scenario) => (
          <label key={scenario.id}>
            <input type="checkbox" checked={pinned.includes(scenario.id)} disabled={!pinned.includes(scenario.id) && pinned.length >= MOST_PINNED} onChange={() => store.setState((now) => withPin(now, all, scenario.id))} /> {scenario.title}{thinking.whatIfs[scenario.id] ? ' · your what-if' : ''}
          </label>
        ))}
      </fieldset>
      <PricesClosed board={board} />
      <Computing comparing={comparing} />
    </>
  )
  if (!comparing.shown) return <Page title="What differs, and does it matter?">{controls}</Page>
  const { compared, ids } = comparing.shown
  if ('cannot' in compared) return <Page title="What differs, and does it matter?">{controls}<NotAssessed {...compared} /></Page>
  return <Side board={comparing.shown.board} compared={compared} pinned={ids} thinking={thinking} store={store} controls={controls} />
}

interface SideProps {
  readonly board: Board
  readonly compared: Compared
  readonly pinned: readonly string[]
  readonly thinking: Thinking
  readonly store: ThinkingStore
  readonly controls: React.ReactNode
}

const Side = ({ board, compared, pinned, thinking, store, controls }: SideProps) => {
  const { comparison, inputs } = compared
  const { basis } = comparison
  const day = `${basis.hindsight ? `with hindsight to ${formatDay(basis.asAt)}` : `as known on ${formatDay(basis.asAt)}`}${board.snapshot ? `, board “${board.snapshot.name}”` : ''}`
  const results = pinned.flatMap((id) => comparison.scenarios.find(({ scenario }) => scenario === id) ?? [])
  const rows = comparison.rows.filter((row) => !thinking.onlyDiffering || row.differs)
  const isOfTrust = (id: string) => inputs.trusts.some((trust) => id === `npc-${trust.id}`)
  const [dated, setDated] = useState<string | null>(null)
  const shown = results.find(({ scenario }) => scenario === dated) ?? results.find(({ trusts }) => trusts.some(({ timeline }) => timeline.steps.length > 0)) ?? results[0]
  return (
    <Page title={comparisonFinding(comparison)} question="What differs, and does it matter?" action={<Link href="/board">Back to the board</Link>}>
      {controls}
      <HindsightMark hindsight={basis.hindsight} asAt={basis.asAt} />
      <p className="no-print"><label><input type="checkbox" checked={thinking.onlyDiffering} onChange={(event) => store.setState({ onlyDiffering: event.target.checked })} /> Only rows that differ</label></p>
      <Rows caption="What decides between them" rows={rows.filter(({ id }) => !isOfTrust(id))} board={board} thinking={thinking} pinned={pinned} />
      <Rows caption="Net present cost by trust, members of a merged trust in one figure" rows={rows.filter(({ id }) => isOfTrust(id))} board={board} thinking={thinking} pinned={pinned} />
      <p className="small muted">▲ best and ▼ worst of the row; lower is better in every row. Net present costs are real, in £m of {basis.priceBase}, {basis.edition}; {day}. {basis.notes[0]}</p>
      {results.length > 0 ? (
        <Chart
          title={costFinding(results, basis)} subtitle={`£m a year, prices of the day with irrecoverable VAT, likely dates and mid costs; ${day}`} fileName="cost-by-year" illustrative={board.illustrative}
          chart={costByYearChart({ title: costFinding(results, basis), parts: payerParts, panels: costPanels(results, basis), tick: poundsTick })} table={costTable(results, basis)}
        />
      ) : null}
      {shown ? (
        <>
          <div className="row no-print">
            <label htmlFor="dated">Timeline of</label>
            <select className="nhsuk-select" id="dated" value={shown.scenario} onChange={(event) => setDated(event.target.value)}>
              {results.map(({ scenario, title }) => <option key={scenario} value={scenario}>{title}</option>)}
            </select>
          </div>
          <Chart
            title={lateFinding(shown)} subtitle={`${shown.title}; steps by month, solid to the likely go-live, hatched to the late one; ${day}`} fileName={`timeline-${shown.scenario}`} illustrative={board.illustrative}
            chart={timelineChart({ title: lateFinding(shown), steps: stepLabels, rows: timelineRows(shown, inputs), today: monthOfDay(basis.asAt) })} table={timelineTable(shown, inputs)}
          />
        </>
      ) : null}
    </Page>
  )
}

const unitNames: Readonly<Record<Row['unit'], string>> = { pence: '£m', months: 'months', month: '', trusts: 'trusts' }

const Rows = ({ caption, rows, board, thinking, pinned }: { readonly caption: string; readonly rows: readonly Row[]; readonly board: Board; readonly thinking: Thinking; readonly pinned: readonly string[] }) => (
  <div className="compare">
    <DataTable<Row>
      caption={caption} rows={rows} rowKey={(row) => row.id} empty={<p>No row differs between these scenarios.</p>}
      columns={[
        { key: 'what', head: 'What decides', rowHead: true, cell: (row) => <>{readable(row.label, board.trusts).replace(/^Net present cost, /, '')}{unitNames[row.unit] === '' ? '' : <span className="unit"> {unitNames[row.unit]}</span>}</> },
        ...pinned.map((id) => ({
          key: id, numeric: true, head: `${board.scenarios.find((scenario) => scenario.id === id)?.title ?? id}${thinking.whatIfs[id] ? ' · your what-if' : ''}`,
          cell: (row: Row) => <CellShown row={row} id={id} board={board} />,
        })),
      ]}
    />
  </div>
)

/** Best and worst by shape and by word, not by colour. */
const CellShown = ({ row, id, board }: { readonly row: Row; readonly id: string; readonly board: Board }) => {
  const cell = row.cells.find(({ scenario }) => scenario === id)
  if (!cell) return null
  const { value, range } = cellShown(row, cell)
  const mark = row.best.includes(id) ? <span className="mark-best" role="img" aria-label="best">▲</span> : row.worst.includes(id) ? <span className="mark-worst" role="img" aria-label="worst">▼</span> : null
  const because = cell.because === undefined ? null : readable(cell.because, board.trusts)
  return (
    <>
      {mark} {cell.value === null ? <span className="muted">{value}</span> : <strong>{value}</strong>}
      {range ? <><br /><span className="muted">{range}</span></> : null}
      {because === null ? null : <details className="small because"><summary>{row.unit === 'trusts' ? 'who' : 'why'}</summary>{because}</details>}
    </>
  )
}
