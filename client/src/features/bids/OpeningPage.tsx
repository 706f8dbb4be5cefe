import { formatCount, formatInstant, formatPounds } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { Bidder } from '../../parts/Bidder.tsx'
import { useNames, type Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { useKeyOf } from '../../parts/same-key.ts'
import { stageName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { HiddenWhy } from '../../ui/Waiting.tsx'
import type { Opening } from './bids.ts'

const what = { technical: 'all but the commercial envelopes', commercial: 'the commercial envelopes' } as const

const titleOf = ({ title, envelope, proposal, blockers, openings }: Opening): string => {
  if (envelope === null) return openings.length > 0 ? `Everything is open for ${title}` : `Nothing is to be opened for ${title}`
  if (blockers.length > 0) return `${title}: ${envelope === 'technical' ? 'bids' : 'prices'} stay sealed for now`
  return proposal ? `${title}: one of two people has asked to open ${what[envelope]}` : `${title}: ${what[envelope]} may be opened`
}

/** What will be revealed to whom; two people; then the list as it was read out. */
export const OpeningPage = ({ record, lot, me }: { readonly record: string; readonly lot: string; readonly me: string }) => {
  const found = useRead('opening', { record, lot })
  const names = useNames(record)
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [asked, setAsked] = useState<'propose' | 'open' | null>(null)
  const close = () => { act.reset(); setAsked(null) }
  return (
    <Reading of={found} what="the opening" page="Opening">
      {(opening) => (
        <Page
          title={titleOf(opening)} question="May we open it, and what will be seen by whom?"
          action={
            opening.mayPropose ? <Button filled onClick={() => setAsked('propose')}>Ask to open</Button>
              : opening.mayOpen ? <Button filled onClick={() => setAsked('open')}>Open the envelopes</Button> : undefined
          }
        >
          <p className="small"><Link href="/bids">All bids</Link> · {stageName(opening.stage)}</p>
          {opening.envelope ? <Ahead opening={opening} names={names} me={me} /> : null}
          {opening.openings.map((done) => <ReadOut key={done.envelope} done={done} names={names} />)}
          {opening.envelope && asked ? (
            <Asked
              title={asked === 'propose' ? `Ask to open ${what[opening.envelope]} for ${opening.title}?` : `Open ${what[opening.envelope]} for ${opening.title}?`}
              act={asked === 'propose' ? 'Ask to open' : `Open ${formatCount(opening.bids.length, 'envelope')} now`} busy={act.isPending} error={act.error} onClose={close}
              onAct={() => {
                const body = { lot, envelope: opening.envelope! }
                const command = asked === 'propose' ? 'proposeOpening' as const : 'openEnvelopes' as const
                act.mutate({ command, body, key: keyOf({ command, body }) }, { onSuccess: close })
              }}
            >
              {asked === 'propose'
                ? <p>Nothing is opened yet. Another person than you has to do it; until then everything stays sealed.</p>
                : <p>{opening.bids.length === 1 ? 'The one there is is opened' : `All ${opening.bids.length} are opened in one act`}, with your name and that of {names.person(opening.proposal?.by ?? '')}. It cannot be undone. {formatCount(opening.readers.length, 'person', 'people')} can read them at once.</p>}
            </Asked>
          ) : null}
        </Page>
      )}
    </Reading>
  )
}

const Ahead = ({ opening, names, me }: { readonly opening: Opening; readonly names: Names; readonly me: string }) => {
  const technical = opening.envelope === 'technical'
  return (
    <>
      {opening.blockers.map((sentence) => <div key={sentence} className="note note--warn"><p>{sentence}</p></div>)}
      <ol className="stages" aria-label="Two people">
        <li className={opening.proposal ? 'done' : 'current'}>First person<small>{opening.proposal ? `${names.person(opening.proposal.by)}, ${formatInstant(opening.proposal.at)}` : 'asks to open'}</small></li>
        <li className={opening.proposal ? 'current' : 'next'}>Second person<small>{opening.proposal?.by === me ? 'somebody else than you opens' : opening.mayOpen ? 'you may open' : 'another one opens'}</small></li>
        <li className="next">List read out<small>kept on this page</small></li>
      </ol>
      <div className="columns">
        <section aria-labelledby="revealed-title">
          <h2 id="revealed-title">What will be revealed</h2>
          <p>{technical ? 'Each bidder’s answers and the evidence it cites. Prices stay sealed.' : 'Each bidder’s pricing schedule, line by line, and with it the result that follows from the agreed scores.'}</p>
          {opening.bids.length === 0 ? <p className="muted">No bid is in the running for this lot.</p> : (
            <ul className="plain">{opening.bids.map((bid) => <li key={bid.bid}><Bidder bidder={names.bidder(bid.bidder)} /> <span className="muted">received {formatInstant(bid.receivedAt)}{bid.late ? ', late and accepted' : ''}</span></li>)}</ul>
          )}
          {opening.out.length > 0 ? (
            <>
              <h3>What stays closed</h3>
              <ul className="plain">{opening.out.map((bid) => <li key={bid.bid}><Bidder bidder={names.bidder(bid.bidder)} /> <span className="muted">{bid.because}</span></li>)}</ul>
            </>
          ) : null}
        </section>
        <section aria-labelledby="readers-title">
          <h2 id="readers-title">To whom</h2>
          <p>{formatCount(opening.readers.length, 'person', 'people')} {technical ? 'who run, score or watch this tender and whose interests are declared and cleared.' : 'with price rights and declared interests, as far as they have no score of this lot left to change.'} Nobody else, and no bidder.</p>
          <details>
            <summary>Their names</summary>
            <ul>{opening.readers.map((person) => <li key={person} className="small">{names.person(person)}<span className="muted">, {names.title(person)}</span></li>)}</ul>
          </details>
        </section>
      </div>
    </>
  )
}

const ReadOut = ({ done, names }: { readonly done: Opening['openings'][number]; readonly names: Names }) => (
  <section aria-labelledby={`read-${done.envelope}`}>
    <h2 id={`read-${done.envelope}`}>{done.envelope === 'technical' ? 'Bids, as read out' : 'Prices, as read out'}</h2>
    <p>Opened {formatInstant(done.at)} by {names.person(done.proposedBy)} and {names.person(done.by)}.</p>
    <DataTable
      caption={done.envelope === 'technical' ? 'Bids opened' : 'Prices opened'} captionHidden rows={done.list} rowKey={(row) => row.bid}
      columns={[
        { key: 'bidder', head: 'Bidder', rowHead: true, cell: (row) => <Bidder bidder={names.bidder(row.bidder)} /> },
        { key: 'received', head: 'Received', cell: (row) => formatInstant(row.receivedAt) },
        ...(done.envelope === 'technical'
          ? [{ key: 'answers', head: 'Answers', numeric: true, cell: (row: Opening['openings'][number]['list'][number]) => row.answers }]
          : done.hidden ? [] : [
            { key: 'lines', head: 'Lines', numeric: true, cell: (row: Opening['openings'][number]['list'][number]) => row.lines ?? '' },
            { key: 'amount', head: 'Sum as offered', unit: '£, options apart', numeric: true, cell: (row: Opening['openings'][number]['list'][number]) => (row.amount === null ? '' : formatPounds(row.amount)) },
          ]),
      ]}
    />
    {done.hidden ? <HiddenWhy>{done.hidden}</HiddenWhy> : null}
    {done.envelope === 'commercial' && !done.hidden ? <p className="muted small">The sum of all lines but options over all years, as the schedule gives them. What is compared is the price after the published steps of normalisation; it stands on the page of results.</p> : null}
  </section>
)
