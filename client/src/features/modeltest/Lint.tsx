import type { PriceFormula } from '@workbench/shared/contract/model.ts'
import { lintFormula } from '@workbench/shared/method/lint/lint.ts'
import { priceWords, type Example, type Finding } from '@workbench/shared/method/lint/finding.ts'
import { priceFormulaOf } from '@workbench/shared/method/price/points.ts'
import { formatCount, formatNumberShort, formatScore } from '@workbench/shared/numeric/format.ts'
import { useId, useMemo, useState } from 'react'
import { DataTable } from '../../ui/DataTable.tsx'
import type { Basis } from './model-test.ts'

const outcomeWords = { found: 'Found', clear: 'Not found', open: 'Cannot be assessed' } as const
const outcomeTag = { found: 'tag tag--warn', clear: 'tag', open: 'tag' } as const

/** What the formula does that bidders could exploit or suffer, searched under this lot's own terms. */
export const Lint = ({ formulas, basis }: { readonly formulas: readonly PriceFormula[]; readonly basis: Basis }) => {
  const id = useId()
  const [chosen, setChosen] = useState<PriceFormula['name'] | null>(null)
  const formula = formulas.find(({ name }) => name === (chosen ?? basis.own?.name)) ?? formulas[0]!
  const findings = useMemo(() => lintFormula({ ...basis.terms, formula }), [basis, formula])
  const found = findings.filter(({ outcome }) => outcome === 'found').length
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>What could go wrong with it</h2>
      <p>
        <label htmlFor={`${id}-formula`}>Formula </label>
        <select className="nhsuk-select" id={`${id}-formula`} value={formula.name} onChange={(event) => setChosen(event.target.value as PriceFormula['name'])}>
          {formulas.map((entry) => <option key={entry.name} value={entry.name}>{priceFormulaOf(entry).title}{entry.name === basis.own?.name ? ' (this model’s)' : ''}</option>)}
        </select>
      </p>
      <p role="status">{found === 0 ? 'Nothing was found among the examples tried.' : `${formatCount(found, 'weakness', 'weaknesses')} found among ${formatCount(findings.length, 'question')}.`} <span className="muted">Searched with invented bids in exact arithmetic; “not found” is no proof.</span></p>
      <ul className="lint">
        {findings.map((finding) => <FindingLine key={finding.code} finding={finding} />)}
      </ul>
    </section>
  )
}

const FindingLine = ({ finding }: { readonly finding: Finding }) => (
  <li>
    <p><span className={outcomeTag[finding.outcome]}>{outcomeWords[finding.outcome]}</span> {finding.sentence}</p>
    {finding.examples.length > 0 ? (
      <details>
        <summary>The smallest example found</summary>
        <div className="columns">{finding.examples.map((example) => <ExampleTable key={example.title} example={example} />)}</div>
      </details>
    ) : null}
  </li>
)

const ExampleTable = ({ example }: { readonly example: Example }) => (
  <DataTable
    caption={example.title} rows={example.bids} rowKey={(row) => row.bid}
    columns={[
      { key: 'bid', head: 'Bid', rowHead: true, cell: (row) => row.bid },
      { key: 'quality', head: 'Quality', numeric: true, cell: (row) => formatNumberShort(row.quality, 4) },
      { key: 'price', head: 'Price', numeric: true, cell: (row) => priceWords(row.price) },
      { key: 'points', head: 'Price points', numeric: true, cell: (row) => pointsOf(example, row.bid) },
      { key: 'total', head: 'Total', numeric: true, cell: (row) => totalOf(example, row.bid) },
      { key: 'rank', head: 'Rank', numeric: true, cell: (row) => lineOf(example, row.bid)?.rank ?? '–' },
    ]}
  />
)

const lineOf = (example: Example, bid: string) => example.lines.find((line) => line.bid === bid)
const pointsOf = (example: Example, bid: string): string => {
  const line = lineOf(example, bid)
  return line?.points ? formatNumberShort(line.points, 4) : 'none'
}
const totalOf = (example: Example, bid: string): string => {
  const published = lineOf(example, bid)?.published
  return published ? formatScore(published) : 'none'
}
