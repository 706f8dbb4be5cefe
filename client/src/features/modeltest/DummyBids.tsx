import type { PriceFormula } from '@workbench/shared/contract/model.ts'
import { formatPounds } from '@workbench/shared/numeric/format.ts'
import { useStore } from 'zustand'
import { newKey } from '../../api/call.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { added, changed, deskOf, freshDesk, removed } from './desk.ts'
import type { Typed, Wrong } from './model-test.ts'

interface DummyBidsProps {
  readonly record: string
  readonly wrong: readonly Wrong[]
  /** The model's own range: then it is not typed here. */
  readonly rangeOwn: (PriceFormula & { name: 'fixedRange' }) | null
  readonly rangeWrong: string | null
}

/** Invented bids as typed, each fault beside its field. */
export const DummyBids = ({ record, wrong, rangeOwn, rangeWrong }: DummyBidsProps) => {
  const store = deskOf(record)
  const desk = useStore(store)
  const cell = (field: Wrong['field'], label: string, width: string) => (row: Typed) => {
    const fault = wrong.find((entry) => entry.key === row.key && entry.field === field)
    const id = `dummy-${field}-${row.key}`
    return (
      <>
        <input
          className={`nhsuk-input ${width}${field === 'name' ? '' : ' num'}${fault ? ' nhsuk-input--error' : ''}`} id={id} aria-label={`${label} of ${row.name.trim() || 'the new bid'}`} aria-invalid={fault !== undefined}
          {...(fault ? { 'aria-describedby': `${id}-error` } : {})} value={row[field]} onChange={(event) => store.setState(changed(desk, row.key, { [field]: event.target.value }))}
        />
        {fault ? <span className="status--bad dummy__why" id={`${id}-error`}>{fault.because}</span> : null}
      </>
    )
  }
  return (
    <div className="dummy">
      <DataTable
        caption="Dummy bids" rows={desk.rows} rowKey={(row) => row.key} empty={<p className="muted">No dummy bid. Add one, or go back to the example.</p>}
        columns={[
          { key: 'name', head: 'Bid', rowHead: true, cell: cell('name', 'Name', 'nhsuk-input--width-10') },
          { key: 'quality', head: 'Quality', unit: 'points of 100', numeric: true, cell: cell('quality', 'Quality', 'nhsuk-input--width-5') },
          { key: 'price', head: 'Price', unit: '£', numeric: true, cell: cell('price', 'Price', 'nhsuk-input--width-10') },
          { key: 'remove', head: 'Remove', cell: (row) => <button type="button" className="as-link" onClick={() => store.setState(removed(desk, row.key))}>Remove<span className="visually-hidden"> {row.name.trim() || 'the new bid'}</span></button> },
        ]}
      />
      <div className="row dummy__acts">
        <Button reads small onClick={() => store.setState(added(desk, newKey()))}>Add a dummy bid</Button>
        <Button reads small onClick={() => store.setState(freshDesk)}>Back to the example</Button>
      </div>
      {rangeOwn ? <p className="small">Published range of this lot: {formatPounds(rangeOwn.best)} to {formatPounds(rangeOwn.worst)}.</p> : (
        <fieldset className="dummy__range">
          <legend className="small">Range for the fixed range formula, which this model does not use</legend>
          <div className="row">
            <Field id="range-best" label="Best price, £"><input className="nhsuk-input nhsuk-input--width-10" id="range-best" value={desk.best} aria-invalid={rangeWrong !== null} aria-describedby={describedBy('range', false, rangeWrong !== null)} onChange={(event) => store.setState({ best: event.target.value })} /></Field>
            <Field id="range-worst" label="Worst price, £"><input className="nhsuk-input nhsuk-input--width-10" id="range-worst" value={desk.worst} aria-invalid={rangeWrong !== null} aria-describedby={describedBy('range', false, rangeWrong !== null)} onChange={(event) => store.setState({ worst: event.target.value })} /></Field>
          </div>
          {rangeWrong ? <p className="status status--bad" id="range-error" role="status">{rangeWrong} The formula is left out until then.</p> : null}
        </fieldset>
      )}
    </div>
  )
}
