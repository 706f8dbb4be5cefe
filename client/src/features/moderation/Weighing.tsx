import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import type { Cell, Question } from './consensus.ts'
import { People } from './People.tsx'

interface WeighingProps {
  readonly record: string
  readonly question: Question
  readonly cell: Cell
  readonly attendees: readonly string[]
  readonly names: Names
}

/** Which sub-criteria the panel weighed and who spoke; one tick can serve all bids of the question. */
export const Weighing = ({ record, question, cell, attendees, names }: WeighingProps) => {
  const spoken = cell.speakers.map(names.person).join(', ')
  return (
    <section aria-labelledby="weighed-title">
      <h2 id="weighed-title">What was weighed</h2>
      {question.mayModerate && question.opened && !cell.consensus ? <Ticks record={record} question={question} cell={cell} attendees={attendees} names={names} /> : (
        <>
          {question.subCriteria.length === 0 ? <p className="muted">The question has no sub-criteria.</p> : (
            <ul className="ticks">{question.subCriteria.map((sub) => <li key={sub.id}><span aria-hidden="true">{cell.ticks.includes(sub.id) ? '✓' : '○'}</span> {sub.label}<span className="visually-hidden">{cell.ticks.includes(sub.id) ? ': weighed' : ': not weighed yet'}</span></li>)}</ul>
          )}
          <p className="small muted">{spoken === '' ? 'No speaker is recorded.' : `Spoke: ${spoken}.`}</p>
        </>
      )}
    </section>
  )
}

const Ticks = ({ record, question, cell, attendees, names }: WeighingProps) => {
  const act = useAct(record)
  const [ticks, setTicks] = useState<readonly string[]>([])
  const [speakers, setSpeakers] = useState<readonly string[]>([])
  const [all, setAll] = useState(true)
  const open = question.cells.filter((other) => !other.consensus)
  const fresh = ticks.filter((tick) => !cell.ticks.includes(tick))
  const voices = speakers.filter((speaker) => !cell.speakers.includes(speaker))
  const untouched = question.subCriteria.filter((sub) => !cell.ticks.includes(sub.id))
  // Speakers added later belong to this bid; what was ticked for it alone is not spread to the others with them.
  const bids = all && fresh.length > 0 ? open.map(({ bid }) => bid) : [cell.bid]
  const reset = () => { setTicks([]); setSpeakers([]) }
  const send = (chosen: readonly string[]) =>
    act.mutate({ command: 'tickSubCriteria', body: { question: question.id, bids, ticks: [...chosen], speakers: [...speakers] } }, { onSuccess: reset })
  return (
    <>
      {question.subCriteria.length === 0 ? <p className="muted">The question has no sub-criteria; none has to be ticked before the consensus closes.</p> : (
        <fieldset className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend">Sub-criteria</legend>
          {question.subCriteria.map((sub) => (
            <label key={sub.id} className="choice">
              <input
                type="checkbox" checked={cell.ticks.includes(sub.id) || ticks.includes(sub.id)} disabled={cell.ticks.includes(sub.id)}
                onChange={(event) => setTicks(event.target.checked ? [...ticks, sub.id] : ticks.filter((other) => other !== sub.id))}
              />
              <span>{sub.label}{cell.ticks.includes(sub.id) ? <span className="muted"> (recorded)</span> : null}</span>
            </label>
          ))}
        </fieldset>
      )}
      {question.subCriteria.length === 0 ? null : (
        <>
          <People legend="Who spoke" people={attendees} chosen={speakers} fixed={cell.speakers} names={names} onChange={setSpeakers} />
          <label className="choice"><input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} /><span>For all {open.length} bids of this question that are not agreed yet</span></label>
          <div className="row">
            <Button small busy={act.isPending} disabled={fresh.length === 0 && (voices.length === 0 || cell.ticks.length === 0)} onClick={() => send(fresh.length > 0 ? fresh : cell.ticks)}>Record what was weighed</Button>
            {untouched.length > 1 && fresh.length === 0 ? <button type="button" className="as-link" onClick={() => setTicks(untouched.map(({ id }) => id))}>tick all {untouched.length}</button> : null}
          </div>
          {voices.length > 0 && fresh.length === 0 && cell.ticks.length === 0 ? <p className="small muted">Speakers are recorded together with a sub-criterion.</p> : null}
        </>
      )}
      {act.error ? <p className="status--bad" role="alert">{act.error.problem.detail}</p> : null}
    </>
  )
}
