import { Link, Redirect, Route, Switch } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { LotCompliance } from './LotCompliance.tsx'

/** Does every bid meet what every bid must meet? A lot at a time. */
export const CompliancePage = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  return (
    <Reading of={overview} what="the lots" page="Compliance">
      {({ lots }) => {
        const first = lots.find((lot) => lot.stage === 'compliance') ?? lots[0]
        return (
          <Switch>
            <Route path="/compliance">{first ? <Redirect to={`/compliance/${first.id}`} replace /> : <Page title="Nothing to check yet"><Empty title="There is no lot yet"><p>Mandatory requirements are checked for each opened bid of a lot.</p></Empty></Page>}</Route>
            <Route path="/compliance/:lot">
              {({ lot }) => (
                <>
                  <nav className="tabs no-print" aria-label="Lots">
                    {lots.map((entry) => <Link key={entry.id} href={`/compliance/${entry.id}`} aria-current={entry.id === lot ? 'page' : undefined}>{entry.title}</Link>)}
                  </nav>
                  <LotCompliance key={lot} record={record} lot={lot} />
                </>
              )}
            </Route>
          </Switch>
        )
      }}
    </Reading>
  )
}
