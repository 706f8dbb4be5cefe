import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { MovedOn } from '../../parts/Overtaken.tsx'
import type { Names } from '../../parts/names.ts'
import { useRevision } from '../../parts/revision.ts'
import { instantOfUkTime } from '../../parts/uk-instant.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Decision } from './decision.ts'
import { errorAt } from './field-errors.ts'

interface StopProps {
  readonly record: string
  readonly lot: string
  readonly onClose: () => void
}

/** A claim suspends the making of the contract from the moment one knows of it. */
export const Suspend = ({ record, lot, today, onClose }: StopProps & { readonly today: string }) => {
  const act = useAct(record)
  const [ground, setGround] = useState('')
  const [day, setDay] = useState(today)
  const [time, setTime] = useState('')
  const [tried, setTried] = useState(false)
  const received = instantOfUkTime(day, time)
  const problems = [
    ...(ground.trim() === '' ? [{ message: 'Say what the claim is about.', field: 'suspend-ground' }] : []),
    ...('because' in received ? [{ message: `Enter when the claim was received. ${received.because}`, field: 'suspend-day' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (problems.length === 0 && 'instant' in received) act.mutate({ command: 'suspendLot', body: { lot, ground: ground.trim(), claimReceived: received.instant } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Suspend the lot because of a claim?" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <p>Nothing of this lot goes on until the suspension is lifted. A deadline does not move by itself: the lead moves one that would pass in the meantime, before it passes.</p>
      <Field id="suspend-ground" label="Claim and ground" {...errorAt(problems, tried, 'suspend-ground')}><textarea className="nhsuk-textarea" id="suspend-ground" rows={4} maxLength={4_000} value={ground} onChange={(event) => setGround(event.target.value)} /></Field>
      <div className="row">
        <Field id="suspend-day" label="Received on" {...errorAt(problems, tried, 'suspend-day')}><input className="nhsuk-input nhsuk-input--width-10" id="suspend-day" type="date" value={day} onChange={(event) => setDay(event.target.value)} /></Field>
        <Field id="suspend-time" label="at (UK time)"><input className="nhsuk-input nhsuk-input--width-10" id="suspend-time" type="time" value={time} onChange={(event) => setTime(event.target.value)} /></Field>
      </div>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Suspend the lot</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

interface AbandonProps {
  readonly record: string
  readonly decision: Decision
  readonly names: Names
  readonly onClose: () => void
}

/** Abandonment is a decision with its reason and the notice that goes to the bidders; once bids were opened it is proposed, and another person approves. */
export const Abandon = ({ record, decision: { lot, abandoning, abandonment }, names, onClose }: AbandonProps) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(abandonment.revision, act.isPending)
  const [ground, setGround] = useState('')
  const [notice, setNotice] = useState('')
  const [tried, setTried] = useState(false)
  const problems = [
    ...(ground.trim() === '' ? [{ message: 'Write the reason.', field: 'abandon-ground' }] : []),
    ...(notice.trim() === '' ? [{ message: 'Write the notice to the bidders.', field: 'abandon-notice' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (problems.length > 0) return
    const body = { lot, ground: ground.trim(), notice: notice.trim() }
    if (abandonment.byTwo) act.mutate({ command: 'proposeAbandonment', body, base }, { onSuccess: onClose })
    else act.mutate({ command: 'abandonLot', body }, { onSuccess: onClose })
  }
  return (
    <Dialog title={abandonment.byTwo ? 'Propose to abandon the lot?' : 'Abandon the lot?'} onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && abandoning ? <MovedOn record={record} what="The proposed abandonment" written={{ by: abandoning.by, at: abandoning.at }} onRead={() => { act.reset(); rebase() }} /> : null}
      {abandonment.byTwo ? <p>Bids were opened, so another person has to approve. Result, report and record stay readable as they are.</p> : <p>It cannot be taken back. What was done stays in the record.</p>}
      {abandoning ? <p>In the record, by {names.person(abandoning.by)}: {abandoning.ground} Proposing anew replaces it; both stay in the record.</p> : null}
      <Field id="abandon-ground" label="Reason" {...errorAt(problems, tried, 'abandon-ground')}><textarea className="nhsuk-textarea" id="abandon-ground" rows={3} maxLength={4_000} value={ground} onChange={(event) => setGround(event.target.value)} /></Field>
      <Field id="abandon-notice" label="Notice to the bidders" {...errorAt(problems, tried, 'abandon-notice')}><textarea className="nhsuk-textarea" id="abandon-notice" rows={4} maxLength={8_000} value={notice} onChange={(event) => setNotice(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>{abandonment.byTwo ? 'Propose it' : 'Abandon the lot'}</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

/** The second of two: reads reason and notice, and abandons the lot. */
export const ApproveAbandonment = ({ record, decision: { lot, abandoning, abandonment }, onClose }: Omit<AbandonProps, 'names'>) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(abandonment.revision, act.isPending)
  if (!abandoning) return null
  return (
    <Asked title="Abandon the lot?" act="Approve and abandon the lot" busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose} onAct={() => act.mutate({ command: 'approveAbandonment', body: { lot }, base }, { onSuccess: onClose })}>
      {overtaken ? <MovedOn record={record} what="The proposed abandonment" written={{ by: abandoning.by, at: abandoning.at }} onRead={() => { act.reset(); rebase() }} /> : null}
      <p>It cannot be taken back. Result, report and record stay readable as they are.</p>
      <p>Reason: {abandoning.ground}</p>
      <p>Notice to the bidders: {abandoning.notice}</p>
    </Asked>
  )
}
