import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'

interface Part {
  readonly name: string
  readonly part: string
}

/** A bidder as it presents itself: who would sign, who would do which part, how it would go about it. */
export const RegisterBidder = ({ record, onClose }: { readonly record: string; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [name, setName] = useState('')
  const [prime, setPrime] = useState('')
  const [approach, setApproach] = useState('')
  const [parts, setParts] = useState<readonly Part[]>([])
  const [tried, setTried] = useState(false)
  const kept = parts.filter((entry) => entry.name.trim() !== '' || entry.part.trim() !== '')
  const missing = [
    ...(name.trim() === '' ? [{ message: 'Enter the name of the bidder.', field: 'bidder-name' }] : []),
    ...(prime.trim() === '' ? [{ message: 'Enter the prime contractor.', field: 'bidder-prime' }] : []),
    ...(kept.some((entry) => entry.name.trim() === '' || entry.part.trim() === '') ? [{ message: 'Each subcontractor has a name and a part.', field: 'sub-0-name' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (missing.length > 0) return
    const body = { name: name.trim(), prime: prime.trim(), subcontractors: kept.map((entry) => ({ name: entry.name.trim(), part: entry.part.trim() })), ...(approach.trim() === '' ? {} : { approach: approach.trim() }) }
    act.mutate({ command: 'registerBidder', body, key: keyOf(body) }, { onSuccess: onClose })
  }
  const change = (index: number, changed: Partial<Part>) => setParts(parts.map((entry, other) => (other === index ? { ...entry, ...changed } : entry)))
  return (
    <Dialog title="Enter a bidder" onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="bidder-name" label="Name"><input className="nhsuk-input" id="bidder-name" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field id="bidder-prime" label="Prime contractor" hint="The company that would sign."><input className="nhsuk-input" id="bidder-prime" maxLength={200} aria-describedby="bidder-prime-hint" value={prime} onChange={(event) => setPrime(event.target.value)} /></Field>
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Subcontractors</legend>
        {parts.map((entry, index) => (
          // Rows are only added at the end and removed by place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="row">
            <label>Name <input className="nhsuk-input" id={`sub-${index}-name`} maxLength={200} value={entry.name} onChange={(event) => change(index, { name: event.target.value })} /></label>
            <label>Part <input className="nhsuk-input" maxLength={200} value={entry.part} onChange={(event) => change(index, { part: event.target.value })} /></label>
            <button type="button" className="as-link" onClick={() => setParts(parts.filter((_entry, other) => other !== index))}>remove<span className="visually-hidden"> subcontractor {index + 1}</span></button>
          </div>
        ))}
        <p><button type="button" className="as-link" onClick={() => setParts([...parts, { name: '', part: '' }])}>Add a subcontractor</button></p>
      </fieldset>
      <Field id="bidder-approach" label="Approach" hint="In a few sentences, if it has described one.">
        <textarea className="nhsuk-textarea" id="bidder-approach" aria-describedby="bidder-approach-hint" value={approach} onChange={(event) => setApproach(event.target.value)} />
      </Field>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Enter the bidder</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
