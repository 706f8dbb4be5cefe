import { useQuery } from '@tanstack/react-query'
import { formatCount, formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { Loading } from '../../ui/Waiting.tsx'
import { EventLine } from './EventList.tsx'
import type { MomentChange } from './moments.ts'
import type { Teller } from '../../parts/teller.ts'
import type { ToldEvent } from './useEvents.ts'

interface EventsBehindProps {
  readonly record: string
  readonly change: MomentChange
  readonly subject: string
  readonly teller: Teller
}

/** The events that did it: shown where one stands, in the words of the record. */
export const EventsBehind = ({ record, change: { events, eventCount }, subject, teller }: EventsBehindProps) => {
  const [open, setOpen] = useState(false)
  const found = useQuery<ToldEvent[], ProblemError>({
    queryKey: [record, 'recordEvents', 'behind', ...events], enabled: open,
    queryFn: ({ signal }) => Promise.all(events.map(async (seq) => (await call('recordEvents', { record, limit: '1', ...(seq === 0 ? {} : { cursor: String(seq - 1) }) }, { signal })).events[0]!)),
  })
  if (eventCount === 0) return <span className="muted">several events</span>
  return (
    <>
      <button type="button" className="as-link" aria-expanded={open} onClick={() => setOpen(!open)}>{eventCount === 1 ? `Event ${events[0]}` : formatCount(eventCount, 'event')}<span className="visually-hidden"> behind {subject}</span></button>
      {!open ? null : found.error ? <p role="alert">{found.error.problem.detail}</p> : found.data ? (
        <>
          {eventCount > events.length ? <p className="small">The last {events.length} of {eventCount}:</p> : null}
          <ol className="events">{found.data.map((event) => <EventLine key={event.seq} event={event} teller={teller} when={formatInstant(event.at)} />)}</ol>
        </>
      ) : <Loading what="the events" />}
    </>
  )
}
