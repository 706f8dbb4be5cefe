import { formatCount, formatDay, formatList } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link, Route, Switch } from 'wouter'
import { useRead } from '../../../api/queries.ts'
import { Reading } from '../../../parts/Reading.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Page } from '../../../ui/Page.tsx'
import { EvidenceHeld, EvidenceLinks } from '../EvidenceLinks.tsx'
import type { Board } from '../figures.ts'
import { PricesClosed } from '../PricesClosed.tsx'
import { JustDone, type Done } from './InputDialog.tsx'
import { rateText } from './reading.ts'
import { Removal, type ToRemove } from './Removal.tsx'
import { TrustForm } from './TrustForm.tsx'
import { TrustInputs } from './TrustInputs.tsx'
import { AssumptionsForm, CapacityForm, MergerForm } from './WholeForms.tsx'
import { conventionNames, editionNames, paces } from './whole-text.ts'

/** What does the board compute with? Every single input, entered and changed by hand; a whole board can come from a file. */
export const InputsPage = ({ record }: { readonly record: string }) => {
  const read = useRead('scenarioBoard', { record })
  return (
    <Reading of={read} what="the inputs" page="Inputs">
      {(board) => (
        <EvidenceHeld value={board.evidence}>
          <Switch>
            <Route path="/inputs/:trust">{({ trust }) => <TrustInputs key={trust} record={record} board={board} trust={trust} />}</Route>
            <Route><AllInputs record={record} board={board} /></Route>
          </Switch>
        </EvidenceHeld>
      )}
    </Reading>
  )
}

type Open = { readonly form: 'trust' | 'merger' | 'capacity' | 'assumptions'; readonly id?: string } | ToRemove

