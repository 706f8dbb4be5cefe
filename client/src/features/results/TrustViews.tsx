import { formatInstant, formatPercent, formatScore } from '@workbench/shared/numeric/format.ts'
import { Link } from 'wouter'
import { useAct, useRead } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'

/** What each trust's own weights would have said: watermarked, and only after the unlock. */
export const TrustViews = ({ record, lot }: { readonly record: string; readonly lot: string }) => {
  const found = useRead('trustViews', { record, lot })
  const names = useNames(record)
  return (
    <Page title="How would each trust’s own weights order the bids?" action={<Link href={`/results/${lot}`}>Back to the result</Link>}>
      {found.error?.problem.code === 'analysis-not-run' ? <RunViews record={record} lot={lot} /> : null}
      <Reading of={found} what="the views">
        {({ views, award, purpose, unlockedAt }) => (
          <>
            <p><span className="watermark">Not the award</span></p>
            <p>{purpose ? `Unlocked${unlockedAt ? ` on ${formatInstant(unlockedAt)}` : ''} for this purpose: ${purpose}` : ''}</p>
            {views.length === 0 ? <Empty title="No trust has set view weights for this lot"><p>A trust lead sets them on the page of view weights. They never alter the award.</p></Empty> : (
              <DataTable
                caption="Rank of every bid under the award weights and under each view" rows={[{ trust: '', name: 'Award weights (published)', order: award.order, otherPlaces: false as boolean | null }, ...views]}
                rowKey={(row) => row.trust || 'award'} rowClass={(row) => (row.trust === '' ? 'total' : undefined)}
                columns={[
                  { key: 'name', head: 'Weights of', rowHead: true, cell: (row) => row.name },
                  ...award.order.map((column) => ({
                    key: column.bid, head: names.bidder(column.bidder).name, numeric: true,
                    cell: (row: { order: typeof award.order }) => {
                      const line = row.order.find((entry) => entry.bid === column.bid)
                      return line?.total ? <>{line.rank ?? '–'} <span className="muted">({formatScore(line.total)})</span></> : '–'
                    },
                  })),
                  { key: 'places', head: 'Other places?', cell: (row) => (row.otherPlaces === null ? 'cannot be told' : row.otherPlaces ? 'yes' : 'no') },
                ]}
              />
            )}
            {views.length > 0 ? <h2>Why each trust weighs so, and where it differs from the award</h2> : null}
            {views.map((view) => (
              <p key={view.trust} className="small">
                <strong>{view.name}.</strong> {view.reason} <span className="muted">{view.changed.map((change) => `${change.ref}: ${formatPercent(change.award)} → ${formatPercent(change.view)}`).join('; ')}</span>
              </p>
            ))}
          </>
        )}
      </Reading>
    </Page>
  )
}

/** Running is an act of its own: it is recorded first, with name and time, and shown then. */
const RunViews = ({ record, lot }: { readonly record: string; readonly lot: string }) => {
  const act = useAct(record)
  const { data: overview } = useRead('overview', { record })
  const runs = overview?.me.roles.some(({ role }) => ['lead', 'secondPerson', 'assuranceReviewer'].includes(role)) === true
  if (!runs) return <p>The lead, the second person or the assurance reviewer runs them.</p>
  return (
    <>
      <p><Button filled busy={act.isPending} onClick={() => act.mutate({ command: 'recordAnalysis', body: { kind: 'viewWeights', lot } })}>Run the views of the trusts</Button></p>
      {act.error ? <p className="status--bad" role="alert">{act.error.problem.detail}</p> : null}
    </>
  )
}
