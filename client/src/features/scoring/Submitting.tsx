import { formatCount } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { cellKey, isComplete, isScored, type Grid, type GridQuestion } from './score-value.ts'
import { useScores, type Scoring } from './useScoring.ts'

interface SubmittingProps {
  readonly record: string
  readonly question: GridQuestion
  readonly grid: Grid
  readonly desk: Scoring
}

/** Check, then submit a question; a submission can be withdrawn, with a reason, until its moderation opens. */
export const Submitting = ({ record, question, grid, desk }: SubmittingProps) => {
  const act = useAct(record)
  const [open, setOpen] = useState(false)
  const cells = useScores(desk, (state) => state.cells)
  const mine = grid.bids.map((column) => cells[cellKey(question.id, column.bid)]).filter((cell) => cell !== undefined)
  const blankCount = mine.filter((cell) => !isScored(cell.value)).length
  const bare = mine.filter((cell) => isScored(cell.value) && !isComplete(cell.value)).length
  const cannot = mine.filter((cell) => cell.value.score === null && isScored(cell.value)).length
  const close = () => { act.reset(); setOpen(false) }
  if (question.state === 'locked') return <span className="tag tag--done">in moderation</span>
  if (question.state === 'excused') return <span className="tag">excused</span>
  if (question.state === 'waiting') return <span className="muted">not open</span>
  if (question.state === 'submitted')
    return (
      <>
        <span className="tag tag--good">submitted</span> <button type="button" className="as-link" onClick={() => setOpen(true)}>withdraw</button>
        {open ? (
          <Asked title={`Withdraw ${question.ref}?`} act="Withdraw the submission" reason={{ label: 'Reason' }} busy={act.isPending} error={act.error} onClose={close}
            onAct={(reason) => act.mutate({ command: 'withdrawSubmission', body: { question: question.id, reason } }, { onSuccess: close })} />
        ) : null}
      </>
    )
  const submit = async () => {
    await desk.saver.flush()
    act.mutate({ command: 'submitQuestion', body: { question: question.id } }, { onSuccess: close })
  }
  return (
    <>
      <button type="button" className="as-link" onClick={() => setOpen(true)}>{blankCount > 0 ? `${blankCount} blank` : bare > 0 ? `${bare} without rationale` : 'submit'}</button>
      {open ? (
        <Asked title={`Submit ${question.ref} ${question.title}?`} act={`Submit ${formatCount(mine.length, 'score')}`} busy={act.isPending} error={act.error} onClose={close} onAct={() => void submit()}>
          <ul>
            <li>{blankCount === 0 ? 'No answer is left blank.' : `${blankCount} of ${mine.length} answers are not scored yet; a blank is not zero.`}</li>
            <li>{bare === 0 ? 'Every score has a rationale.' : `${bare} scores have no rationale yet.`}</li>
            <li>{cannot === 0 ? 'None is marked as “cannot score”.' : `${cannot} marked as “cannot score”, with a reason.`}</li>
          </ul>
          <p>Until moderation of this question opens you can withdraw the submission with a reason.</p>
        </Asked>
      ) : null}
    </>
  )
}
