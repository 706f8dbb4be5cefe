import { useState } from 'react'
import { Link, Redirect, Route, Switch } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { awaitsMe, type Agenda, type Filter } from './agenda.ts'
import { BigScreen } from './BigScreen.tsx'
import { LotAgenda } from './LotAgenda.tsx'
import { Room } from './Room.tsx'
import { Unanimous } from './Unanimous.tsx'
import { useDraftDesk } from './useDrafts.ts'

interface PlaceParams {
  readonly lot: string
  readonly question?: string
  readonly bid?: string
  readonly [name: string]: string | undefined
}

/** Can we agree, and why? The agenda of a lot, then one question of one bid at a time. */
export const ModerationPage = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  return (
    <Reading of={overview} what="the lots" page="Moderation">
      {({ lots }) => (
        <Switch>
          <Route path="/moderation">{lots[0] ? <FirstLot record={record} lots={lots.map(({ id }) => id)} first={lots[0].id} /> : <NothingYet />}</Route>
          <Route path="/moderation/:lot/:question/:bid/screen">{({ lot, question, bid }) => <BigScreen record={record} lot={lot} question={question} bid={bid} />}</Route>
          <Route<PlaceParams> path="/moderation/:lot/:question?/:bid?">{({ lot, question, bid }) => <LotRoom record={record} lots={lots} lot={lot} question={question} bid={bid} />}</Route>
        </Switch>
      )}
    </Reading>
  )
}

const NothingYet = () => <Page title="Nothing to moderate"><Empty title="There is no lot yet"><p>Moderation opens question by question, once everybody assigned to it has submitted.</p></Empty></Page>

/** The first lot whose room one may enter and that has something for one; the first lot, which says why not, if there is none. */
const FirstLot = ({ record, lots, first }: { readonly record: string; readonly lots: readonly string[]; readonly first: string }) => {
  const [here, ...others] = lots
  const agenda = useRead('moderation', { record, lot: here ?? first })
  if (here === undefined) return <Redirect to={`/moderation/${first}`} replace />
  if (agenda.error && agenda.error.problem.status !== 0) return <FirstLot record={record} lots={others} first={first} />
  if (agenda.data?.lot !== here) return <Reading of={agenda} what="the agenda" page="Moderation">{() => null}</Reading>
  return <Redirect to={`/moderation/${here}`} replace />
}

interface LotRoomProps {
  readonly record: string
  readonly lots: readonly { readonly id: string; readonly title: string }[]
  readonly lot: string
  readonly question: string | undefined
  readonly bid: string | undefined
}

const LotRoom = ({ record, lots, lot, question, bid }: LotRoomProps) => {
  const agenda = useRead('moderation', { record, lot })
  return (
    <>
      <nav className="tabs no-print" aria-label="Lots">
        {lots.map((entry) => <Link key={entry.id} href={`/moderation/${entry.id}`} aria-current={entry.id === lot ? 'page' : undefined}>{entry.title}</Link>)}
      </nav>
      <Reading of={agenda} what="the agenda" page="Moderation">
        {(found) => (found.lot === lot ? <Desk key={lot} record={record} agenda={found} question={question} bid={bid} /> : null)}
      </Reading>
    </>
  )
}

interface DeskProps {
  readonly record: string
  readonly agenda: Agenda
  readonly question: string | undefined
  readonly bid: string | undefined
}

/** What is typed and which filter is chosen outlive the question in hand. */
const Desk = ({ record, agenda, question, bid }: DeskProps) => {
  const desk = useDraftDesk(record)
  const [filter, setFilter] = useState<Filter>(agenda.questions.some(awaitsMe) ? 'approve' : 'all')
  if (question === undefined) return <LotAgenda record={record} agenda={agenda} filter={filter} onFilter={setFilter} />
  if (question === 'unanimous') return <Unanimous record={record} agenda={agenda} />
  return <Room record={record} agenda={agenda} question={question} bid={bid} desk={desk} filter={filter} onFilter={setFilter} />
}
