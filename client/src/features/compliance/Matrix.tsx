import { useRef, useState, type KeyboardEvent } from 'react'
import { Swatch } from '../../parts/Bidder.tsx'
import type { Names } from '../../parts/names.ts'
import { cellKey, moved, outcomesByCell, waitingByCell, type CellPlace, type Compliance } from './matrix.ts'

interface MatrixProps {
  readonly compliance: Compliance
  readonly names: Names
  readonly chosen: CellPlace | null
  readonly onChoose: (place: CellPlace) => void
}

/** Back to a cell once what covered or moved it is gone. */
export const focusCell = (place: CellPlace): void => {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-cell="${cellKey(place)}"]`)?.focus())
}

/** One tab stop; arrows move, Enter opens. Words and marks, never colour alone. */
export const Matrix = ({ compliance, names, chosen, onChoose }: MatrixProps) => {
  const table = useRef<HTMLTableElement>(null)
  const [focused, setFocused] = useState<CellPlace | null>(null)
  const outcomes = outcomesByCell(compliance)
  const waiting = waitingByCell(compliance)
  const stop = focused ?? chosen ?? { bid: compliance.bids[0]!.bid, requirement: compliance.requirements[0]!.id }
  const onKeyDown = (event: KeyboardEvent, place: CellPlace) => {
    const to = moved(compliance, place, event.key)
    if (!to) return
    event.preventDefault()
    setFocused(to)
    table.current?.querySelector<HTMLElement>(`[data-cell="${cellKey(to)}"]`)?.focus()
  }
  return (
    <div className="table-wrap">
      <table className="dense matrix" ref={table}>
        <caption className="visually-hidden">Mandatory requirements by bid: passed, failed or open. Arrows move between cells, Enter opens one.</caption>
        <thead>
          <tr>
            <th scope="col">Requirement</th>
            {compliance.bids.map((bid) => <th key={bid.bid} scope="col"><span className="bidder"><Swatch letter={bid.letter} /> {names.bidder(bid.bidder).name}</span></th>)}
          </tr>
        </thead>
        <tbody>
          {compliance.requirements.map((requirement) => (
            <tr key={requirement.id}>
              <th scope="row">{requirement.ref} {requirement.heading}</th>
              {compliance.bids.map((bid) => {
                const place = { bid: bid.bid, requirement: requirement.id }
                const key = cellKey(place)
                const outcome = outcomes.get(key)
                return (
                  <td key={bid.bid} className="cell" data-head={names.bidder(bid.bidder).name}>
                    <button
                      type="button" data-cell={key} tabIndex={cellKey(stop) === key ? 0 : -1} aria-expanded={chosen !== null && cellKey(chosen) === key}
                      onFocus={() => setFocused(place)} onKeyDown={(event) => onKeyDown(event, place)} onClick={() => onChoose(place)}
                    >
                      <span className="visually-hidden">{requirement.ref}, {names.bidder(bid.bidder).name}: </span>
                      {outcome ? outcome.outcome === 'pass' ? <span className="pass">✓ pass</span> : <span className="fail">✗ fail</span> : <span className="open">open</span>}
                      {outcome && outcome.revision > 1 ? <span className="muted"> changed</span> : null}
                      {waiting.has(key) ? <span className="tag tag--warn">change proposed</span> : null}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
