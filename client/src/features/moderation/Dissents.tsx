import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useAct, useRead } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import type { Cell, Question, ReadAt } from './consensus.ts'

interface DissentsProps {
  readonly record: string
  readonly question: Question
  readonly cell: Cell
  readonly names: Names
  readonly reading: ReadAt
  readonly onActed: () => void
}

/** What the moderator wrote down in somebody's name stands once that person says that it is what they meant. */
export const Dissents = ({ record, question, cell, names, reading, onActed }: DissentsProps) => {
  const act = useAct(record)
  const { data: session } = useRead('session', {})
  return (
    <>
      {cell.proposal!.dissent.map(({ person, reason, confirmed, from }) => (
        <div key={person}>
          <p><strong>Dissent, {names.person(person)}{from === undefined || from === cell.proposal!.score ? '' : `, from the ${from} proposed before`}:</strong> {reason} <span className="small muted">{confirmed ? `Confirmed ${formatInstant(confirmed)}.` : 'Not confirmed by its author yet.'}</span></p>
          {confirmed === undefined && person === session?.person ? (
            <>
              <p className="small">Is this what you said? If not, tell the moderator, who proposes it again.</p>
              <p><Button small busy={act.isPending} disabled={reading.waits} onClick={() => act.mutate({ command: 'confirmDissent', body: { question: question.id, bid: cell.bid }, base: reading.base }, { onSuccess: onActed })}>Confirm my dissent</Button></p>
            </>
          ) : null}
        </div>
      ))}
      {act.error && !reading.waits ? <p className="status--bad" role="alert">{act.error.problem.detail}</p> : null}
    </>
  )
}
