import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Agenda } from './agenda.ts'
import { useAttendees } from './attendees.ts'
import { People } from './People.tsx'

export const OpenSession = ({ record, agenda, names, onClose }: { readonly record: string; readonly agenda: Agenda; readonly names: Names; readonly onClose: () => void }) => {
  const act = useAct(record)
  const { data: session } = useRead('session', {})
  const me = session?.person ?? null
  const people = useAttendees(record, agenda.questions.flatMap((question) => question.panel))
  const [title, setTitle] = useState('')
  const [attendees, setAttendees] = useState<readonly string[]>(me ? [me] : [])
  const [tried, setTried] = useState(false)
  const problems = [
    ...(title.trim() === '' ? [{ message: 'Give the session a title, such as the questions it is about.', field: 'session-title' }] : []),
    ...(attendees.length === 0 ? [{ message: 'Say who is present.', field: 'session-people' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (problems.length > 0) return
    act.mutate({ command: 'openSession', body: { title: title.trim(), attendees: [...attendees] } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Open a session" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="session-title" label="Title" {...(tried && title.trim() === '' ? { error: problems[0]!.message } : {})}>
        <input className="nhsuk-input" id="session-title" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <div id="session-people" tabIndex={-1}><People legend="Present" people={people} chosen={attendees} names={names} onChange={setAttendees} /></div>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Open the session</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
