import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { comparedLots, emptyLot, lotText, readLot, type Lot, type LotText } from './setup.ts'

/** One form for a new lot and for a changed one. */
export const LotForm = ({ record, lot, onClose }: { readonly record: string; readonly lot?: Lot; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [text, setText] = useState<LotText>(lot ? lotText(lot) : emptyLot)
  const [tried, setTried] = useState(false)
  const { base, overtaken, rebase } = useRevision(lot?.revision ?? 0, act.isPending)
  const read = readLot(text)
  const errors = tried && 'errors' in read ? read.errors : []
  const field = (id: string) => {
    const error = errors.find((entry) => entry.field === id)?.message
    return { id, ...(error === undefined ? {} : { error }) }
  }
  const set = (change: Partial<LotText>) => setText({ ...text, ...change })
  const submit = () => {
    setTried(true)
    if ('errors' in read) return
    if (lot) act.mutate({ command: 'changeLot', body: { lot: lot.id, ...read.body }, base, key: keyOf({ ...read.body, base }) }, { onSuccess: onClose })
    else act.mutate({ command: 'addLot', body: read.body, key: keyOf(read.body) }, { onSuccess: onClose })
  }
  const name = lot ? 'Save the lot' : 'Add the lot'
  return (
    <Dialog title={lot ? `Change lot ${lot.ref}` : 'Add a lot'} onClose={onClose}>
      <ErrorSummary errors={errors.length > 0 ? errors : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && lot ? (
        <Overtaken
          record={record} what={`Lot ${lot.ref}`} written={lot.written} empty="not stated" differences={comparedLots(text, lotText(lot))}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setText(lotText(lot)); rebase() }}
        />
      ) : null}
      <Field {...field('lot-ref')} label="Reference"><input className="nhsuk-input nhsuk-input--width-5" id="lot-ref" maxLength={200} value={text.ref} onChange={(event) => set({ ref: event.target.value })} /></Field>
      <Field {...field('lot-title')} label="Title"><input className="nhsuk-input" id="lot-title" maxLength={200} value={text.title} onChange={(event) => set({ title: event.target.value })} /></Field>
      <Field {...field('lot-places')} label="Places" hint="How many bidders win: 1 for a contract, more for a framework."><input className="nhsuk-input nhsuk-input--width-3" id="lot-places" inputMode="numeric" aria-describedby={describedBy('lot-places', true, false)} value={text.places} onChange={(event) => set({ places: event.target.value })} /></Field>
      <div className="row">
        <Field {...field('lot-low')} label="Lowest estimated value, £"><input className="nhsuk-input nhsuk-input--width-10" id="lot-low" inputMode="decimal" value={text.low} onChange={(event) => set({ low: event.target.value })} /></Field>
        <Field {...field('lot-high')} label="Highest, £"><input className="nhsuk-input nhsuk-input--width-10" id="lot-high" inputMode="decimal" value={text.high} onChange={(event) => set({ high: event.target.value })} /></Field>
      </div>
      <Field {...field('lot-variants')} label="Variant bids">
        <select className="nhsuk-select" id="lot-variants" value={text.variants} onChange={(event) => set({ variants: event.target.value as LotText['variants'] })}>
          <option value="">Choose</option><option value="refused">refused</option><option value="allowed">allowed</option>
        </select>
      </Field>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>{name}</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
