import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { requirementKindNames, type Model, type Requirement } from './model.ts'
import { comparedRequirements, emptyRequirement, readRequirement, requirementText, type RequirementText } from './requirement-text.ts'

export const RequirementForm = ({ record, model, requirement, onClose }: { readonly record: string; readonly model: Model; readonly requirement?: Requirement; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [text, setText] = useState<RequirementText>(requirement ? requirementText(requirement) : emptyRequirement(model.lots.length === 1 ? [model.lots[0]!.id] : []))
  const { base, overtaken, rebase } = useRevision(requirement?.revision ?? 0, act.isPending)
  const [tried, setTried] = useState(false)
  const read = readRequirement(text)
  const errors = tried && 'errors' in read ? read.errors : []
  const set = (change: Partial<RequirementText>) => setText({ ...text, ...change })
  const submit = () => {
    setTried(true)
    if ('errors' in read) return
    if (requirement) act.mutate({ command: 'changeRequirement', body: { requirement: requirement.id, ...read.body }, base, key: keyOf({ ...read.body, base }) }, { onSuccess: onClose })
    else act.mutate({ command: 'addRequirement', body: read.body, key: keyOf(read.body) }, { onSuccess: onClose })
  }
  const theirs = requirement ? requirementText(requirement) : text
  return (
    <Dialog title={requirement ? `Change ${requirement.ref}` : 'Add a requirement'} onClose={onClose}>
      <ErrorSummary errors={errors.length > 0 ? errors : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && requirement ? (
        <Overtaken
          record={record} what={`Requirement ${requirement.ref}`} written={requirement.written} differences={comparedRequirements(text, theirs, model)}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setText(theirs); rebase() }}
        />
      ) : null}
      <Field id="requirement-ref" label="Reference"><input className="nhsuk-input nhsuk-input--width-5" id="requirement-ref" maxLength={200} value={text.ref} onChange={(event) => set({ ref: event.target.value })} /></Field>
      <Field id="requirement-heading" label="Heading"><input className="nhsuk-input" id="requirement-heading" maxLength={200} value={text.heading} onChange={(event) => set({ heading: event.target.value })} /></Field>
      <Field id="requirement-kind" label="Kind">
        <select className="nhsuk-select" id="requirement-kind" value={text.kind} onChange={(event) => set({ kind: event.target.value as RequirementText['kind'] })}>
          <option value="">Choose</option>
          {Object.entries(requirementKindNames).map(([key, name]) => <option key={key} value={key}>{name}</option>)}
        </select>
      </Field>
      <fieldset className="nhsuk-fieldset" id="requirement-lots" tabIndex={-1}>
        <legend className="nhsuk-fieldset__legend">Lots</legend>
        {model.lots.map((lot) => <p key={lot.id}><label><input type="checkbox" checked={text.lots.includes(lot.id)} onChange={(event) => set({ lots: event.target.checked ? [...text.lots, lot.id] : text.lots.filter((id) => id !== lot.id) })} /> {lot.ref} {lot.title}</label></p>)}
      </fieldset>
      <Field id="requirement-text" label="What is asked"><textarea className="nhsuk-textarea" id="requirement-text" rows={4} maxLength={8000} value={text.text} onChange={(event) => set({ text: event.target.value })} /></Field>
      <Field id="requirement-standards" label="Standards" hint="One a line: name | edition | edition today. The last may be left out. BS 10008 | 2014 | 2020"><textarea className="nhsuk-textarea" id="requirement-standards" rows={2} aria-describedby={describedBy('requirement-standards', true, false)} value={text.standards} onChange={(event) => set({ standards: event.target.value })} /></Field>
      <Field id="requirement-schedule" label="Contract schedule"><input className="nhsuk-input" id="requirement-schedule" maxLength={200} value={text.contractSchedule} onChange={(event) => set({ contractSchedule: event.target.value })} /></Field>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>{requirement ? 'Save' : 'Add the requirement'}</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
