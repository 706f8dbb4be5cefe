import { formatList, formatNumberShort } from '@workbench/shared/numeric/format.ts'
import { useState, type KeyboardEvent } from 'react'
import { useAct } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { draftOf, emptyDraft, isOvertaken, missingIn, proposalBody, type Cell, type Draft, type Question } from './consensus.ts'
import { DraftState } from './DraftState.tsx'
import { labelled } from './Individuals.tsx'
import type { Kept } from './drafts.ts'
import { Overtaken, TwoDrafts } from './Overtaken.tsx'
import { Points } from './Points.tsx'

interface ProposeFormProps {
  readonly record: string
  readonly question: Question
  readonly cell: Cell
  readonly names: Names
  readonly draft: Draft
  readonly kept: Kept | undefined
  readonly onChange: (draft: Draft) => void
  readonly onSettle: (keep: 'mine' | 'other') => void
  readonly onDone: () => void
}

/** Native radios without a default, reason, points that decided, dissent. Ctrl+Enter proposes; digits choose while the scale has focus. */
export const ProposeForm = ({ record, question, cell, names, draft, kept, onChange, onSettle, onDone }: ProposeFormProps) => {
  const act = useAct(record)
  const [tried, setTried] = useState(false)
  const missing = missingIn(draft, cell)
  // One's own proposal does not overtake the draft it was made from, while that draft is being put away.
  const overtaken = isOvertaken(draft, cell) && !act.isPending && act.data?.revision !== cell.revision
  const shown = tried ? missing : []
  const submit = () => {
    setTried(true)
    if (missing.length > 0 || overtaken || kept?.status === 'conflict') return
    act.mutate({ command: 'proposeConsensus', body: proposalBody(question.id, cell.bid, draft), base: draft.base }, { onSuccess: onDone })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }
  // What was refused for its age is told by the two proposals side by side.
  const refused = act.error && act.error.problem.status !== 412 ? [{ message: act.error.problem.detail }] : []
  const errorOf = (field: string) => shown.find((item) => item.field === field)?.message
  return (
    <section className="propose" aria-label="Proposal" onKeyDown={onKeyDown}>
      {overtaken ? (
        <Overtaken
          question={question} cell={cell} draft={draft} names={names}
          onKeepMine={() => onChange({ ...draft, base: cell.revision })} onTakeOther={onDone} onEditOther={() => onChange(cell.proposal ? draftOf(cell.proposal, cell.revision) : emptyDraft(cell.revision))}
        />
      ) : null}
      {kept?.other ? <TwoDrafts question={question} kept={kept} onSettle={onSettle} /> : null}
      <ErrorSummary errors={[...shown, ...refused]} />
      <Scale question={question} cell={cell} score={draft.score} error={errorOf('consensus-score')} onChoose={(score) => onChange({ ...draft, score })} />
      <Field id="consensus-reason" label="Reason of the panel" hint="By reference to the answer and the descriptor; it may be read out in a letter." {...(errorOf('consensus-reason') ? { error: errorOf('consensus-reason')! } : {})}>
        <textarea
          className="nhsuk-textarea" id="consensus-reason" rows={4} maxLength={8_000} value={draft.reason} aria-describedby={describedBy('consensus-reason', true, errorOf('consensus-reason') !== undefined)}
          onChange={(event) => onChange({ ...draft, reason: event.target.value })}
        />
      </Field>
      <Points draft={draft} wide={cell.wide} error={errorOf('decided-0')} onChange={onChange} />
      <Dissents question={question} cell={cell} draft={draft} names={names} onChange={onChange} />
      <DraftState kept={kept} />
      <div className="row">
        <Button filled busy={act.isPending} disabled={overtaken || kept?.status === 'conflict'} onClick={submit}>Propose{draft.score === null ? '' : ` ${draft.score}`}</Button>
        {cell.proposal ? <Button onClick={onDone}>Leave the proposal as it is</Button> : null}
      </div>
      <p className="small muted"><span className="kbd">Ctrl Enter</span> proposes.</p>
    </section>
  )
}

