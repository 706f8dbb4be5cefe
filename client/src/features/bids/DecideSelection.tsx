import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { BidderRow, Lot } from './bids.ts'

export const DecideSelection = ({ record, bidder, lot, onClose }: { readonly record: string; readonly bidder: BidderRow; readonly lot: Lot; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [outcome, setOutcome] = useState<'shortlisted' | 'notShortlisted' | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = [
    ...(outcome === null ? [{ message: 'Choose whether the bidder is shortlisted.', field: 'selection-in' }] : []),
    ...(reason.trim() === '' ? [{ message: 'Give the reason; the bidder may read it.', field: 'selection-reason' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (outcome === null || missing.length > 0) return
    const body = { bidder: bidder.id, lot: lot.id, outcome, reason: reason.trim() }
    act.mutate({ command: 'decideSelection', body, key: keyOf(body) }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`${bidder.name} at selection for ${lot.title}`} onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Is it invited to bid?</legend>
        <p><label><input type="radio" name="selection" id="selection-in" checked={outcome === 'shortlisted'} onChange={() => setOutcome('shortlisted')} /> Shortlisted</label></p>
        <p><label><input type="radio" name="selection" checked={outcome === 'notShortlisted'} onChange={() => setOutcome('notShortlisted')} /> Not shortlisted</label></p>
      </fieldset>
      <Field id="selection-reason" label="Reason" hint="By the published minimums and criteria of selection.">
        <textarea className="nhsuk-textarea" id="selection-reason" aria-describedby="selection-reason-hint" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Record the decision</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
