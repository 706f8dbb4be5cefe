import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { problemsOfMerger, type Trust } from './trust-form.ts'

/** Trusts become one: the old ones stay in the record with what they were, the new one buys in their place. */
export const MergeTrusts = ({ record, members, today, onClose }: { readonly record: string; readonly members: readonly Trust[]; readonly today: string; readonly onClose: () => void }) => {
  const act = useAct(record)
  const [from, setFrom] = useState<readonly string[]>([])
  const [name, setName] = useState('')
  const [ods, setOds] = useState('')
  const [on, setOn] = useState(today)
  const [ground, setGround] = useState('')
  const [tried, setTried] = useState(false)
  const problems = problemsOfMerger({ name, from, on, ground })
  const errorOf = (field: string) => {
    const message = tried ? problems.find((problem) => problem.field === field)?.message : undefined
    return message === undefined ? {} : { error: message }
  }
  const submit = () => {
    setTried(true)
    if (problems.length > 0) return
    act.mutate({ command: 'mergeTrusts', body: { from: [...from], name: name.trim(), ...(ods.trim() === '' ? {} : { ods: ods.trim() }), on, ground: ground.trim() } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Record a merger of trusts" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Which trusts merge?</legend>
        {members.map((trust, index) => (
          <p key={trust.id}>
            <label>
              <input type="checkbox" id={index === 0 ? 'merge-from' : `merge-from-${trust.id}`} checked={from.includes(trust.id)} onChange={(event) => setFrom(event.target.checked ? [...from, trust.id] : from.filter((id) => id !== trust.id))} /> {trust.name}
            </label>
          </p>
        ))}
      </fieldset>
      <Field id="merge-name" label="Name of the trust they become" {...errorOf('merge-name')}><input className="nhsuk-input" id="merge-name" value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field id="merge-ods" label="ODS code" hint="Leave it empty if there is none yet."><input className="nhsuk-input nhsuk-input--width-5" id="merge-ods" value={ods} onChange={(event) => setOds(event.target.value)} /></Field>
      <Field id="merge-on" label="Merged on" {...errorOf('merge-on')}><input className="nhsuk-input nhsuk-input--width-10" id="merge-on" type="date" value={on} onChange={(event) => setOn(event.target.value)} /></Field>
      <Field id="merge-ground" label="Ground" {...errorOf('merge-ground')}><textarea className="nhsuk-textarea" id="merge-ground" rows={3} value={ground} onChange={(event) => setGround(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Record the merger</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
