import { useState } from 'react'
import { newKey } from '../../api/call.ts'
import { useWorkshopAct } from '../../api/queries.ts'
import { evidenceName } from '../../parts/evidence-name.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { comparedContradictions, contradictionText, emptyContradiction, noSide, readContradiction, withoutSide, type ContradictionText, type SideText } from './contradiction-text.ts'
import type { Contradiction, EvidenceItem } from './evidence.ts'

interface ContradictionFormProps {
  readonly record: string
  readonly evidence: readonly EvidenceItem[]
  /** Left out, one is entered. */
  readonly contradiction?: Contradiction
  readonly onClose: () => void
}

/** What each source says, which is followed, and why: nothing is chosen beforehand. */
export const ContradictionForm = ({ record, evidence, contradiction, onClose }: ContradictionFormProps) => {
  const act = useWorkshopAct(record)
  const keyOf = useKeyOf()
  const [id] = useState(() => contradiction?.id ?? newKey())
  const theirs = contradiction ? contradictionText(contradiction) : emptyContradiction
  const [text, setText] = useState(theirs)
  const [tried, setTried] = useState(false)
  const { base, overtaken, rebase } = useRevision(contradiction?.revision ?? 0, act.isPending)
  const read = readContradiction(text)
  const errors = tried && 'errors' in read ? read.errors : []
  const set = (change: Partial<ContradictionText>) => setText({ ...text, ...change })
  const setSide = (index: number, change: Partial<SideText>) => set({ sides: text.sides.map((side, place) => (place === index ? { ...side, ...change } : side)) })
  const submit = () => {
    setTried(true)
    if ('errors' in read) return
    const body = { contradiction: { id, ...read.value } }
    act.mutate({ command: 'setContradiction', body, base, key: keyOf({ body, base }) }, { onSuccess: onClose })
  }
  const words = (field: string, label: string, value: string, onSet: (value: string) => void, rows = 0) => {
    const error = errors.find((entry) => entry.field === field)?.message
    const shared = { id: field, value, 'aria-describedby': describedBy(field, false, error !== undefined), 'aria-invalid': error !== undefined }
    return (
      <Field id={field} label={label} {...(error === undefined ? {} : { error })}>
        {rows > 0 ? <textarea className="nhsuk-textarea" rows={rows} maxLength={1000} {...shared} onChange={(event) => onSet(event.target.value)} /> : <input className="nhsuk-input" maxLength={200} {...shared} onChange={(event) => onSet(event.target.value)} />}
      </Field>
    )
  }
  const followsError = errors.find(({ field }) => field === 'contradiction-follows')?.message
  return (
    <Dialog title={contradiction ? `Change “${contradiction.topic}”` : 'Enter a contradiction'} onClose={onClose}>
      <ErrorSummary errors={errors.length > 0 ? errors : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && contradiction ? (
        <Overtaken
          record={record} what={`The contradiction “${contradiction.topic}”`} written={{ by: contradiction.by, at: contradiction.at }} differences={comparedContradictions(text, theirs)}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setText(theirs); rebase() }}
        />
      ) : null}
      {words('contradiction-topic', 'What the sources differ on', text.topic, (topic) => set({ topic }))}
      {text.sides.map((side, index) => (
        // Sides are only added at the end and removed by place.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="nhsuk-fieldset input-part">
          <legend className="nhsuk-fieldset__legend">Source {index + 1}</legend>
          {words(`side-${index}-says`, 'It says', side.says, (says) => setSide(index, { says }), 2)}
          {words(`side-${index}-source`, 'Who, and when', side.source, (source) => setSide(index, { source }))}
          <Field id={`side-${index}-cite`} label="Cite an item">
            <select className="nhsuk-select" id={`side-${index}-cite`} value="" onChange={(event) => setSide(index, { evidence: [...side.evidence, event.target.value] })}>
              <option value="">Choose</option>
              {evidence.filter((item) => item.withdrawn === null && !side.evidence.includes(item.id)).map((item) => <option key={item.id} value={item.id}>{`${evidenceName(item)}: ${item.claim}`}</option>)}
            </select>
          </Field>
          {side.evidence.map((cited) => {
            const item = evidence.find((entry) => entry.id === cited)
            return <p key={cited} className="small">{item ? `${evidenceName(item)}: ${item.claim}` : cited} <button type="button" className="as-link" onClick={() => setSide(index, { evidence: side.evidence.filter((other) => other !== cited) })}>Cite it no more<span className="visually-hidden">: {item?.claim}</span></button></p>
          })}
          {text.sides.length > 2 ? <p><button type="button" className="as-link" onClick={() => setText(withoutSide(text, index))}>Remove source {index + 1}</button></p> : null}
        </fieldset>
      ))}
      {text.sides.length < 8 ? <p><button type="button" className="as-link" id="contradiction-add" onClick={() => set({ sides: [...text.sides, noSide] })}>Add a source</button></p> : null}
      <Field id="contradiction-follows" label="Which is followed" {...(followsError === undefined ? {} : { error: followsError })}>
        <select className="nhsuk-select" id="contradiction-follows" value={text.follows} aria-describedby={describedBy('contradiction-follows', false, followsError !== undefined)} onChange={(event) => set({ follows: event.target.value })}>
          <option value="">Choose</option>
          {text.sides.map((side, index) => <option key={`${index}/${side.source}`} value={`${index}`}>{side.source.trim() === '' ? `source ${index + 1}` : side.source}</option>)}
          <option value="none">none alone: all are kept, or the question is open</option>
        </select>
      </Field>
      {words('contradiction-reading', 'Why', text.reading, (reading) => set({ reading }), 3)}
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>{contradiction ? 'Save it' : 'Enter it'}</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
