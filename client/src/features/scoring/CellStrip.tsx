import type { RefObject } from 'react'
import { Bidder } from '../../parts/Bidder.tsx'
import type { BidderName } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { useNarrow } from '../../ui/narrow.ts'
import { AnswerExcerpt } from './AnswerExcerpt.tsx'
import { blank, type Grid, type GridQuestion, type ScoreValue } from './score-value.ts'
import type { Cell } from './store.ts'

interface CellStripProps {
  readonly record: string
  readonly bid: string
  readonly grid: Grid
  readonly question: GridQuestion
  readonly cell: Cell | undefined
  readonly bidder: BidderName
  readonly editable: boolean
  readonly rationale: RefObject<HTMLTextAreaElement | null>
  readonly why: RefObject<HTMLTextAreaElement | null>
  readonly onChange: (value: ScoreValue) => void
  readonly onLeave: () => void
  readonly onBack: () => void
  readonly onOpen: () => void
  readonly onNext: () => void
}

/** Below the grid: the descriptor of the score in hand, the bid’s answer and the rationale, so that hands stay on the keyboard. */
export const CellStrip = ({ record, bid, grid, question, cell, bidder, editable, rationale, why, onChange, onLeave, onBack, onOpen, onNext }: CellStripProps) => {
  const value = cell?.value ?? blank
  const narrow = useNarrow()
  const cannot = value.cannotScore !== null
  const unexplained = cannot && value.cannotScore!.trim() === ''
  const label = grid.scales.find((scale) => scale.id === question.scale)?.values.find((entry) => entry.value === value.score)?.label
  const descriptor = question.descriptors.find((entry) => entry.value === value.score)?.text
  return (
    <section
      className="score-strip" aria-label={`${question.ref} ${question.title}, ${bidder.name}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') { event.preventDefault(); onBack() }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); onLeave(); onNext() }
      }}
    >
      <div>
        <h2>{question.ref} {question.title} · <Bidder bidder={bidder} /></h2>
        <p>{value.score === null ? (cannot ? 'Cannot be scored.' : narrow ? 'Not scored yet.' : 'Not scored yet: press a key of the scale in the grid.') : <><strong>{value.score}{label ? ` ${label}` : ''}.</strong> {descriptor ?? ''}</>}</p>
        <AnswerExcerpt record={record} lot={grid.lot} question={question.id} bid={bid} bidder={bidder.name} />
        {cell?.problem ? <p className="status--bad" role="alert">{cell.problem}</p> : null}
        <p><Button reads small onClick={onOpen}>Read the answer and all descriptors</Button></p>
      </div>
      <div>
        <Field id="strip-rationale" label="Rationale" {...(narrow ? {} : { hint: 'Esc returns to the grid, Ctrl+Enter goes to the next unscored.' })}>
          <textarea
            id="strip-rationale" className="nhsuk-textarea" ref={rationale} value={value.rationale} readOnly={!editable} rows={3} maxLength={8000} aria-describedby={describedBy('strip-rationale', !narrow, false)}
            onChange={(event) => onChange({ ...value, rationale: event.target.value })} onBlur={onLeave}
          />
        </Field>
        <p>
          <label><input type="checkbox" checked={cannot} disabled={!editable} onChange={(event) => onChange({ ...value, score: null, cannotScore: event.target.checked ? '' : null })} /> This answer cannot be scored</label>
        </p>
        {cannot ? (
          <Field id="strip-cannot" label="Why it cannot be scored" {...(unexplained ? { hint: 'Without a reason nothing enters the record, and the answer counts as not scored.' } : {})}>
            <textarea id="strip-cannot" className="nhsuk-textarea" ref={why} rows={2} aria-describedby={describedBy('strip-cannot', unexplained, false)} value={value.cannotScore ?? ''} readOnly={!editable} onChange={(event) => onChange({ ...value, score: null, cannotScore: event.target.value })} onBlur={onLeave} />
          </Field>
        ) : null}
      </div>
    </section>
  )
}
