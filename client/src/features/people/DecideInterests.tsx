import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { TenderBody } from '@workbench/shared/contract/tender/commands.ts'
import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { outcomes, problemsOfDecision, type Member } from './interests.ts'

interface DecideInterestsProps {
  readonly record: string
  readonly member: Member
  readonly today: string
  readonly onClose: () => void
}

type Outcome = Plain<TenderBody<'decideInterests'>>['outcome']

/** What was declared, and whether the person may take part: with a reason or measures, and a day on which it is looked at again. */
export const DecideInterests = ({ record, member, today, onClose }: DecideInterestsProps) => {
  const act = useAct(record)
  const names = useNames(record)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [measures, setMeasures] = useState('')
  const [review, setReview] = useState('')
  const [tried, setTried] = useState(false)
  const { base, overtaken, rebase } = useRevision(member.interests?.revision ?? 0, act.isPending)
  const problems = problemsOfDecision({ outcome, measures, review }, today)
  const errorOf = (field: string) => (tried ? problems.find((problem) => problem.field === field)?.message : undefined)
  const measuresError = errorOf('decide-measures')
  const reviewError = errorOf('decide-review')
  const submit = () => {
    setTried(true)
    if (problems.length > 0 || outcome === null) return
    act.mutate({ command: 'decideInterests', body: { person: member.person, outcome, measures: measures.trim(), review }, base }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`Interests of ${names.person(member.person)}`} onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && member.interests ? <MovedOn record={record} what="The declaration, or the decision on it," written={member.interests.written} onRead={() => { act.reset(); rebase() }} /> : null}
      {member.interests ? (
        <>
          <p>Declared {formatInstant(member.interests.declaredAt)}:</p>
          <ul>{member.interests.items.map((item, index) => <li key={index}>{item.bidder ? <strong>{names.bidder(item.bidder).name}: </strong> : null}{item.nature}</li>)}</ul>
        </>
      ) : null}
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">May this person take part?</legend>
        {outcomes.map(({ outcome: one, label }, index) => (
          <p key={one}><label><input type="radio" name="outcome" id={index === 0 ? 'decide-outcome' : `decide-outcome-${one}`} checked={outcome === one} onChange={() => setOutcome(one)} /> {label}</label></p>
        ))}
      </fieldset>
      <Field id="decide-measures" label="Reason, and the measures taken" hint="It stands in the record and in the register of interests." {...(measuresError ? { error: measuresError } : {})}>
        <textarea className="nhsuk-textarea" id="decide-measures" rows={4} value={measures} aria-describedby={describedBy('decide-measures', true, measuresError !== undefined)} onChange={(event) => setMeasures(event.target.value)} />
      </Field>
      <Field id="decide-review" label="Look at it again on" hint="Interests are kept under review while the tender runs." {...(reviewError ? { error: reviewError } : {})}>
        <input className="nhsuk-input nhsuk-input--width-10" id="decide-review" type="date" value={review} aria-describedby={describedBy('decide-review', true, reviewError !== undefined)} onChange={(event) => setReview(event.target.value)} />
      </Field>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Record the decision</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
