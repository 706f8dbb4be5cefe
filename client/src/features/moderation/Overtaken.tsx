import { formatTime } from '@workbench/shared/numeric/format.ts'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import type { Cell, Draft, Question } from './consensus.ts'
import type { Kept } from './drafts.ts'
import { labelled } from './Individuals.tsx'

interface OvertakenProps {
  readonly question: Question
  readonly cell: Cell
  readonly draft: Draft
  readonly names: Names
  readonly onKeepMine: () => void
  readonly onTakeOther: () => void
  readonly onEditOther: () => void
}

/** Somebody proposed while this was being written: both stand here, nothing is chosen by itself. */
export const Overtaken = ({ question, cell, draft, names, onKeepMine, onTakeOther, onEditOther }: OvertakenProps) => (
  <div className="note note--bad" role="alert">
    <h3>Proposed meanwhile</h3>
    <p><strong>Yours, not proposed:</strong> {draft.score === null ? 'no score yet' : labelled(question, draft.score)}. {draft.reason}</p>
    {cell.proposal ? <p><strong>In the record, by {names.person(cell.proposal.by)} at {formatTime(cell.proposal.at)}:</strong> {labelled(question, cell.proposal.score)}. {cell.proposal.reason}</p> : null}
    <div className="row">
      <Button small onClick={onKeepMine}>Go on with mine</Button>
      <Button small onClick={onTakeOther}>Keep the other</Button>
      <Button small onClick={onEditOther}>Edit the other</Button>
    </div>
    <p className="small">Proposing yours replaces the other and its approvals; both stay in the record.</p>
  </div>
)

interface TwoDraftsProps {
  readonly question: Question
  readonly kept: Kept
  readonly onSettle: (keep: 'mine' | 'other') => void
}

/** One's own draft was changed in another window. */
export const TwoDrafts = ({ question, kept, onSettle }: TwoDraftsProps) => {
  const shown = (draft: Draft) => `${draft.score === null ? 'no score yet' : labelled(question, draft.score)}. ${draft.reason}`
  return (
    <div className="note note--bad" role="alert">
      <h3>Your draft was changed in another window</h3>
      <p><strong>Here:</strong> {shown(kept.draft)}</p>
      {kept.other ? <p><strong>There:</strong> {shown(kept.other)}</p> : null}
      <div className="row"><Button small onClick={() => onSettle('mine')}>Keep this one</Button><Button small onClick={() => onSettle('other')}>Keep the other</Button></div>
    </div>
  )
}
