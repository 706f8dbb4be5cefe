import { readPounds } from '@workbench/shared/numeric/money.ts'
import { formatMoney } from '@workbench/shared/numeric/format.ts'
import { priceFormulaOf } from '@workbench/shared/method/price/points.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { readWeight, weightText } from '../../parts/weights.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary, type ErrorItem } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Price } from './model.ts'

const formulas = [{ name: 'inverse' }, { name: 'linearToLowest' }, { name: 'linearMinMax' }, { name: 'fixedRange', best: 0, worst: 1 }] as const
const indices = ['RPI', 'CPI', 'CPI-x', 'fixed'] as const

/** Nothing is chosen beforehand: formula, zero policy and floor are the author's (R11). */
export const PriceForm = ({ record, lot, price, onClose }: { readonly record: string; readonly lot: string; readonly price?: Price; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const before = price?.normalisation
  const [name, setName] = useState<Price['formula']['name'] | ''>(price?.formula.name ?? '')
  const [best, setBest] = useState(price?.formula.name === 'fixedRange' ? formatMoney(price.formula.best).slice(1) : '')
  const [worst, setWorst] = useState(price?.formula.name === 'fixedRange' ? formatMoney(price.formula.worst).slice(1) : '')
  const [zero, setZero] = useState<Price['zeroPolicy'] | ''>(price?.zeroPolicy ?? '')
  const [floor, setFloor] = useState<Price['floorPolicy'] | ''>(price?.floorPolicy ?? '')
  const [years, setYears] = useState(before ? String(before.termYears) : '')
  const [edition, setEdition] = useState<Price['normalisation']['discountEdition'] | ''>(before?.discountEdition ?? '')
  const [options, setOptions] = useState<'' | 'in' | 'out'>(before ? (before.includeOptions ? 'in' : 'out') : '')
  const [rates, setRates] = useState<Readonly<Record<string, string>>>(Object.fromEntries((before?.indexation ?? []).map((entry) => [entry.index, weightText(entry.ratePerYear)])))
  const [tried, setTried] = useState(false)
  const low = readPounds(best)
  const high = readPounds(worst)
  const term = /^[0-9]{1,2}$/.test(years.trim()) ? Number(years.trim()) : 0
  const read = indices.flatMap((index) => ((rates[index] ?? '').trim() === '' ? [] : [{ index, rate: readWeight(rates[index]!) }]))
  const errors: ErrorItem[] = [
    ...(name === '' ? [{ message: 'Choose a formula.', field: 'price-formula' }] : []),
    ...(name === 'fixedRange' && 'because' in low ? [{ message: `Best price: ${low.because}`, field: 'price-best' }] : []),
    ...(name === 'fixedRange' && 'because' in high ? [{ message: `Worst price: ${high.because}`, field: 'price-worst' }] : []),
    ...(zero === '' ? [{ message: 'Choose what happens to a price of zero or less.', field: 'price-zero' }] : []),
    ...(floor === '' ? [{ message: 'Choose what happens to points below zero.', field: 'price-floor' }] : []),
    ...(term < 1 || term > 60 ? [{ message: 'The term is a whole number of years from 1 to 60.', field: 'price-years' }] : []),
    ...(edition === '' ? [{ message: 'Choose how prices of later years are discounted.', field: 'price-edition' }] : []),
    ...(options === '' ? [{ message: 'Say whether optional items count.', field: 'price-options' }] : []),
    ...read.flatMap(({ index, rate }) => ('because' in rate ? [{ message: `Indexation ${index}: ${rate.because}.`, field: `price-rate-${index}` }] : [])),
  ]
  const submit = () => {
    setTried(true)
    if (errors.length > 0 || name === '' || zero === '' || floor === '' || edition === '') return
    const kept = (before?.indexation ?? []).filter((entry) => entry.index === 'none')
    const body = {
      price: {
        lot, zeroPolicy: zero, floorPolicy: floor,
        formula: name === 'fixedRange' ? { name, best: 'pence' in low ? low.pence : 0, worst: 'pence' in high ? high.pence : 0 } : { name },
        normalisation: { termYears: term, discountEdition: edition, includeOptions: options === 'in', indexation: [...kept, ...read.flatMap(({ index, rate }) => ('weight' in rate ? [{ index, ratePerYear: rate.weight }] : []))], authorityCosts: before?.authorityCosts ?? [] },
      },
    }
    act.mutate({ command: 'setPriceModel', body, key: keyOf(body) }, { onSuccess: onClose })
  }
  const pick = <T extends string>(id: string, label: string, value: T | '', set: (value: T | '') => void, offered: readonly (readonly [T, string])[]) => (
    <Field id={id} label={label}>
      <select className="nhsuk-select" id={id} value={value} onChange={(event) => set(event.target.value as T | '')}>
        <option value="">Choose</option>
        {offered.map(([key, words]) => <option key={key} value={key}>{words}</option>)}
      </select>
    </Field>
  )
  return (
    <Dialog title="Price model" onClose={onClose}>
      <ErrorSummary errors={tried && errors.length > 0 ? errors : act.error ? [{ message: act.error.problem.detail }] : []} />
      {pick<Price['formula']['name']>('price-formula', 'Formula', name, setName, formulas.map((formula) => [formula.name, priceFormulaOf(formula).title]))}
      {name === '' ? null : <p className="muted">Points = {priceFormulaOf(formulas.find((formula) => formula.name === name)!).rule}</p>}
      {name === 'fixedRange' ? (
        <div className="row">
          <Field id="price-best" label="Best price, £"><input className="nhsuk-input nhsuk-input--width-10" id="price-best" value={best} onChange={(event) => setBest(event.target.value)} /></Field>
          <Field id="price-worst" label="Worst price, £"><input className="nhsuk-input nhsuk-input--width-10" id="price-worst" value={worst} onChange={(event) => setWorst(event.target.value)} /></Field>
        </div>
      ) : null}
      {pick<Price['zeroPolicy']>('price-zero', 'A price of zero or less', zero, setZero, [['refuse', 'is refused'], ['clarify', 'is clarified first'], ['fullPoints', 'gets full points']])}
      {pick<Price['floorPolicy']>('price-floor', 'Points below zero', floor, setFloor, [['floorAtZero', 'count as 0'], ['allowNegative', 'stay negative']])}
      <Field id="price-years" label="Term compared, years"><input className="nhsuk-input nhsuk-input--width-3" id="price-years" inputMode="numeric" value={years} onChange={(event) => setYears(event.target.value)} /></Field>
      {pick<Price['normalisation']['discountEdition']>('price-edition', 'Discounting', edition, setEdition, [['none', 'none'], ['greenBook2003', 'Green Book, 2003 edition'], ['greenBook2018', 'Green Book, 2018 edition']])}
      {pick<'in' | 'out'>('price-options', 'Optional items', options, setOptions, [['out', 'left out'], ['in', 'included']])}
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">Indexation assumed, a year; empty where an index is not allowed</legend>
        <div className="row">{indices.map((index) => <Field key={index} id={`price-rate-${index}`} label={index}><input className="nhsuk-input nhsuk-input--width-5" id={`price-rate-${index}`} value={rates[index] ?? ''} placeholder="2.5%" onChange={(event) => setRates({ ...rates, [index]: event.target.value })} /></Field>)}</div>
      </fieldset>
      {before && before.authorityCosts.length > 0 ? <p className="muted small">The {before.authorityCosts.length} costs of our own stay as they are.</p> : null}
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Set the price model</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
