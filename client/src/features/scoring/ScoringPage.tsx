import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty, HiddenWhy } from '../../ui/Waiting.tsx'
import { QuestionView } from './QuestionView.tsx'
import type { Grid } from './score-value.ts'
import { ScoreGrid } from './ScoreGrid.tsx'
import { TenMinutes } from './TenMinutes.tsx'
import { useScoringDesk } from './useScoring.ts'

/** How far am I, and where? One lot at a time; the grid, or one question. */
export const ScoringPage = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  return (
    <Reading of={overview} what="the lots" page="Scoring">
      {({ lots }) => (
        <Switch>
          <Route path="/scoring">{lots[0] ? <FirstLot record={record} lots={lots.map(({ id }) => id)} /> : <NothingYet />}</Route>
          <Route path="/scoring/:lot/:question?">{({ lot, question }) => <LotScoring record={record} lots={lots} lot={lot} question={question} />}</Route>
        </Switch>
      )}
    </Reading>
  )
}

const NothingYet = () => <Page title="Nothing to score"><Empty title="There is no lot yet"><p>Scoring opens when lots have questions, bids are open and you are assigned.</p></Empty></Page>

/** The first lot in which something is assigned to one; the first lot, if nothing is. */
const FirstLot = ({ record, lots }: { readonly record: string; readonly lots: readonly string[] }) => {
  const [here, ...others] = lots
  const grid = useRead('scoringGrid', { record, lot: here! })
  if (grid.data && grid.data.questions.length === 0 && others.length > 0) return <FirstLot record={record} lots={others} />
  if (grid.data?.questions.length === 0) return <Redirect to={`/scoring/${lots[0]}`} replace />
  return grid.data ? <Redirect to={`/scoring/${here}`} replace /> : <Reading of={grid} what="your questions" page="Scoring">{() => null}</Reading>
}

interface LotScoringProps {
  readonly record: string
  readonly lots: readonly { readonly id: string; readonly title: string }[]
  readonly lot: string
  readonly question: string | undefined
}

const LotScoring = ({ record, lots, lot, question }: LotScoringProps) => {
  const grid = useRead('scoringGrid', { record, lot })
  return (
    <>
      <nav className="tabs no-print" aria-label="Lots">
        {lots.map((entry) => <Link key={entry.id} href={`/scoring/${entry.id}`} aria-current={entry.id === lot ? 'page' : undefined}>{entry.title}</Link>)}
      </nav>
      <Reading of={grid} what="your questions" page="Scoring">
        {(found) => (found.lot === lot ? <Desk key={lot} record={record} grid={found} question={question} /> : null)}
      </Reading>
    </>
  )
}

const Desk = ({ record, grid, question }: { readonly record: string; readonly grid: Grid; readonly question: string | undefined }) => {
  const desk = useScoringDesk(record, grid)
  const [, go] = useLocation()
  if (question === undefined && (grid.questions.length === 0 || grid.bids.length === 0))
    return <Page title="Nothing to score here now" question="How far am I, and where?"><HiddenWhy>{grid.closedBecause ?? 'No bid is open in this lot.'}</HiddenWhy></Page>
  return (
    <>
      <TenMinutes record={record} grid={grid} desk={desk} question={question} />
      {question === undefined ? <ScoreGrid record={record} grid={grid} desk={desk} onOpen={(id) => go(`/scoring/${grid.lot}/${id}`)} /> : <QuestionView record={record} grid={grid} question={question} desk={desk} />}
    </>
  )
}
