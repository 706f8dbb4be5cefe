import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { Link } from 'wouter'
import { useDayOf } from '../../api/as-of.ts'
import { useRead } from '../../api/queries.ts'
import { useTenderTeller } from '../../parts/teller.ts'
import type { Overview } from './overview.ts'

/** The last five things done that the viewer may know of, the latest first; nothing of today on a past day. */
export const LatestEvents = ({ record, overview }: { readonly record: string; readonly overview: Overview }) => {
  const day = useDayOf(record)
  const { data: latest } = useRead('latestEvents', { record }, day === undefined)
  const teller = useTenderTeller(record)
  if (day !== undefined || latest === undefined || latest.events.length === 0) return null
  // Whom the authority does not name to a bidder acts for the authority.
  const actor = (id: string | null) => (id === null ? 'The authority' : teller.person(id))
  return (
    <section aria-labelledby="latest-title">
      <h2 id="latest-title">What was done last</h2>
      <ol className="events">
        {latest.events.map((event) => (
          <li key={`${event.at}/${event.type}/${event.seq ?? JSON.stringify(event.facts)}`}>
            <p className="events__sentence">
              <time className="events__time events__time--day" dateTime={event.at}>{formatInstant(event.at)}</time>
              <span><strong>{actor(event.actor)}</strong> {teller.tell(event).does}</span>
            </p>
          </li>
        ))}
      </ol>
      {overview.readsRecord ? <p><Link href="/record">The whole record</Link></p> : null}
    </section>
  )
}
