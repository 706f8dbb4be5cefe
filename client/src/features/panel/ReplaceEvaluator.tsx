import { formatCount } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { onAllOf, onNoneOf, type ChosenQuestions } from './panel.ts'

/** One leaves, another takes over; scores the first has given stay in the record and count no more. */
export const ReplaceEvaluator = ({ record, panel, questions, names, onClose, onDone }: ChosenQuestions) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const leaving = onAllOf(questions)
  const taking = onNoneOf(panel.evaluators, questions)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = [
    ...(from === '' ? [{ message: 'Choose who leaves.', field: 'replace-from' }] : []),
    ...(to === '' ? [{ message: 'Choose who takes over.', field: 'replace-to' }] : []),
    ...(reason.trim() === '' ? [{ message: 'Give the reason; it stands in the record.', field: 'replace-reason' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (missing.length > 0) return
    const body = { questions: questions.map((question) => question.id), from, to, reason: reason.trim() }
    act.mutate({ command: 'replaceEvaluator', body, key: keyOf(body) }, { onSuccess: onDone })
  }
  return (
    <Dialog title={`Replace somebody on ${formatCount(questions.length, 'question')}`} onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      <p className="small">{questions.map((question) => question.ref).join(', ')}. The one who takes over scores every bid afresh; what the one who leaves has given stays in the record and no longer counts.</p>
      <Field id="replace-from" label="Who leaves" hint={questions.length > 1 ? 'Those who sit on all of the chosen questions.' : undefined}>
        <select className="nhsuk-select" id="replace-from" value={from} onChange={(event) => setFrom(event.target.value)}>
          <option value="">Choose</option>
          {leaving.map((person) => <option key={person} value={person}>{names.person(person)}</option>)}
        </select>
      </Field>
      <Field id="replace-to" label="Who takes over" hint={taking.length === 0 ? 'Every evaluator already sits on one of these questions; give the role to another person first.' : undefined}>
        <select className="nhsuk-select" id="replace-to" value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="">Choose</option>
          {taking.map(({ person }) => <option key={person} value={person}>{names.person(person)}, {names.title(person)}</option>)}
        </select>
      </Field>
      <Field id="replace-reason" label="Reason">
        <textarea className="nhsuk-textarea" id="replace-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Replace</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
