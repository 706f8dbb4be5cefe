import { formatList, formatScore } from '@workbench/shared/numeric/format.ts'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import type { Names } from '../../parts/names.ts'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Loading } from '../../ui/Waiting.tsx'
import type { Award } from './decision.ts'

interface ProposeAwardProps {
  readonly record: string
  readonly lot: string
  readonly names: Names
  /** What is proposed already. */
  readonly award: Award | null
  readonly onClose: () => void
}

/** Shows what the signed model says; the proposal cannot say anything else. */
export const ProposeAward = ({ record, lot, names, award, onClose }: ProposeAwardProps) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(award?.revision ?? 0, act.isPending)
  const result = useRead('results', { record, lot })
  const nameOf = (bid: string) => names.bidder(result.data?.bids.find((line) => line.bid === bid)?.bidder ?? bid).name
  return (
    <Asked
      title="Propose the award?" act="Propose the award" reason={{ label: 'Reason', hint: 'It stands in the record and in the report.' }} busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose}
      onAct={(reason) => act.mutate({ command: 'proposeAward', body: { lot, reason }, base }, { onSuccess: onClose })}
    >
      {overtaken && award ? <MovedOn record={record} what="The proposed award" written={{ by: award.proposedBy, at: award.proposedAt }} onRead={() => { act.reset(); rebase() }} /> : null}
      {award ? <p>In the record, by {names.person(award.proposedBy)}: {award.reason} Proposing anew replaces it; both stay in the record.</p> : null}
      {result.data ? (
        <>
          {result.data.problems.length > 0 ? <div className="note note--warn"><p><strong>There is no result to award yet.</strong></p><ul>{result.data.problems.map((problem) => <li key={problem.sentence}>{problem.sentence}</li>)}</ul></div> : null}
          {result.data.awarded.length > 0 ? <p>Under the published model: {formatList(result.data.awarded.map(nameOf))}{result.data.reserve.length > 0 ? `; in reserve ${formatList(result.data.reserve.map(nameOf))}` : ''}.</p> : null}
          <ul>{result.data.bids.filter((line) => line.total !== null).map((line) => <li key={line.bid}>{line.rank ?? '–'}. {nameOf(line.bid)}, {formatScore(line.total!)}</li>)}</ul>
        </>
      ) : result.error ? <p>{result.error.problem.detail}</p> : <Loading what="the result" />}
    </Asked>
  )
}
