import { formatPercent } from '@workbench/shared/numeric/format.ts'
import { Link } from 'wouter'
import type { Names } from '../../parts/names.ts'
import { inOrder, isDone, stateWords, widestOpen, type Agenda, type AgendaCell, type AgendaQuestion, type Filter, type Place } from './agenda.ts'
import { Filters } from './Filters.tsx'

interface AgendaListProps {
  readonly agenda: Agenda
  readonly here: Place
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly names: Names
}

/** Beside the question in hand: the other questions that are open, with a mark for every bid. */
export const AgendaList = ({ agenda, here, filter, onFilter, names }: AgendaListProps) => {
  const rows = inOrder(agenda.questions, filter)
  return (
    <nav className="room__agenda no-print" aria-label="Agenda">
      <Filters questions={agenda.questions} chosen={filter} onChoose={onFilter} />
      {rows.length === 0 ? <p className="small muted">No question is in this state.</p> : null}
      <ol>
        {rows.map((row) => (
          <li key={row.id} className={row.id === here.question ? 'room__here' : undefined}>
            {row.opened || row.cells.some((cell) => cell.state !== 'notOpen') ? (
              <Link href={`/moderation/${agenda.lot}/${row.id}`} aria-current={row.id === here.question ? 'page' : undefined}>{row.ref} {row.title}</Link>
            ) : <span className="muted">{row.ref} {row.title}</span>}
            <Marks row={row} agenda={agenda} names={names} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

const Marks = ({ row, agenda, names }: { readonly row: AgendaQuestion; readonly agenda: Agenda; readonly names: Names }) => {
  if (!row.opened && row.cells.every((cell) => cell.state === 'notOpen')) return <small>{row.waitingFor !== null && row.waitingFor.length > 0 ? `${row.waitingFor.length} not submitted` : 'not opened yet'}</small>
  const widest = widestOpen(row)
  return (
    <small>
      {isDone(row) ? '✓ agreed' : widest ? `${formatPercent(widest, 0)} apart · ` : ''}
      {isDone(row) ? null : row.cells.map((cell) => <Mark key={cell.bid} cell={cell} letter={agenda.bids.find((column) => column.bid === cell.bid)?.letter ?? ''} name={names.bidder(agenda.bids.find((column) => column.bid === cell.bid)?.bidder ?? cell.bid).name} />)}
    </small>
  )
}

const marks: Readonly<Record<AgendaCell['state'], string>> = { notOpen: '·', open: '○', proposed: '◐', closed: '✓' }

const Mark = ({ cell, letter, name }: { readonly cell: AgendaCell; readonly letter: string; readonly name: string }) => (
  <span className="room__mark"><span aria-hidden="true">{letter}{marks[cell.state]} </span><span className="visually-hidden">{name}: {stateWords[cell.state]}. </span></span>
)
