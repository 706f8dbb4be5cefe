import { priceFormulaOf } from '@workbench/shared/method/price/points.ts'
import { propertyLabels } from '@workbench/shared/method/price/formula.ts'
import { formatMoney, formatPercent } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import type { Model, Price } from './model.ts'
import { PriceForm } from './PriceForm.tsx'
import { Thresholds } from './Thresholds.tsx'

const zeroWords = { refuse: 'A price of zero or less is refused', clarify: 'A price of zero or less is clarified before anything is ranked', fullPoints: 'A price of zero or less gets full points' } as const
const floorWords = { floorAtZero: 'Points below zero count as 0', allowNegative: 'Points may be negative' } as const
const editionWords = { none: 'no discounting', greenBook2003: 'discounted by the Green Book of 2003', greenBook2018: 'discounted by the Green Book of 2018' } as const

/** How the prices of a lot become one figure each, and that figure points; what the formula keeps and what it breaks. */
export const PriceRules = ({ record, model, lot }: { readonly record: string; readonly model: Model; readonly lot: string }) => {
  const [open, setOpen] = useState(false)
  const price = model.price.find((entry) => entry.lot === lot)
  return (
    <>
      {price ? <Chosen price={price} /> : <Empty title="No price formula is chosen"><p>Choose how prices become points, what happens to a price of zero, and over which term prices are compared. The formula can choose the winner: try it under <Link href="/model-test">Model test</Link> first.</p></Empty>}
      {model.mayChange ? <p><Button small onClick={() => setOpen(true)}>{price ? 'Change the price model' : 'Choose the price model'}</Button></p> : null}
      <h2>Thresholds of the lot</h2>
      <Thresholds record={record} model={model} lot={lot} />
      {open ? <PriceForm record={record} lot={lot} {...(price ? { price } : {})} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const Chosen = ({ price }: { readonly price: Price }) => {
  const method = priceFormulaOf(price.formula)
  const { normalisation } = price
  return (
    <>
      <h2>{method.title}</h2>
      <p className="read">Points = {method.rule}{price.formula.name === 'fixedRange' ? `, from ${formatMoney(price.formula.best)} to ${formatMoney(price.formula.worst)}` : ''}.</p>
      <ul><li>{zeroWords[price.zeroPolicy]}.</li><li>{floorWords[price.floorPolicy]}.</li></ul>
      <h3>What the formula keeps and breaks</h3>
      <ul>{method.properties(price.floorPolicy).map((entry) => <li key={entry.name}><strong>{entry.kept ? '✓ Kept: ' : '✗ Broken: '}{propertyLabels[entry.name]}.</strong> {entry.why}</li>)}</ul>
      <h3>How a pricing schedule becomes one price</h3>
      <ul>
        <li>Over {normalisation.termYears} years, {editionWords[normalisation.discountEdition]}.</li>
        <li>Optional items are {normalisation.includeOptions ? 'included' : 'left out'}.</li>
        {normalisation.indexation.map((entry) => <li key={entry.index}>Indexation {entry.index}: {formatPercent(entry.ratePerYear)} a year.</li>)}
        {normalisation.authorityCosts.map((cost) => <li key={cost.id}>Our own cost, {cost.label}: {formatMoney(cost.amount)}, for {cost.appliesTo} bids.</li>)}
      </ul>
    </>
  )
}
