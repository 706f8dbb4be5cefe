import { dayOfInstant, formatCount, formatDay, formatNumber } from '@workbench/shared/numeric/format.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useDayOf } from '../../api/as-of.ts'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty, HiddenWhy, Loading } from '../../ui/Waiting.tsx'
import { AsItStood } from './AsItStood.tsx'
import { CompareForm } from './CompareForm.tsx'
import { EventList } from './EventList.tsx'
import { ExportRecord } from './ExportRecord.tsx'
import { everything, isFiltered, paramsOf } from './filter.ts'
import { Filters } from './Filters.tsx'
import type { Teller } from '../../parts/teller.ts'
import { useEvents } from './useEvents.ts'
import { VerifiedNote, type Verified } from './Verify.tsx'

interface WholeRecordProps {
  readonly record: string
  /** When the record began and what day it is in it; undefined until it is read. */
  readonly stands: { readonly startedAt: string; readonly today: string } | undefined
  readonly teller: Teller
  /** The page that a past day opens with. */
  readonly first: string
  /** Two moments of it can be compared. */
  readonly compares?: boolean
}

/** Events in words, filters, an earlier day, verification, export: for a record of either kind. */
export const WholeRecord = ({ record, stands, teller, first, compares }: WholeRecordProps) => {
  const day = useDayOf(record)
  const [filter, setFilter] = useState(everything)
  const events = useEvents(paramsOf(record, filter, day, teller.typesIn), stands !== undefined)
  const verifying = useMutation<Verified, ProblemError>({ mutationFn: () => call('recordVerify', { record }) })
  if (events.error && !events.data)
    return (
      <Page title="What happened, and can it be proved?">
        <HiddenWhy>{events.error.problem.detail}</HiddenWhy>
        {events.error.problem.status === 403 ? null : <Button reads small onClick={() => void events.refetch()}>Try again</Button>}
      </Page>
    )
  const shown = events.data?.pages.flatMap((page) => page.events) ?? []
  const total = events.data?.pages.at(-1)?.total
  return (
    <Page
      title={day !== undefined ? `The record up to the end of ${formatDay(day)}` : total === undefined || stands === undefined ? 'The record' : `${formatCount(total, 'event stands', 'events stand')} in the record since ${formatDay(dayOfInstant(stands.startedAt))}`}
      question="What happened, and can it be proved?"
      action={<Button reads filled busy={verifying.isPending} onClick={() => verifying.mutate()}>Verify the record</Button>}
    >
      <div role="status">{verifying.isPending ? <Loading what="every event and checking it" /> : null}{verifying.data ? <VerifiedNote verified={verifying.data} record={record} /> : null}</div>
      {verifying.error ? <p className="status status--bad" role="alert">{verifying.error.problem.detail}</p> : null}
      <div className="record-tools no-print">
        {stands && day === undefined ? <AsItStood record={record} first={dayOfInstant(stands.startedAt)} today={stands.today} page={first} /> : null}
        <ExportRecord record={record} />
      </div>
      {stands && compares ? <CompareForm first={dayOfInstant(stands.startedAt)} today={stands.today} /> : null}
      <Filters key={record} record={record} areas={teller.areas} chosen={filter} onChoose={setFilter} />
      <p className="status" role="status">{events.isPending ? 'Reading events…' : shownWords(shown.length, events.hasNextPage, isFiltered(filter) || day !== undefined, total ?? 0)}</p>
      {!events.isPending && shown.length === 0 && !events.hasNextPage ? <Nothing filtered={isFiltered(filter)} /> : <EventList events={shown} teller={teller} />}
      {events.hasNextPage ? <Button reads busy={events.isFetchingNextPage} onClick={() => void events.fetchNextPage()}>{shown.length === 0 ? 'Search on' : 'Show the next events'}</Button> : null}
      {events.error && events.data ? <p className="status status--bad" role="alert">{events.error.problem.detail}</p> : null}
    </Page>
  )
}

const shownWords = (count: number, more: boolean, filtered: boolean, total: number): string =>
  count === 0 && more ? 'Nothing found so far; there is more to search.'
    : filtered ? `${formatCount(count, 'event fits', 'events fit')}${more ? ' so far' : ''}, of ${formatNumber(total)}.`
      : `${formatNumber(count)} of ${formatCount(total, 'event')}, oldest first.`

const Nothing = ({ filtered }: { readonly filtered: boolean }) =>
  filtered ? <Empty title="No event fits"><p>Widen the days, choose everything, or search for another word. Names, reasons and rationales are searched.</p></Empty> : <Empty title="Nothing has been done yet"><p>Every act stands here with who did it, when, and the words they gave.</p></Empty>
