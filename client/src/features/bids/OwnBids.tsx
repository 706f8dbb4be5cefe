import { formatInstant, formatList } from '@workbench/shared/numeric/format.ts'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty, HiddenWhy } from '../../ui/Waiting.tsx'
import { Corrections } from './Corrections.tsx'
import { isOfNow, standingOf, type Bid, type Bids } from './bids.ts'

/** A bidder's contact: the own bids, their receipts, what was decided about them. Nothing here tells of others. */
export const OwnBids = ({ record }: { readonly record: string }) => {
  const found = useRead('bids', { record })
  const { data: overview } = useRead('overview', { record })
  const roundTitle = (round: string) => overview?.rounds.find(({ id }) => id === round)?.title ?? '…'
  return (
    <Reading of={found} what="your bids" page="Your bids">
      {(bids) => (
        <Page title={titleOf(bids)} question="Has our bid arrived, and is it sealed?">
          {bids.bids.toSorted((a, b) => Number(isOfNow(bids, b)) - Number(isOfNow(bids, a))).map((bid) => <OwnBid key={bid.id} bid={bid} bids={bids} round={roundTitle(bid.round)} />)}
          {bids.bids.length === 0 ? <Empty title="Your bid will stand here"><p>Once the authority has received your bid for a lot you find its receipt here: when it came, whether in time, and the digests of both sealed envelopes.</p></Empty> : null}
          <Selection bids={bids} />
        </Page>
      )}
    </Reading>
  )
}

const titleOf = ({ bids, lots }: Bids): string => {
  if (bids.length === 0) return 'No bid of yours has been received yet'
  const titles = [...new Set(bids.map((bid) => lots.find((lot) => lot.id === bid.lot)?.title ?? bid.lot))]
  const inTime = bids.every((bid) => !bid.late)
  return `Your ${bids.length === 1 ? 'bid' : 'bids'} for ${formatList(titles)} ${bids.length === 1 ? 'was' : 'were'} received${inTime ? ' in time' : ''}`
}

const OwnBid = ({ bid, bids, round }: { readonly bid: Bid; readonly bids: Bids; readonly round: string }) => {
  const lot = bids.lots.find((entry) => entry.id === bid.lot)
  return (
    <section aria-labelledby={`bid-${bid.id}`}>
      <h2 id={`bid-${bid.id}`}>{lot?.title ?? bid.lot}: {round}{isOfNow(bids, bid) ? '' : ', over'}</h2>
      <dl className="facts">
        <div><dt>Receipt for</dt><dd>your bid for {lot?.title ?? bid.lot} in the round {round} <span className="small muted">in the record “{bid.id}”</span></dd></div>
        <div><dt>Received</dt><dd>{formatInstant(bid.receivedAt)}{formatInstant(bid.enteredAt) === formatInstant(bid.receivedAt) ? '' : `, entered ${formatInstant(bid.enteredAt)}`}{bid.deadline ? `; deadline ${formatInstant(bid.deadline)}` : ''}</dd></div>
        <div><dt>Standing</dt><dd>{standingOf(bid).words}{bid.lateOutcome ? `: ${bid.lateOutcome.ground}` : ''}</dd></div>
        <div><dt>Technical envelope</dt><dd>{bid.technical ? `opened ${formatInstant(bid.technical.at)} by two people` : 'sealed'}</dd></div>
        <div><dt>Commercial envelope</dt><dd>{bid.commercial ? `opened ${formatInstant(bid.commercial.at)} by two people` : bid.technical ? 'sealed until every quality score of the lot is agreed' : 'sealed'}</dd></div>
        {bid.receipt ? (
          <>
            <div><dt>Digest of the technical envelope</dt><dd className="digest">{bid.receipt.technical}</dd></div>
            <div><dt>Digest of the commercial envelope</dt><dd className="digest">{bid.receipt.commercial}</dd></div>
          </>
        ) : null}
        {bid.answered ? <div><dt>Answers found</dt><dd>{bid.answered.given} of {bid.answered.asked}{bid.answered.missing.length > 0 ? `; none to ${formatList(bid.answered.missing)}` : ''}</dd></div> : null}
      </dl>
      <p className="small muted">Print this page and keep it. The digests are fixed when an envelope is sealed; what is opened later can be checked against them.</p>
      {bid.withdrawn ? <p><strong>Withdrawn {formatInstant(bid.withdrawn.at)}.</strong> {bid.withdrawn.ground}</p> : null}
      {bid.disqualified ? <p><strong>Disqualified {formatInstant(bid.disqualified.at)}.</strong> {bid.disqualified.ground}</p> : null}
      <Corrections corrections={bid.corrections} />
      <HiddenWhy>Whether mandatory requirements are met, scores and results are not shown here. You learn them from the authority’s letter after the decision.</HiddenWhy>
    </section>
  )
}

const Selection = ({ bids }: { readonly bids: Bids }) => {
  const outcomes = bids.bidders.flatMap((bidder) => bidder.selection)
  if (outcomes.length === 0) return null
  return (
    <section aria-labelledby="own-selection">
      <h2 id="own-selection">Selection</h2>
      {outcomes.map((entry) => (
        <div key={entry.lot}>
          <p><strong>{bids.lots.find((lot) => lot.id === entry.lot)?.title ?? entry.lot}</strong>: {entry.outcome === 'shortlisted' ? 'shortlisted' : 'not shortlisted'}</p>
          {entry.reason ? <p>{entry.reason}</p> : null}
        </div>
      ))}
    </section>
  )
}
