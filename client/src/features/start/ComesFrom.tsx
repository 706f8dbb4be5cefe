import { useRead } from '../../api/queries.ts'
import { Field } from '../../ui/Field.tsx'
import type { Parent } from './start.ts'

interface ComesFromProps {
  readonly parent: Parent
  readonly onChange: (parent: Parent) => void
}

/** A call-off names the tender that it comes from when it is started: it cannot be said later, and nothing else is linked there. */
export const ComesFrom = ({ parent, onChange }: ComesFromProps) => {
  const { data: home } = useRead('home', {})
  const tenders = home?.tenders.filter(({ kind }) => kind === 'tender') ?? []
  if (tenders.length === 0) return null
  return (
    <>
      <Field id="start-parent" label="Comes from (if it is a call-off)" hint="One of the tenders in which you take part. Leave it open for a tender of its own; it cannot be named later.">
        <select className="nhsuk-select" id="start-parent" value={parent.record} aria-describedby="start-parent-hint" onChange={(event) => onChange({ record: event.target.value, lot: '', trust: '' })}>
          <option value="">No other tender</option>
          {tenders.map(({ record, title }) => <option key={record} value={record}>{title}</option>)}
        </select>
      </Field>
      {parent.record === '' ? null : <LotAndTrust parent={parent} onChange={onChange} />}
    </>
  )
}

const LotAndTrust = ({ parent, onChange }: ComesFromProps) => {
  const { data: overview } = useRead('overview', { record: parent.record })
  const { data: consortium } = useRead('consortium', { record: parent.record })
  return (
    <>
      <Field id="start-parent-lot" label="Its lot">
        <select className="nhsuk-select" id="start-parent-lot" value={parent.lot} onChange={(event) => onChange({ ...parent, lot: event.target.value })}>
          <option value="">Not said</option>
          {overview?.lots.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </select>
      </Field>
      <Field id="start-parent-trust" label="The trust that calls off">
        <select className="nhsuk-select" id="start-parent-trust" value={parent.trust} onChange={(event) => onChange({ ...parent, trust: event.target.value })}>
          <option value="">Not said</option>
          {consortium?.trusts.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </Field>
    </>
  )
}
