import { contributionsChart } from '@workbench/shared/chart/contributions.ts'
import { formatDay, formatMoneyShort, formatPounds, formatScore } from '@workbench/shared/numeric/format.ts'
import { qualityPriceChart, qualityPriceFinding } from '@workbench/shared/chart/quality-price.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Bidder } from '../../parts/Bidder.tsx'
import { Chart } from '../../parts/Chart.tsx'
import { useNames, type Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { WithdrawnSince } from '../../parts/WithdrawnSince.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { awardSentence, barCriteria, contributionBars, findingOf, standingOf, type LotResult } from './finding.ts'
import { SumDrawer } from './SumDrawer.tsx'

interface LotResultsProps {
  readonly record: string
  readonly lot: string
  readonly today: string
  readonly illustrative: boolean
}

export const LotResults = ({ record, lot, today, illustrative }: LotResultsProps) => {
  const found = useRead('results', { record, lot })
  const names = useNames(record)
  const [sum, setSum] = useState<string | null>(null)
  const name = (bidder: string) => names.bidder(bidder).name
  return (
    <Reading of={found} what="the result" page="Results">
      {(result) => {
        const line = result.bids.find((entry) => entry.bid === sum)
        return (
          <Page
            title={findingOf(result, name)} question="Who is best value, and how do we know?" lead={awardSentence(result, name)}
            action={<Link href={`/results/${lot}/views`}>Views of the trusts</Link>}
            drawer={line ? <SumDrawer key={line.bid} record={record} result={result} line={line} names={names} onClose={() => setSum(null)} /> : undefined}
          >
            {result.problems.length > 0 ? <Problems result={result} names={names} /> : null}
            <WithdrawnSince withdrawn={result.withdrawnSince} names={names} />
            <Ranking result={result} names={names} onSum={setSum} />
            <Flags result={result} names={names} />
            {result.bids.some((entry) => entry.total !== null) ? <Charts result={result} names={names} today={today} illustrative={illustrative} /> : null}
            <p className="muted small">
              Award weights of model version {result.modelVersion}, {result.modelHash.slice(0, 12)}. Totals rounded once, to {result.rounding.decimals} decimals; rank is decided on the published totals.
              {result.pricing ? ` Price: ${result.pricing.title}. Points = ${result.pricing.rule}.` : ''}
            </p>
            {result.pricing ? <Formula pricing={result.pricing} /> : null}
          </Page>
        )
      }}
    </Reading>
  )
}

const Problems = ({ result, names }: { readonly result: LotResult; readonly names: Names }) => (
  <div className="note note--warn">
    <p><strong>What is missing.</strong></p>
    <ul>{result.problems.map((problem) => <li key={`${problem.code}/${problem.bid ?? ''}/${problem.sentence}`}>{problem.bid ? `${names.bidder(result.bids.find((line) => line.bid === problem.bid)?.bidder ?? problem.bid).name}: ` : ''}{problem.sentence}</li>)}</ul>
  </div>
)

const Ranking = ({ result, names, onSum }: { readonly result: LotResult; readonly names: Names; readonly onSum: (bid: string) => void }) => (
  <DataTable
    caption={`Ranking of ${result.title}`} rows={result.bids} rowKey={(row) => row.bid} rowClass={(row) => (row.status === 'excluded' ? 'excluded' : undefined)}
    columns={[
      { key: 'rank', head: 'Rank', numeric: true, cell: (row) => row.rank ?? '–' },
      { key: 'bidder', head: 'Bidder', rowHead: true, cell: (row) => <Bidder bidder={names.bidder(row.bidder)} /> },
      { key: 'quality', head: 'Quality', unit: 'points', numeric: true, cell: (row) => (row.quality ? formatScore(row.quality.shown) : '–') },
      { key: 'price', head: 'Price', unit: 'points', numeric: true, cell: (row) => (row.price?.points ? formatScore(row.price.points.shown) : '–') },
      { key: 'total', head: 'Total', unit: 'of 100', numeric: true, cell: (row) => (row.total === null ? '–' : <button type="button" className="as-link" onClick={() => onSum(row.bid)}>{formatScore(row.total)}<span className="visually-hidden">: show the sum</span></button>) },
      { key: 'money', head: 'Normalised price', unit: '£', numeric: true, cell: (row) => (typeof row.price?.price === 'number' ? formatPounds(row.price.price).slice(1) : '–') },
      { key: 'standing', head: 'Outcome', cell: (row) => standingOf(row, result) },
    ]}
  />
)

const flagWords: Readonly<Record<string, string>> = {
  tieMadeByRounding: 'tied only by rounding: the exact totals differ', tieUnmadeByRounding: 'parted from its neighbour only by rounding', tieBroken: 'a tie was broken by the published rule', tieStands: 'the tie stands',
}

const Flags = ({ result, names }: { readonly result: LotResult; readonly names: Names }) => {
  const flagged = result.bids.filter((line) => line.flags.length > 0)
  if (flagged.length === 0 && result.ties.length === 0) return null
  return (
    <div className="note note--warn">
      {flagged.map((line) => <p key={line.bid}>{names.bidder(line.bidder).name}: {line.flags.map((flag) => flagWords[flag] ?? flag).join('; ')}. Exact total {line.exactTotal}.</p>)}
      {result.ties.flatMap((tie) => tie.sentences).map((sentence) => <p key={sentence}>{sentence}</p>)}
    </div>
  )
}

const Charts = ({ result, names, today, illustrative }: { readonly result: LotResult; readonly names: Names; readonly today: string; readonly illustrative: boolean }) => {
  const name = (bidder: string) => names.bidder(bidder).name
  const bars = contributionBars(result, name)
  const criteria = barCriteria(result)
  const subtitle = `Points of 100 under the award weights, model version ${result.modelVersion}, as at ${formatDay(today)}`
  const priced = result.bids.flatMap((line) => (typeof line.price?.price === 'number' && line.qualityPercent
    ? [{ bid: line.bid, letter: line.letter, name: name(line.bidder), pounds: line.price.price / 100, quality: Number(line.qualityPercent.shown), shownPrice: formatPounds(line.price.price), shownQuality: line.qualityPercent.shown }]
    : []))
  const title = findingOf(result, name)
  return (
    <div className="results-charts">
      <Chart
        title={`Where the points come from: ${title === 'There is no result yet' ? 'there is no result yet' : title}`} subtitle={subtitle} fileName={`contributions-${result.lot}`} illustrative={illustrative} chart={contributionsChart({ title, bars })}
        table={{ head: ['Bidder', ...criteria.map((criterion) => `${criterion.ref} ${criterion.title}`), 'Total'], rows: bars.map((bar) => [bar.name, ...bar.segments.map((segment) => segment.shown), bar.total]) }}
      />
      {priced.length > 1 ? (
        <Chart
          title={qualityPriceFinding(priced)} subtitle={`Quality against price: quality as a percentage of what it can reach; normalised price in £; the dashed line joins the bids that none beats on both; model version ${result.modelVersion}, as at ${formatDay(today)}`}
          fileName={`quality-price-${result.lot}`} illustrative={illustrative}
          chart={qualityPriceChart({ title: qualityPriceFinding(priced), points: priced, priceTick: (pounds) => formatMoneyShort(Math.round(pounds) * 100) })}
          table={{ head: ['Bidder', 'Normalised price', 'Quality, %'], rows: priced.map((point) => [point.name, point.shownPrice, point.shownQuality]) }}
        />
      ) : null}
    </div>
  )
}

const Formula = ({ pricing }: { readonly pricing: NonNullable<LotResult['pricing']> }) => (
  <details>
    <summary>What this price formula keeps, and what it breaks</summary>
    <ul>{pricing.properties.map((property) => <li key={property.name} className="small"><strong>{property.kept ? 'Kept' : 'Broken'}:</strong> {property.why}</li>)}</ul>
  </details>
)
