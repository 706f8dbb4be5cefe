import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import type { Agenda } from './agenda.ts'
import { useAttendees } from './attendees.ts'
import { People } from './People.tsx'

interface AttendanceProps {
  readonly record: string
  readonly session: Agenda['sessions'][number]
  readonly names: Names
  readonly onClose: () => void
}

/** Who is present now; the difference is what is recorded. */
export const Attendance = ({ record, session, names, onClose }: AttendanceProps) => {
  const act = useAct(record)
  const people = useAttendees(record, session.attendees)
  const [present, setPresent] = useState<readonly string[]>(session.attendees)
  const joined = present.filter((person) => !session.attendees.includes(person))
  const left = session.attendees.filter((person) => !present.includes(person))
  return (
    <Dialog title={`Who is present in “${session.title}”?`} onClose={onClose}>
      <ErrorSummary errors={act.error ? [{ message: act.error.problem.detail }] : []} />
      <People legend="Present now" people={people} chosen={present} names={names} onChange={setPresent} />
      <p role="status">
        {joined.length > 0 ? `Joined: ${joined.map(names.person).join(', ')}. ` : ''}{left.length > 0 ? `Left: ${left.map(names.person).join(', ')}.` : ''}{joined.length + left.length === 0 ? 'Nothing has changed.' : ''}
      </p>
      <div className="row">
        <Button filled busy={act.isPending} disabled={joined.length + left.length === 0} onClick={() => act.mutate({ command: 'recordAttendance', body: { session: session.id, joined, left } }, { onSuccess: onClose })}>Record it</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}
