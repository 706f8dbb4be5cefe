import { useAct, useRead } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import type { Cell, Question, ReadAt } from './consensus.ts'

interface ApprovalsProps {
  readonly record: string
  readonly question: Question
  readonly cell: Cell
  readonly names: Names
  readonly reading: ReadAt
  readonly onActed: () => void
}

/** Who has approved this very proposal; a new proposal begins without approvals. Refetched by the live stream. */
export const Approvals = ({ record, question, cell, names, reading, onActed }: ApprovalsProps) => {
  const act = useAct(record)
  const { data: session } = useRead('session', {})
  const proposal = cell.proposal!
  const expected = question.panel.filter((member) => member.excused === undefined).map((member) => member.evaluator)
  const mine = question.iAmOnPanel && session?.person != null && !proposal.approvals.includes(session.person)
  const dissents = mine && proposal.dissent.some(({ person, confirmed }) => person === session.person && confirmed !== undefined)
  return (
    <>
      <h3>Approvals: {proposal.approvals.length} of {question.approvalsNeeded} needed</h3>
      <ul className="ticks" aria-live="polite">
        {expected.map((person) => {
          const approved = proposal.approvals.includes(person)
          return <li key={person}><span aria-hidden="true">{approved ? '✓' : '○'}</span> {names.person(person)}<span className={approved ? 'visually-hidden' : 'muted'}>{approved ? ' has approved' : ' has not approved yet'}</span></li>
        })}
      </ul>
      {mine ? (
        <>
          <p className="small">{dissents ? 'Your dissent stands beside this score. Nobody expects your approval; with it you say that the panel may close on the score all the same.' : 'Approve if this is what the panel agreed. If you dissent, tell the moderator: your dissent is recorded with your reason.'}</p>
          <Button filled={!dissents} busy={act.isPending} disabled={reading.waits} onClick={() => act.mutate({ command: 'approveConsensus', body: { question: question.id, bid: cell.bid }, base: reading.base }, { onSuccess: onActed })}>{dissents ? `Approve ${proposal.score} in spite of my dissent` : `Approve ${proposal.score}`}</Button>
        </>
      ) : null}
      {act.error && !reading.waits ? <p className="status--bad" role="alert">{act.error.problem.detail}</p> : null}
    </>
  )
}
