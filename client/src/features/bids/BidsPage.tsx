import { Route, Switch } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { AllBids } from './AllBids.tsx'
import { AnswersPage } from './AnswersPage.tsx'
import { OpeningPage } from './OpeningPage.tsx'
import { OwnBids } from './OwnBids.tsx'
import { ReceiveBid } from './ReceiveBid.tsx'
import { SchedulePage } from './SchedulePage.tsx'

/** What came in, and may we open it? A bidder's contact sees its own bid instead. */
export const BidsPage = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  return (
    <Reading of={overview} what="the tender" page="Bids">
      {({ me }) =>
        me.side === 'bidder' ? <OwnBids record={record} /> : (
          <Switch>
            <Route path="/bids/receive"><ReceiveBid record={record} /></Route>
            <Route path="/bids/opening/:lot">{({ lot }) => <OpeningPage key={lot} record={record} lot={lot} me={me.person} />}</Route>
            <Route path="/bids/:bid/answers">{({ bid }) => <AnswersPage key={bid} record={record} bid={bid} />}</Route>
            <Route path="/bids/:bid/schedule">{({ bid }) => <SchedulePage key={bid} record={record} bid={bid} />}</Route>
            <Route><AllBids record={record} /></Route>
          </Switch>
        )
      }
    </Reading>
  )
}
