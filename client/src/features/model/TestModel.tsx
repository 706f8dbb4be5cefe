import type { PriceFormula } from '@workbench/shared/contract/model.ts'
import { exactText, exact } from '@workbench/shared/numeric/exact.ts'
import { formatList, formatMoneyShort, formatNumberShort, formatPercent } from '@workbench/shared/numeric/format.ts'
import { readPounds } from '@workbench/shared/numeric/money.ts'
import { useState } from 'react'
import { newKey } from '../../api/call.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Field } from '../../ui/Field.tsx'
import { exampleBids, readDummies, underFormula, type Column, type DummyText } from './dummy.ts'
import { readWeight, rowsOf, weightText, type Model } from './model.ts'

/** Would this model choose well? Dummy bids only: nothing here touches a real one. */
export const TestModel = ({ model, lot }: { readonly model: Model; readonly lot: string }) => {
  const price = model.price.find((entry) => entry.lot === lot)
  const share = rowsOf(model.criteria, lot, {}).flatMap((row) => (row.kind === 'node' && row.node.kind === 'price' && row.effective ? [row.effective] : []))[0]
  const published = price?.formula.name === 'fixedRange' ? price.formula : undefined
  const [texts, setTexts] = useState<readonly DummyText[]>(exampleBids)
  const [weight, setWeight] = useState(share ? weightText(exactText(share)) : '40%')
  const [best, setBest] = useState(published ? String(published.best / 100) : '7,500,000')
  const [worst, setWorst] = useState(published ? String(published.worst / 100) : '15,000,000')
  const read = readDummies(texts)
  const priceShare = readWeight(weight)
  const low = readPounds(best)
  const high = readPounds(worst)
  const range = 'pence' in low && 'pence' in high && low.pence < high.pence ? { name: 'fixedRange' as const, best: low.pence, worst: high.pence } : undefined
  const formulas: readonly PriceFormula[] = [{ name: 'inverse' }, { name: 'linearToLowest' }, { name: 'linearMinMax' }, ...(range ? [range] : [])]
  const terms = { zeroPolicy: price?.zeroPolicy ?? 'refuse', floorPolicy: price?.floorPolicy ?? 'floorAtZero', decimals: model.rules?.rounding.decimals ?? 4, mode: model.rules?.rounding.mode ?? 'halfAwayFromZero', tieBreak: (model.rules?.tieBreak ?? []).filter((rule) => rule.by !== 'higherScoreOn') } as const
  const columns = 'bids' in read && 'weight' in priceShare ? formulas.map((formula) => underFormula(read.bids, formula, { ...terms, priceShare: exact(priceShare.weight) })) : []
  const change = (key: string, changed: Partial<DummyText>) => setTexts(texts.map((entry) => (entry.key === key ? { ...entry, ...changed } : entry)))
  const nameOf = (key: string) => texts.find((entry) => entry.key === key)?.name || 'unnamed'
  const cell = (key: keyof Omit<DummyText, 'key'>, label: string) => (row: DummyText) => <input className="nhsuk-input nhsuk-input--width-10" aria-label={`${label} of ${row.name || 'the new bid'}`} value={row[key]} onChange={(event) => change(row.key, { [key]: event.target.value })} />
  return (
    <>
      <p>Invented bids under each formula. Choosing the formula can choose the winner, so see it before bidders do. Nothing here is kept.</p>
      <div className="row">
        <Field id="test-weight" label="Weight of price" {...('because' in priceShare ? { error: `The weight of price ${priceShare.because}.` } : {})}><input className="nhsuk-input nhsuk-input--width-5" id="test-weight" value={weight} onChange={(event) => setWeight(event.target.value)} /></Field>
        <Field id="test-best" label="Fixed range from, £"><input className="nhsuk-input nhsuk-input--width-10" id="test-best" value={best} onChange={(event) => setBest(event.target.value)} /></Field>
        <Field id="test-worst" label="to, £"><input className="nhsuk-input nhsuk-input--width-10" id="test-worst" value={worst} onChange={(event) => setWorst(event.target.value)} /></Field>
      </div>
      {range ? null : <p className="status status--bad" role="status">A fixed range needs two amounts, the best below the worst; the formula is left out until then.</p>}
      <div className="wide">
        <DataTable
          caption="Dummy bids" rows={texts} rowKey={(row) => row.key}
          columns={[
            { key: 'name', head: 'Bid', rowHead: true, cell: cell('name', 'Name') },
            { key: 'quality', head: 'Quality', unit: 'of 100', cell: cell('quality', 'Quality') },
            { key: 'price', head: 'Price', unit: '£', cell: cell('price', 'Price') },
            { key: 'acts', head: 'Remove', cell: (row) => <button type="button" className="as-link" onClick={() => setTexts(texts.filter(({ key }) => key !== row.key))}>Remove<span className="visually-hidden"> {row.name}</span></button> },
          ]}
        />
      </div>
      <p className="row">
        <button type="button" className="as-link" onClick={() => setTexts([...texts, { key: newKey(), name: '', quality: '', price: '' }])}>Add a dummy bid</button>
        <button type="button" className="as-link" onClick={() => setTexts(exampleBids)}>Back to the example</button>
      </p>
      {'because' in read ? <p className="status status--bad" role="status">{read.because}</p> : null}
      {columns.length > 0 ? <Compared columns={columns} texts={texts} nameOf={nameOf} chosen={price?.formula.name} /> : null}
      {columns.length > 0 ? <p className="muted small">Weight of price {'weight' in priceShare ? formatPercent(priceShare.weight) : ''}{range ? `; fixed range ${formatMoneyShort(range.best)} to ${formatMoneyShort(range.worst)}` : ''}; prices of zero: {terms.zeroPolicy === 'refuse' ? 'refused' : terms.zeroPolicy === 'clarify' ? 'to be clarified' : 'full points'}; {terms.floorPolicy === 'floorAtZero' ? 'points never below zero' : 'points below zero allowed'}; totals rounded to {terms.decimals} decimals{model.rules ? '' : ', as no rules are chosen yet'}.</p> : null}
    </>
  )
}

const Compared = ({ columns, texts, nameOf, chosen }: { readonly columns: readonly Column[]; readonly texts: readonly DummyText[]; readonly nameOf: (key: string) => string; readonly chosen: string | undefined }) => {
  const winners = [...new Set(columns.map(({ first }) => [...first].sort().join(' ')))].filter(Boolean)
  const orders = new Set(columns.map(({ lines }) => lines.map(({ rank }) => rank).join(' ')))
  const finding = winners.length > 1 ? 'The formulas choose different winners.' : winners.length === 1 ? `${formatList(winners[0]!.split(' ').map(nameOf))} comes first under every formula${orders.size > 1 ? ', but the order of the others differs.' : ', in the same order.'}` : 'No order can be told yet.'
  return (
    <DataTable
      caption={finding} rows={texts} rowKey={(row) => row.key}
      columns={[
        { key: 'bid', head: 'Bid', rowHead: true, cell: (row) => row.name || 'unnamed' },
        ...columns.map((column) => ({
          key: column.formula.name, head: `${column.title}${column.formula.name === chosen ? ' – chosen' : ''}`, unit: 'rank, price points, total', numeric: true,
          cell: (row: DummyText) => {
            const line = column.lines.find(({ bid }) => bid === row.key)
            if (!line?.points || !line.total) return line?.because ?? ''
            return <><strong>{line.rank ?? '–'}</strong> <span className="muted">{formatNumberShort(line.points, 4)}</span> {formatNumberShort(line.total, 4)}</>
          },
        })),
      ]}
    />
  )
}
