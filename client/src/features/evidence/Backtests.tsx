import { formatCount, formatInstant, formatNumberShort } from '@workbench/shared/numeric/format.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { backtestRows, chanceShown, type Backtest, type PaceRow } from './backtests.ts'

interface BacktestsProps {
  readonly backtests: readonly Backtest[]
  readonly chosen: string
  readonly personOf: (id: string) => string
  readonly citedOf: (ids: readonly string[]) => React.ReactNode
  readonly actOf?: (backtest: Backtest) => React.ReactNode
}

/** What was promised then and what came: how plausible it was, with the working. */
export const Backtests = ({ backtests, chosen, personOf, citedOf, actOf }: BacktestsProps) =>
  backtests.length === 0 ? <Empty title="No back-test has been entered"><p>Enter a promise of then and what came. A promised number of go-lives is held against the chance of so few.</p></Empty> : (
    <ol className="evidence">
      {backtests.map((entry) => (
        <li key={entry.id} id={entry.id} tabIndex={-1} className={entry.id === chosen ? 'evidence__item evidence__item--chosen' : 'evidence__item'} aria-current={entry.id === chosen ? 'true' : undefined}>
          <h2 className="evidence__topic"><a href={`#${entry.id}`}>{entry.title}</a></h2>
          <p className="evidence__claim">{entry.finding}</p>
          <dl className="evidence__facts">
            <div><dt>Claimed</dt><dd>{citedOf(entry.claims)}</dd></div>
            <div><dt>What came</dt><dd>{entry.outcomes.length > 0 ? citedOf(entry.outcomes) : 'nothing cited'}</dd></div>
            <div><dt>Entered</dt><dd>by {personOf(entry.by)}, {formatInstant(entry.at)}</dd></div>
          </dl>
          {entry.figures ? <Tested title={entry.title} figures={entry.figures} citedOf={citedOf} /> : <p className="small muted">No number of go-lives was promised, so no chance can be computed; it is told in words.</p>}
          {actOf?.(entry)}
        </li>
      ))}
    </ol>
  )

const Tested = ({ title, figures, citedOf }: { readonly title: string; readonly figures: NonNullable<Backtest['figures']>; readonly citedOf: BacktestsProps['citedOf'] }) => {
  const { rows, promiseThen } = backtestRows(figures)
  const { least, most } = figures.promised
  return (
    <>
      <p>
        {least === most ? `${least} promised` : `${least} to ${most} promised`} in {formatCount(figures.months, 'month')}; {figures.came.map(({ counted, done, evidence }, index) => (
          <span key={counted}>{index === 0 ? '' : ', '}{done} came, counted as {counted}{evidence.length > 0 ? <> ({citedOf(evidence)})</> : null}</span>
        ))}.
        {figures.before ? <> Before the promise {figures.before.done} came in {formatCount(figures.before.months, 'month')} ({citedOf(figures.before.evidence)}).</> : null}
      </p>
      <DataTable<PaceRow>
        caption={`The chance that no more came, by the pace: ${title}`} captionHidden rows={rows} rowKey={(row) => row.pace}
        columns={[
          { key: 'pace', head: 'If the pace had been', rowHead: true, cell: (row) => row.name },
          { key: 'month', head: 'Go-lives', unit: 'a month', numeric: true, cell: (row) => row.perMonth },
          { key: 'expected', head: 'Expected', unit: `in ${formatCount(figures.months, 'month')}`, numeric: true, cell: (row) => row.expected },
          ...figures.came.map(({ counted, done }, index) => ({ key: `came-${index}`, head: `Chance of at most ${done}`, unit: counted, numeric: true, cell: (row: PaceRow) => row.chances[index] })),
        ]}
      />
      {promiseThen === null ? null : <p>At the pace known then, {formatNumberShort(promiseThen.expected, 2)} were to be expected; the chance of {least} or more was {chanceShown(promiseThen.chance)}.</p>}
      <details className="small">
        <summary>Show the working</summary>
        <p>Poisson: go-lives come one at a time, independently, at a steady pace. The chance of at most k is e<sup>−m</sup> × (1 + m + m²/2! + … + m<sup>k</sup>/k!), m being the number expected. The sum is exact; e<sup>−m</sup> is taken to 50 digits. Go-lives of one programme hold one another up, so this is a yardstick, not a forecast.</p>
        <ul>{rows.flatMap((row) => row.working.map((line) => <li key={`${row.pace}/${line}`}>{line}</li>))}</ul>
      </details>
    </>
  )
}
