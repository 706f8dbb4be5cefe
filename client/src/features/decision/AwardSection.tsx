import { formatInstant, formatScore } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { Bidder } from '../../parts/Bidder.tsx'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { PersonName } from '../../parts/PersonName.tsx'
import { WithdrawnSince } from '../../parts/WithdrawnSince.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { withoutAward, type Award } from './decision.ts'
import type { PartProps } from './part.ts'
import { ProposeAward } from './ProposeAward.tsx'

/** The award that follows from the signed model: proposed with a reason, approved by another person. */
export const AwardSection = ({ record, decision, names }: PartProps) => {
  const { award } = decision
  const { data: session } = useRead('session', {})
  const [asked, setAsked] = useState<'propose' | 'approve' | null>(null)
  const close = () => setAsked(null)
  const review = decision.stage === 'review'
  const asking = review && decision.mayRun
  const result = useRead('results', { record, lot: decision.lot }, asking)
  const without = asking ? withoutAward(decision, result.data) : undefined
  const over = decision.stage === 'abandoned'
  const mine = award?.proposedBy === session?.person
  return (
    <section aria-labelledby="award-title">
      <h2 id="award-title">Award</h2>
      {award && over ? <p className="note note--warn">The award below {award.approved ? 'was approved' : 'was proposed'} before the lot was abandoned. No contract follows from it.</p> : null}
      {award ? <Awarded award={award} names={names} lot={decision.lot} /> : (
        <p className="muted">{over ? 'The lot was abandoned before an award was proposed.' : without ? 'No award is proposed.' : review ? 'The award follows from the signed model: propose it with a reason; another person approves it.' : 'An award is proposed once the lot is in review.'} <Link href={`/results/${decision.lot}`}>See the result</Link>.</p>
      )}
      <WithdrawnSince withdrawn={decision.withdrawnSince} names={names} />
      {without ? <div className="note note--warn"><p>{without}</p><ul>{result.data!.problems.map((problem) => <li key={`${problem.code}/${problem.bid ?? ''}/${problem.sentence}`}>{problem.sentence}</li>)}</ul></div> : null}
      {asking ? (
        <div className="row">
          {award && !award.approved && !mine ? <Button filled onClick={() => setAsked('approve')}>Approve the award</Button> : null}
          {award && mine ? <p className="muted">You proposed it; another person has to approve.</p> : null}
          <Button filled={award === null} disabled={without !== undefined || (award === null && !result.data && !result.error)} onClick={() => setAsked('propose')}>{award ? 'Propose it again' : 'Propose the award'}</Button>
        </div>
      ) : null}
      {asked === 'propose' ? <ProposeAward record={record} lot={decision.lot} names={names} award={award} onClose={close} /> : null}
      {asked === 'approve' && award ? <ApproveAward record={record} lot={decision.lot} award={award} names={names} onClose={close} /> : null}
    </section>
  )
}

const ApproveAward = ({ record, lot, award, names, onClose }: Pick<PartProps, 'record' | 'names'> & { readonly lot: string; readonly award: Award; readonly onClose: () => void }) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(award.revision, act.isPending)
  return (
    <Asked title="Approve the award?" act="Approve the award" busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose} onAct={() => act.mutate({ command: 'approveAward', body: { lot }, base }, { onSuccess: onClose })}>
      {overtaken ? <MovedOn record={record} what="The proposed award" written={{ by: award.proposedBy, at: award.proposedAt }} onRead={() => { act.reset(); rebase() }} /> : null}
      <p>{award.awarded.map((bid) => names.bidder(award.totals.find((line) => line.bid === bid)?.bidder ?? bid).name).join(', ')}, by model version {award.modelVersion}. The result is computed once more; if it differs from what was proposed, the approval is refused. The lot moves on to decided.</p>
      <p>Reason: {award.reason}</p>
    </Asked>
  )
}

const Awarded = ({ award, names, lot }: { readonly award: Award; readonly names: PartProps['names']; readonly lot: string }) => (
  <>
    <DataTable
      caption="The award" captionHidden rows={award.totals} rowKey={(row) => row.bid}
      columns={[
        { key: 'rank', head: 'Rank', numeric: true, cell: (row) => row.rank ?? '–' },
        { key: 'bidder', head: 'Bidder', rowHead: true, cell: (row) => <Bidder bidder={names.bidder(row.bidder)} /> },
        { key: 'total', head: 'Total', unit: 'of 100', numeric: true, cell: (row) => formatScore(row.total) },
        { key: 'outcome', head: 'Outcome', cell: (row) => (award.awarded.includes(row.bid) ? 'has a place' : award.reserve.includes(row.bid) ? 'in reserve' : 'no place') },
      ]}
    />
    <p className="read">{award.reason}</p>
    <p className="small muted">
      Proposed by <PersonName id={award.proposedBy} names={names} />, {formatInstant(award.proposedAt)}.{' '}
      {award.approved ? <>Approved by <PersonName id={award.approved.by} names={names} />, {formatInstant(award.approved.at)}.</> : 'Not approved yet.'}{' '}
      Model version {award.modelVersion}, {award.modelHash.slice(0, 12)}. <Link href={`/results/${lot}`}>The result with its sums</Link>.
    </p>
  </>
)
