import { useState } from 'react'
import { newKey } from '../../api/call.ts'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { nothingYet, useRevision, type Stands } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { thresholdsOf, thresholdWords, type Model, type Node, type Threshold } from './model.ts'
import { noThreshold, readThreshold, thresholdText, type OnLot, type Place, type ThresholdText } from './threshold-text.ts'

interface ThresholdsProps {
  readonly record: string
  readonly model: Model
  readonly lot: string
  /** Those of one node, or, without it, those of the lot as a whole. */
  readonly node?: Node
}

const standsOf = (model: Model, threshold: string): Stands => model.thresholdRevisions.find((entry) => entry.threshold === threshold) ?? nothingYet

/** Floors below which a bid is out: said as sentences, set, changed and taken away in place. */
export const Thresholds = ({ record, model, lot, node }: ThresholdsProps) => {
  const act = useAct(record)
  const [changing, setChanging] = useState<string | null>(null)
  const own = thresholdsOf(model, lot, node)
  const chosen = own.find(({ id }) => id === changing)
  return (
    <>
      {own.length === 0 ? <p className="muted">None.</p> : (
        <ul>
          {own.map((threshold) => (
            <li key={threshold.id}>
              {thresholdWords(threshold)}{' '}
              {model.mayChange ? (
                <span className="row">
                  {threshold.on === 'mandatory' ? null : <button type="button" className="as-link" onClick={() => setChanging(threshold.id)}>Change<span className="visually-hidden"> this threshold</span></button>}
                  <button type="button" className="as-link" disabled={act.isPending} onClick={() => act.mutate({ command: 'removeThreshold', body: { threshold: threshold.id }, base: standsOf(model, threshold.id).revision })}>Remove<span className="visually-hidden"> this threshold</span></button>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {act.error ? <p className="status status--bad" role="alert">{act.error.problem.detail}</p> : null}
      {model.mayChange && (node === undefined || node.kind !== 'price') ? <AddThreshold record={record} model={model} lot={lot} own={own} {...(node ? { node } : {})} /> : null}
      {chosen ? <ChangeThreshold record={record} model={model} lot={lot} threshold={chosen} onClose={() => setChanging(null)} {...(node ? { node } : {})} /> : null}
    </>
  )
}

const AddThreshold = ({ record, own, ...place }: ThresholdsProps & { readonly own: readonly Threshold[] }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [text, setText] = useState(noThreshold)
  const [because, setBecause] = useState<string | null>(null)
  const set = () => {
    const read = readThreshold(text, newKey(), place)
    if ('because' in read) return setBecause(read.because)
    if (read.threshold.on === 'mandatory' && own.some((entry) => entry.on === 'mandatory')) return setBecause('This threshold is set already.')
    setBecause(null)
    act.mutate({ command: 'setThreshold', body: { threshold: read.threshold }, base: 0, key: keyOf({ ...read.threshold, id: '' }) }, { onSuccess: () => setText({ ...text, minimum: '', atMost: '' }) })
  }
  return (
    <>
      <div className="row">
        {place.node === undefined ? (
          <label className="small">New threshold on{' '}
            <select className="nhsuk-select" value={text.on} onChange={(event) => setText({ ...text, on: event.target.value as OnLot })}>
              <option value="mandatory">every mandatory requirement</option><option value="total">the total</option><option value="count">the number of low scores</option>
            </select>
          </label>
        ) : null}
        <Fields text={text} place={place} onSet={setText} />
        <Button small busy={act.isPending} onClick={set}>Set the threshold</Button>
      </div>
      {because ?? act.error ? <p className="status status--bad" role="alert">{because ?? act.error?.problem.detail}</p> : null}
    </>
  )
}

const ChangeThreshold = ({ record, threshold, onClose, ...place }: ThresholdsProps & { readonly threshold: Threshold; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const stands = standsOf(place.model, threshold.id)
  const [text, setText] = useState(thresholdText(threshold))
  const [because, setBecause] = useState<string | null>(null)
  const { base, overtaken, rebase } = useRevision(stands.revision, act.isPending)
  const read = readThreshold(text, threshold.id, place)
  const save = () => {
    setBecause('because' in read ? read.because : null)
    if ('threshold' in read) act.mutate({ command: 'setThreshold', body: { threshold: read.threshold }, base, key: keyOf({ ...read.threshold, base }) }, { onSuccess: onClose })
  }
  const wrong = because ?? (overtaken ? null : act.error?.problem.detail)
  return (
    <Dialog title="Change the threshold" onClose={onClose}>
      {overtaken ? (
        <Overtaken
          record={record} what="The threshold" written={stands.written} differences={[{ name: 'Threshold', mine: 'threshold' in read ? thresholdWords(read.threshold) : text.minimum, theirs: thresholdWords(threshold) }]}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setText(thresholdText(threshold)); rebase() }}
        />
      ) : null}
      {overtaken ? null : <p>In the record: {thresholdWords(threshold)}</p>}
      <div className="row"><Fields text={text} place={place} onSet={setText} /></div>
      {wrong ? <p className="status status--bad" role="alert">{wrong}</p> : null}
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={save}>Save the threshold</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

const Fields = ({ text, place: { model, node }, onSet }: { readonly text: ThresholdText; readonly place: Place; readonly onSet: (text: ThresholdText) => void }) => {
  const scale = model.scales.find((entry) => entry.id === node?.scale)
  const field = (label: string, value: string, change: (typed: string) => void) => (
    <label className="small">{label} <input className="nhsuk-input nhsuk-input--width-5" inputMode="decimal" value={value} onChange={(event) => change(event.target.value)} /></label>
  )
  if (node?.kind === 'question') return (
    <label className="small">Lowest score that stays in{' '}
      <select className="nhsuk-select" value={text.minimum} onChange={(event) => onSet({ ...text, minimum: event.target.value })}>
        <option value="">choose</option>
        {scale?.values.map(({ value, label }) => <option key={value} value={value}>{value} {label}</option>)}
      </select>
    </label>
  )
  if (node) return field('At least, % of its maximum', text.minimum, (minimum) => onSet({ ...text, minimum }))
  if (text.on === 'total') return field('At least, % of the maximum', text.minimum, (minimum) => onSet({ ...text, minimum }))
  if (text.on === 'count') return <>{field('Score below', text.minimum, (minimum) => onSet({ ...text, minimum }))}{field('on more than so many questions', text.atMost, (atMost) => onSet({ ...text, atMost }))}</>
  return null
}
