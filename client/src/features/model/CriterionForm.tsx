import { useState } from 'react'
import { newKey } from '../../api/call.ts'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { compared, criterionText, emptyCriterion, lawSentences, readCriterion, type CriterionText } from './criterion-text.ts'
import type { Model, Node } from './model.ts'

interface CriterionFormProps {
  readonly record: string
  readonly model: Model
  readonly lot: string
  readonly kind: Node['kind']
  /** Null for a lot's root. */
  readonly parent: string | null
  readonly node?: Node
  readonly onClose: () => void
}

const kindWords = { group: 'group', question: 'question', price: 'price criterion' } as const

/** One form for a new node and for a changed one; another's change meanwhile is shown beside one's own. */
export const CriterionForm = ({ record, model, lot, kind, parent, node, onClose }: CriterionFormProps) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [text, setText] = useState<CriterionText>(node ? criterionText(node) : emptyCriterion)
  const { base, overtaken, rebase } = useRevision(node?.revision ?? 0, act.isPending)
  const [tried, setTried] = useState(false)
  const read = readCriterion(text, kind, model.scales)
  const errors = tried && 'errors' in read ? read.errors : []
  const set = (change: Partial<CriterionText>) => setText({ ...text, ...change })
  const submit = () => {
    setTried(true)
    if ('errors' in read) return
    if (node) act.mutate({ command: 'changeCriterion', body: { criterion: node.id, ...read.body }, base, key: keyOf({ ...read.body, base }) }, { onSuccess: onClose })
    else act.mutate({ command: 'addCriterion', body: { lot, parent, kind, ...read.body }, key: keyOf(read.body) }, { onSuccess: onClose })
  }
  return (
    <Dialog title={node ? `Change ${node.ref} ${node.title}` : `Add a ${parent === null ? 'root group' : kindWords[kind]}`} onClose={onClose}>
      <ErrorSummary errors={errors.length > 0 ? errors : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && node ? (
        <Overtaken
          record={record} what={`Criterion ${node.ref}`} written={node.written} differences={compared(text, criterionText(node), model)}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setText(criterionText(node)); rebase() }}
        />
      ) : null}
      <Field id="criterion-ref" label="Reference"><input className="nhsuk-input nhsuk-input--width-5" id="criterion-ref" maxLength={200} value={text.ref} onChange={(event) => set({ ref: event.target.value })} /></Field>
      <Field id="criterion-title" label="Title"><input className="nhsuk-input" id="criterion-title" maxLength={200} value={text.title} onChange={(event) => set({ title: event.target.value })} /></Field>
      <Field id="criterion-guidance" label={kind === 'question' ? 'The question, as bidders read it' : 'Guidance'}><textarea className="nhsuk-textarea" id="criterion-guidance" rows={4} maxLength={8000} value={text.guidance} onChange={(event) => set({ guidance: event.target.value })} /></Field>
      {kind === 'question' ? <QuestionFields model={model} text={text} onSet={set} /> : null}
      {kind === 'price' ? null : <Traced model={model} lot={lot} text={text} onSet={set} />}
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Does it stand up in law?</legend>
        {lawSentences.map(([key, sentence]) => (
          <p key={key}><label><input type="checkbox" checked={text.lawChecks[key]} onChange={(event) => set({ lawChecks: { ...text.lawChecks, [key]: event.target.checked } })} /> {sentence}</label></p>
        ))}
      </fieldset>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>{node ? 'Save' : `Add the ${parent === null ? 'root' : kindWords[kind]}`}</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

interface FieldsProps {
  readonly model: Model
  readonly text: CriterionText
  readonly onSet: (change: Partial<CriterionText>) => void
}

const QuestionFields = ({ model, text, onSet }: FieldsProps) => {
  const scale = model.scales.find((entry) => entry.id === text.scale)
  const changeSub = (id: string, label: string) => onSet({ subCriteria: text.subCriteria.map((sub) => (sub.id === id ? { id, label } : sub)) })
  return (
    <>
      <Field id="criterion-scale" label="Scale" {...(model.scales.length === 0 ? { hint: 'There is no scale yet. Add one under “Scales” first.' } : {})}>
        <select className="nhsuk-select" id="criterion-scale" value={text.scale} onChange={(event) => onSet({ scale: event.target.value })}>
          <option value="">Choose</option>
          {model.scales.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}
        </select>
      </Field>
      {scale?.values.map(({ value, label }) => (
        <Field key={value} id={`descriptor-${value}`} label={`What earns ${value} (${label})`}>
          <textarea className="nhsuk-textarea" id={`descriptor-${value}`} rows={2} maxLength={2000} value={text.descriptors[value] ?? ''} onChange={(event) => onSet({ descriptors: { ...text.descriptors, [value]: event.target.value } })} />
        </Field>
      ))}
      <fieldset className="nhsuk-fieldset" id="criterion-subs" tabIndex={-1}>
        <legend className="nhsuk-fieldset__legend">Sub-criteria the panel must be seen to weigh</legend>
        {text.subCriteria.map((sub, index) => (
          <p key={sub.id} className="row">
            <input className="nhsuk-input" aria-label={`Sub-criterion ${index + 1}`} maxLength={200} value={sub.label} onChange={(event) => changeSub(sub.id, event.target.value)} />
            <button type="button" className="as-link" onClick={() => onSet({ subCriteria: text.subCriteria.filter(({ id }) => id !== sub.id) })}>remove<span className="visually-hidden"> sub-criterion {index + 1}</span></button>
          </p>
        ))}
        <p><button type="button" className="as-link" onClick={() => onSet({ subCriteria: [...text.subCriteria, { id: newKey(), label: '' }] })}>Add a sub-criterion</button></p>
      </fieldset>
    </>
  )
}

const Traced = ({ model, lot, text, onSet }: FieldsProps & { readonly lot: string }) => {
  const offered = model.requirements.filter((entry) => entry.lots.includes(lot) || text.requirements.includes(entry.id))
  return offered.length === 0 ? null : (
    <fieldset className="nhsuk-fieldset">
      <legend className="nhsuk-fieldset__legend">Requirements it answers to</legend>
      <div className="pick" tabIndex={0} role="group" aria-label="Requirements of this lot">
        {offered.map((entry) => (
          <label key={entry.id}><input type="checkbox" checked={text.requirements.includes(entry.id)} onChange={(event) => onSet({ requirements: event.target.checked ? [...text.requirements, entry.id] : text.requirements.filter((id) => id !== entry.id) })} /> {entry.ref} {entry.heading}</label>
        ))}
      </div>
    </fieldset>
  )
}
