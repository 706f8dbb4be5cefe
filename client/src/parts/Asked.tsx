/** Asks before an act that others rely on, with the words that go into the record where a reason is needed. */
import { useState, type ReactNode } from 'react'
import type { ProblemError } from '../api/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorSummary, type ErrorItem } from '../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../ui/Field.tsx'

interface AskedProps {
  readonly title: string
  /** Names the act: "Close the consensus". */
  readonly act: string
  /** Asks for words that enter the record. */
  readonly reason?: { readonly label: string; readonly hint?: string }
  /** What is missing among the children; the act waits until nothing is. */
  readonly problems?: readonly ErrorItem[]
  readonly busy: boolean
  /** Something has to be read first; what it is stands among the children. */
  readonly waits?: boolean
  readonly error: ProblemError | null
  readonly onClose: () => void
  readonly onAct: (reason: string) => void
  readonly children?: ReactNode
}

const none: readonly ErrorItem[] = []

export const Asked = ({ title, act, reason, problems = none, busy, waits = false, error, onClose, onAct, children }: AskedProps) => {
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const bare = reason !== undefined && words.trim() === ''
  const missing = tried && bare
  const wrong = tried ? [...problems, ...(bare ? [{ message: `${reason.label} is needed; it stands in the record.`, field: 'asked-reason' }] : [])] : none
  const said = wrong.length > 0 ? wrong : error ? [{ message: error.problem.detail }] : none
  const submit = () => {
    setTried(true)
    if (!bare && problems.length === 0) onAct(words.trim())
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <ErrorSummary errors={said} />
      {children}
      {reason ? (
        <Field id="asked-reason" label={reason.label} hint={reason.hint} {...(missing ? { error: `${reason.label} is needed; it stands in the record.` } : {})}>
          <textarea className="nhsuk-textarea" id="asked-reason" rows={4} value={words} aria-describedby={describedBy('asked-reason', reason.hint !== undefined, missing)} onChange={(event) => setWords(event.target.value)} />
        </Field>
      ) : null}
      <div className="row">
        <Button filled busy={busy} disabled={waits} onClick={submit}>{act}</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}
