import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { problemsOfLeaving, type Trust } from './trust-form.ts'

/** A trust leaves: its past part stays in the record; what it still has to do falls away. */
export const LeaveTrust = ({ record, trust, today, onClose }: { readonly record: string; readonly trust: Trust; readonly today: string; readonly onClose: () => void }) => {
  const act = useAct(record)
  const [on, setOn] = useState(today)
  const [ground, setGround] = useState('')
  const [tried, setTried] = useState(false)
  const problems = problemsOfLeaving({ on, ground })
  const errorOf = (field: string) => {
    const message = tried ? problems.find((problem) => problem.field === field)?.message : undefined
    return message === undefined ? {} : { error: message }
  }
  const submit = () => {
    setTried(true)
    if (problems.length > 0) return
    act.mutate({ command: 'recordTrustLeaving', body: { trust: trust.id, on, ground: ground.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`Record that ${trust.name} leaves`} onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <p>It no longer records positions or calls off. What it and its people did stays in the record, and no score changes.</p>
      <Field id="leave-on" label="Leaves on" {...errorOf('leave-on')}><input className="nhsuk-input nhsuk-input--width-10" id="leave-on" type="date" value={on} onChange={(event) => setOn(event.target.value)} /></Field>
      <Field id="leave-ground" label="Ground" {...errorOf('leave-ground')}><textarea className="nhsuk-textarea" id="leave-ground" rows={3} value={ground} onChange={(event) => setGround(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Record the leaving</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
