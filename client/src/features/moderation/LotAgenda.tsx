import { formatCount, formatInstant, formatPercent } from '@workbench/shared/numeric/format.ts'
import { Link } from 'wouter'
import { Swatch } from '../../parts/Bidder.tsx'
import { useNames, type Names } from '../../parts/names.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { countOf, inOrder, isDone, progress, spreadStep, type Agenda, type AgendaCell, type AgendaQuestion, type Filter } from './agenda.ts'
import { Filters } from './Filters.tsx'
import { OpenQuestion } from './OpenQuestion.tsx'
import { SessionBar } from './SessionBar.tsx'

interface LotAgendaProps {
  readonly record: string
  readonly agenda: Agenda
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
}

/** Questions against bids: how far apart, what is agreed; most divergent first. */
export const LotAgenda = ({ record, agenda, filter, onFilter }: LotAgendaProps) => {
  const names = useNames(record)
  const { closed, all } = progress(agenda)
  const rows = inOrder(agenda.questions, filter)
  const unanimous = agenda.questions.flatMap((question) => question.cells).filter((cell) => cell.unanimous && (cell.state === 'open' || cell.state === 'proposed')).length
  const title = all === 0 ? 'Nothing to agree yet' : closed === all ? `All ${all} scores are agreed` : `${closed} of ${all} scores are agreed`
  return (
    <Page
      title={title} question="Can we agree, and why?"
      action={unanimous > 0 ? <Link className="nhsuk-button nhsuk-button--secondary small" href={`/moderation/${agenda.lot}/unanimous`}>{formatCount(unanimous, 'unanimous cell')}</Link> : undefined}
    >
      <SessionBar record={record} agenda={agenda} names={names} />
      <WaitingChanges agenda={agenda} names={names} />
      {all === 0 ? <Empty title="No bid of this lot is being scored"><p>Once bids are open and scored, every question stands here with how far apart the individual scores lie.</p></Empty> : (
        <>
          <Filters questions={agenda.questions} chosen={filter} onChoose={onFilter} />
          <p className="small muted">
            {agenda.bids.map((column) => <span key={column.bid} className="agenda-key"><Swatch letter={column.letter} /> {names.bidder(column.bidder).name}</span>)}
          </p>
          <p className="small muted">
            A percentage is how far apart the individual scores lie, as a share of the scale; from {formatPercent(agenda.spreadToReconcile, 0)} on (▲) the points that decided have to be written down. ✎ proposed. ✓ agreed.
          </p>
          {rows.length === 0 ? <p className="muted">{filter === 'approve' ? 'No proposal waits for your approval.' : 'No question is in this state.'} <button type="button" className="as-link" onClick={() => onFilter('all')}>Show all {countOf(agenda.questions, 'all')}</button></p> : (
            <div className="agenda-table">
              <DataTable
                caption="Questions, most divergent first; spread as a share of the scale while a score is to be agreed" captionHidden rows={rows} rowKey={(row) => row.id} rowClass={(row) => (isDone(row) ? 'agenda-done' : undefined)}
                columns={[
                  { key: 'question', head: 'Question', rowHead: true, cell: (row) => (row.opened || row.cells.some((cell) => cell.state !== 'notOpen') ? <Link href={`/moderation/${agenda.lot}/${row.id}`}>{row.ref} {row.title}</Link> : <>{row.ref} {row.title}</>) },
                  ...agenda.bids.map((column) => ({
                    key: column.bid, head: <><Swatch letter={column.letter} /><span className="visually-hidden"> {names.bidder(column.bidder).name}</span></>, numeric: true,
                    cell: (row: AgendaQuestion) => (
                      <>
                        <span className="agenda-narrow"><Swatch letter={column.letter} /> </span>
                        <SpreadCell cell={row.cells.find((cell) => cell.bid === column.bid)} href={`/moderation/${agenda.lot}/${row.id}/${column.bid}`} />
                      </>
                    ),
                  })),
                  { key: 'state', head: 'State', cell: (row) => <QuestionState record={record} agenda={agenda} question={row} names={names} /> },
                ]}
              />
            </div>
          )}
        </>
      )}
      <Sessions agenda={agenda} names={names} />
    </Page>
  )
}

