import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Agenda, AgendaQuestion } from './agenda.ts'

interface OpenQuestionProps {
  readonly record: string
  readonly agenda: Agenda
  readonly question: AgendaQuestion
}

/** Opens a question for moderation, in a session that is open; its individual scores lock. */
export const OpenQuestion = ({ record, agenda, question }: OpenQuestionProps) => {
  const act = useAct(record)
  const sessions = agenda.sessions.filter((session) => session.closedAt === null)
  const [asked, setAsked] = useState(false)
  const [chosen, setChosen] = useState('')
  const session = chosen || sessions.at(-1)?.id
  const close = () => { act.reset(); setAsked(false) }
  if (sessions.length === 0 || session === undefined) return <span className="muted">ready, no session</span>
  return (
    <>
      <button type="button" className="as-link" onClick={() => setAsked(true)}>open<span className="visually-hidden"> {question.ref} for moderation</span></button>
      {asked ? (
        <Asked
          title={`Open ${question.ref} ${question.title} for moderation?`} act="Open for moderation" busy={act.isPending} error={act.error} onClose={close}
          onAct={() => act.mutate({ command: 'openModeration', body: { question: question.id, session } }, { onSuccess: close })}
        >
          <p>Everybody on its panel has submitted or is excused. From now on the individual scores and reasons are locked, and the room sees them side by side.</p>
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
