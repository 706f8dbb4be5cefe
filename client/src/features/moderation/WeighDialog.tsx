import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import type { Agenda } from './agenda.ts'
import { People } from './People.tsx'
import type { UnanimousQuestion } from './unanimous.ts'

interface WeighDialogProps {
  readonly record: string
  readonly agenda: Agenda
  readonly question: UnanimousQuestion
  readonly bids: readonly string[]
  readonly names: Names
  readonly onClose: () => void
}

/** One tick serves all the bids of the question that wait for it. */
export const WeighDialog = ({ record, agenda, question, bids, names, onClose }: WeighDialogProps) => {
  const act = useAct(record)
  const [ticks, setTicks] = useState<readonly string[]>([])
  const [speakers, setSpeakers] = useState<readonly string[]>([])
  const opened = agenda.questions.find((row) => row.id === question.id)?.opened
  const present = agenda.sessions.find((session) => session.id === opened?.session)?.attendees ?? question.panel
  return (
    <Dialog title={`What was weighed in ${question.ref}?`} onClose={onClose}>
      <ErrorSummary errors={act.error ? [{ message: act.error.problem.detail }] : []} />
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Sub-criteria</legend>
        {question.subCriteria.map((sub) => (
          <label key={sub.id} className="choice">
            <input type="checkbox" checked={ticks.includes(sub.id)} onChange={(event) => setTicks(event.target.checked ? [...ticks, sub.id] : ticks.filter((other) => other !== sub.id))} />
            <span>{sub.label}</span>
          </label>
        ))}
      </fieldset>
      <People legend="Who spoke" people={present} chosen={speakers} names={names} onChange={setSpeakers} />
      <div className="row">
        <Button filled busy={act.isPending} disabled={ticks.length === 0} onClick={() => act.mutate({ command: 'tickSubCriteria', body: { question: question.id, bids: [...bids], ticks: [...ticks], speakers: [...speakers] } }, { onSuccess: onClose })}>Record it</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}
