import { exact } from '@workbench/shared/numeric/exact.ts'
import { useState } from 'react'
import { newKey } from '../../api/call.ts'
import { useAct } from '../../api/queries.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { thresholdsOf, thresholdWords, type Model, type Node, type Threshold } from './model.ts'

interface ThresholdsProps {
  readonly record: string
  readonly model: Model
  readonly lot: string
  /** Those of one node, or, without it, those of the lot as a whole. */
  readonly node?: Node
}

/** Floors below which a bid is out: said as sentences, set and taken away in place. */
export const Thresholds = ({ record, model, lot, node }: ThresholdsProps) => {
  const act = useAct(record)
  const own = thresholdsOf(model, lot, node)
  return (
    <>
      {own.length === 0 ? <p className="muted">None.</p> : (
        <ul>
          {own.map((threshold) => (
            <li key={threshold.id}>
              {thresholdWords(threshold)}{' '}
              {model.mayChange ? <button type="button" className="as-link" disabled={act.isPending} onClick={() => act.mutate({ command: 'removeThreshold', body: { threshold: threshold.id } })}>Remove<span className="visually-hidden"> this threshold</span></button> : null}
            </li>
          ))}
        </ul>
      )}
      {act.error ? <p className="status status--bad" role="alert">{act.error.problem.detail}</p> : null}
      {model.mayChange && (node === undefined || node.kind !== 'price') ? <AddThreshold record={record} model={model} lot={lot} own={own} {...(node ? { node } : {})} /> : null}
    </>
  )
}

const AddThreshold = ({ record, model, lot, node, own }: ThresholdsProps & { readonly own: readonly Threshold[] }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [on, setOn] = useState<'total' | 'count' | 'mandatory'>('mandatory')
  const [minimum, setMinimum] = useState('')
  const [atMost, setAtMost] = useState('')
  const [because, setBecause] = useState<string | null>(null)
  const scale = model.scales.find((entry) => entry.id === node?.scale)
  const set = () => {
    const text = minimum.trim().replace(/\s*%$/, '')
    const number = /^(0|[1-9][0-9]{0,11})(\.[0-9]{1,12})?$/.test(text)
    const percent = number && exact(text).compare(100) <= 0
    let threshold: Threshold
    if (node?.kind === 'question') {
      if (!scale?.values.some(({ value }) => value === minimum)) return setBecause('Choose the lowest score that stays in.')
      threshold = { id: newKey(), on: 'question', criterion: node.id, minimum }
    } else if (node) {
      if (!percent) return setBecause('Enter a percentage from 0 to 100.')
      threshold = { id: newKey(), on: 'group', criterion: node.id, minimum: text }
    } else if (on === 'mandatory') {
      if (own.some((entry) => entry.on === 'mandatory')) return setBecause('This threshold is set already.')
      threshold = { id: newKey(), on, lot }
    } else if (on === 'total') {
      if (!percent) return setBecause('Enter a percentage from 0 to 100.')
      threshold = { id: newKey(), on, lot, minimum: text }
    } else {
      if (!number || !/^[0-9]{1,4}$/.test(atMost.trim())) return setBecause('Enter a score and how many questions may stay below it.')
      threshold = { id: newKey(), on, lot, below: text, atMost: Number(atMost.trim()) }
    }
    setBecause(null)
    act.mutate({ command: 'setThreshold', body: { threshold }, key: keyOf({ ...threshold, id: '' }) }, { onSuccess: () => { setMinimum(''); setAtMost('') } })
  }
  const field = (label: string, value: string, change: (text: string) => void) => (
    <label className="small">{label} <input className="nhsuk-input nhsuk-input--width-5" inputMode="decimal" value={value} onChange={(event) => change(event.target.value)} /></label>
  )
  return (
    <>
      <div className="row">
        {node === undefined ? (
          <label className="small">New threshold on{' '}
            <select className="nhsuk-select" value={on} onChange={(event) => setOn(event.target.value as typeof on)}>
              <option value="mandatory">every mandatory requirement</option><option value="total">the total</option><option value="count">the number of low scores</option>
            </select>
          </label>
        ) : null}
        {node?.kind === 'question' ? (
          <label className="small">Lowest score that stays in{' '}
            <select className="nhsuk-select" value={minimum} onChange={(event) => setMinimum(event.target.value)}>
              <option value="">choose</option>
              {scale?.values.map(({ value, label }) => <option key={value} value={value}>{value} {label}</option>)}
            </select>
          </label>
        ) : null}
        {node?.kind === 'group' ? field('At least, % of its maximum', minimum, setMinimum) : null}
        {node === undefined && on === 'total' ? field('At least, % of the maximum', minimum, setMinimum) : null}
        {node === undefined && on === 'count' ? <>{field('Score below', minimum, setMinimum)}{field('on more than so many questions', atMost, setAtMost)}</> : null}
        <Button small busy={act.isPending} onClick={set}>Set the threshold</Button>
      </div>
      {because ?? act.error ? <p className="status status--bad" role="alert">{because ?? act.error?.problem.detail}</p> : null}
    </>
  )
}
