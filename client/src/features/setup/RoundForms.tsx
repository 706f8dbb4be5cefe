import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { instantOfUkTime } from '../../parts/uk-instant.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary, type ErrorItem } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { roundKinds, type Lot, type Round, type RoundKind } from './setup.ts'

const DeadlineFields = ({ day, time, earliest, onDay, onTime }: { readonly day: string; readonly earliest?: string; readonly time: string; readonly onDay: (day: string) => void; readonly onTime: (time: string) => void }) => (
  <div className="row">
    <Field id="round-day" label="Deadline, day"><input className="nhsuk-input nhsuk-input--width-10" id="round-day" type="date" value={day} min={earliest} onChange={(event) => onDay(event.target.value)} /></Field>
    <Field id="round-time" label="Time, in the United Kingdom"><input className="nhsuk-input nhsuk-input--width-5" id="round-time" type="time" value={time} onChange={(event) => onTime(event.target.value)} /></Field>
  </div>
)

/** A round with its deadline: after it, bids are late and somebody has to decide on them. */
export const AddRound = ({ record, lots, onClose }: { readonly record: string; readonly lots: readonly Lot[]; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [kind, setKind] = useState<RoundKind | ''>('')
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(lots.map((lot) => lot.id))
  const [day, setDay] = useState('')
  const [time, setTime] = useState('12:00')
  const [tried, setTried] = useState(false)
  const deadline = instantOfUkTime(day, time)
  const missing: ErrorItem[] = [
    ...(kind === '' ? [{ message: 'Choose what kind of round it is.', field: 'round-kind' }] : []),
    ...(title.trim() === '' ? [{ message: 'Enter a title for the round.', field: 'round-title' }] : []),
    ...(chosen.length === 0 ? [{ message: 'Choose at least one lot.', field: 'round-lots' }] : []),
    ...('because' in deadline ? [{ message: `Deadline: ${deadline.because}`, field: 'round-day' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (missing.length > 0 || kind === '' || 'because' in deadline) return
    const body = { kind, title: title.trim(), lots: [...chosen], deadline: deadline.instant }
    act.mutate({ command: 'addRound', body, key: keyOf(body) }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Add a round" onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="round-kind" label="Kind">
        <select className="nhsuk-select" id="round-kind" value={kind} onChange={(event) => setKind(event.target.value as RoundKind | '')}>
          <option value="">Choose</option>
          {roundKinds.map(([key, name]) => <option key={key} value={key}>{name}</option>)}
        </select>
      </Field>
      <Field id="round-title" label="Title"><input className="nhsuk-input" id="round-title" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} /></Field>
      <fieldset className="nhsuk-fieldset" id="round-lots" tabIndex={-1}>
        <legend className="nhsuk-fieldset__legend">Lots</legend>
        {lots.map((lot) => (
          <p key={lot.id}><label><input type="checkbox" checked={chosen.includes(lot.id)} onChange={(event) => setChosen(event.target.checked ? [...chosen, lot.id] : chosen.filter((id) => id !== lot.id))} /> {lot.ref} {lot.title}</label></p>
        ))}
      </fieldset>
      <DeadlineFields day={day} time={time} onDay={setDay} onTime={setTime} />
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Add the round</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

/** A deadline moves only before it has passed, after publication only back, and with a reason that stays. */
export const MoveDeadline = ({ record, round, published, onClose }: { readonly record: string; readonly round: Round; readonly published: boolean; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [day, setDay] = useState('')
  const [time, setTime] = useState('12:00')
  const [reason, setReason] = useState('')
  const { base, overtaken, rebase } = useRevision(round.revision, act.isPending)
  const [tried, setTried] = useState(false)
  const deadline = instantOfUkTime(day, time)
  const missing: ErrorItem[] = [
    ...('because' in deadline ? [{ message: `Deadline: ${deadline.because}`, field: 'round-day' }] : []),
    ...('instant' in deadline && published && deadline.instant < round.deadline ? [{ message: `After publication a deadline only moves back: choose one after ${formatInstant(round.deadline)}.`, field: 'round-day' }] : []),
    ...(reason.trim() === '' ? [{ message: 'A reason is needed; it stands in the record.', field: 'round-reason' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (missing.length > 0 || 'because' in deadline) return
    const body = { round: round.id, deadline: deadline.instant, reason: reason.trim() }
    act.mutate({ command: 'changeRoundDeadline', body, base, key: keyOf({ ...body, base }) }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`Move the deadline of ${round.title}`} onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken ? <MovedOn record={record} what={`The deadline of ${round.title}`} written={round.written} onRead={() => { act.reset(); rebase() }} /> : null}
      <p>It is {formatInstant(round.deadline)} now{published ? ', as bidders were told, and can only move back from there' : ''}. Every bidder has to be told of the new one at the same time.</p>
      <DeadlineFields day={day} time={time} {...(published ? { earliest: round.deadline.slice(0, 10) } : {})} onDay={setDay} onTime={setTime} />
      <Field id="round-reason" label="Reason"><textarea className="nhsuk-textarea" id="round-reason" maxLength={4000} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Move the deadline</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
