import { formatDay } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { positionNames, type TrustPosition } from './decision.ts'
import { errorAt } from './field-errors.ts'

interface RecordPositionProps {
  readonly record: string
  readonly lot: string
  readonly trust: TrustPosition
  readonly today: string
  readonly onClose: () => void
}

type Kind = keyof typeof positionNames
const kinds = Object.keys(positionNames) as Kind[]

/** The trust's own words; a later position stands beside the earlier one in the record. */
export const RecordPosition = ({ record, lot, trust, today, onClose }: RecordPositionProps) => {
  const act = useAct(record)
  const [position, setPosition] = useState<Kind | null>(null)
  const [reason, setReason] = useState('')
  const [board, setBoard] = useState('')
  const [tried, setTried] = useState(false)
  const standing = trust.position
  const { base, overtaken, rebase } = useRevision(standing?.revision ?? 0, act.isPending)
  const problems = [
    ...(position === null ? [{ message: 'Choose the position of the trust.', field: 'position-support' }] : []),
    ...(reason.trim() === '' ? [{ message: 'Write the reason; it stands in the record.', field: 'position-reason' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (problems.length > 0 || position === null) return
    act.mutate({ command: 'recordPosition', body: { trust: trust.id, lot, position, reason: reason.trim(), ...(board === '' ? {} : { boardDate: board }) }, base }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`The position of ${trust.name}`} onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && standing ? (
        <Overtaken
          record={record} what={`The position of ${trust.name}`} written={standing} onMine={() => { act.reset(); rebase() }} onTheirs={onClose}
          differences={[{ name: 'Position', mine: position === null ? '' : positionNames[position], theirs: positionNames[standing.position] }, { name: 'Reason', mine: reason, theirs: standing.reason }, { name: 'Board', mine: board === '' ? '' : formatDay(board), theirs: standing.boardDate ? formatDay(standing.boardDate) : '' }]}
        />
      ) : null}
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Position on the joint result</legend>
        {tried && position === null ? <span className="nhsuk-error-message"><span className="visually-hidden">Error: </span>Choose the position of the trust.</span> : null}
        {kinds.map((kind) => <p key={kind}><label><input type="radio" name="position" id={`position-${kind}`} checked={position === kind} onChange={() => setPosition(kind)} /> {positionNames[kind]}</label></p>)}
      </fieldset>
      <Field id="position-reason" label="Reason" {...errorAt(problems, tried, 'position-reason')}><textarea className="nhsuk-textarea" id="position-reason" rows={5} maxLength={8_000} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      <Field id="position-board" label="Day of the board" hint={`Leave it empty if the board has not met. Today is ${formatDay(today)}.`}><input className="nhsuk-input nhsuk-input--width-10" id="position-board" type="date" value={board} onChange={(event) => setBoard(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Record the position</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
