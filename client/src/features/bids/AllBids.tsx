import { formatCount, formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { Bidder } from '../../parts/Bidder.tsx'
import { useNames, type Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { stageName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { BidDrawer } from './BidDrawer.tsx'
import { BidderDrawer } from './BidderDrawer.tsx'
import { complianceWords, earlierRounds, findingOf, isOut, lotsReceiving, lotsToOpen, openingsOf, outcomeOf, type Bid, type BidderRow, type Bids, type Lot } from './bids.ts'
import { RegisterBidder } from './RegisterBidder.tsx'
import { Outcome, StandingTag } from './Tags.tsx'

type Chosen = { readonly bid: string } | { readonly bidder: string }

export const AllBids = ({ record }: { readonly record: string }) => {
  const found = useRead('bids', { record })
  const { data: overview } = useRead('overview', { record })
  const names = useNames(record)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [registering, setRegistering] = useState(false)
  const me = overview?.me
  const roundTitle = (round: string) => overview?.rounds.find(({ id }) => id === round)?.title ?? '…'
  return (
    <Reading of={found} what="the bids" page="Bids">
      {(bids) => (
        <Page
          title={findingOf(bids)} question="What came in, and may we open it?"
          action={<Actions bids={bids} onRegister={() => setRegistering(true)} />}
          drawer={chosen ? <Chosen record={record} bids={bids} chosen={chosen} names={names} me={me?.person} roundTitle={roundTitle} onClose={() => setChosen(null)} /> : undefined}
        >
          {me && ['undeclared', 'waiting', 'barred'].includes(me.interests) && me.roles.some(({ role }) => role === 'lead' || role === 'secondPerson') ? <Undeclared interests={me.interests} /> : null}
          {bids.bidders.length === 0 ? (
            <Empty title="Bids come from bidders">
              <p>Enter everybody who answered the notice. Selection decides who is invited; each bid is then received for a lot and sealed at once, and nobody can read it until two people open it after the deadline.</p>
            </Empty>
          ) : null}
          {bids.bids.length > 0 ? bids.lots.map((lot) => <LotBids key={lot.id} lot={lot} bids={bids.bids} names={names} roundTitle={roundTitle} onChoose={setChosen} />) : null}
          <Selection bids={bids} names={names} onChoose={setChosen} />
          {registering ? <RegisterBidder record={record} onClose={() => setRegistering(false)} /> : null}
        </Page>
      )}
    </Reading>
  )
}

const Actions = ({ bids, onRegister }: { readonly bids: Bids; readonly onRegister: () => void }) => {
  const next = bids.mayOpen ? lotsToOpen(bids)[0] : undefined
  return (
    <>
      {bids.mayRegister ? <Button onClick={onRegister}>Enter a bidder</Button> : null}
      {bids.mayRegister && bids.bidders.length > 0 && lotsReceiving(bids).length > 0 ? <Link className="nhsuk-button nhsuk-button--secondary" href="/bids/receive">Receive a bid</Link> : null}
      {next ? <Link className="nhsuk-button" href={`/bids/opening/${next.id}`}>Prepare the opening</Link> : null}
    </>
  )
}

/** Whoever runs the tender with interests still open is told what keeps the buttons away. */
const Undeclared = ({ interests }: { readonly interests: string }) => (
  <div className="note note--warn">
    {interests === 'undeclared'
      ? <p>Declare your interests first: until then no bidder is entered, no bid received and nothing opened by you. <Link href="/people">Declare them now</Link>.</p>
      : <p>{interests === 'waiting' ? 'Your declared interests wait for a decision' : 'Your declared interests keep you from the bids'}; nothing is entered or opened by you. <Link href="/people">Read what stands on the page of people</Link>.</p>}
  </div>
)

interface ChosenProps {
  readonly record: string
  readonly bids: Bids
  readonly chosen: Chosen
  readonly names: Names
  readonly me: string | undefined
  readonly roundTitle: (round: string) => string
  readonly onClose: () => void
}

const Chosen = ({ record, bids, chosen, names, me, roundTitle, onClose }: ChosenProps) => {
  if ('bid' in chosen) {
    const bid = bids.bids.find((entry) => entry.id === chosen.bid)
    return bid ? <BidDrawer key={bid.id} record={record} bids={bids} bid={bid} names={names} me={me} round={roundTitle(bid.round)} onClose={onClose} /> : null
  }
  const bidder = bids.bidders.find((entry) => entry.id === chosen.bidder)
  return bidder ? <BidderDrawer key={bidder.id} record={record} bids={bids} bidder={bidder} onClose={onClose} /> : null
}

interface LotBidsProps {
  readonly lot: Lot
  readonly bids: readonly Bid[]
  readonly names: Names
  readonly roundTitle: (round: string) => string
  readonly onChoose: (chosen: Chosen) => void
}

/** The round the lot is in first; what came in for rounds that are over is folded under their titles. */
const LotBids = ({ lot, bids, names, roundTitle, onChoose }: LotBidsProps) => {
  const earlier = earlierRounds(lot, bids)
  const of = (round: string) => (earlier.length > 0 ? ` in ${roundTitle(round)}` : '')
  return (
    <section aria-labelledby={`lot-${lot.id}`}>
      <h2 id={`lot-${lot.id}`}>{lot.title}{earlier.length > 0 && lot.round ? `: ${roundTitle(lot.round)}` : ''}</h2>
      <p className="row small">
        <span>{stageName(lot.stage)}</span>
        <span>{lot.deadline ? `Deadline ${formatInstant(lot.deadline)}` : 'No deadline is set'}</span>
        <Link href={`/bids/opening/${lot.id}`}>Opening</Link>
        <Link href={`/compliance/${lot.id}`}>Compliance</Link>
      </p>
      <BidTable caption={`Bids for ${lot.title}${lot.round ? of(lot.round) : ''}`} bids={bids.filter((bid) => bid.lot === lot.id && bid.round === lot.round)} names={names} onChoose={onChoose} empty={<p className="muted">No bid has been received for this lot{lot.round ? of(lot.round) : ''}.</p>} />
      {earlier.map(({ round, bids: past }) => (
        <details key={round}>
          <summary>{roundTitle(round)}, over: {formatCount(past.length, 'bid')}{past[0]?.deadline ? `, deadline ${formatInstant(past[0].deadline)}` : ''}</summary>
          <BidTable caption={`Bids for ${lot.title} in ${roundTitle(round)}`} bids={past} names={names} onChoose={onChoose} empty={null} />
        </details>
      ))}
    </section>
  )
}

interface BidTableProps {
  readonly caption: string
  readonly bids: readonly Bid[]
  readonly names: Names
  readonly onChoose: (chosen: Chosen) => void
  readonly empty: ReactNode
}

/** The bids of one round, with the openings of that round. */
const BidTable = ({ caption, bids, names, onChoose, empty }: BidTableProps) => (
  <>
    {openingsOf(bids).map(({ kind, opened }) => <p key={kind} className="small">{kind === 'technical' ? 'Technical' : 'Commercial'} envelopes opened {formatInstant(opened.at)} by {names.person(opened.proposedBy)} and {names.person(opened.by)}.</p>)}
    <DataTable
      caption={caption} captionHidden rows={bids} rowKey={(row) => row.id} rowClass={(row) => (isOut(row) ? 'excluded' : undefined)}
      empty={empty}
      columns={[
        { key: 'bidder', head: 'Bidder', rowHead: true, cell: (row) => <button type="button" className="as-link" onClick={() => onChoose({ bid: row.id })}><Bidder bidder={names.bidder(row.bidder)} /></button> },
        { key: 'received', head: 'Received', cell: (row) => formatInstant(row.receivedAt) },
        { key: 'standing', head: 'Standing', cell: (row) => <StandingTag bid={row} /> },
        { key: 'technical', head: 'Technical envelope', cell: (row) => (row.technical ? 'opened' : 'sealed') },
        { key: 'commercial', head: 'Commercial envelope', cell: (row) => (row.commercial ? 'opened' : 'sealed') },
        // What can be known only of an opened bid takes no room while all are sealed.
        ...(bids.some((bid) => bid.answered) ? [
          { key: 'answers', head: 'Answers', unit: 'of those asked', numeric: true, cell: (row: Bid) => (row.answered ? `${row.answered.given} of ${row.answered.asked}` : '') },
          { key: 'compliance', head: 'Mandatory requirements', cell: complianceWords },
        ] : []),
        ...(bids.some((bid) => bid.corrections.length > 0) ? [{ key: 'corrections', head: 'Corrections', numeric: true, cell: (row: Bid) => (row.corrections.length > 0 ? row.corrections.length : '') }] : []),
      ]}
    />
  </>
)

const Selection = ({ bids, names, onChoose }: { readonly bids: Bids; readonly names: Names; readonly onChoose: (chosen: Chosen) => void }) => {
  if (bids.bidders.length === 0) return null
  const decided = bids.bidders.filter((bidder) => bidder.selection.length > 0).length
  return (
    <section aria-labelledby="selection-title">
      <h2 id="selection-title">Bidders and selection</h2>
      <p className="small">{decided === 0 ? 'Selection is not decided yet. Open a bidder to decide, lot by lot, while the lot is in selection.' : `${formatCount(decided, 'response')} decided of ${bids.bidders.length}. Open a bidder to read what it offers and why it was or was not invited.`}</p>
      <DataTable
        caption="Bidders and the outcome of selection for each lot" captionHidden rows={bids.bidders} rowKey={(row) => row.id}
        columns={[
          { key: 'bidder', head: 'Bidder', rowHead: true, cell: (row) => <button type="button" className="as-link" onClick={() => onChoose({ bidder: row.id })}><Bidder bidder={names.bidder(row.id)} /></button> },
          ...bids.lots.map((lot) => ({ key: lot.id, head: lot.title, cell: (row: BidderRow) => <Outcome outcome={outcomeOf(row, lot.id)?.outcome} /> })),
        ]}
      />
    </section>
  )
}
