import { Link, Redirect, Route, Switch } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { LotResults } from './LotResults.tsx'
import { TrustViews } from './TrustViews.tsx'

/** Who is best value, and how do we know? A lot at a time. */
export const ResultsPage = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  return (
    <Reading of={overview} what="the lots" page="Results">
      {({ lots, today, illustrative }) => (
        <Switch>
          <Route path="/results">{lots[0] ? <Redirect to={`/results/${lots[0].id}`} replace /> : <Page title="No results yet"><Empty title="There is no lot yet"><p>Results follow from agreed scores and opened prices.</p></Empty></Page>}</Route>
          <Route path="/results/:lot/:part?">
            {({ lot, part }) => (
              <>
                <nav className="tabs no-print" aria-label="Lots">
                  {lots.map((entry) => <Link key={entry.id} href={`/results/${entry.id}`} aria-current={entry.id === lot ? 'page' : undefined}>{entry.title}</Link>)}
                </nav>
                {part === 'views' ? <TrustViews record={record} lot={lot} /> : <LotResults key={lot} record={record} lot={lot} today={today} illustrative={illustrative} />}
              </>
            )}
          </Route>
        </Switch>
      )}
    </Reading>
  )
}
