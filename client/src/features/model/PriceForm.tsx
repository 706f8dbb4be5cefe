import { priceFormulaOf } from '@workbench/shared/method/price/points.ts'
import { useState } from 'react'
import { newKey } from '../../api/call.ts'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { priceFormulas } from '../../parts/price-formulas.ts'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary, type ErrorItem } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Price } from './model.ts'
import { bidChoices, comparedPrices, editionChoices, floorChoices, indices, noPrice, optionChoices, priceText, readPrice, zeroChoices, type CostText, type PriceText } from './price-text.ts'

/** The price model of a lot; another's choice meanwhile is shown beside one's own. */
export const PriceForm = ({ record, lot, price, onClose }: { readonly record: string; readonly lot: string; readonly price?: Price; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [text, setText] = useState<PriceText>(price ? priceText(price) : noPrice)
  const [tried, setTried] = useState(false)
  const { base, overtaken, rebase } = useRevision(price?.revision ?? 0, act.isPending)
  const read = readPrice(text, lot, price)
  const errors = tried && 'errors' in read ? read.errors : []
  const set = (change: Partial<PriceText>) => setText({ ...text, ...change })
  const theirs = price ? priceText(price) : noPrice
  const submit = () => {
    setTried(true)
    if ('body' in read) act.mutate({ command: 'setPriceModel', body: { price: read.body }, base, key: keyOf({ ...read.body, base }) }, { onSuccess: onClose })
  }
  const pick = <T extends string>(id: string, label: string, value: T | '', choose: (value: T | '') => void, offered: readonly (readonly [T, string])[]) => (
    <Field id={id} label={label}>
      <select className="nhsuk-select" id={id} value={value} onChange={(event) => choose(event.target.value as T | '')}>
        <option value="">Choose</option>
        {offered.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
      </select>
    </Field>
  )
  return (
    <Dialog title="Price model" onClose={onClose}>
      <ErrorSummary errors={errors.length > 0 ? errors : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken ? (
        <Overtaken
          record={record} what="The price model" written={price?.written ?? null} differences={comparedPrices(text, theirs)} empty="not given"
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setText(theirs); rebase() }}
        />
      ) : null}
      {pick('price-formula', 'Formula', text.formula, (formula) => set({ formula }), priceFormulas.map((formula) => [formula.name, priceFormulaOf(formula).title]))}
      {text.formula === '' ? null : <p className="muted">Points = {priceFormulaOf(priceFormulas.find((formula) => formula.name === text.formula)!).rule}</p>}
      {text.formula === 'fixedRange' ? (
        <div className="row">
          <Field id="price-best" label="Best price, £"><input className="nhsuk-input nhsuk-input--width-10" id="price-best" value={text.best} onChange={(event) => set({ best: event.target.value })} /></Field>
          <Field id="price-worst" label="Worst price, £"><input className="nhsuk-input nhsuk-input--width-10" id="price-worst" value={text.worst} onChange={(event) => set({ worst: event.target.value })} /></Field>
        </div>
      ) : null}
      {pick('price-zero', 'A price of zero or less', text.zero, (zero) => set({ zero }), zeroChoices)}
      {pick('price-floor', 'Points below zero', text.floor, (floor) => set({ floor }), floorChoices)}
      <Field id="price-years" label="Term compared, years"><input className="nhsuk-input nhsuk-input--width-3" id="price-years" inputMode="numeric" value={text.years} onChange={(event) => set({ years: event.target.value })} /></Field>
      {pick('price-edition', 'Discounting', text.edition, (edition) => set({ edition }), editionChoices)}
      {pick('price-options', 'Optional items', text.options, (options) => set({ options }), optionChoices)}
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Indexation assumed, a year; empty where an index is not allowed, negative where prices fall</legend>
        <div className="row">{indices.map((index) => <Field key={index} id={`price-rate-${index}`} label={index}><input className="nhsuk-input nhsuk-input--width-5" id={`price-rate-${index}`} value={text.rates[index] ?? ''} placeholder="2.5%" onChange={(event) => set({ rates: { ...text.rates, [index]: event.target.value } })} /></Field>)}</div>
      </fieldset>
      <OwnCosts costs={text.costs} errors={errors} onSet={(costs) => set({ costs })} />
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Set the price model</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

/** Costs that no bid carries and every comparison needs: old hosting, dual running, backfill, exit. */
const OwnCosts = ({ costs, errors, onSet }: { readonly costs: readonly CostText[]; readonly errors: readonly ErrorItem[]; readonly onSet: (costs: readonly CostText[]) => void }) => {
  const change = (index: number, given: Partial<CostText>) => onSet(costs.map((cost, place) => (place === index ? { ...cost, ...given } : cost)))
  const errorOf = (field: string) => {
    const found = errors.find((error) => error.field === field)
    return found ? { error: found.message } : {}
  }
  return (
    <fieldset className="nhsuk-fieldset">
      <legend className="nhsuk-fieldset__legend">Costs of our own, added before prices are compared</legend>
      {costs.length === 0 ? <p className="muted small">None: a bid is compared without the old hosting, dual running or staff it makes us pay.</p> : null}
      {costs.map((cost, index) => {
        const id = `price-cost-${index}`
        return (
          <div key={cost.id} className="input-part">
            <Field id={`${id}-label`} label={`Cost ${index + 1}, for what`} {...errorOf(`${id}-label`)}><input className="nhsuk-input" id={`${id}-label`} maxLength={200} value={cost.label} onChange={(event) => change(index, { label: event.target.value })} /></Field>
            <div className="row">
              <Field id={`${id}-amount`} label="Amount, £" {...errorOf(`${id}-amount`)}><input className="nhsuk-input nhsuk-input--width-10" id={`${id}-amount`} inputMode="decimal" value={cost.amount} onChange={(event) => change(index, { amount: event.target.value })} /></Field>
              <Field id={`${id}-bids`} label="Added to" {...errorOf(`${id}-bids`)}>
                <select className="nhsuk-select" id={`${id}-bids`} value={cost.appliesTo} onChange={(event) => change(index, { appliesTo: event.target.value as CostText['appliesTo'] })}>
                  <option value="">Choose</option>
                  {bidChoices.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
                </select>
              </Field>
            </div>
            <p><button type="button" className="as-link" onClick={() => onSet(costs.filter(({ id: other }) => other !== cost.id))}>Remove cost {index + 1}</button></p>
          </div>
        )
      })}
      {costs.length < 50 ? <p><button type="button" className="as-link" onClick={() => onSet([...costs, { id: newKey(), label: '', appliesTo: '', amount: '' }])}>Add a cost of our own</button></p> : null}
    </fieldset>
  )
}
