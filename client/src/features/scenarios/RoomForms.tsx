import { useState } from 'react'
import { useRead, useWorkshopAct } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary, type ErrorItem } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Room } from './room.ts'

interface FormProps {
  readonly record: string
  readonly onClose: () => void
}

const problemsShown = (tried: boolean, problems: readonly ErrorItem[], refused: string | undefined): readonly ErrorItem[] => (tried && problems.length > 0 ? problems : refused === undefined ? [] : [{ message: refused }])
const errorIn = (tried: boolean, problems: readonly ErrorItem[], field: string) => {
  const message = tried ? problems.find((item) => item.field === field)?.message : undefined
  return message === undefined ? {} : { error: message }
}

/** A session begins with who is in the room: only they vote. */
export const OpenSession = ({ record, room, names, onClose }: FormProps & { readonly room: Room; readonly names: Names }) => {
  const act = useWorkshopAct(record)
  const [title, setTitle] = useState('')
  const [agenda, setAgenda] = useState('')
  const [attendees, setAttendees] = useState<readonly string[]>(room.people.map(({ person }) => person))
  const [tried, setTried] = useState(false)
  const problems = [
    ...(title.trim() === '' ? [{ message: 'Enter a title for the session.', field: 'session-title' }] : []),
    ...(attendees.length === 0 ? [{ message: 'Name at least one person in the room.', field: 'session-people' }] : []),
  ]
  const save = () => {
    setTried(true)
    if (problems.length > 0) return
    act.mutate({ command: 'openWorkshopSession', body: { title: title.trim(), agenda: agenda.split('\n').map((line) => line.trim()).filter(Boolean), attendees: [...attendees] } }, { onSuccess: onClose })
  }
  const toggle = (person: string) => setAttendees(attendees.includes(person) ? attendees.filter((id) => id !== person) : [...attendees, person])
  return (
    <Dialog title="Open a session" onClose={onClose}>
      <ErrorSummary errors={problemsShown(tried, problems, act.error?.problem.detail)} />
      <Field id="session-title" label="Title" {...errorIn(tried, problems, 'session-title')}><input className="nhsuk-input" id="session-title" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} /></Field>
      <Field id="session-agenda" label="Agenda" hint="A point a line."><textarea className="nhsuk-textarea" id="session-agenda" rows={3} value={agenda} onChange={(event) => setAgenda(event.target.value)} /></Field>
      <fieldset className="pins" id="session-people" tabIndex={-1}>
        <legend>In the room</legend>
        {room.people.map(({ person }) => <label key={person}><input type="checkbox" checked={attendees.includes(person)} onChange={() => toggle(person)} /> {names.person(person)}</label>)}
      </fieldset>
      <div className="row"><Button filled busy={act.isPending} onClick={save}>Open the session</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

/** A question with scenarios as its choices. */
export const OpenVote = ({ record, session, onClose }: FormProps & { readonly session: string }) => {
  const act = useWorkshopAct(record)
  const { data: board } = useRead('scenarioBoard', { record })
  const [question, setQuestion] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const problems = [
    ...(question.trim() === '' ? [{ message: 'Enter the question.', field: 'vote-question' }] : []),
    ...(chosen.length < 2 || chosen.length > 12 ? [{ message: 'Choose two to twelve scenarios.', field: 'vote-choices' }] : []),
  ]
  const save = () => {
    setTried(true)
    if (problems.length > 0 || !board) return
    const choices = board.scenarios.filter(({ id }) => chosen.includes(id)).map(({ id, title }) => ({ id, label: title, scenario: id }))
    act.mutate({ command: 'openVote', body: { session, question: question.trim(), choices } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Put a question to the room" onClose={onClose}>
      <ErrorSummary errors={problemsShown(tried, problems, act.error?.problem.detail)} />
      <Field id="vote-question" label="Question" {...errorIn(tried, problems, 'vote-question')}><input className="nhsuk-input" id="vote-question" maxLength={200} value={question} onChange={(event) => setQuestion(event.target.value)} /></Field>
      <fieldset className="pins" id="vote-choices" tabIndex={-1}>
        <legend>Scenarios to choose between</legend>
        {board?.scenarios.map(({ id, title }) => <label key={id}><input type="checkbox" checked={chosen.includes(id)} onChange={() => setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])} /> {title}</label>)}
      </fieldset>
      <p className="small">Abstaining is always possible. A vote binds nobody and changes no score.</p>
      <div className="row"><Button filled busy={act.isPending} onClick={save}>Open the vote</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

export const TakeSnapshot = ({ record, onClose }: FormProps) => {
  const act = useWorkshopAct(record)
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const problems = name.trim() === '' ? [{ message: 'Enter a name.', field: 'snapshot-name' }] : []
  const save = () => {
    setTried(true)
    if (problems.length === 0) act.mutate({ command: 'takeSnapshot', body: { name: name.trim(), ...(note.trim() === '' ? {} : { note: note.trim() }) } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Keep the board by name" onClose={onClose}>
      <ErrorSummary errors={problemsShown(tried, problems, act.error?.problem.detail)} />
      <p>Inputs and scenarios are kept as they stand now, hashed, for good.</p>
      <Field id="snapshot-name" label="Name" {...errorIn(tried, problems, 'snapshot-name')}><input className="nhsuk-input" id="snapshot-name" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field id="snapshot-note" label="Note"><textarea className="nhsuk-textarea" id="snapshot-note" rows={2} maxLength={4000} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} onClick={save}>Keep it</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
