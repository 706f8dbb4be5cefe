import { useState } from 'react'
import { Link } from 'wouter'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { Drawer } from '../../ui/Drawer.tsx'
import { lawSentences } from './criterion-text.ts'
import { CriterionForm } from './CriterionForm.tsx'
import { childrenOf, kindNames, parentsFor, type Model, type Node } from './model.ts'
import { MoveConflict } from './MoveConflict.tsx'
import { Thresholds } from './Thresholds.tsx'

type Doing = 'change' | 'remove' | 'group' | 'question' | 'price'

interface CriterionDrawerProps {
  readonly record: string
  readonly model: Model
  readonly node: Node
  readonly onClose: () => void
}

/** Everything about one node, and every change to it, reachable without a mouse. */
export const CriterionDrawer = ({ record, model, node, onClose }: CriterionDrawerProps) => {
  const [doing, setDoing] = useState<Doing | null>(null)
  const scale = model.scales.find((entry) => entry.id === node.scale)
  const traced = model.requirements.filter((entry) => node.requirements.includes(entry.id))
  const priced = model.criteria.some((entry) => entry.lot === node.lot && entry.kind === 'price')
  return (
    <Drawer title={`${node.ref} ${node.title}`} onClose={onClose}>
      <p className="muted">{kindNames[node.kind]}{scale ? `, scored on ${scale.name}` : ''}</p>
      {node.guidance ? <p className="answer-text">{node.guidance}</p> : node.kind === 'question' ? <p className="muted">The question has no text yet.</p> : null}
      {scale ? (
        <>
          <h3>What earns what</h3>
          <dl className="facts">
            {scale.values.map(({ value, label }) => <div key={value}><dt>{value} {label}</dt><dd>{node.descriptors.find((entry) => entry.value === value)?.text ?? <span className="muted">no descriptor</span>}</dd></div>)}
          </dl>
        </>
      ) : null}
      {node.subCriteria.length > 0 ? <><h3>Sub-criteria</h3><ul>{node.subCriteria.map((sub) => <li key={sub.id}>{sub.label}</li>)}</ul></> : null}
      {node.kind === 'price' ? <p><Link href="/model/price">How prices become points</Link></p> : (
        <>
          <h3>Requirements traced</h3>
          {traced.length === 0 ? <p className="muted">None is traced to it.</p> : <ul>{traced.map((entry) => <li key={entry.id}>{entry.ref} {entry.heading}</li>)}</ul>}
        </>
      )}
      <h3>Thresholds</h3>
      <Thresholds record={record} model={model} lot={node.lot} node={node} />
      {node.lawChecks || model.mayChange ? (
        <>
          <h3>Does it stand up in law?</h3>
          <ul>{lawSentences.map(([key, sentence]) => <li key={key} className={node.lawChecks?.[key] ? undefined : 'muted'}>{node.lawChecks?.[key] ? '✓ ' : 'Not affirmed: '}{sentence}</li>)}</ul>
        </>
      ) : null}
      {model.mayChange ? (
        <>
          <h3>Change</h3>
          <div className="row">
            <Button small onClick={() => setDoing('change')}>Change</Button>
            {node.kind === 'group' ? (
              <>
                <Button small onClick={() => setDoing('question')}>Add a question beneath</Button>
                <Button small onClick={() => setDoing('group')}>Add a group beneath</Button>
                {priced ? null : <Button small onClick={() => setDoing('price')}>Add the price criterion</Button>}
              </>
            ) : null}
            <Button small onClick={() => setDoing('remove')}>Remove</Button>
          </div>
          {node.parent === null ? null : <Moving record={record} model={model} node={node} parent={node.parent} />}
        </>
      ) : null}
      {doing === 'change' ? <CriterionForm record={record} model={model} lot={node.lot} kind={node.kind} parent={node.parent} node={node} onClose={() => setDoing(null)} /> : null}
      {doing === 'group' || doing === 'question' || doing === 'price' ? <CriterionForm record={record} model={model} lot={node.lot} kind={doing} parent={node.id} onClose={() => setDoing(null)} /> : null}
      {doing === 'remove' ? <RemoveCriterion record={record} node={node} beneath={childrenOf(model.criteria, node.id).length} onClose={() => setDoing(null)} onDone={onClose} /> : null}
    </Drawer>
  )
}

const Moving = ({ record, model, node, parent }: { readonly record: string; readonly model: Model; readonly node: Node; readonly parent: string }) => {
  const act = useAct(record)
  const siblings = childrenOf(model.criteria, parent)
  const others = parentsFor(model.criteria, node).filter((group) => group.id !== parent)
  const move = (under: string, order: number) => act.mutate({ command: 'moveCriterion', body: { criterion: node.id, parent: under, order }, base: node.place.revision })
  return (
    <>
      <div className="row">
        <Button small disabled={node.order === 0 || act.isPending} onClick={() => move(parent, node.order - 1)}>Move up</Button>
        <Button small disabled={node.order >= siblings.length - 1 || act.isPending} onClick={() => move(parent, node.order + 1)}>Move down</Button>
        {others.length > 0 ? (
          <label className="small">Move under{' '}
            <select className="nhsuk-select" value="" disabled={act.isPending} onChange={(event) => event.target.value && move(event.target.value, childrenOf(model.criteria, event.target.value).length)}>
              <option value="">choose a group</option>
              {others.map((group) => <option key={group.id} value={group.id}>{group.ref} {group.title}</option>)}
            </select>
          </label>
        ) : null}
      </div>
      <p className="muted small">In the tree, <span className="kbd">Alt</span> with <span className="kbd">↑</span> or <span className="kbd">↓</span> does the same. Under another group it loses its weight.</p>
      <MoveConflict record={record} model={model} act={act} />
    </>
  )
}

const RemoveCriterion = ({ record, node, beneath, onClose, onDone }: { readonly record: string; readonly node: Node; readonly beneath: number; readonly onClose: () => void; readonly onDone: () => void }) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(node.revision, act.isPending)
  return (
    <Asked
      title={`Remove ${node.ref} ${node.title}?`} act={beneath > 0 ? 'Remove it with all beneath it' : 'Remove it'} busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose}
      onAct={() => act.mutate({ command: 'removeCriterion', body: { criterion: node.id }, base }, { onSuccess: onDone })}
    >
      {overtaken ? <MovedOn record={record} what={`Criterion ${node.ref}`} written={node.written} onRead={() => { act.reset(); rebase() }} /> : null}
      <p>{beneath > 0 ? 'Everything beneath it goes with it. ' : ''}The weights of its siblings stay as they are and have to be set again.</p>
    </Asked>
  )
}
