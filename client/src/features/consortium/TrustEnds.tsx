import { useState, type ReactNode } from 'react'
import type { ProblemError } from '../../api/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary, type ErrorItem } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'

/** The error of one field, as `Field` takes it. */
export type ErrorOf = (field: string) => { readonly error?: string }

interface TrustEndsProps {
  /** Begins the ids of the fields. */
  readonly id: 'leave' | 'merge'
  readonly title: string
  readonly day: string
  readonly act: string
  readonly today: string
  readonly busy: boolean
  readonly error: ProblemError | null
  readonly problems: (given: { readonly on: string; readonly ground: string }) => readonly ErrorItem[]
  readonly onAct: (given: { readonly on: string; readonly ground: string }) => void
  readonly onClose: () => void
  readonly children: (errorOf: ErrorOf) => ReactNode
}

/** How a trust ceases to be one of the members: on a day, on a ground that stands in the record. */
export const TrustEnds = ({ id, title, day, act, today, busy, error, problems, onAct, onClose, children }: TrustEndsProps) => {
  const [on, setOn] = useState(today)
  const [ground, setGround] = useState('')
  const [tried, setTried] = useState(false)
  const found = problems({ on, ground })
  const errorOf: ErrorOf = (field) => {
    const message = tried ? found.find((problem) => problem.field === field)?.message : undefined
    return message === undefined ? {} : { error: message }
  }
  const submit = () => {
    setTried(true)
    if (found.length === 0) onAct({ on, ground: ground.trim() })
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <ErrorSummary errors={tried && found.length > 0 ? found : error ? [{ message: error.problem.detail }] : []} />
      {children(errorOf)}
      <Field id={`${id}-on`} label={day} {...errorOf(`${id}-on`)}><input className="nhsuk-input nhsuk-input--width-10" id={`${id}-on`} type="date" value={on} onChange={(event) => setOn(event.target.value)} /></Field>
      <Field id={`${id}-ground`} label="Ground" {...errorOf(`${id}-ground`)}><textarea className="nhsuk-textarea" id={`${id}-ground`} rows={3} value={ground} onChange={(event) => setGround(event.target.value)} /></Field>
      <div className="row"><Button filled busy={busy} onClick={submit}>{act}</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
