import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../ui/Button.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { momentOf, noMoment, type MomentDraft } from './moments.ts'

interface CompareFormProps {
  readonly first: string
  readonly today: string
}

/** Two moments, each the end of a day or an event by its number. */
export const CompareForm = ({ first, today }: CompareFormProps) => {
  const [, go] = useLocation()
  const [from, setFrom] = useState<MomentDraft>(noMoment)
  const [to, setTo] = useState<MomentDraft>(noMoment)
  const [asked, setAsked] = useState(false)
  const [before, after] = [momentOf(from), momentOf(to)]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if ('moment' in before && 'moment' in after) go(`/record/compare/${before.moment}/${after.moment}`)
  }
  return (
    <form className="compare-moments no-print" onSubmit={submit} noValidate aria-label="Compare two moments">
      <fieldset><legend>Compare the record as it stood</legend><Moment id="compare-from" draft={from} onChange={setFrom} first={first} today={today} {...(asked && 'because' in before ? { error: before.because } : {})} /></fieldset>
      <fieldset><legend>with the record as it stood</legend><Moment id="compare-to" draft={to} onChange={setTo} first={first} today={today} {...(asked && 'because' in after ? { error: after.because } : {})} /></fieldset>
      <Button reads type="submit" small>Compare the two</Button>
    </form>
  )
}

interface MomentProps extends CompareFormProps {
  readonly id: string
  readonly draft: MomentDraft
  readonly onChange: (draft: MomentDraft) => void
  readonly error?: string
}

const Moment = ({ id, draft, onChange, first, today, error }: MomentProps) => (
  <div className="compare-moments__one">
    <Field id={`${id}-day`} label="at the end of" {...(error === undefined ? {} : { error })}>
      <input className="nhsuk-input" id={`${id}-day`} type="date" min={first} max={today} value={draft.day} aria-invalid={error !== undefined} aria-describedby={describedBy(`${id}-day`, false, error !== undefined)} onChange={(event) => onChange({ ...draft, day: event.target.value })} />
    </Field>
    <Field id={`${id}-event`} label="or after event">
      <input className="nhsuk-input" id={`${id}-event`} type="text" inputMode="numeric" maxLength={9} value={draft.event} onChange={(event) => onChange({ ...draft, event: event.target.value })} />
    </Field>
  </div>
)