const AllInputs = ({ record, board }: { readonly record: string; readonly board: Board }) => {
  const [open, setOpen] = useState<Open | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const all = board.mayPrepareAll && !board.frozen
  const close = () => setOpen(null)
  const nameOf = (id: string) => board.trusts.find((trust) => trust.id === id)?.name ?? id
  const given = { record, board, onDone: setDone, onClose: close }
  const { mergers, revision: mergersRevision } = board.mergers
  const { capacities, revision: paceRevision } = board.capacities
  const change = (form: 'merger' | 'capacity', id: string, name: string, remove: () => void) => (all ? (
    <><button type="button" className="as-link" onClick={() => setOpen({ form, id })}>Change<span className="visually-hidden"> {name}</span></button>{' '}
      <button type="button" className="as-link" onClick={remove}>Remove<span className="visually-hidden"> {name}</span></button></>
  ) : '')
  return (
    <Page
      title={`${formatCount(board.trusts.length, 'trust')}, ${formatCount(board.options.length, 'option')}, ${formatCount(board.lines.length, 'cost line')}`} question="What does the board compute with?"
      lead={<>Each input by hand; a whole board can come <Link href="/workshop">from a file</Link>. <Link href="/board">Go to the board</Link></>}
      action={all ? <Button onClick={() => setOpen({ form: 'trust' })}>Enter a trust</Button> : undefined}
    >
      {board.frozen ? <div className="note note--warn"><p>The board is frozen while the room looks at it: nothing changes until the facilitator thaws it.</p></div> : null}
      <PricesClosed board={board} />
      <JustDone record={record} done={done} onUndone={() => setDone(null)} />
      <h2>Trusts</h2>
      <DataTable
        caption="Trusts" captionHidden rows={board.trusts} rowKey={(row) => row.id} empty={<p>No trust has been entered yet.</p>}
        columns={[
          { key: 'name', head: 'Trust', rowHead: true, cell: (row) => <Link href={`/inputs/${row.id}`}>{row.name}</Link> },
          { key: 'today', head: 'Today', cell: (row) => `${row.system} · ${row.hosting}` },
          { key: 'ends', head: 'Contract ends', cell: (row) => (row.contractEnds.length === 0 ? <span className="muted">not stated</span> : formatList(row.contractEnds.map(({ stated }) => formatDay(stated)))) },
          { key: 'options', head: 'Options', numeric: true, cell: (row) => board.options.filter((option) => option.trust === row.id).length },
          { key: 'lines', head: 'Cost lines', numeric: true, cell: (row) => board.lines.filter((line) => board.options.some((option) => option.id === line.option && option.trust === row.id)).length },
        ]}
      />
      <h2>Mergers</h2>
      <DataTable
        caption="Mergers" captionHidden rows={mergers} rowKey={(row) => row.into} empty={<p className="muted">No trusts become one.</p>}
        columns={[
          { key: 'into', head: 'Becomes', rowHead: true, cell: (row) => nameOf(row.into) }, { key: 'from', head: 'From', cell: (row) => formatList(row.from.map(nameOf)) }, { key: 'on', head: 'On', cell: (row) => formatDay(row.on) },
          { key: 'evidence', head: 'Rests on', cell: (row) => <EvidenceLinks ids={row.evidence} /> },
          { key: 'act', head: 'Change', cell: (row) => change('merger', row.into, `the merger into ${nameOf(row.into)}`, () => setOpen({
            form: 'remove', title: `Remove the merger into ${nameOf(row.into)}?`, words: 'The trusts stay; from then on each chooses for itself.',
            act: { command: 'setMergers', body: { mergers: mergers.filter((other) => other.into !== row.into) }, base: mergersRevision },
            done: { sentence: `The merger into ${nameOf(row.into)} is removed.`, undo: (base) => ({ command: 'setMergers', body: { mergers }, base }) },
          })) },
        ]}
      />
      {all ? <p><Button small onClick={() => setOpen({ form: 'merger' })}>Add a merger</Button></p> : null}
      <h2>Paces of go-lives</h2>
      <DataTable
        caption="Paces of go-lives" captionHidden rows={capacities} rowKey={(row) => row.supplier} empty={<p className="muted">No supplier’s pace has been entered; no trust waits for another.</p>}
        columns={[
          { key: 'name', head: 'Supplier', rowHead: true, cell: (row) => <>{row.name}{row.illustrative ? <span className="muted"> (illustrative)</span> : null}</> },
          ...paces.map((pace) => ({ key: pace, head: pace, cell: (row: Board['capacities']['capacities'][number]) => `${row[pace].goLives} in ${formatCount(row[pace].months, 'month')}` })),
          { key: 'evidence', head: 'Rests on', cell: (row) => <EvidenceLinks ids={row.evidence} /> },
          { key: 'act', head: 'Change', cell: (row) => change('capacity', row.supplier, `the pace of ${row.name}`, () => setOpen({
            form: 'remove', title: `Remove the pace of ${row.name}?`, words: 'Options that name it keep its name, and no trust waits for another any more.',
            act: { command: 'setCapacities', body: { capacities: capacities.filter((other) => other.supplier !== row.supplier) }, base: paceRevision },
            done: { sentence: `The pace of ${row.name} is removed.`, undo: (base) => ({ command: 'setCapacities', body: { capacities }, base }) },
          })) },
        ]}
      />
      {all ? <p><Button small onClick={() => setOpen({ form: 'capacity' })}>Add a supplier</Button></p> : null}
      <h2>Assumptions</h2>
      {board.assumptions ? <Assumptions assumptions={board.assumptions.assumptions} /> : <p>Nothing is computed until they are entered.</p>}
      {all ? <p><Button small onClick={() => setOpen({ form: 'assumptions' })}>{board.assumptions ? 'Change the assumptions' : 'Enter the assumptions'}</Button></p> : null}
      {open?.form === 'trust' ? <TrustForm {...given} /> : null}
      {open?.form === 'merger' ? <MergerForm {...given} {...(open.id === undefined ? {} : { into: open.id })} /> : null}
      {open?.form === 'capacity' ? <CapacityForm {...given} {...(open.id === undefined ? {} : { supplier: open.id })} /> : null}
      {open?.form === 'assumptions' ? <AssumptionsForm {...given} /> : null}
      {open?.form === 'remove' ? <Removal record={record} removal={open} onDone={setDone} onClose={close} /> : null}
    </Page>
  )
}

const Assumptions = ({ assumptions }: { readonly assumptions: NonNullable<Board['assumptions']>['assumptions'] }) => (
  <dl className="facts">
    <div><dt>Years</dt><dd>{assumptions.years} from {assumptions.firstYear}, in prices of {assumptions.priceBase}</dd></div>
    <div><dt>Discounting</dt><dd>{editionNames[assumptions.discountEdition]}; {conventionNames[assumptions.discountConvention]}</dd></div>
    <div><dt>Inflation</dt><dd>{rateText(assumptions.inflationPerYear)} a year after the price base</dd></div>
    <div><dt>VAT</dt><dd>{rateText(assumptions.vatRate)}</dd></div>
    <div><dt>Rests on</dt><dd><EvidenceLinks ids={assumptions.evidence} /></dd></div>
  </dl>
)
