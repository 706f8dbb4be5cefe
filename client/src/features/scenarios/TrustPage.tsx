import { costByYearChart } from '@workbench/shared/chart/cost-by-year.ts'
import { formatDay, formatMoneyShort, formatPounds } from '@workbench/shared/numeric/format.ts'
import { costByYear, type YearCost } from '@workbench/shared/scenario/compare/charts.ts'
import { deriveKnown } from '@workbench/shared/scenario/options/known.ts'
import { useMemo } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Chart } from '../../parts/Chart.tsx'
import { Reading } from '../../parts/Reading.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { AsAt, HindsightMark } from './AsAt.tsx'
import { costPanel, endsPaying, oneTrustParts, poundsTick, trustTable } from './charting.ts'
import { chosenScenario, offered, type Compared } from './comparing.ts'
import { Computing } from './Computing.tsx'
import { DatesSum } from './DatesSum.tsx'
import { EvidenceHeld, EvidenceLinks } from './EvidenceLinks.tsx'
import { millions, millionsRange, monthShown, payerNames, readable, type Board } from './figures.ts'
import { NotAssessed } from './NotAssessed.tsx'
import { PricesClosed } from './PricesClosed.tsx'
import { Privates } from './Privates.tsx'
import { RouteView } from './SumDrawer.tsx'
import { pinnedOf, type Thinking, type ThinkingStore } from './thinking.ts'
import { todayByPayer, trustFinding, whyAbsent } from './trust.ts'
import { useBoard } from './useBoard.ts'
import { useComparison } from './useComparison.ts'

/** What does this mean for us? One trust at a time. */
export const TrustPage = ({ record }: { readonly record: string }) => {
  const { read, thinking, store } = useBoard(record)
  const { data: overview } = useRead('workshopOverview', { record })
  const own = overview?.me.roles.find((held) => held.role === 'trustLead')?.trust
  return (
    <Reading of={read} what="the board" page="One trust">
      {(board) => {
        const first = own ?? board.trusts[0]?.id
        return (
          <Switch>
            <Route path="/trusts">{first === undefined ? <Page title="No trust yet"><Empty title="No trust has been entered"><p>Enter what each trust runs today and when its contract ends under <Link href="/inputs">Inputs</Link>.</p></Empty></Page> : <Redirect to={`/trusts/${first}`} replace />}</Route>
            <Route path="/trusts/:trust">{({ trust }) => <EvidenceHeld value={board.evidence}><OneTrust key={trust} record={record} board={board} trust={trust} mine={trust === own} thinking={thinking} store={store} /></EvidenceHeld>}</Route>
          </Switch>
        )
      }}
    </Reading>
  )
}

interface OneTrustProps {
  readonly record: string
  readonly board: Board
  readonly trust: string
  readonly mine: boolean
  readonly thinking: Thinking
  readonly store: ThinkingStore
}

