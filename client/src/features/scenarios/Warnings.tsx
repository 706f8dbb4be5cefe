import { formatDay, formatList } from '@workbench/shared/numeric/format.ts'
import { withdrawnInUse } from '@workbench/shared/scenario/board.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import type { ScenarioResult } from '@workbench/shared/scenario/compare/scenario-result.ts'
import { EvidenceLinks } from './EvidenceLinks.tsx'
import type { Compared } from './comparing.ts'
import { readable, type Board } from './figures.ts'

/** What a reader of these figures should know: gaps, withdrawn evidence, what was left out, what is not in them. */
export const Warnings = ({ board, compared: { inputs, comparison: { basis } }, result }: { readonly board: Board; readonly compared: Compared; readonly result: ScenarioResult }) => {
  const named = (words: string) => readable(words, inputs.trusts)
  const withdrawn = withdrawnInUse(board as unknown as ReplyOf<'scenarioBoard'>)
  const exposed = Map.groupBy(result.trusts.flatMap(({ trust, exposed: all }) => all.map(({ because }) => ({ trust, because }))), ({ because }) => because)
  return (
    <>
      {result.gaps.length > 0 ? <div className="note note--warn"><h2>Gaps</h2><ul>{result.gaps.map((gap) => <li key={gap}>{named(gap)}</li>)}</ul></div> : null}
      {withdrawn.length > 0 ? (
        <div className="note note--warn"><h2>Withdrawn evidence still carries figures</h2><ul>{withdrawn.map(({ evidence, lines }) => <li key={evidence}><EvidenceLinks ids={[evidence]} />: {lines.join(', ')}</li>)}</ul></div>
      ) : null}
      {exposed.size > 0 ? <section><h2>Who is exposed, and to what</h2><ul>{[...exposed].map(([because, who]) => <li key={because}><strong>{who.length === result.trusts.length && who.length > 1 ? 'Every trust' : formatList(who.map(({ trust }) => named(trust)))}:</strong> {lowerFirst(because)}</li>)}</ul></section> : null}
      {'cannot' in result.total ? <p>{named(result.total.because)}</p> : null}
      <section className="small">
        <h2>What these figures rest on</h2>
        <p className="small">
          Real prices of {basis.priceBase}, {basis.years.length} years from {basis.years[0]}, without VAT and transfers. {basis.edition}. As known on {formatDay(basis.asAt)}.
        </p>
        <ul>{basis.notes.map((note) => <li key={note} className="small">{named(note)}</li>)}</ul>
        {result.leftOut.length > 0 ? (
          <details>
            <summary>Not used in this run: {result.leftOut.length}</summary>
            <ul>{result.leftOut.map((item) => <li key={`${item.what}/${item.id}/${item.because}`} className="small"><code>{item.id}</code> ({leftOutNames[item.what]}) {named(item.because)}</li>)}</ul>
          </details>
        ) : null}
      </section>
    </>
  )
}

const lowerFirst = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

const leftOutNames: Readonly<Record<ScenarioResult['leftOut'][number]['what'], string>> = {
  line: 'cost line', contractEnd: 'contract end', programme: 'programme', capacity: 'pace of go-lives', merger: 'merger', option: 'option', route: 'legal route',
}
