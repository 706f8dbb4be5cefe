import { formatCount, formatInstant, formatScore } from '@workbench/shared/numeric/format.ts'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Bidder } from '../../parts/Bidder.tsx'
import { useNames, type Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty, HiddenWhy } from '../../ui/Waiting.tsx'
import { EventsBehind } from './EventsBehind.tsx'
import { areaNames, countChanges, listed, momentName, subjectWords, valueWords, type MomentArea, type MomentChange, type Moments } from './moments.ts'
import type { Teller } from '../../parts/teller.ts'

interface CompareProps {
  readonly record: string
  readonly from: string
  readonly to: string
  readonly teller: Teller
}

/** What changed between two moments, which events did it, and what it did to the result. */
export const ComparePage = ({ record, from, to, teller }: CompareProps) => {
  const found = useRead('recordChanges', { record, from, to })
  return (
    <Reading of={found} what="both moments" page="What changed between two moments">
      {(moments) => (
        <Page title={titleOf(moments, from, to)} question="What changed, and which events did it?">
          <p className="no-print"><Link href="/record">Back to the record; choose two other moments</Link></p>
          <p className="muted small">Event {moments.from.seq} of {formatInstant(moments.from.at)} and event {moments.to.seq} of {formatInstant(moments.to.at)}. What each moment holds is of then; what you may read is decided by your part today.</p>
          <Results record={record} moments={moments} />
          {moments.areas.length === 0 ? <Empty title="Nothing that is compared here changed"><p>Something may still have been written or said: the events between the two stand in the record.</p></Empty> : moments.areas.map((area) => <Area key={area.area} record={record} area={area} teller={teller} />)}
        </Page>
      )}
    </Reading>
  )
}

const titleOf = ({ areas }: Moments, from: string, to: string): string => {
  const count = countChanges(areas)
  return `${count === 0 ? 'No change' : formatCount(count, 'change')} from ${momentName(from)} to ${momentName(to)}`
}

const Area = ({ record, area, teller }: { readonly record: string; readonly area: MomentArea; readonly teller: Teller }) => {
  const names = useNames(record)
  const rows = listed(area.changes).map((change, index) => ({ ...change, index }))
  if (rows.length === 0) return null
  return (
    <>
      <DataTable
        caption={areaNames[area.area]} rows={rows} rowKey={(row) => String(row.index)}
        columns={[
          { key: 'what', head: 'What', rowHead: true, cell: (row) => <Subject change={row} names={names} teller={teller} /> },
          { key: 'before', head: 'Before', cell: (row) => <Value change={row} side="before" teller={teller} /> },
          { key: 'after', head: 'After', cell: (row) => <Value change={row} side="after" teller={teller} /> },
          { key: 'events', head: 'Events', cell: (row) => <EventsBehind record={record} change={row} subject={subjectWords(row)} teller={teller} /> },
        ]}
      />
      {area.more > 0 ? <p className="small muted">And {formatCount(area.more, 'more change', 'more changes')} of this kind; choose two moments that lie closer together to see them.</p> : null}
    </>
  )
}

const Subject = ({ change, names, teller }: { readonly change: MomentChange; readonly names: Names; readonly teller: Teller }): ReactNode =>
  change.person !== undefined ? names.person(change.person) : change.bid === undefined ? subjectWords(change) : <>{teller.bid(change.bid)}<span className="muted">{`, ${subjectWords(change)}`}</span></>

const Value = ({ change, side, teller }: { readonly change: MomentChange; readonly side: 'before' | 'after'; readonly teller: Teller }) => {
  const value = change[side]
  const text = side === 'before' ? change.beforeText : change.afterText
  if (value === null) return <span className="muted">not there</span>
  const words = [valueWords(change, value.text), ...(value.bids ?? []).map(teller.bid)].filter((part) => part !== '')
  return <>{words.join(': ')}{text === undefined ? null : <span className="moment-text">{text}</span>}{words.length === 0 && text === undefined ? <span className="muted">empty</span> : null}</>
}

type Lot = Moments['results'][number]

const Results = ({ record, moments: { results, resultsHidden } }: { readonly record: string; readonly moments: Moments }) => {
  const names = useNames(record)
  if (resultsHidden !== null) return <HiddenWhy>{resultsHidden}</HiddenWhy>
  return (
    <section aria-labelledby="results-then">
      <h2 id="results-then">What it did to the result</h2>
      {results.length === 0 ? <p>There was no result to read at either moment.</p> : null}
      {results.map((lot) => lot.same ? <p key={lot.lot}>{lot.title}: the result is the same, to the last digit.</p> : <LotResult key={lot.lot} lot={lot} names={names} />)}
    </section>
  )
}

const LotResult = ({ lot: { title, before, after }, names }: { readonly lot: Lot; readonly names: Names }) => {
  const bids = [...new Map([...(after?.bids ?? []), ...(before?.bids ?? [])].map((line) => [line.bid, line.bidder]))]
  const then = (side: Lot['before'], bid: string): string => {
    const line = side?.bids.find((candidate) => candidate.bid === bid)
    if (!side) return 'no result yet'
    if (!line) return 'not in the running'
    return `${line.total === null ? 'no total' : formatScore(line.total)}${line.rank === null ? '' : `, rank ${line.rank}`}${side.awarded.includes(bid) ? ', awarded a place' : ''}`
  }
  return (
    <DataTable
      caption={title} rows={bids.map(([bid, bidder]) => ({ bid, bidder }))} rowKey={(row) => row.bid}
      columns={[
        { key: 'bidder', head: 'Bidder', rowHead: true, cell: (row) => <Bidder bidder={names.bidder(row.bidder)} /> },
        { key: 'before', head: 'Before', numeric: true, cell: (row) => then(before, row.bid) },
        { key: 'after', head: 'After', numeric: true, cell: (row) => then(after, row.bid) },
      ]}
    />
  )
}
