import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { HiddenWhy } from '../../ui/Waiting.tsx'
import { Agreed } from './Agreed.tsx'
import { Approvals } from './Approvals.tsx'
import { blockersOf, draftOf, emptyDraft, isEmpty, type Cell, type Question } from './consensus.ts'
import { Dissents } from './Dissents.tsx'
import { draftKey } from './drafts.ts'
import { labelled } from './Individuals.tsx'
import { ProposeForm } from './ProposeForm.tsx'
import { useDraft, type DraftDesk } from './useDrafts.ts'

interface ConsensusPanelProps {
  readonly record: string
  readonly question: Question
  readonly cell: Cell
  readonly desk: DraftDesk
  readonly names: Names
  /** What one acted on is gone from the page; the focus goes to what stands in its place. */
  readonly onActed: () => void
}

/** Empty until somebody chooses: the panel's score, its reason, dissent, approvals, and the closing. */
export const ConsensusPanel = ({ record, question, cell, desk, names, onActed }: ConsensusPanelProps) => {
  const kept = useDraft(desk, question.id, cell.bid)
  const [writing, setWriting] = useState(false)
  const key = draftKey(question.id, cell.bid)
  if (cell.consensus) return <Agreed record={record} question={question} cell={cell} names={names} />
  if (!question.opened) return <section aria-label="Consensus"><h2>Consensus</h2><HiddenWhy>The moderation of this question has not opened; nothing can be agreed yet.</HiddenWhy></section>
  const form = question.mayModerate && (cell.proposal === null || writing || (kept !== undefined && !isEmpty(kept.draft)))
  const finish = async () => {
    await desk.keeper.done(key)
    setWriting(false)
    onActed()
  }
  return (
    <section aria-labelledby="consensus-title">
      <h2 id="consensus-title">Consensus</h2>
      {cell.proposal ? <Proposed key={key} record={record} question={question} cell={cell} names={names} aside={form} onActed={onActed} /> : question.mayModerate ? null : <p className="muted">No score is proposed yet. The moderator proposes what the panel agrees on; it shows here at once.</p>}
      {form ? (
        <ProposeForm
          record={record} question={question} cell={cell} names={names} kept={kept} draft={kept?.draft ?? (cell.proposal ? draftOf(cell.proposal, cell.revision) : emptyDraft(cell.revision))}
          onChange={(draft) => desk.keeper.changed(key, draft)} onSettle={(keep) => desk.keeper.settled(key, keep)} onDone={() => void finish()}
        />
      ) : null}
      {cell.proposal && question.mayModerate && !form ? <p><Button small onClick={() => setWriting(true)}>Propose another score or reason</Button></p> : null}
    </section>
  )
}

interface ProposedProps {
  readonly record: string
  readonly question: Question
  readonly cell: Cell
  readonly names: Names
  /** A new proposal is being written: closing this one is not the next act. */
  readonly aside: boolean
  readonly onActed: () => void
}

const Proposed = ({ record, question, cell, names, aside, onActed }: ProposedProps) => {
  const act = useAct(record)
  const { data: session } = useRead('session', {})
  const proposal = cell.proposal!
  // Approved, confirmed and closed is what was read: one proposed since by somebody else is read first.
  const read = useRevision(cell.revision, act.isPending)
  const waits = read.overtaken && proposal.by !== session?.person && (question.iAmOnPanel || (question.mayModerate && !aside))
  const reading = { base: waits ? read.base : cell.revision, waits }
  const blockers = blockersOf(question, cell, names.person)
  return (
    <div className="proposal">
      {waits ? <MovedOn record={record} what="The proposed consensus" written={{ by: proposal.by, at: proposal.at }} onRead={() => { act.reset(); read.rebase() }} /> : null}
      <p className="proposal__score">Proposed: <strong>{labelled(question, proposal.score)}</strong></p>
      <p>{proposal.reason}</p>
      {proposal.reasonOf ? <p className="small muted">The reason is {names.person(proposal.reasonOf)}’s own, taken for the panel.</p> : null}
      {proposal.decided.length > 0 ? <><h3>Points that decided</h3><ul>{proposal.decided.map((point) => <li key={point}>{point}</li>)}</ul></> : null}
      <Dissents record={record} question={question} cell={cell} names={names} reading={reading} onActed={onActed} />
      <Approvals record={record} question={question} cell={cell} names={names} reading={reading} onActed={onActed} />
      {question.mayModerate && !aside ? (
        <>
          {blockers.length > 0 ? <><h3>Before it can be closed</h3><ul>{blockers.map((blocker) => <li key={blocker}>{blocker}</li>)}</ul></> : null}
          <Button filled={blockers.length === 0} busy={act.isPending} disabled={blockers.length > 0 || waits} onClick={() => act.mutate({ command: 'closeConsensus', body: { question: question.id, bid: cell.bid }, base: reading.base }, { onSuccess: onActed })}>Close the consensus at {proposal.score}</Button>
          {act.error && !waits ? <p className="status--bad" role="alert">{act.error.problem.detail}</p> : null}
        </>
      ) : null}
    </div>
  )
}
