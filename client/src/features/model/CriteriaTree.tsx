import type { KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useKeyOf } from '../../parts/same-key.ts'
import { readWeight } from '../../parts/weights.ts'
import { Button } from '../../ui/Button.tsx'
import { childrenOf, effectiveText, kindNames, recordedText, rowsOf, type Model, type Node, type NodeRow, type SumRow } from './model.ts'
import { MoveConflict } from './MoveConflict.tsx'
import { dropped, isOvertaken, keptMine, typed, weightDraftsOf } from './weight-drafts.ts'

interface TreeProps {
  readonly record: string
  readonly model: Model
  readonly lot: string
  readonly chosen: string | null
}

/** The tree of one lot with local and effective weights. Alt with an arrow moves the node among its siblings. */
export const CriteriaTree = ({ record, model, lot, chosen }: TreeProps) => {
  const store = weightDraftsOf(record)
  const drafts = useStore(store, (state) => state.drafts)
  const move = useAct(record)
  const weigh = useAct(record)
  const [, go] = useLocation()
  const rows = rowsOf(model.criteria, lot, drafts)
  const onKey = (event: KeyboardEvent, node: Node) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || step === 0 || node.parent === null || !model.mayChange) return
    event.preventDefault()
    const order = node.order + step
    if (order >= 0 && order < childrenOf(model.criteria, node.parent).length) move.mutate({ command: 'moveCriterion', body: { criterion: node.id, parent: node.parent, order }, base: node.place.revision })
  }
  const type = (row: NodeRow, text: string) => {
    const parent = model.criteria.find((node) => node.id === row.node.parent)!
    store.setState({ drafts: typed(store.getState().drafts, parent, childrenOf(model.criteria, parent.id), row.node.id, text) })
  }
  const drop = (parent: string) => { weigh.reset(); store.setState({ drafts: dropped(store.getState().drafts, parent) }) }
  const weighing = weigh.isPending && weigh.variables.command === 'weighCriteria' ? weigh.variables.body.parent : null
  const overtaken = rows.filter((row): row is SumRow => row.kind === 'sum' && row.parent.id !== weighing && isOvertaken(drafts, row.parent))
  return (
    <>
      <MoveConflict record={record} model={model} act={move} />
      {/* Above the tree: the sum they belong to may stand far below what is being typed. */}
      {overtaken.map(({ parent, children }) => (
        <Overtaken
          key={parent.id} record={record} what={`The weights under ${parent.ref} ${parent.title}`} written={parent.weightsWritten} empty="none"
          differences={children.map((child) => ({ name: `${child.ref} ${child.title}`, mine: drafts[parent.id]?.texts[child.id] ?? '', theirs: recordedText(child) }))}
          onMine={() => { weigh.reset(); store.setState({ drafts: keptMine(store.getState().drafts, parent) }) }} onTheirs={() => drop(parent.id)}
        />
      ))}
      <div className="table-wrap" tabIndex={0} role="region" aria-label="Criteria and weights">
        <table className="dense tree">
          <caption className="visually-hidden">Criteria with their weight among siblings and in the whole</caption>
          <thead><tr><th scope="col">Criterion</th><th scope="col">Kind</th><th scope="col" className="num">Weight among siblings</th><th scope="col" className="num">In the whole</th><th scope="col"><span className="visually-hidden">Drawn</span></th></tr></thead>
          <tbody>
            {rows.map((row) => (row.kind === 'sum' ? <Siblings key={`sum/${row.parent.id}`} record={record} model={model} row={row} act={weigh} overtaken={overtaken.includes(row)} onDrop={() => drop(row.parent.id)} /> : (
              <tr key={row.node.id} className={row.node.id === chosen ? 'chosen' : undefined}>
                <th scope="row" className={`depth-${Math.min(row.depth, 6)}`}>
                  <button type="button" className="as-link" aria-current={row.node.id === chosen ? 'true' : undefined} aria-keyshortcuts={model.mayChange ? 'Alt+ArrowUp Alt+ArrowDown' : undefined} onKeyDown={(event) => onKey(event, row.node)} onClick={() => go(`/model/criteria/${lot}/${row.node.id}`)}>{row.node.ref} {row.node.title}</button>
                </th>
                <td data-head="Kind" className="tree__kind">{kindNames[row.node.kind]}</td>
                <td className="num" data-head="Weight among siblings">
                  {row.node.parent === null ? '' : model.mayChange ? (
                    <input className="nhsuk-input weight" aria-label={`Weight of ${row.node.ref} ${row.node.title}`} aria-invalid={row.because !== null && row.text.trim() !== ''} value={row.text} placeholder="35% or 7/20" onChange={(event) => type(row, event.target.value)} />
                  ) : row.text || 'none'}
                  {row.because !== null && row.text.trim() !== '' ? <span className="status--bad weight__why">{row.because}</span> : null}
                </td>
                <td className="num" data-head="In the whole">{effectiveText(row.effective)}</td>
                <td>{row.effective ? <Bar share={row.effective.valueOf()} /> : null}</td>
              </tr>
            )))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** A drawing only: the figure stands beside it. */
const Bar = ({ share }: { readonly share: number }) => (
  <svg className="bar" viewBox="0 0 100 8" width="100" height="8" aria-hidden="true" preserveAspectRatio="none">
    <rect x="0" y="0" width="100" height="8" className="bar__track" />
    <rect x="0" y="0" width={Math.min(100, share * 100)} height="8" className="bar__fill" />
  </svg>
)

/** The sum of one set of siblings, and the one act that records it. */
interface SiblingsProps {
  readonly record: string
  readonly model: Model
  readonly row: SumRow
  readonly act: ReturnType<typeof useAct>
  readonly overtaken: boolean
  readonly onDrop: () => void
}

const Siblings = ({ record, model, row, act, overtaken, onDrop }: SiblingsProps) => {
  const store = weightDraftsOf(record)
  const drafts = useStore(store, (state) => state.drafts)
  const keyOf = useKeyOf()
  const draft = drafts[row.parent.id]
  const changed = draft !== undefined && row.children.some((child) => draft.texts[child.id] !== undefined && draft.texts[child.id] !== recordedText(child))
  const read = row.children.map((child) => ({ child, read: readWeight(draft?.texts[child.id] ?? recordedText(child)) }))
  const mine = act.variables?.command === 'weighCriteria' && act.variables.body.parent === row.parent.id
  const save = () => {
    const weights = read.flatMap((entry) => ('weight' in entry.read ? [{ criterion: entry.child.id, weight: entry.read.weight }] : []))
    const base = draft?.base ?? row.parent.weightsRevision
    act.mutate({ command: 'weighCriteria', body: { parent: row.parent.id, weights }, base, key: keyOf({ weights, base }) }, { onSuccess: () => store.setState({ drafts: dropped(store.getState().drafts, row.parent.id) }) })
  }
  return (
    <tr className={`sum${row.sum.complete ? '' : ' sum--open'}`}>
      <th scope="row" className={`depth-${Math.min(row.depth, 6)}`}>Sum under {row.parent.ref} {row.parent.title}</th>
      <td colSpan={4} data-head="Sum">
        <span className={row.sum.complete ? 'sum__good' : 'status--bad'} role={changed ? 'status' : undefined}>{row.sum.sentence}</span>
        {changed && !overtaken ? (
          <span className="row">
            <Button small busy={mine && act.isPending} disabled={read.some((entry) => 'because' in entry.read)} onClick={save}>Record these {row.children.length} weights</Button>
            <button type="button" className="as-link" onClick={onDrop}>Take back</button>
          </span>
        ) : null}
        {changed && !row.sum.complete ? <span className="muted small"> Weights that do not sum to 100% can be recorded in a draft; the model cannot be published with them.</span> : null}
        {act.error && mine && !overtaken ? <span className="status status--bad" role="alert">{act.error.problem.detail}</span> : null}
        {!model.mayChange || changed ? null : <span className="visually-hidden">Recorded</span>}
      </td>
    </tr>
  )
}
