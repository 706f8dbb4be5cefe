import { formatNumberShort, formatPercent } from '@workbench/shared/numeric/format.ts'
import { useEffect, useRef, useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { Bidder } from '../../parts/Bidder.tsx'
import { useNames, type Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import type { Cell, Question } from './consensus.ts'
import { Dots } from './Dots.tsx'
import { labelled } from './Individuals.tsx'

interface BigScreenProps {
  readonly record: string
  readonly lot: string
  readonly question: string
  readonly bid: string
}

/**
 * A second window for the room: the middle only, large. Nothing shows until it is revealed; it can be blanked again, or
 * frozen while the talk goes on. It is worked from this window, not from the moderator's.
 */
export const BigScreen = ({ record, lot, question: id, bid }: BigScreenProps) => {
  const found = useRead('moderationQuestion', { record, lot, question: id })
  const names = useNames(record)
  const screen = useRef<HTMLDialogElement>(null)
  const [revealed, setRevealed] = useState(false)
  const [frozen, setFrozen] = useState<Question | null>(null)
  useEffect(() => {
    const element = screen.current
    element?.showModal()
    document.title = 'Big screen – Tender workbench'
    return () => element?.close()
  }, [])
  const shown = frozen ?? found.data
  return (
    // Esc blanks the screen; the window is closed as any window is.
    <dialog className="big-screen" ref={screen} aria-label="Big screen" onCancel={(event) => { event.preventDefault(); setRevealed(false) }}>
      <div className="big-screen__bar no-print">
        <button type="button" onClick={() => setRevealed(!revealed)}>{revealed ? 'Blank' : 'Reveal'}</button>
        <button type="button" aria-pressed={frozen !== null} disabled={!revealed} onClick={() => setFrozen(frozen ? null : (found.data ?? null))}>{frozen ? 'Go on' : 'Freeze'}</button>
        {frozen ? <span role="status">Frozen: what happens since does not show.</span> : null}
      </div>
      {revealed ? (
        <Reading of={found} what="the question">
          {() => {
            const cell = shown?.cells.find((entry) => entry.bid === bid)
            return shown && cell ? <Middle question={shown} cell={cell} names={names} /> : <p>There is no such bid in this question.</p>
          }}
        </Reading>
      ) : <p className="big-screen__blank">Nothing is shown. Press Reveal.</p>}
    </dialog>
  )
}

const Middle = ({ question, cell, names }: { readonly question: Question; readonly cell: Cell; readonly names: Names }) => (
  <>
    <h1>{question.ref} {question.title}</h1>
    <h2><Bidder bidder={names.bidder(cell.bidder)} /> {cell.wide ? '▲ ' : ''}{formatPercent(cell.spread ?? '0', 0)} apart{cell.mean === null ? '' : `, mean ${formatNumberShort(cell.mean, 2)}`}</h2>
    <Dots question={question} cell={cell} names={names} />
    {cell.individual.map((score) => <p key={score.evaluator}><strong>{names.person(score.evaluator)}: {score.score === null ? 'cannot be scored' : labelled(question, score.score)}.</strong> {score.rationale ?? score.cannotScore ?? ''}</p>)}
    {cell.consensus ? <p className="big-screen__agreed">Agreed: {labelled(question, cell.consensus.score)}</p> : cell.proposal ? <p className="big-screen__agreed">Proposed: {labelled(question, cell.proposal.score)}. {cell.proposal.reason}</p> : null}
  </>
)
