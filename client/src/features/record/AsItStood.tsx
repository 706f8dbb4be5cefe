import { formatDay } from '@workbench/shared/numeric/format.ts'
import { useState, type FormEvent } from 'react'
import { useLocation } from 'wouter'
import { lookAt } from '../../api/as-of.ts'
import { Button } from '../../ui/Button.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'

/** Opens every page as it stood at the end of a day. */
export const AsItStood = ({ record, first, today, page }: { readonly record: string; readonly first: string; readonly today: string; readonly page: string }) => {
  const [, go] = useLocation()
  const [day, setDay] = useState('')
  const [error, setError] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = day === '' ? 'Choose a day.' : day < first ? `The record begins on ${formatDay(first)}. Choose that day or a later one.` : day >= today ? `Choose a day before ${formatDay(today)}, which is today in this record.` : null
    setError(wrong)
    if (wrong !== null) return
    lookAt(record, day)
    go(`/${page}`)
  }
  return (
    <form className="as-it-stood no-print" onSubmit={submit} noValidate>
      <Field id="as-it-stood" label="As it stood at the end of" hint={`A day from ${formatDay(first)} on; every page opens as it was.`} {...(error === null ? {} : { error })}>
        <input className="nhsuk-input" id="as-it-stood" type="date" min={first} max={today} value={day} aria-describedby={describedBy('as-it-stood', true, error !== null)} aria-invalid={error !== null} onChange={(event) => setDay(event.target.value)} />
      </Field>
      <Button reads type="submit" small>Open that day</Button>
    </form>
  )
}
