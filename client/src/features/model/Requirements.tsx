import { formatCount } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Field } from '../../ui/Field.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { requirementKindNames, type Model, type Requirement } from './model.ts'
import { RequirementForm } from './RequirementForm.tsx'
import { found } from './requirement-text.ts'

type Doing = { readonly act: 'add' } | { readonly act: 'change' | 'remove'; readonly id: string }

/** Everything that is asked, searched by its words, with the criteria that answer to it. */
export const Requirements = ({ record, model }: { readonly record: string; readonly model: Model }) => {
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<Requirement['kind'] | ''>('')
  const [lot, setLot] = useState('')
  const [doing, setDoing] = useState<Doing | null>(null)
  const rows = found(model.requirements, { words, kind, lot })
  const about = doing && doing.act !== 'add' ? model.requirements.find((entry) => entry.id === doing.id) : undefined
  const tracedBy = (id: string) => model.criteria.filter((node) => node.requirements.includes(id)).map((node) => node.ref).join(', ')
  return (
    <>
      {model.requirements.length > 0 ? (
        <div className="row">
          <Field id="requirement-search" label="Search"><input className="nhsuk-input" id="requirement-search" type="search" value={words} onChange={(event) => setWords(event.target.value)} /></Field>
          <Field id="requirement-kind-shown" label="Kind">
            <select className="nhsuk-select" id="requirement-kind-shown" value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
              <option value="">all</option>
              {Object.entries(requirementKindNames).map(([key, name]) => <option key={key} value={key}>{name}</option>)}
            </select>
          </Field>
          {model.lots.length > 1 ? (
            <Field id="requirement-lot-shown" label="Lot">
              <select className="nhsuk-select" id="requirement-lot-shown" value={lot} onChange={(event) => setLot(event.target.value)}>
                <option value="">all</option>
                {model.lots.map((entry) => <option key={entry.id} value={entry.id}>{entry.ref} {entry.title}</option>)}
              </select>
            </Field>
          ) : null}
          <p role="status" className="muted">{rows.length === model.requirements.length ? formatCount(rows.length, 'requirement') : `${rows.length} of ${formatCount(model.requirements.length, 'requirement')}`}</p>
        </div>
      ) : null}
      {model.mayChange && model.lots.length > 0 ? <p><Button small onClick={() => setDoing({ act: 'add' })}>Add a requirement</Button></p> : null}
      <DataTable
        caption="Requirements" captionHidden rows={rows} rowKey={(row) => row.id}
        empty={model.requirements.length === 0 ? <Empty title="Nothing is asked yet"><p>A mandatory requirement is passed or failed; a scored one is traced to the questions that weigh it. {model.lots.length === 0 ? 'Add a lot first.' : ''}</p></Empty> : <p className="muted">No requirement has these words.</p>}
        columns={[
          { key: 'ref', head: 'Requirement', rowHead: true, cell: (row) => `${row.ref} ${row.heading}` },
          { key: 'text', head: 'What is asked', cell: (row) => row.text },
          { key: 'kind', head: 'Kind', cell: (row) => requirementKindNames[row.kind] },
          { key: 'lots', head: 'Lots', cell: (row) => row.lots.map((id) => model.lots.find((entry) => entry.id === id)?.ref ?? id).join(', ') },
          { key: 'standards', head: 'Standards', cell: (row) => row.standards.map(({ name, era, now }) => `${name} (${era}${now ? `; today ${now}` : ''})`).join('; ') },
          { key: 'schedule', head: 'Contract schedule', cell: (row) => row.contractSchedule ?? '' },
          { key: 'traced', head: 'Traced by', cell: (row) => tracedBy(row.id) || (row.kind === 'scored' ? <span className="tag tag--warn">no question</span> : '') },
          ...(model.mayChange ? [{
            key: 'acts', head: 'Change',
            cell: (row: Requirement) => (
              <span className="row">
                <button type="button" className="as-link" onClick={() => setDoing({ act: 'change', id: row.id })}>Change<span className="visually-hidden"> {row.ref}</span></button>
                <button type="button" className="as-link" onClick={() => setDoing({ act: 'remove', id: row.id })}>Remove<span className="visually-hidden"> {row.ref}</span></button>
              </span>
            ),
          }] : []),
        ]}
      />
      {doing?.act === 'add' ? <RequirementForm record={record} model={model} onClose={() => setDoing(null)} /> : null}
      {doing?.act === 'change' && about ? <RequirementForm record={record} model={model} requirement={about} onClose={() => setDoing(null)} /> : null}
      {doing?.act === 'remove' && about ? <RemoveRequirement record={record} requirement={about} onClose={() => setDoing(null)} /> : null}
    </>
  )
}

const RemoveRequirement = ({ record, requirement, onClose }: { readonly record: string; readonly requirement: Requirement; readonly onClose: () => void }) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(requirement.revision, act.isPending)
  return (
    <Asked title={`Remove ${requirement.ref} ${requirement.heading}?`} act="Remove it" busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose} onAct={() => act.mutate({ command: 'removeRequirement', body: { requirement: requirement.id }, base }, { onSuccess: onClose })}>
      {overtaken ? <MovedOn record={record} what={`Requirement ${requirement.ref}`} written={requirement.written} onRead={() => { act.reset(); rebase() }} /> : null}
      <p>{requirement.text}</p>
      <p>Only a requirement that no criterion traces to can be removed.</p>
    </Asked>
  )
}
