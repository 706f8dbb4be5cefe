import { formatPercent } from '@workbench/shared/numeric/format.ts'
import type { Exact } from '@workbench/shared/numeric/exact.ts'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useKeyOf } from '../../parts/same-key.ts'
import { weightText } from '../../parts/weights.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type ErrorItem } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { draftOf } from './drafts.ts'
import { draftFrom, isChanged, readSet, rowsOf, typed, type Criterion, type NodeRow, type SumRow, type ViewSet } from './view-weights.ts'

interface OwnSetProps {
  readonly record: string
  readonly lot: string
  readonly trust: { readonly id: string; readonly name: string }
  readonly criteria: readonly Criterion[]
  readonly set: ViewSet | undefined
  /** Why nothing is weighed any more. */
  readonly fixed: string | null
}

const none: readonly ErrorItem[] = []

/** The trust's own weights beside the award's, summed as one types and recorded in one act with its reason. */
export const OwnSet = ({ record, lot, trust, criteria, set, fixed }: OwnSetProps) => {
  const store = draftOf(record, trust.id, lot)
  const kept = useStore(store, (state) => state.draft)
  const draft = kept ?? draftFrom(set)
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [errors, setErrors] = useState<readonly ErrorItem[]>([])
  const [recorded, setRecorded] = useState(false)
  /** One person may lead two trusts that merge: the fields of each are its own. */
  const fieldOf = (criterion: string) => `own-${trust.id}-${criterion}`
  const reasonField = `reason-${trust.id}`
  const revision = set?.revision ?? 0
  const overtaken = kept !== null && kept.base !== revision && !act.isPending
  const changed = isChanged(draft, set)
  const drop = () => { act.reset(); setErrors([]); store.setState({ draft: null }) }
  const save = () => {
    const read = readSet(criteria, lot, draft)
    const reason = draft.reason.trim()
    const wrong: readonly ErrorItem[] = [...('wrong' in read ? read.wrong.map(({ criterion, message }) => ({ field: fieldOf(criterion), message })) : []), ...(reason === '' ? [{ field: reasonField, message: 'Say why the trust weighs so; the reason stands in the record.' }] : [])]
    setErrors(wrong)
    if (wrong.length > 0 || 'wrong' in read) return
    const body = { trust: trust.id, lot, weights: [...read.weights], reason }
    act.mutate({ command: 'weighView', body, base: draft.base, key: keyOf({ body, base: draft.base }) }, { onSuccess: () => { store.setState({ draft: null }); setRecorded(true) } })
  }
  const write = (next: typeof draft) => { setRecorded(false); store.setState({ draft: next }) }
  const missingReason = errors.find(({ field }) => field === reasonField)
  return (
    <section aria-label={`Own weights of ${trust.name}`}>
      <h2>{trust.name}</h2>
      <p className="small">{set ? `Recorded, revision ${set.revision}: ${set.reason}` : 'No own weights are recorded: the trust sees the award’s.'}</p>
      {fixed === null ? null : <p role="status">{fixed}</p>}
      <ErrorSummary errors={overtaken ? none : act.error ? [{ message: act.error.problem.detail }] : errors} />
      {overtaken ? (
        <Overtaken
          record={record} what={`The own weights of ${trust.name}`} written={set?.written ?? null} empty="as the award"
          differences={[
            ...rowsOf(criteria, lot, draft).flatMap((row) => (row.kind === 'node' ? [{ name: `${row.node.ref} ${row.node.title}`, mine: row.text, theirs: draftFrom(set).texts[row.node.id] ?? '' }] : [])),
            { name: 'Why', mine: draft.reason, theirs: set?.reason ?? '' },
          ]}
          onMine={() => { act.reset(); store.setState({ draft: { ...draft, base: revision } }) }} onTheirs={drop}
        />
      ) : null}
      <div className="table-wrap" tabIndex={0} role="region" aria-label={`Weights of ${trust.name} beside the award`}>
        <table className="dense tree">
          <caption className="visually-hidden">Weights of {trust.name} beside those of the award. Not the award.</caption>
          <thead><tr><th scope="col">Criterion</th><th scope="col" className="num">Award <span className="unit">among siblings</span></th><th scope="col" className="num">Own <span className="unit">35% or 7/20; empty: as the award</span></th><th scope="col" className="num">Award <span className="unit">in the whole</span></th><th scope="col" className="num">Own <span className="unit">in the whole</span></th></tr></thead>
          <tbody>
            {rowsOf(criteria, lot, draft).map((row) => (row.kind === 'sum' ? <Sum key={`sum/${row.parent.id}`} row={row} /> : <Line key={row.node.id} id={fieldOf(row.node.id)} row={row} onType={(text) => write(typed(draft, row.node.id, text))} />))}
          </tbody>
        </table>
      </div>
      <Field id={reasonField} label="Why the trust weighs so" hint="It stands in the record, and beside the view wherever that is shown." {...(missingReason ? { error: missingReason.message } : {})}>
        <textarea className="nhsuk-textarea" id={reasonField} rows={3} maxLength={4000} value={draft.reason} aria-describedby={describedBy(reasonField, true, missingReason !== undefined)} onChange={(event) => write({ ...draft, reason: event.target.value })} />
      </Field>
      <div className="row">
        <Button filled busy={act.isPending} disabled={overtaken || !changed || fixed !== null} onClick={save}>Record these view weights</Button>
        {kept ? <Button onClick={drop}>Take back what I typed</Button> : null}
        <span role="status" className="status">{recorded && !kept ? 'Recorded.' : kept && changed ? 'Not recorded yet.' : ''}</span>
      </div>
    </section>
  )
}

const Line = ({ id, row, onType }: { readonly id: string; readonly row: NodeRow; readonly onType: (text: string) => void }) => {
  const { node } = row
  return (
    <tr>
      <th scope="row" className={`depth-${Math.min(row.depth - 1, 6)}`}>{node.ref} {node.title}</th>
      <td className="num" data-head="Award, among siblings">{node.weight === null ? 'none' : weightText(node.weight)}</td>
      <td className="num" data-head="Own, among siblings">
        <input className="nhsuk-input weight" id={id} aria-label={`Own weight of ${node.ref} ${node.title}`} aria-invalid={row.because !== null} {...(row.because === null ? {} : { 'aria-describedby': `${id}-why` })} value={row.text} onChange={(event) => onType(event.target.value)} />
        {row.because === null ? null : <span className="status--bad weight__why" id={`${id}-why`}>{row.because}</span>}
      </td>
      <td className="num" data-head="Award, in the whole">{share(row.award)}</td>
      <td className="num" data-head="Own, in the whole">{row.award && row.own && !row.award.equals(row.own) ? <strong>{share(row.own)}</strong> : share(row.own)}</td>
    </tr>
  )
}

/** For reading: four decimals, marked where they are not the whole figure. */
const share = (value: Exact | null): string => (value === null ? 'open' : `${value.mul(1_000_000n).d === 1n ? '' : '≈ '}${formatPercent(value, 4)}`)

const Sum = ({ row }: { readonly row: SumRow }) => (
  <tr className={`sum${row.sum && !row.sum.complete ? ' sum--open' : ''}`}>
    <th scope="row" className={`depth-${Math.min(row.depth - 1, 6)}`}>Sum under {row.parent.ref} {row.parent.title}</th>
    <td colSpan={4} data-head="Sum">{row.sum ? <span className={row.sum.complete ? 'sum__good' : 'status--bad'} role="status">{row.sum.sentence}</span> : <span className="muted">as the award</span>}</td>
  </tr>
)
