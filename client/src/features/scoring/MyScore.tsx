import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Citations } from './Citations.tsx'
import { blank, type ScoreValue } from './score-value.ts'
import type { Cell } from './store.ts'

type Question = Plain<ReplyOf<'scoringQuestion'>>

interface MyScoreProps {
  readonly record: string
  readonly question: Question
  readonly bid: string
  readonly editable: boolean
  readonly cell: Cell | undefined
  readonly notes: Question['answers'][number]['notes']
  readonly onChange: (value: ScoreValue) => void
  readonly onLeave: () => void
}

/** Native radios without a default, the descriptor beside each; rationale, citations, own notes. */
export const MyScore = ({ record, question, bid, editable, cell, notes, onChange, onLeave }: MyScoreProps) => {
  const value = cell?.value ?? blank
  const cannot = value.cannotScore !== null
  const name = `score-${question.id}-${bid}`
  return (
    <>
      <fieldset className="nhsuk-fieldset my-score" disabled={!editable} onBlur={onLeave}>
        <legend className="nhsuk-fieldset__legend"><h2>My score</h2></legend>
        {question.scale.values.toReversed().map((entry) => (
          <label key={entry.value} className="my-score__choice">
            <input type="radio" name={name} value={entry.value} checked={value.score === entry.value} onChange={() => onChange({ ...value, score: entry.value, cannotScore: null })} />
            <span><strong>{entry.value} {entry.label}</strong><br />{question.descriptors.find((descriptor) => descriptor.value === entry.value)?.text ?? ''}</span>
          </label>
        ))}
        <label className="my-score__choice">
          <input type="radio" name={name} checked={cannot} onChange={() => onChange({ ...value, score: null, cannotScore: value.cannotScore ?? '' })} />
          <span><strong>Cannot be scored</strong><br />Not the same as zero; say why.</span>
        </label>
      </fieldset>
      {cannot ? (
        <Field id="cannot" label="Why it cannot be scored">
          <textarea id="cannot" className="nhsuk-textarea" rows={2} readOnly={!editable} value={value.cannotScore ?? ''} onChange={(event) => onChange({ ...value, score: null, cannotScore: event.target.value })} onBlur={onLeave} />
        </Field>
      ) : null}
      <Field id="rationale" label="Rationale" hint="What in the answer earns this score, and what keeps it from the next.">
        <textarea id="rationale" className="nhsuk-textarea" rows={6} maxLength={8000} readOnly={!editable} value={value.rationale} onChange={(event) => onChange({ ...value, rationale: event.target.value })} onBlur={onLeave} />
      </Field>
      <Citations citations={value.citations} editable={editable} onChange={(citations) => onChange({ ...value, citations })} />
      {cell?.problem ? <p className="status--bad" role="alert">{cell.problem}</p> : null}
      <Notes record={record} question={question.id} bid={bid} notes={notes} editable={editable} />
    </>
  )
}

const Notes = ({ record, question, bid, notes, editable }: { readonly record: string; readonly question: string; readonly bid: string; readonly notes: MyScoreProps['notes']; readonly editable: boolean }) => {
  const act = useAct(record)
  const [note, setNote] = useState('')
  return (
    <details>
      <summary>My notes ({notes.length})</summary>
      <p className="small">They are part of the record and kept apart from the rationale.</p>
      {notes.map((entry) => <p key={entry.at} className="small">{formatInstant(entry.at)}: {entry.note}</p>)}
      {editable ? (
        <>
          <Field id="note" label="A note"><textarea id="note" className="nhsuk-textarea" rows={2} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
          <Button small busy={act.isPending} disabled={note.trim() === ''} onClick={() => act.mutate({ command: 'recordNote', body: { question, bid, note: note.trim() } }, { onSuccess: () => setNote('') })}>Keep the note</Button>
          {act.error ? <p className="status--bad" role="alert">{act.error.problem.detail}</p> : null}
        </>
      ) : null}
    </details>
  )
}
