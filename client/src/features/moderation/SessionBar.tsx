import { formatCount, formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import type { Agenda } from './agenda.ts'
import { Attendance } from './Attendance.tsx'
import { OpenSession } from './OpenSession.tsx'

type Session = Agenda['sessions'][number]

/** Who sits together now: sessions that are open, attendance, and their end. */
export const SessionBar = ({ record, agenda, names }: { readonly record: string; readonly agenda: Agenda; readonly names: Names }) => {
  const [opening, setOpening] = useState(false)
  const open = agenda.sessions.filter((session) => session.closedAt === null)
  return (
    <section className="session-bar" aria-label="Sessions">
      {open.map((session) => <OpenedSession key={session.id} record={record} session={session} names={names} mayModerate={agenda.mayModerate} />)}
      {open.length === 0 ? <p>No session is open.{agenda.mayModerate ? ' Questions are opened, and scores agreed, in a session whose attendance stands in the record.' : ''}</p> : null}
      {agenda.mayModerate && (agenda.stage === 'scoring' || agenda.stage === 'moderation') ? <Button small filled={open.length === 0} onClick={() => setOpening(true)}>{open.length === 0 ? 'Open a session' : 'Open another session'}</Button> : null}
      {opening ? <OpenSession record={record} agenda={agenda} names={names} onClose={() => setOpening(false)} /> : null}
    </section>
  )
}

interface OpenedSessionProps {
  readonly record: string
  readonly session: Session
  readonly names: Names
  readonly mayModerate: boolean
}

const OpenedSession = ({ record, session, names, mayModerate }: OpenedSessionProps) => {
  const act = useAct(record)
  const [asked, setAsked] = useState<'attendance' | 'close' | null>(null)
  const done = () => { act.reset(); setAsked(null) }
  return (
    <div className="row">
      <p><strong>{session.title}</strong>, since {formatInstant(session.openedAt)}. {formatCount(session.attendees.length, 'person is', 'people are')} present: {session.attendees.map(names.person).join(', ')}.</p>
      {mayModerate ? (
        <>
          <Button small onClick={() => setAsked('attendance')}>Who joined or left</Button>
          <Button small onClick={() => setAsked('close')}>Close the session</Button>
        </>
      ) : null}
      {asked === 'attendance' ? <Attendance record={record} session={session} names={names} onClose={done} /> : null}
      {asked === 'close' ? (
        <Asked title={`Close “${session.title}”?`} act="Close the session" busy={act.isPending} error={act.error} onClose={done} onAct={() => act.mutate({ command: 'closeSession', body: { session: session.id } }, { onSuccess: done })}>
          <p>What is not agreed yet can go on in another session.</p>
        </Asked>
      ) : null}
    </div>
  )
}
