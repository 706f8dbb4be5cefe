import { Link, Redirect, Route, Switch } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { LotDecision } from './LotDecision.tsx'

/** What was decided, by whom, and what follows? A lot at a time. */
export const DecisionPage = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  return (
    <Reading of={overview} what="the lots" page="Decision">
      {({ lots, today, ruleSet }) => (
        <Switch>
          <Route path="/decision">{lots[0] ? <Redirect to={`/decision/${lots[0].id}`} replace /> : <Page title="Nothing to decide yet"><Empty title="There is no lot yet"><p>A decision follows from the signed model, agreed scores and opened prices.</p></Empty></Page>}</Route>
          <Route path="/decision/:lot">
            {({ lot }) => (
              <>
                <nav className="tabs no-print" aria-label="Lots">
                  {lots.map((entry) => <Link key={entry.id} href={`/decision/${entry.id}`} aria-current={entry.id === lot ? 'page' : undefined}>{entry.title}</Link>)}
                </nav>
                <LotDecision key={lot} record={record} lot={lot} today={today} ruleSet={ruleSet} />
              </>
            )}
          </Route>
        </Switch>
      )}
    </Reading>
  )
}
