import { formatInstant, formatList, formatScore } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { useNames, type Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { BeginRound, ProposeRound } from './RoundDialogs.tsx'
import { roundStanding, type LotRounds, type Overview } from './overview.ts'

/** The rounds of every lot that walks more than one: what each came to, who was taken further, and the next. */
export const Rounds = ({ record, overview: { lots, rounds } }: { readonly record: string; readonly overview: Overview }) => (
  <>
    {lots.filter((lot) => rounds.filter((round) => round.kind !== 'selection' && round.lots.includes(lot.id)).length > 1).map((lot) => <RoundsOfLot key={lot.id} record={record} lot={lot.id} />)}
  </>
)

const RoundsOfLot = ({ record, lot }: { readonly record: string; readonly lot: string }) => {
  const names = useNames(record)
  const { data: found } = useRead('rounds', { record, lot })
  const [doing, setDoing] = useState<'propose' | 'begin' | null>(null)
  if (found === undefined) return null
  return (
    <section aria-labelledby={`rounds-${lot}`}>
      <h2 id={`rounds-${lot}`}>Rounds of {found.title}</h2>
      <DataTable
        caption={`Rounds of ${found.title}`} captionHidden rows={found.rounds} rowKey={(row) => row.id}
        columns={[
          { key: 'title', head: 'Round', rowHead: true, cell: (row) => row.title },
          { key: 'standing', head: 'Now', cell: (row) => roundStanding[row.standing] },
          { key: 'deadline', head: 'Deadline', cell: (row) => formatInstant(row.deadline) },
          { key: 'bids', head: 'Bids', cell: (row) => <BidsOf round={row} names={names} /> },
          { key: 'after', head: 'Who was taken further', cell: (row) => (row.ended ? <Ended ended={row.ended} names={names} /> : '') },
        ]}
      />
      {found.rounds.filter((round) => round.agreed.length > 0).map((round) => <Agreed key={round.id} round={round} names={names} />)}
      {found.rounds.flatMap((round) => (round.hidden ? [<p key={round.id} className="small muted">{round.title}: {round.hidden}</p>] : []))}
      {found.proposal ? <Proposed rounds={found} names={names} /> : null}
      {found.stage === 'pricesOpened' && found.next ? <p className="small">{found.next.title} can be proposed once the lot is in review: the lead hands the result over to the review group first.</p> : null}
      {found.stage === 'review' && found.next && found.blocker ? <p className="small">{found.blocker}</p> : null}
      <div className="row">
        {found.mayPropose ? <Button small onClick={() => setDoing('propose')}>{found.proposal ? 'Propose the next round anew' : `Propose to go on to ${found.next?.title ?? 'the next round'}`}</Button> : null}
        {found.mayBegin ? <Button small onClick={() => setDoing('begin')}>Begin {found.next?.title}</Button> : null}
      </div>
      {doing === 'propose' ? <ProposeRound record={record} rounds={found} names={names} onClose={() => setDoing(null)} /> : null}
      {doing === 'begin' ? <BeginRound record={record} rounds={found} names={names} onClose={() => setDoing(null)} /> : null}
    </section>
  )
}

const bidders = (ids: readonly string[], names: Names): string => formatList(ids.map((id) => names.bidder(id).name))

const BidsOf = ({ round: { bids }, names }: { readonly round: LotRounds['rounds'][number]; readonly names: Names }) =>
  bids.length === 0 ? <span className="muted">none</span> : (
    <ul className="nhsuk-list">
      {bids.map((bid) => <li key={bid.bid}>{bid.rank === null ? '' : `${bid.rank}. `}{names.bidder(bid.bidder).name}{bid.total === null ? '' : `: ${formatScore(bid.total)}`}{bid.inRunning ? '' : ' (not in the running)'}</li>)}
    </ul>
  )

/** What the panel agreed in a round that is over, as it stood when the round ended. */
const Agreed = ({ round, names }: { readonly round: LotRounds['rounds'][number]; readonly names: Names }) => (
  <details>
    <summary>Agreed scores of {round.title}</summary>
    <DataTable
      caption={`Agreed scores of ${round.title}`} captionHidden rows={round.agreed} rowKey={(row) => row.question}
      columns={[
        { key: 'question', head: 'Question', rowHead: true, cell: (row) => `${row.ref} ${row.title}` },
        ...(round.agreed[0]?.scores ?? []).map(({ bid }) => ({
          key: bid, head: names.bidder(round.bids.find((entry) => entry.bid === bid)?.bidder ?? bid).name, numeric: true,
          cell: (row: LotRounds['rounds'][number]['agreed'][number]) => row.scores.find((entry) => entry.bid === bid)?.score ?? 'not agreed',
        })),
      ]}
    />
  </details>
)

const Ended = ({ ended, names }: { readonly ended: NonNullable<LotRounds['rounds'][number]['ended']>; readonly names: Names }) => (
  <>
    {bidders(ended.further, names)}. <span className="muted">Proposed by {names.person(ended.proposedBy)}, begun by {names.person(ended.by)} on {formatInstant(ended.at)}.</span>
    {ended.reason ? <> {ended.reason}</> : null}
    {ended.out.map((left) => <p key={left.bidder} className="small">Not taken further: {names.bidder(left.bidder).name}. {left.ground}</p>)}
  </>
)

const Proposed = ({ rounds: { proposal, next }, names }: { readonly rounds: LotRounds; readonly names: Names }) =>
  proposal ? (
    <p>
      Proposed by {names.person(proposal.by)} on {formatInstant(proposal.at)}: on to {next?.title} with {bidders(proposal.further, names)}. {proposal.reason}
      {proposal.out.map((left) => <span key={left.bidder}> Not taken further: {names.bidder(left.bidder).name}. {left.ground}</span>)} Another person begins it.
    </p>
  ) : null
