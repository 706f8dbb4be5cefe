import { formatCount, formatDay, formatList, formatMoneyShort } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useNames } from '../../../parts/names.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Page } from '../../../ui/Page.tsx'
import { EvidenceLinks } from '../EvidenceLinks.tsx'
import { costKindNames, exposureNames, pathNames, payerNames, routeNames, type Board } from '../figures.ts'
import { JustDone, type Done } from './InputDialog.tsx'
import { amountShown, basisNames, vatNames, whenPaid, type Line } from './line-text.ts'
import { LineForm, linesOf, revisionOfLines, setLines } from './LineForm.tsx'
import { OptionForm, plainOption } from './OptionForm.tsx'
import { Removal, type ToRemove } from './Removal.tsx'
import { TrustForm } from './TrustForm.tsx'

type Open =
  | { readonly form: 'trust' } | { readonly form: 'option'; readonly id?: string } | { readonly form: 'line'; readonly option: string; readonly id?: string; readonly derived: boolean }
  | ToRemove

/** What is known of one trust, the paths it could take, and what each costs. */
export const TrustInputs = ({ record, board, trust: id }: { readonly record: string; readonly board: Board; readonly trust: string }) => {
  const [open, setOpen] = useState<Open | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const found = board.trusts.find((trust) => trust.id === id)
  if (!found) return <Page title={done ? 'The trust is removed' : 'There is no such trust'}><JustDone record={record} done={done} onUndone={() => setDone(null)} /><p><Link href="/inputs">All inputs</Link></p></Page>
  const may = board.mayPrepare.includes(id) && !board.frozen
  const options = board.options.filter((option) => option.trust === id)
  const given = { record, board, onDone: setDone, onClose: () => setOpen(null) }
  return (
    <Page
      title={`${found.name}: ${formatCount(options.length, 'option')}`} question="What is known of it, and which paths could it take?" lead={<><Link href="/inputs">All inputs</Link> · <Link href={`/trusts/${id}`}>What it means for this trust</Link></>}
      action={may ? <Button onClick={() => setOpen({ form: 'option' })}>Enter a path it could take</Button> : undefined}
    >
      {board.frozen ? <div className="note note--warn"><p>The board is frozen while the room looks at it: nothing changes until the facilitator thaws it.</p></div> : may ? null : <p className="muted">Those who prepare the board, and this trust’s lead, change its inputs.</p>}
      <JustDone record={record} done={done} onUndone={() => setDone(null)} />
      <h2>Today</h2>
      <dl className="facts">
        <div><dt>Runs</dt><dd>{found.system}, hosted: {found.hosting}</dd></div>
        {found.contractEnds.map((end, index) => <div key={`${end.stated}/${index}`}><dt>Contract ends</dt><dd>{formatDay(end.stated)}{end.earliest === end.latest ? '' : ` (${formatDay(end.earliest)} to ${formatDay(end.latest)})`}; <EvidenceLinks ids={end.evidence} /></dd></div>)}
        {found.contractEnds.length === 0 ? <div><dt>Contract ends</dt><dd>not stated</dd></div> : null}
        <div><dt>Yearly income</dt><dd>{found.incomePerYear ? <>{formatMoneyShort(found.incomePerYear.amount.mid)} ({formatMoneyShort(found.incomePerYear.amount.low)} to {formatMoneyShort(found.incomePerYear.amount.high)}); <EvidenceLinks ids={found.incomePerYear.evidence} /></> : 'not stated'}</dd></div>
      </dl>
      {may ? (
        <p className="row">
          <Button small onClick={() => setOpen({ form: 'trust' })}>Change what is known of it</Button>
          {board.mayPrepareAll && options.length === 0 ? <Button small onClick={() => setOpen({
            form: 'remove', title: `Remove ${found.name}?`, words: 'Nothing may rest on it: no option, merger, scenario or role.', act: { command: 'removeWorkshopTrust', body: { trust: id }, base: found.revision },
            done: { sentence: `${found.name} is removed.`, undo: () => ({ command: 'setWorkshopTrust', body: { trust: withoutRevision(found) }, base: 0 }) },
          })}>Remove the trust</Button> : null}
        </p>
      ) : null}
      {options.map((option) => <OneOption key={option.id} record={record} board={board} option={option} may={may} onOpen={setOpen} />)}
      {open?.form === 'trust' ? <TrustForm {...given} trust={id} /> : null}
      {open?.form === 'option' ? <OptionForm {...given} trust={id} {...(open.id === undefined ? {} : { option: open.id })} /> : null}
      {open?.form === 'line' ? <LineForm {...given} option={open.option} derived={open.derived} {...(open.id === undefined ? {} : { line: open.id })} /> : null}
      {open?.form === 'remove' ? <Removal record={record} removal={open} onDone={setDone} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}

const withoutRevision = ({ revision: _revision, ...trust }: Board['trusts'][number]) => trust

interface OneOptionProps {
  readonly record: string
  readonly board: Board
  readonly option: Board['options'][number]
  readonly may: boolean
  readonly onOpen: (open: Open) => void
}

const OneOption = ({ record, board, option, may, onOpen }: OneOptionProps) => {
  const { id, label, route } = option
  const open = linesOf(board, id, false)
  const derived = linesOf(board, id, true)
  const chosen = board.scenarios.filter((scenario) => scenario.choices.some((choice) => choice.option === id)).map(({ title }) => title)
  // What an undo would not bring back is not offered as undone.
  const undo = board.derived !== null && open.length + derived.length === 0 ? { undo: () => ({ command: 'setOption' as const, body: { option: plainOption(option) }, base: 0 }) } : {}
  return (
    <section aria-labelledby={`option-${id}`}>
      <h2 id={`option-${id}`}>{label}</h2>
      <p>{pathNames[option.path]} · {routeNames[route.kind]}, {exposureNames[route.exposure]} · {option.programmes.length === 0 ? 'no dates' : `starts ${formatList(option.programmes.map(({ starts }) => formatDay(starts)))}`}</p>
      {may ? (
        <p className="row">
          <Button small onClick={() => onOpen({ form: 'option', id })}>Change the option<span className="visually-hidden"> {label}</span></Button>
          {chosen.length === 0 ? <Button small onClick={() => onOpen({
            form: 'remove', title: `Remove “${label}”?`, words: open.length + derived.length === 0 ? (board.derived ? 'It has no cost lines.' : 'It has no cost lines that are shown to you; others, if there are any, go with it.') : `Its ${formatCount(open.length + derived.length, 'cost line')} go with it; the record keeps what they said, and snapshots keep them.`,
            act: { command: 'removeOption', body: { option: id }, base: option.revision }, done: { sentence: `“${label}” is removed.`, ...undo },
          })}>Remove the option<span className="visually-hidden"> {label}</span></Button> : <span className="small muted">Chosen in {formatList(chosen)}</span>}
        </p>
      ) : null}
      <Lines record={record} board={board} option={id} label={label} lines={open} derived={false} may={may} onOpen={onOpen} />
      {board.derived ? <Derived record={record} board={board} option={id} label={label} lines={derived} may={may && board.mayPrepareAll} onOpen={onOpen} /> : null}
    </section>
  )
}

interface LinesProps {
  readonly record: string
  readonly board: Board
  readonly option: string
  readonly label: string
  readonly lines: readonly Line[]
  readonly derived: boolean
  readonly may: boolean
  readonly onOpen: (open: Open) => void
}

const Lines = ({ board, option, label, lines, derived, may, onOpen }: LinesProps) => (
  <>
    <DataTable
      caption={`${derived ? 'Lines derived from bids' : 'Cost lines'} of ${label}`} captionHidden rows={lines} rowKey={(row) => row.id} empty={<p className="muted">{derived ? 'No line is derived from a bid.' : 'No cost line yet.'}</p>}
      columns={[
        { key: 'label', head: 'Line', rowHead: true, cell: (row) => <>{row.label}{row.illustrative ? <span className="muted"> (illustrative)</span> : null}</> },
        { key: 'kind', head: 'Kind', cell: (row) => costKindNames[row.kind] },
        { key: 'payer', head: 'Payer', cell: (row) => <>{payerNames[row.payer]}<br /><span className="muted">{row.type}{row.recurrent ? ', recurrent' : ''}; VAT {vatNames[row.vat]}</span></> },
        { key: 'when', head: 'When', cell: (row) => whenPaid(row) },
        { key: 'amount', head: 'Amount', numeric: true, cell: (row) => amountShown(row) },
        { key: 'basis', head: 'Basis', cell: (row) => <>{basisNames[row.basis]}, prices of {row.priceBase}<br /><EvidenceLinks ids={row.evidence} /></> },
        { key: 'act', head: 'Change', cell: (row) => (may ? (
          <><button type="button" className="as-link" onClick={() => onOpen({ form: 'line', option, id: row.id, derived })}>Change<span className="visually-hidden"> {row.label}</span></button>{' '}
            <button type="button" className="as-link" onClick={() => onOpen({
              form: 'remove', title: `Remove the line “${row.label}”?`, words: 'Every figure that counts it is computed anew.',
              act: setLines(option, lines.filter((other) => other.id !== row.id), derived, revisionOfLines(board, option, derived)),
              done: { sentence: `The line “${row.label}” is removed.`, undo: (base) => setLines(option, lines, derived, base) },
            })}>Remove<span className="visually-hidden"> {row.label}</span></button></>
        ) : '') },
      ]}
    />
    {may ? <p><Button small onClick={() => onOpen({ form: 'line', option, derived })}>{derived ? 'Add a line derived from a bid' : 'Add a cost line'}<span className="visually-hidden"> to {label}</span></Button></p> : null}
  </>
)

/** R20: shown to those who may read it, and said to them who else does. */
const Derived = (props: Omit<LinesProps, 'derived'>) => {
  const names = useNames(props.record)
  return (
    <div className="note note--warn">
      <h3>Derived from bids</h3>
      <p className="small">Read by {formatList((props.board.readers ?? []).map(names.person))}, and by nobody else here.</p>
      <Lines {...props} derived />
    </div>
  )
}
