import { dayOfInstant, formatTime, formatWeekday } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import type { Teller } from '../../parts/teller.ts'
import type { ToldEvent } from './useEvents.ts'

/** Events as sentences, day by day: who, what, when, and the words they wrote. */
export const EventList = ({ events, teller }: { readonly events: readonly ToldEvent[]; readonly teller: Teller }) => {
  const days = Map.groupBy(events, (event) => dayOfInstant(event.at))
  return (
    <>
      {[...days].map(([day, done]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 className="record-day" id={`day-${day}`}>{formatWeekday(day)}</h2>
          <ol className="events">{done.map((event) => <EventLine key={event.seq} event={event} teller={teller} />)}</ol>
        </section>
      ))}
    </>
  )
}

/** `when` stands in place of the time alone, where the day is not told above. */
export const EventLine = ({ event, teller, when }: { readonly event: ToldEvent; readonly teller: Teller; readonly when?: string }) => {
  const [open, setOpen] = useState(false)
  const { does, quoted } = teller.tell(event)
  return (
    <li id={when === undefined ? `event-${event.seq}` : undefined}>
      <p className="events__sentence">
        <time className="events__time" dateTime={event.at}>{when ?? formatTime(event.at)}</time>
        <span><strong>{teller.person(event.actor)}</strong> {does}</span>
      </p>
      {quoted.map(({ label, text }, index) => <blockquote key={`${label}/${index}`} className="events__words"><span className="muted">{label}: </span>{text}</blockquote>)}
      <button type="button" className="as-link events__facts no-print" aria-expanded={open} onClick={() => setOpen(!open)}>Event {event.seq}{open ? ': hide all facts' : <span className="visually-hidden">: show all facts</span>}</button>
      {open ? <pre className="events__json" tabIndex={0} aria-label={`All facts of event ${event.seq}`}>{JSON.stringify({ type: event.type, at: event.at, actor: event.actor, facts: event.facts }, null, 2)}</pre> : null}
    </li>
  )
}
