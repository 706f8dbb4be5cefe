import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { BidderRow, Lot } from './bids.ts'

const selectionNames = { shortlisted: 'shortlisted', notShortlisted: 'not shortlisted' } as const

export const DecideSelection = ({ record, bidder, lot, onClose }: { readonly record: string; readonly bidder: BidderRow; readonly lot: Lot; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [outcome, setOutcome] = useState<'shortlisted' | 'notShortlisted' | null>(null)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const standing = bidder.selection.find((entry) => entry.lot === lot.id)
  const { base, overtaken, rebase } = useRevision(standing?.revision ?? 0, act.isPending)
  const missing = [
    ...(outcome === null ? [{ message: 'Choose whether the bidder is shortlisted.', field: 'selection-in' }] : []),
    ...(reason.trim() === '' ? [{ message: 'Give the reason; the bidder may read it.', field: 'selection-reason' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (outcome === null || missing.length > 0) return
    const body = { bidder: bidder.id, lot: lot.id, outcome, reason: reason.trim() }
    act.mutate({ command: 'decideSelection', body, base, key: keyOf({ ...body, base }) }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`${bidder.name} at selection for ${lot.title}`} onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && standing ? (
        <Overtaken
          record={record} what={`The decision on ${bidder.name} at selection`} written={standing.written} onMine={() => { act.reset(); rebase() }} onTheirs={onClose}
          differences={[{ name: 'Decision', mine: outcome === null ? '' : selectionNames[outcome], theirs: selectionNames[standing.outcome] }, { name: 'Reason', mine: reason, theirs: standing.reason ?? '' }]}
        />
      ) : null}
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Is it invited to bid?</legend>
        <p><label><input type="radio" name="selection" id="selection-in" checked={outcome === 'shortlisted'} onChange={() => setOutcome('shortlisted')} /> Shortlisted</label></p>
        <p><label><input type="radio" name="selection" checked={outcome === 'notShortlisted'} onChange={() => setOutcome('notShortlisted')} /> Not shortlisted</label></p>
      </fieldset>
      <Field id="selection-reason" label="Reason" hint="By the published minimums and criteria of selection.">
        <textarea className="nhsuk-textarea" id="selection-reason" aria-describedby="selection-reason-hint" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Record the decision</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