const OneTrust = ({ record, board, trust, mine, thinking, store }: OneTrustProps) => {
  const [, go] = useLocation()
  const saved = chosenScenario(board, thinking)
  const ids = [...new Set([...(saved ? [saved.id] : []), ...pinnedOf(thinking, offered(board))])]
  const comparing = useComparison(board, thinking, ids)
  const found = board.trusts.find(({ id }) => id === trust)
  const controls = (
    <div className="row no-print scenario-choice">
      <label htmlFor="trust">Trust</label>
      <select className="nhsuk-select" id="trust" value={trust} onChange={(event) => go(`/trusts/${event.target.value}`)}>{board.trusts.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
      <label htmlFor="scenario">Scenario</label>
      <select className="nhsuk-select" id="scenario" value={saved?.id} onChange={(event) => store.setState({ scenario: event.target.value })}>{board.scenarios.map(({ id, title }) => <option key={id} value={id}>{title}{thinking.whatIfs[id] ? ' · what-if' : ''}</option>)}</select>
      <AsAt board={board} store={store} />
    </div>
  )
  const told = <>{controls}<PricesClosed board={board} /><Computing comparing={comparing} /></>
  if (!found) return <Page title="There is no such trust"><p><Link href="/trusts">Choose another</Link>.</p></Page>
  const shown = saved && comparing.shown?.ids.includes(saved.id) ? comparing.shown : null
  if (!saved || !shown || 'cannot' in shown.compared) return <Page title={found.name} question="What does this mean for us?">{told}{shown && 'cannot' in shown.compared ? <NotAssessed {...shown.compared} /> : null}</Page>
  return (
    <Told compared={shown.compared} board={shown.board} trust={found} scenario={saved.id} controls={told}>
      <Privates record={record} board={board} trust={found} mine={mine} />
    </Told>
  )
}

interface ToldProps {
  readonly compared: Compared
  readonly board: Board
  readonly trust: Board['trusts'][number]
  readonly scenario: string
  readonly controls: React.ReactNode
  readonly children: React.ReactNode
}

const Told = ({ compared, board, trust, scenario, controls, children }: ToldProps) => {
  const { comparison, inputs } = compared
  const { basis } = comparison
  const known = useMemo(() => deriveKnown(inputs, basis.asAt), [inputs, basis.asAt])
  const result = comparison.scenarios.find((entry) => entry.scenario === scenario)!
  const told = result.trusts.find((entry) => entry.trust === trust.id)
  const end = known.contractEnds.get(trust.id)
  const today = `${trust.system} · ${trust.hosting}; ${end ? `contract ends ${formatDay(end.stated)}` : 'no end of contract stated'}.`
  if (!told) {
    return (
      <Page title={`${trust.name} has no path of its own in “${result.title}”`} question="What does this mean for us?" lead={today} action={<Link href={`/inputs/${trust.id}`}>Its inputs</Link>}>
        {controls}
        <p>{readable(whyAbsent(result, trust.id, inputs) ?? '', board.trusts)}</p>
        <Across compared={compared} board={board} trust={trust.id} />
        {children}
      </Page>
    )
  }
  const years = costByYear(told.costs, basis)
  const now = todayByPayer(told)
  return (
    <Page title={trustFinding(trust.name, years)} question="What does this mean for us?" lead={`${told.label}. Today: ${today}`} action={<><Link href={`/inputs/${trust.id}`}>Its inputs</Link> <Link href="/board">Back to the board</Link></>}>
      {controls}
      <HindsightMark hindsight={basis.hindsight} asAt={basis.asAt} />
      <dl className="figures">
        <div><dt>Net present cost, £m</dt><dd>{'cannot' in told.costs ? 'not told' : millions(told.costs.npc.mid)}</dd><dd className="figures__range">{'cannot' in told.costs ? '' : millionsRange(told.costs.npc)}</dd></div>
        <div><dt>Goes live</dt><dd>{'cannot' in told.timeline.cutover ? 'no go-live' : monthShown(told.timeline.cutover.mid)}</dd></div>
        <div><dt>Months late, likely</dt><dd>{'cannot' in told.timeline.monthsLate ? 'not told' : told.timeline.monthsLate.mid}</dd></div>
      </dl>
      <p>
        {now.length === 0 ? 'What today’s service costs is not among the lines of this path.' : `Today’s service costs ${now.map(({ payer, pence }) => `${formatMoneyShort(pence, 1)} a year, paid by ${payerNames[payer]}`).join(' and ')} (prices of ${basis.priceBase}).`}
        {trust.incomePerYear ? <> Its yearly income is about {formatMoneyShort(trust.incomePerYear.amount.mid, 0)}; evidence: <EvidenceLinks ids={trust.incomePerYear.evidence} />.</> : null}
      </p>
      {'cannot' in years ? <div className="note note--warn"><p>{years.because}</p></div> : (
        <>
          <Chart
            title={trustFinding(trust.name, years)} subtitle={`A year, prices of the day with irrecoverable VAT, mid costs on the likely dates; ${basis.hindsight ? `with hindsight to ${formatDay(basis.asAt)}` : `as known on ${formatDay(basis.asAt)}`}`} fileName={`cost-${trust.id}-${scenario}`} illustrative={board.illustrative}
            chart={costByYearChart({ title: trustFinding(trust.name, years), parts: oneTrustParts, panels: [costPanel(trust.id, trust.name, told.costs, basis)], tick: poundsTick, ...(now.length > 0 ? { mark: { pounds: now.reduce((sum, { pence }) => sum + pence, 0) / 100, label: 'what today’s service costs' } } : {}) })}
            table={trustTable(trust.name, told.costs, basis)}
          />
          <ByYear years={years} today={now.find(({ payer }) => payer === 'trust')?.pence ?? 0} />
        </>
      )}
      <section><h2>Dates</h2><DatesSum told={told} known={known} /></section>
      <section><h2>Legal route</h2><RouteView told={told} /></section>
      <Across compared={compared} board={board} trust={trust.id} />
      {children}
    </Page>
  )
}

const ByYear = ({ years, today }: { readonly years: readonly YearCost[]; readonly today: number }) => {
  const ends = endsPaying(years, 'centre')
  return (
    <DataTable<YearCost>
      caption={`By payer and year, against the ${formatMoneyShort(today, 1)} it pays itself today`} rows={years} rowKey={(row) => row.year}
      columns={[
        { key: 'year', head: 'Year', rowHead: true, cell: (row) => `${row.year}${row.year === ends ? ' · central money has ended' : ''}` },
        { key: 'trust', head: 'The trust', unit: '£', numeric: true, cell: (row) => <>{formatPounds(row.byPayer.trust.mid)}<br /><span className="muted">{row.byPayer.trust.low === row.byPayer.trust.high ? '' : `${formatPounds(row.byPayer.trust.low)} to ${formatPounds(row.byPayer.trust.high)}`}</span></> },
        { key: 'against', head: 'Against today', unit: '£', numeric: true, cell: (row) => `${row.byPayer.trust.mid - today > 0 ? '+' : ''}${formatPounds(row.byPayer.trust.mid - today)}` },
        { key: 'centre', head: 'The centre', unit: '£', numeric: true, cell: (row) => formatPounds(row.byPayer.centre.mid) },
        { key: 'supplier', head: 'The supplier', unit: '£', numeric: true, cell: (row) => formatPounds(row.byPayer.supplier.mid) },
        { key: 'capital', head: 'Of it capital', unit: '£', numeric: true, cell: (row) => formatPounds(row.capital.mid) },
      ]}
    />
  )
}

/** The same trust in each of the scenarios ticked to be compared; those that say nothing of it are named, with the reason. */
const Across = ({ compared: { comparison, inputs }, board, trust }: { readonly compared: Compared; readonly board: Board; readonly trust: string }) => {
  const silent = comparison.scenarios.flatMap((result) => {
    const because = whyAbsent(result, trust, inputs)
    return because === undefined ? [] : [{ id: result.scenario, title: result.title, because: readable(because, board.trusts) }]
  })
  const unticked = board.scenarios.filter(({ id }) => !comparison.scenarios.some(({ scenario }) => scenario === id))
  return (
    <>
      <DataTable
        caption="This trust in the scenarios side by side" rows={comparison.scenarios.flatMap((result) => result.trusts.filter((entry) => entry.trust === trust).map((told) => ({ result, told })))} rowKey={({ result }) => result.scenario}
        empty={<p>It has no path of its own in any of the scenarios compared.</p>}
        columns={[
          { key: 'scenario', head: 'Scenario', rowHead: true, cell: ({ result }) => result.title },
          { key: 'path', head: 'Path', cell: ({ told }) => told.label },
          { key: 'live', head: 'Go-live', cell: ({ told: { timeline } }) => ('cannot' in timeline.cutover ? 'none' : monthShown(timeline.cutover.mid)) },
          { key: 'late', head: 'Late', unit: 'months', numeric: true, cell: ({ told: { timeline } }) => ('cannot' in timeline.monthsLate ? 'not told' : timeline.monthsLate.mid) },
          { key: 'npc', head: 'Net present cost', unit: '£m', numeric: true, cell: ({ told }) => ('cannot' in told.costs ? 'not told' : <>{millions(told.costs.npc.mid)}<br /><span className="muted">{millionsRange(told.costs.npc)}</span></>) },
        ]}
      />
      <p className="small">The table follows the scenarios ticked under <Link href="/compare">Compare</Link>, and the one chosen above.</p>
      {silent.length > 0 || unticked.length > 0 ? (
        <ul className="small">
          {silent.map(({ id, title, because }) => <li key={id}><strong>{title}:</strong> {because}</li>)}
          {unticked.map(({ id, title }) => <li key={id}><strong>{title}:</strong> not ticked.</li>)}
        </ul>
      ) : null}
    </>
  )
}
