import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Agenda, AgendaQuestion } from './agenda.ts'

interface OpenQuestionProps {
  readonly record: string
  readonly agenda: Agenda
  readonly question: AgendaQuestion
  /** The session it was taken up in is closed; it goes on in another. */
  readonly again?: boolean
}

/** Opens a question for moderation, in a session that is open; its individual scores lock. Or takes it up again in a later one. */
export const OpenQuestion = ({ record, agenda, question, again = false }: OpenQuestionProps) => {
  const act = useAct(record)
  const sessions = agenda.sessions.filter((session) => session.closedAt === null)
  const [asked, setAsked] = useState(false)
  const [chosen, setChosen] = useState('')
  const session = chosen || sessions.at(-1)?.id
  const close = () => { act.reset(); setAsked(false) }
  if (sessions.length === 0 || session === undefined) return again ? <span>Open a session below, then take the question up again.</span> : <span className="muted">ready, no session</span>
  return (
    <>
      <button type="button" className="as-link" onClick={() => setAsked(true)}>{again ? 'Take it up again' : <>open<span className="visually-hidden"> {question.ref} for moderation</span></>}</button>
      {asked ? (
        <Asked
          title={again ? `Take ${question.ref} ${question.title} up again?` : `Open ${question.ref} ${question.title} for moderation?`} act={again ? 'Take it up again' : 'Open for moderation'} busy={act.isPending} error={act.error} onClose={close}
          onAct={() => act.mutate({ command: 'openModeration', body: { question: question.id, session } }, { onSuccess: close })}
        >
          <p>{again ? 'Who sits in this session is written down with what is agreed in it. The individual scores stay locked.' : 'Everybody on its panel has submitted or is excused. From now on the individual scores and reasons are locked, and the room sees them side by side.'}</p>
          {sessions.length > 1 ? (
            <Field id="open-session" label="Session">
              <select className="nhsuk-select" id="open-session" value={session} onChange={(event) => setChosen(event.target.value)}>
                {sessions.map((entry) => <option key={entry.id} value={entry.id}>{entry.title}</option>)}
              </select>
            </Field>
          ) : null}
        </Asked>
      ) : null}
    </>
  )
}
