import { formatDay, formatInstant, formatList, formatPounds } from '@workbench/shared/numeric/format.ts'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { roleName, ruleSetNames, stageName } from '../../parts/words.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { LatestEvents } from './LatestEvents.tsx'
import { MoveStage } from './MoveStage.tsx'
import { lotsOfOneLine, together, type Overview } from './overview.ts'
import { Rounds } from './Rounds.tsx'
import { StageLine } from './StageLine.tsx'

/** Where are we, and what happens next? */
export const OverviewPage = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  return (
    <Reading of={overview} what="the overview" page="Overview">
      {(found) => (
        <Page title={found.title} question="Where are we, and what happens next?" lead={found.purpose}>
          {found.me.interests === 'undeclared' && found.me.side === 'buying' ? (
            <div className="note note--warn"><p>You have not declared your interests yet; bids stay closed to you until you do. <Link href="/people">Declare them now</Link>.</p></div>
          ) : null}
          {lotsOfOneLine(found).map((lots) => <StageLine key={lots[0].id} lots={lots} planned={found.planned} />)}
          {found.me.side === 'bidder' ? <ForBidders /> : <NextActs record={record} overview={found} />}
          {found.figures.length > 0 ? (
            <dl className="figures">{found.figures.map((figure) => <div key={figure.label}><dt>{figure.label}</dt><dd>{figure.value}</dd></div>)}</dl>
          ) : null}
          <LatestEvents record={record} overview={found} />
          <CallOffs record={record} overview={found} />
          {found.me.side === 'bidder' ? null : <Rounds record={record} overview={found} />}
          <Dates overview={found} />
          <Lots overview={found} />
          <p className="muted">
            {ruleSetNames[found.ruleSet]}. {found.version ? `Model version ${found.version.version}, ${found.version.hash.slice(0, 12)}, published ${formatInstant(found.version.at)}.` : 'The model is not published yet.'}
            {found.parent ? ' This tender comes from a framework: ' : ''}
            {found.parent ? <Link href={`~/records/${found.parent.record}`}>open it</Link> : null}
          </p>
        </Page>
      )}
    </Reading>
  )
}

const NextActs = ({ record, overview }: { readonly record: string; readonly overview: Overview }) => {
  if (overview.next.length === 0) return overview.lots.length > 0 ? <AllDone /> : null
  const mine = overview.me.roles.map(({ role }) => role)
  return (
    <section aria-labelledby="next-title">
      <h2 id="next-title">What happens next</h2>
      <ul className="nhsuk-list">
        {together(overview.next, ({ lot: _lot, ...rest }) => rest).map(([next, ...more]) => (
          <li key={`${next.lot ?? ''}/${next.act}`}>
            {next.page === 'overview' ? next.act : <Link href={`/${next.page}`}>{next.act}</Link>}
            {next.lot ? `, ${formatList([next, ...more].map((one) => overview.lots.find((lot) => lot.id === one.lot)?.title ?? one.lot!))}` : ''}
            <span className="muted"> · {next.roles.map(roleName).join(' or ')}{next.yours ? ' (you)' : ''}</span>
            {next.blockers.length > 0 ? (
              <ul>{next.blockers.map((blocker) => <li key={blocker.sentence} className="small">{blocker.page ? <Link href={`/${blocker.page}`}>{blocker.sentence}</Link> : blocker.sentence}</li>)}</ul>
            ) : null}
          </li>
        ))}
      </ul>
      {mine.includes('lead') ? <MoveStage record={record} overview={overview} /> : null}
    </section>
  )
}

const AllDone = () => (
  <section aria-labelledby="next-title">
    <h2 id="next-title">What happens next</h2>
    <p>Every lot is closed or abandoned. <Link href="/decision">What was decided</Link>, <Link href="/reports">what was issued</Link> and <Link href="/record">the whole record</Link> stay readable to those who may read them.</p>
  </section>
)

/** Contracts called off from this framework are tenders of their own; who has no part in one is not led into it. */
const CallOffs = ({ record, overview }: { readonly record: string; readonly overview: Overview }) => {
  const { data: consortium } = useRead('consortium', { record }, overview.callOffs.length > 0)
  const { data: home } = useRead('home', {}, overview.callOffs.length > 0)
  if (overview.callOffs.length === 0) return null
  return (
    <DataTable
      caption="Called off from this framework" rows={overview.callOffs} rowKey={(row) => row.record}
      columns={[
        { key: 'trust', head: 'Trust', rowHead: true, cell: (row) => consortium?.trusts.find((trust) => trust.id === row.trust)?.name ?? '…' },
        { key: 'lot', head: 'Lot', cell: (row) => overview.lots.find((lot) => lot.id === row.lot)?.title ?? '…' },
        {
          key: 'tender', head: 'Tender',
          cell: (row) => {
            const own = home?.tenders.find((entry) => entry.record === row.record)
            return own ? <Link href={`~/records/${row.record}`}>{own.title}</Link> : <span className="muted">you have no part in it</span>
          },
        },
      ]}
    />
  )
}

const ForBidders = () => (
  <section aria-labelledby="next-title">
    <h2 id="next-title">What is here for you</h2>
    <ul className="nhsuk-list nhsuk-list--bullet">
      <li><Link href="/bids">Your bids, with their receipts</Link></li>
      <li><Link href="/clarifications">Questions and answers; ask one</Link></li>
    </ul>
    <p className="muted">Scores, prices of others and results are not shown here. You learn the outcome from the authority’s letter after the decision.</p>
  </section>
)

const Dates = ({ overview }: { readonly overview: Overview }) => (
  <DataTable
    caption="Deadlines of the rounds" rows={overview.rounds} rowKey={(row) => row.id} empty={<p className="muted">No round with a deadline is planned yet.</p>}
    columns={[
      { key: 'title', head: 'Round', rowHead: true, cell: (row) => row.title },
      { key: 'lots', head: 'Lots', cell: (row) => row.lots.map((id) => overview.lots.find((lot) => lot.id === id)?.ref ?? id).join(', ') },
      { key: 'deadline', head: 'Deadline', cell: (row) => formatInstant(row.deadline) },
      { key: 'when', head: `On ${formatDay(overview.today)}`, cell: (row) => (row.passed ? 'passed' : 'ahead') },
    ]}
  />
)

const Lots = ({ overview }: { readonly overview: Overview }) => (
  <DataTable
    caption="Lots" rows={overview.lots} rowKey={(row) => row.id} empty={<p className="muted">There is no lot yet. The lead adds them on the page <Link href="/setup">Lots and dates</Link>.</p>}
    columns={[
      { key: 'ref', head: 'Lot', rowHead: true, cell: (row) => `${row.ref} ${row.title}` },
      { key: 'places', head: 'Places', numeric: true, cell: (row) => row.places },
      { key: 'value', head: 'Estimated value', unit: '£', numeric: true, cell: (row) => (row.value ? `${formatPounds(row.value.low).slice(1)} to ${formatPounds(row.value.high).slice(1)}` : 'not stated') },
      { key: 'variants', head: 'Variants', cell: (row) => row.variants },
      { key: 'stage', head: 'Stage', cell: (row) => stageName(row.stage) },
    ]}
  />
)
