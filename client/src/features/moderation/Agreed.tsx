import { formatInstant } from '@workbench/shared/numeric/format.ts'
import type { Names } from '../../parts/names.ts'
import type { Cell, Question } from './consensus.ts'
import { ChangeAfterClose } from './ChangeAfterClose.tsx'
import { labelled } from './Individuals.tsx'

interface AgreedProps {
  readonly record: string
  readonly question: Question
  readonly cell: Cell
  readonly names: Names
}

/** A closed consensus: what was agreed, by whom, and every change since. */
export const Agreed = ({ record, question, cell, names }: AgreedProps) => {
  const { consensus, proposal } = cell
  const first = cell.changes[0]?.from ?? consensus!.score
  const change = <ChangeAfterClose record={record} question={question} cell={cell} names={names} />
  return (
    <section aria-labelledby="consensus-title" className="agreed">
      <h2 id="consensus-title">Agreed: {labelled(question, consensus!.score)}</h2>
      {cell.waitingChange ? change : null}
      {cell.changes.map((entry) => (
        <div key={entry.at} className="note">
          <p><strong>Changed after close from {entry.from} to {entry.to}.</strong> {entry.reason ?? ''}</p>
          <p className="small muted">Proposed by {names.person(entry.by)}, approved by {names.person(entry.approvedBy)}, {formatInstant(entry.at)}.</p>
        </div>
      ))}
      {first !== consensus!.score ? <h3>As agreed at first: {labelled(question, first)}</h3> : null}
      {proposal ? <p>{proposal.reason}</p> : null}
      {proposal?.reasonOf ? <p className="small muted">The reason is {names.person(proposal.reasonOf)}’s own, taken for the panel.</p> : null}
      {proposal && proposal.decided.length > 0 ? <><h3>Points that decided</h3><ul>{proposal.decided.map((point) => <li key={point}>{point}</li>)}</ul></> : null}
      {proposal?.dissent.map((dissent) => <p key={dissent.person}><strong>Dissent, {names.person(dissent.person)}{dissent.from === undefined || dissent.from === proposal.score ? '' : `, from the ${dissent.from} proposed before`}:</strong> {dissent.reason}</p>)}
      <p className="small muted">
        Closed by {names.person(consensus!.by)}, {formatInstant(consensus!.at)}. Present: {consensus!.attendees.map(names.person).join(', ')}.
        {proposal ? ` Approved by ${proposal.approvals.map(names.person).join(', ')}.` : ''}
      </p>
      {cell.waitingChange ? null : change}
    </section>
  )
}