/** Agreed scores that somebody proposes to change: they wait for a person outside the panel. */
const WaitingChanges = ({ agenda, names }: { readonly agenda: Agenda; readonly names: Names }) => {
  const cells = agenda.questions.flatMap((question) => question.cells.filter((cell) => cell.changeWaiting).map((cell) => ({ question, bid: cell.bid })))
  if (cells.length === 0) return null
  return (
    <div className="note note--warn">
      <p><strong>{formatCount(cells.length, 'change')} of what was agreed {cells.length === 1 ? 'waits' : 'wait'} for a second person:</strong></p>
      <ul>
        {cells.map(({ question, bid }) => (
          <li key={`${question.id}/${bid}`}><Link href={`/moderation/${agenda.lot}/${question.id}/${bid}`}>{question.ref} {question.title}, {names.bidder(agenda.bids.find((column) => column.bid === bid)?.bidder ?? bid).name}</Link></li>
        ))}
      </ul>
    </div>
  )
}

const SpreadCell = ({ cell, href }: { readonly cell: AgendaCell | undefined; readonly href: string }) => {
  if (!cell || cell.state === 'notOpen') return <span className="muted"><span aria-hidden="true">·</span><span className="visually-hidden">not open</span></span>
  if (cell.state === 'closed') return <Link href={href}>✓ {cell.consensus}<span className="visually-hidden"> agreed</span>{cell.changeWaiting ? <> ⟳<span className="visually-hidden"> a change is proposed</span></> : null}</Link>
  return (
    <Link href={href} className={`spread spread--${spreadStep(cell.spread)}`}>
      {cell.wide ? <span aria-hidden="true">▲ </span> : null}{formatPercent(cell.spread ?? '0', 0)}{cell.cannot > 0 ? <span className="small">, {cell.cannot} could not score</span> : null}
      <span className="visually-hidden"> apart{cell.wide ? ', wide' : ''}{cell.state === 'proposed' ? ', proposed' : ', to be agreed'}</span>
      {cell.state === 'proposed' ? <span aria-hidden="true"> ✎</span> : null}
    </Link>
  )
}

const QuestionState = ({ record, agenda, question, names }: { readonly record: string; readonly agenda: Agenda; readonly question: AgendaQuestion; readonly names: Names }) => {
  if (isDone(question)) return <>agreed</>
  if (question.opened) {
    const proposed = question.cells.filter((cell) => cell.state === 'proposed')
    const mine = question.mine ? proposed.filter((cell) => !cell.iApproved).length : 0
    return <>{mine > 0 ? `${mine} for you to approve` : proposed.length > 0 ? `${proposed.length} proposed` : 'in moderation'}</>
  }
  if (question.waitingFor !== null && question.waitingFor.length > 0) return <>not submitted: {question.waitingFor.map(names.person).join(', ')}</>
  return agenda.mayModerate ? <OpenQuestion record={record} agenda={agenda} question={question} /> : <>not opened yet</>
}

const Sessions = ({ agenda, names }: { readonly agenda: Agenda; readonly names: Names }) => {
  const past = agenda.sessions.filter((session) => session.closedAt !== null)
  if (past.length === 0) return null
  return (
    <details>
      <summary>{formatCount(past.length, 'session')} held before</summary>
      <DataTable
        caption="Sessions that are closed" captionHidden rows={past} rowKey={(row) => row.id}
        columns={[
          { key: 'title', head: 'Session', rowHead: true, cell: (row) => row.title },
          { key: 'from', head: 'Opened', cell: (row) => formatInstant(row.openedAt) },
          { key: 'to', head: 'Closed', cell: (row) => (row.closedAt ? formatInstant(row.closedAt) : '') },
          { key: 'who', head: 'Present at its end', cell: (row) => row.attendees.map(names.person).join(', ') },
        ]}
      />
    </details>
  )
}
