import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Submitting } from './Submitting.tsx'
import { blank, cellKey, isScored, type Grid, type ScoreValue } from './score-value.ts'
import type { Cell } from './store.ts'
import type { Scoring } from './useScoring.ts'

interface OneItemProps {
  readonly record: string
  readonly grid: Grid
  readonly desk: Scoring
  readonly names: Names
  readonly cells: Readonly<Record<string, Cell>>
  readonly at: { readonly row: number; readonly column: number }
  readonly onMove: (to: { readonly row: number; readonly column: number }) => void
  readonly onChange: (value: ScoreValue) => void
  readonly onNext: () => void
}

/** The grid where there is no room for one: one question of one bid at a time. */
export const OneItem = ({ record, grid, desk, names, cells, at, onMove, onChange, onNext }: OneItemProps) => {
  const question = grid.questions[at.row]!
  const bid = grid.bids[at.column]!
  const value = cells[cellKey(question.id, bid.bid)]?.value ?? blank
  const scale = grid.scales.find(({ id }) => id === question.scale)?.values ?? []
  const scored = (row: number) => grid.bids.filter((column) => isScored(cells[cellKey(grid.questions[row]!.id, column.bid)]?.value ?? blank)).length
  const place = at.row * grid.bids.length + at.column
  const all = grid.questions.length * grid.bids.length
  const step = (by: number) => onMove({ row: Math.floor((place + by) / grid.bids.length), column: (place + by) % grid.bids.length })
  return (
    <section className="one-item" aria-label="One score at a time">
      <label htmlFor="one-question">Question</label>
      <select className="nhsuk-select" id="one-question" value={at.row} onChange={(event) => onMove({ row: Number(event.target.value), column: at.column })}>
        {grid.questions.map((row, index) => <option key={row.id} value={index}>{`${row.ref} ${row.title} · ${scored(index)} of ${grid.bids.length}`}</option>)}
      </select>
      <label htmlFor="one-bid">Bidder</label>
      <select className="nhsuk-select" id="one-bid" value={at.column} onChange={(event) => onMove({ row: at.row, column: Number(event.target.value) })}>
        {grid.bids.map((column, index) => <option key={column.bid} value={index}>{`${names.bidder(column.bidder).name} · ${cells[cellKey(question.id, column.bid)]?.value.score ?? 'no score'}`}</option>)}
      </select>
      <fieldset className="nhsuk-fieldset" disabled={question.state !== 'open'}>
        <legend>Score {place + 1} of {all}</legend>
        {scale.toReversed().map((entry) => (
          <label key={entry.value} className="my-score__choice">
            <input type="radio" name="one-score" value={entry.value} checked={value.score === entry.value} onChange={() => onChange({ ...value, score: entry.value, cannotScore: null })} />
            <span><strong>{entry.value}</strong> {entry.label}</span>
          </label>
        ))}
      </fieldset>
      <div className="row">
        <Button reads small disabled={place === 0} onClick={() => step(-1)}>Previous</Button>
        <Button reads small disabled={place === all - 1} onClick={() => step(1)}>Next</Button>
        <Button reads small onClick={onNext}>Next unscored</Button>
      </div>
      <p className="small">All answers to {question.ref}: <Submitting record={record} question={question} grid={grid} desk={desk} /></p>
    </section>
  )
}
