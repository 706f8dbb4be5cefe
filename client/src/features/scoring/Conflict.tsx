import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import type { Grid, ScoreValue } from './score-value.ts'
import { cellKey } from './score-value.ts'
import { keepMine, keepOther, troubled } from './store.ts'
import { useScores, type Scoring } from './useScoring.ts'

const shown = (value: ScoreValue): string => `${value.score ?? (value.cannotScore ? 'cannot score' : 'blank')}${value.rationale ? `: ${value.rationale}` : ''}`

/** Both values, never chosen by itself: keep mine, keep the other, or go on editing. */
export const Conflict = ({ desk, grid, names }: { readonly desk: Scoring; readonly grid: Grid; readonly names: Names }) => {
  const cells = useScores(desk, (state) => state.cells)
  const trouble = troubled({ cells, undo: [], redo: [] })
  if (trouble.length === 0) return null
  return (
    <div className="note note--bad" role="alert">
      {trouble.map((cell) => {
        const key = cellKey(cell.question, cell.bid)
        const question = grid.questions.find((row) => row.id === cell.question)
        const column = grid.bids.find((entry) => entry.bid === cell.bid)
        return (
          <div key={key}>
            <p><strong>{question?.ref}, {column ? names.bidder(column.bidder).name : cell.bid}.</strong> {cell.problem}</p>
            {cell.other ? (
              <>
                <p>Yours: {shown(cell.value)}</p>
                <p>In the record, revision {cell.other.revision}: {shown(cell.other.value)}</p>
                <div className="row">
                  <Button small onClick={() => { desk.store.setState((state) => keepMine(state, key)); void desk.saver.left(key) }}>Keep mine</Button>
                  <Button small onClick={() => desk.store.setState((state) => keepOther(state, key))}>Keep the other</Button>
                </div>
              </>
            ) : null}
          </div>
        )
      })}
    </div>
  )
}
