import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { analysisNames, type Decision } from './decision.ts'
import { errorAt } from './field-errors.ts'

const kinds = ['viewWeights', 'formulas', 'leaveOneOut', 'sweep'] as const
type Kind = (typeof kinds)[number]

export const RecordAnalysis = ({ record, decision, onClose }: { readonly record: string; readonly decision: Decision; readonly onClose: () => void }) => {
  const act = useAct(record)
  const [kind, setKind] = useState<Kind>('viewWeights')
  const [trust, setTrust] = useState('')
  const [note, setNote] = useState('')
  const problems = kind === 'viewWeights' && trust === '' ? [{ message: 'Choose the trust whose weights were used.', field: 'analysis-trust' }] : []
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (problems.length > 0) return
    act.mutate({ command: 'recordAnalysis', body: { kind, lot: decision.lot, ...(trust === '' ? {} : { trust }), ...(note.trim() === '' ? {} : { note: note.trim() }) } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Record an analysis that was run" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="analysis-kind" label="Analysis">
        <select className="nhsuk-select" id="analysis-kind" value={kind} onChange={(event) => setKind(event.target.value as Kind)}>{kinds.map((name) => <option key={name} value={name}>{analysisNames[name]}</option>)}</select>
      </Field>
      <Field id="analysis-trust" label={kind === 'viewWeights' ? 'Trust' : 'Trust, if it was run for one'} {...errorAt(problems, tried, 'analysis-trust')}>
        <select className="nhsuk-select" id="analysis-trust" value={trust} onChange={(event) => setTrust(event.target.value)}>
          <option value="">None</option>
          {decision.trusts.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}
        </select>
      </Field>
      <Field id="analysis-note" label="Note" hint="What was varied and what was looked for. Leave it empty if the kind says enough.">
        <textarea className="nhsuk-textarea" id="analysis-note" rows={3} maxLength={2_000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Record it</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
