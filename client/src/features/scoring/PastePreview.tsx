import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Pasted } from './clipboard.ts'
import type { Grid, ScoreValue } from './score-value.ts'

interface PastePreviewProps {
  readonly pasted: readonly Pasted[]
  readonly grid: Grid
  readonly names: Names
  readonly onClose: () => void
  readonly onCommit: (values: readonly { readonly key: string; readonly value: ScoreValue }[]) => void
}

/** What a paste would do, before it does it; one commit, one undo. */
export const PastePreview = ({ pasted, grid, names, onClose, onCommit }: PastePreviewProps) => {
  const count = (outcome: Pasted['outcome']) => pasted.filter((item) => item.outcome === outcome).length
  const wanted = pasted.filter((item) => item.outcome === 'new' || item.outcome === 'changed')
  const refOf = (id: string) => grid.questions.find((question) => question.id === id)?.ref ?? id
  const bidderOf = (bid: string) => {
    const column = grid.bids.find((entry) => entry.bid === bid)
    return column ? names.bidder(column.bidder).name : bid
  }
  return (
    <Dialog title="Paste these scores?" onClose={onClose}>
      <p>{count('new')} new, {count('changed')} changed, {count('same')} the same, {count('refused')} refused.</p>
      <DataTable
        caption="What was pasted" captionHidden rows={pasted} rowKey={(row) => row.key}
        columns={[
          { key: 'question', head: 'Question', rowHead: true, cell: (row) => refOf(row.question) },
          { key: 'bidder', head: 'Bidder', cell: (row) => bidderOf(row.bid) },
          { key: 'score', head: 'Score', numeric: true, cell: (row) => row.value.score ?? '' },
          { key: 'outcome', head: 'Outcome', cell: (row) => (row.reason ? <span className="status--bad">refused: {row.reason}</span> : row.outcome) },
        ]}
      />
      <div className="row">
        <Button filled disabled={wanted.length === 0} onClick={() => onCommit(wanted.map(({ key, value }) => ({ key, value })))}>Paste {wanted.length} scores</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}
