import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'

export const AddTrust = ({ record, onClose }: { readonly record: string; readonly onClose: () => void }) => {
  const act = useAct(record)
  const { data: overview } = useRead('overview', { record })
  const [name, setName] = useState('')
  const [ods, setOds] = useState('')
  const [joined, setJoined] = useState(overview?.today ?? '')
  const [named, setNamed] = useState(true)
  const [tried, setTried] = useState(false)
  const missing = [
    ...(name.trim() === '' ? [{ message: 'Enter the name of the trust.', field: 'trust-name' }] : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(joined) ? [] : [{ message: 'Enter the day it joins.', field: 'trust-joined' }]),
  ]
  const submit = () => {
    setTried(true)
    if (missing.length > 0) return
    act.mutate({ command: 'addTrust', body: { name: name.trim(), ...(ods.trim() === '' ? {} : { ods: ods.trim() }), joined, namedInNotice: named } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Enter a trust" onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="trust-name" label="Name"><input className="nhsuk-input" id="trust-name" value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field id="trust-ods" label="ODS code" hint="Three characters for a trust, such as RJ7. Leave it empty if there is none."><input className="nhsuk-input nhsuk-input--width-5" id="trust-ods" value={ods} onChange={(event) => setOds(event.target.value)} /></Field>
      <Field id="trust-joined" label="Joins on"><input className="nhsuk-input nhsuk-input--width-10" id="trust-joined" type="date" value={joined} onChange={(event) => setJoined(event.target.value)} /></Field>
      <div className="nhsuk-form-group">
        <label><input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} /> Named, or in a class named, in the contract notice</label>
      </div>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Enter the trust</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
