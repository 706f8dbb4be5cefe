import { Route, Switch } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Page } from '../../ui/Page.tsx'
import { HiddenWhy } from '../../ui/Waiting.tsx'
import { ComparePage } from './ComparePage.tsx'
import { useTenderTeller, useWorkshopTeller } from '../../parts/teller.ts'
import { WholeRecord } from './WholeRecord.tsx'

/** What happened in a tender, and can it be proved? */
export const RecordPage = ({ record }: { readonly record: string }) => {
  const { data: overview } = useRead('overview', { record })
  const teller = useTenderTeller(record)
  if (overview?.readsRecord === false)
    return (
      <Page title="What happened, and can it be proved?">
        <HiddenWhy>The whole record is read by the lead, the second person, the assurance reviewer and the auditor, once they have declared their interests and have no score left to give. What you did yourself you find on the pages where you did it.</HiddenWhy>
      </Page>
    )
  return (
    <Switch>
      <Route path="/record/compare/:from/:to">{({ from, to }) => <ComparePage record={record} from={from} to={to} teller={teller} />}</Route>
      <Route><WholeRecord record={record} stands={overview} teller={teller} first="overview" compares /></Route>
    </Switch>
  )
}

/** The same of a workshop. */
export const WorkshopRecordPage = ({ record }: { readonly record: string }) => {
  const { data: room } = useRead('workshopOverview', { record })
  const teller = useWorkshopTeller(record)
  return <WholeRecord record={record} stands={room} teller={teller} first="board" />
}
