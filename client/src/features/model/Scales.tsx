import { useState } from 'react'
import { newKey } from '../../api/call.ts'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { weightText } from '../../parts/weights.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import type { Model, Scale } from './model.ts'
import { evenScale, readScale, scaleText, type ValueText } from './scale-text.ts'

/** What can be scored, and what each score is worth. */
export const Scales = ({ record, model }: { readonly record: string; readonly model: Model }) => {
  const [open, setOpen] = useState<string | null>(null)
  const chosen = model.scales.find((scale) => scale.id === open)
  return (
    <>
      {model.scales.length === 0 ? <Empty title="A question is scored on a scale"><p>A scale lists the allowed scores, what each is called and what share of the maximum it is worth. What earns each score is written at the question.</p></Empty> : null}
      {model.scales.map((scale) => (
        <section key={scale.id}>
          <DataTable
            caption={scale.name} rows={scale.values} rowKey={(row) => row.value}
            columns={[
              { key: 'value', head: 'Score', rowHead: true, cell: (row) => row.value },
              { key: 'label', head: 'Called', cell: (row) => row.label },
              { key: 'points', head: 'Worth', unit: 'of the maximum', numeric: true, cell: (row) => weightText(row.points) },
            ]}
          />
          {model.mayChange ? <p><Button small onClick={() => setOpen(scale.id)}>Change {scale.name}</Button></p> : null}
        </section>
      ))}
      {model.mayChange ? <p><Button small onClick={() => setOpen('')}>Add a scale</Button></p> : null}
      {open === null ? null : <ScaleForm record={record} {...(chosen ? { scale: chosen } : {})} onClose={() => setOpen(null)} />}
    </>
  )
}

const inWords = (values: readonly ValueText[]) => values.map(({ value, label, points }) => `${value} ${label} (${points})`).join('; ')

const ScaleForm = ({ record, scale, onClose }: { readonly record: string; readonly scale?: Scale; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [name, setName] = useState(scale?.name ?? '')
  const [values, setValues] = useState<readonly ValueText[]>(scale ? scaleText(scale) : evenScale(4))
  const { base, overtaken, rebase } = useRevision(scale?.revision ?? 0, act.isPending)
  const [tried, setTried] = useState(false)
  const read = readScale(name, values)
  const errors = tried && 'errors' in read ? read.errors : []
  const change = (key: string, changed: Partial<ValueText>) => setValues(values.map((entry) => (entry.key === key ? { ...entry, ...changed } : entry)))
  const submit = () => {
    setTried(true)
    if ('errors' in read) return
    if (scale) act.mutate({ command: 'changeScale', body: { scale: scale.id, ...read.body }, base, key: keyOf({ ...read.body, base }) }, { onSuccess: onClose })
    else act.mutate({ command: 'addScale', body: read.body, key: keyOf(read.body) }, { onSuccess: onClose })
  }
  return (
    <Dialog title={scale ? `Change ${scale.name}` : 'Add a scale'} onClose={onClose}>
      <ErrorSummary errors={errors.length > 0 ? errors : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && scale ? (
        <Overtaken
          record={record} what={`The scale ${scale.name}`} written={scale.written} differences={[{ name: 'Name', mine: name, theirs: scale.name }, { name: 'Values', mine: inWords(values), theirs: inWords(scaleText(scale)) }]}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setName(scale.name); setValues(scaleText(scale)); rebase() }}
        />
      ) : null}
      <Field id="scale-name" label="Name"><input className="nhsuk-input" id="scale-name" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <fieldset className="nhsuk-fieldset" id="scale-values" tabIndex={-1}>
        <legend className="nhsuk-fieldset__legend">Values</legend>
        {values.map((entry, index) => (
          <div key={entry.key} className="scale-row">
            <label>Score <input className="nhsuk-input" id={`scale-value-${entry.key}`} aria-label={`Score of value ${index + 1}`} value={entry.value} onChange={(event) => change(entry.key, { value: event.target.value })} /></label>
            <label>Called <input className="nhsuk-input" id={`scale-label-${entry.key}`} aria-label={`Name of value ${index + 1}`} maxLength={200} value={entry.label} onChange={(event) => change(entry.key, { label: event.target.value })} /></label>
            <label>Worth <input className="nhsuk-input" id={`scale-points-${entry.key}`} aria-label={`Worth of value ${index + 1}`} value={entry.points} onChange={(event) => change(entry.key, { points: event.target.value })} /></label>
            <button type="button" className="as-link" onClick={() => setValues(values.filter(({ key }) => key !== entry.key))}>remove<span className="visually-hidden"> value {index + 1}</span></button>
          </div>
        ))}
        <p><button type="button" className="as-link" onClick={() => setValues([...values, { key: newKey(), value: '', label: '', points: '' }])}>Add a value</button></p>
      </fieldset>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>{scale ? 'Save' : 'Add the scale'}</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