interface ScaleProps {
  readonly question: Question
  readonly cell: Cell
  readonly score: string | null
  readonly error: string | undefined
  readonly onChoose: (score: string) => void
}

const Scale = ({ question, cell, score, error, onChoose }: ScaleProps) => {
  const onKeyDown = (event: KeyboardEvent) => {
    const value = question.scale.values.find((entry) => entry.value === event.key)
    if (!value || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onChoose(value.value)
  }
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
      <fieldset className="nhsuk-fieldset" id="consensus-score" tabIndex={-1} onKeyDown={onKeyDown} aria-describedby={error ? 'consensus-score-error' : undefined}>
        <legend className="nhsuk-fieldset__legend">Score of the panel{cell.mean === null ? null : <span className="small muted"> (mean {formatNumberShort(cell.mean, 2)}, information only)</span>}</legend>
        {error ? <span className="nhsuk-error-message" id="consensus-score-error"><span className="visually-hidden">Error: </span>{error}</span> : null}
        {question.scale.values.toReversed().map((entry) => (
          <label key={entry.value} className="choice">
            <input type="radio" name="consensus-score" value={entry.value} checked={score === entry.value} onChange={() => onChoose(entry.value)} />
            <span><strong>{labelled(question, entry.value)}</strong><br />{question.descriptors.find((descriptor) => descriptor.value === entry.value)?.text ?? ''}</span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}

interface DissentsProps {
  readonly question: Question
  readonly cell: Cell
  readonly draft: Draft
  readonly names: Names
  readonly onChange: (draft: Draft) => void
}

const Dissents = ({ question, cell, draft, names, onChange }: DissentsProps) => {
  const change = (index: number, dissent: Draft['dissent'][number]) => onChange({ ...draft, dissent: draft.dissent.map((other, at) => (at === index ? dissent : other)) })
  const stands = (cell.proposal?.dissent ?? []).filter(({ person, confirmed }) => confirmed !== undefined && !draft.dissent.some((written) => written.person === person)).map(({ person }) => person)
  const free = question.panel.filter((member) => !draft.dissent.some((dissent) => dissent.person === member.evaluator))
  return (
    <section aria-label="Dissent">
      {stands.length > 0 ? <p className="small">{formatList(stands.map((person) => names.person(person)))} confirmed a dissent: it stays with the next proposal as it is, with the score it was written against.</p> : null}
      {draft.dissent.map((dissent, index) => (
        <fieldset key={index} className="nhsuk-fieldset dissent" id={`dissent-${index}`} tabIndex={-1}>
          <legend className="nhsuk-fieldset__legend">Dissent</legend>
          <Field id={`dissent-person-${index}`} label="Who">
            <select className="nhsuk-select" id={`dissent-person-${index}`} value={dissent.person} onChange={(event) => change(index, { ...dissent, person: event.target.value })}>
              <option value="">Choose</option>
              {question.panel.filter((member) => member.evaluator === dissent.person || free.includes(member)).map((member) => <option key={member.evaluator} value={member.evaluator}>{names.person(member.evaluator)}</option>)}
            </select>
          </Field>
          <Field id={`dissent-reason-${index}`} label="Why">
            <textarea className="nhsuk-textarea" id={`dissent-reason-${index}`} rows={2} maxLength={4_000} value={dissent.reason} onChange={(event) => change(index, { ...dissent, reason: event.target.value })} />
          </Field>
          <button type="button" className="as-link" onClick={() => onChange({ ...draft, dissent: draft.dissent.filter((_other, at) => at !== index) })}>take this dissent out</button>
        </fieldset>
      ))}
      {free.length > 0 ? <p><button type="button" className="as-link" onClick={() => onChange({ ...draft, dissent: [...draft.dissent, { person: '', reason: '' }] })}>Record a dissent</button></p> : null}
    </section>
  )
}
