import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Bid } from './bids.ts'

/** Accept or refuse: neither is preset, both carry their ground. Decided while everything is still sealed. */
export const DecideLate = ({ record, bid, name, onClose }: { readonly record: string; readonly bid: Bid; readonly name: string; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [outcome, setOutcome] = useState<'accepted' | 'refused' | null>(null)
  const [ground, setGround] = useState('')
  const [tried, setTried] = useState(false)
  const standing = bid.lateOutcome
  const { base, overtaken, rebase } = useRevision(standing?.revision ?? 0, act.isPending)
  const missing = [
    ...(outcome === null ? [{ message: 'Choose whether the bid is accepted or refused.', field: 'late-accepted' }] : []),
    ...(ground.trim() === '' ? [{ message: 'Give the ground; it stands in the record.', field: 'late-ground' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (outcome === null || missing.length > 0) return
    const body = { bid: bid.id, outcome, ground: ground.trim() }
    act.mutate({ command: 'decideLateBid', body, base, key: keyOf({ ...body, base }) }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`The late bid of ${name}`} onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && standing ? (
        <Overtaken
          record={record} what={`The decision on the late bid of ${name}`} written={standing.written} onMine={() => { act.reset(); rebase() }} onTheirs={onClose}
          differences={[{ name: 'Decision', mine: outcome ?? '', theirs: standing.outcome }, { name: 'Ground', mine: ground, theirs: standing.ground }]}
        />
      ) : null}
      <p>It was received {formatInstant(bid.receivedAt)} and entered {formatInstant(bid.enteredAt)}{bid.deadline ? `; the deadline was ${formatInstant(bid.deadline)}` : ''}. All envelopes are still sealed, so what it offers can play no part in this decision.</p>
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Is it accepted?</legend>
        <p><label><input type="radio" name="late" id="late-accepted" checked={outcome === 'accepted'} onChange={() => setOutcome('accepted')} /> Accepted: it is opened with the others</label></p>
        <p><label><input type="radio" name="late" checked={outcome === 'refused'} onChange={() => setOutcome('refused')} /> Refused: it stays sealed</label></p>
      </fieldset>
      <Field id="late-ground" label="Ground" hint="What the published rules say of late bids, and why it came late.">
        <textarea className="nhsuk-textarea" id="late-ground" aria-describedby="late-ground-hint" value={ground} onChange={(event) => setGround(event.target.value)} />
      </Field>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Record the decision</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
