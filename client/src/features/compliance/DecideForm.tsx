import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { CellPlace, Outcome } from './matrix.ts'

interface DecideFormProps {
  readonly record: string
  readonly place: CellPlace
  readonly base: number
  readonly names: Names
  /** What stands now, if somebody else decided meanwhile. */
  readonly outcome: Outcome | undefined
  readonly onDone: () => void
}

const said = { pass: 'passed', fail: 'failed' } as const

/** Pass or fail: neither is preset. What somebody else decided meanwhile stands beside what one was about to decide. */
export const DecideForm = ({ record, place, base, names, outcome: other, onDone }: DecideFormProps) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [outcome, setOutcome] = useState<'pass' | 'fail' | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = [
    ...(outcome === null ? [{ message: 'Choose pass or fail.', field: 'compliance-pass' }] : []),
    ...(reason.trim() === '' ? [{ message: 'Give the reason; it stands in the record.', field: 'compliance-reason' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (outcome === null || missing.length > 0) return
    const body = { ...place, outcome, reason: reason.trim() }
    act.mutate({ command: 'decideCompliance', body, base, key: keyOf(body) }, { onSuccess: onDone })
  }
  // One's own decision comes back by the same road as another's: only a refused or unsent one is a conflict.
  if (act.isSuccess) return null
  if (other && !act.isPending)
    return outcome === null && reason === '' ? null : (
      <div className="note note--warn" role="alert">
        <p><strong>Somebody else has decided this meanwhile; yours was not recorded.</strong></p>
        <p>In the record: {said[other.outcome]}, by {names.person(other.by)}, {formatInstant(other.at)}: {other.reason}</p>
        <p>Yours: {outcome ? said[outcome] : 'not chosen'}{reason ? `: ${reason}` : ''}</p>
        <p>If yours is right, propose a change: a second person then settles it.</p>
      </div>
    )
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit() }}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Does the bid meet it?</legend>
        <p className="row">
          <label><input type="radio" name="compliance" id="compliance-pass" checked={outcome === 'pass'} onChange={() => setOutcome('pass')} /> Pass</label>
          <label><input type="radio" name="compliance" checked={outcome === 'fail'} onChange={() => setOutcome('fail')} /> Fail</label>
        </p>
      </fieldset>
      <Field id="compliance-reason" label="Reason" hint="Where the bid shows it, or what is missing.">
        <textarea className="nhsuk-textarea" id="compliance-reason" rows={3} aria-describedby="compliance-reason-hint" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <p><Button filled type="submit" busy={act.isPending}>Record the decision</Button></p>
    </form>
  )
}
