import { formatCount, formatDay, formatInstant, formatPounds } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { Reading } from '../../parts/Reading.tsx'
import { useRevision } from '../../parts/revision.ts'
import { ruleSetNames, stageName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { DescribeTender } from './DescribeTender.tsx'
import { LotForm } from './LotForm.tsx'
import { PlanDates } from './PlanDates.tsx'
import { AddRound, MoveDeadline } from './RoundForms.tsx'
import { plannable, roundKinds, type Lot, type Overview, type Round } from './setup.ts'

type Doing =
  | { readonly act: 'addLot' | 'addRound' | 'plan' | 'describe' }
  | { readonly act: 'changeLot' | 'removeLot'; readonly lot: Lot }
  | { readonly act: 'moveDeadline'; readonly round: Round }

/** What is bought in which parts, and by when? */
export const SetupPage = ({ record }: { readonly record: string }) => {
  const overview = useRead('overview', { record })
  const [doing, setDoing] = useState<Doing | null>(null)
  return (
    <Reading of={overview} what="lots and dates" page="Lots and dates">
      {(found) => {
        const isLead = found.me.roles.some(({ role }) => role === 'lead')
        const over = found.lots.length > 0 && found.lots.every(({ stage }) => stage === 'closed' || stage === 'abandoned')
        const lead = isLead && !over
        const unpublished = found.version === null
        return (
          <Page
            title={titleOf(found)} question="What is bought in which parts, and by when?"
            action={lead && unpublished ? <Button filled={found.lots.length === 0} onClick={() => setDoing({ act: 'addLot' })}>Add a lot</Button> : undefined}
          >
            {lead ? null : <p className="muted">{over ? 'Every lot is closed or abandoned; lots, rounds and dates stand as they were.' : 'Lots, rounds and dates are set by the procurement lead.'}</p>}
            <Lots overview={found} lead={lead} onDo={setDoing} />
            {lead && !unpublished ? <p className="muted small">The lots are published with the model. A lot in set-up alone can still change; a new lot needs a new tender.</p> : null}
            <Rounds overview={found} lead={lead} onDo={setDoing} />
            <Plan overview={found} lead={lead} onDo={setDoing} />
            <h2>The tender itself</h2>
            <dl className="facts">
              <div><dt>Title</dt><dd>{found.title}</dd></div>
              <div><dt>Rule set</dt><dd>{ruleSetNames[found.ruleSet]}</dd></div>
              <div><dt>Purpose</dt><dd>{found.purpose}</dd></div>
            </dl>
            {lead ? <p><Button small onClick={() => setDoing({ act: 'describe' })}>Change title, rule set or purpose</Button></p> : null}
            {lead && found.lots.length > 0 && unpublished ? <p>Next: <Link href="/model">what is asked, and what it is worth</Link>.</p> : null}
            <Doings record={record} overview={found} doing={doing} onClose={() => setDoing(null)} />
          </Page>
        )
      }}
    </Reading>
  )
}

const titleOf = ({ lots, rounds }: Overview): string =>
  lots.length === 0 ? 'There is no lot yet' : `${formatCount(lots.length, 'lot')}, ${rounds.length === 0 ? 'no deadline yet' : formatCount(rounds.length, 'round with a deadline', 'rounds with deadlines')}`

interface PartProps {
  readonly overview: Overview
  readonly lead: boolean
  readonly onDo: (doing: Doing) => void
}

const Lots = ({ overview, lead, onDo }: PartProps) => (
  <DataTable
    caption="Lots" rows={overview.lots} rowKey={(row) => row.id}
    empty={<Empty title="A tender is bought in lots"><p>Each lot has its own criteria, bids and winners. A tender that is not divided has one lot.</p></Empty>}
    columns={[
      { key: 'ref', head: 'Lot', rowHead: true, cell: (row) => `${row.ref} ${row.title}` },
      { key: 'places', head: 'Places', numeric: true, cell: (row) => row.places },
      { key: 'value', head: 'Estimated value', unit: '£', numeric: true, cell: (row) => (row.value ? `${formatPounds(row.value.low).slice(1)} to ${formatPounds(row.value.high).slice(1)}` : 'not stated') },
      { key: 'variants', head: 'Variants', cell: (row) => row.variants },
      { key: 'stage', head: 'Stage', cell: (row) => stageName(row.stage) },
      ...(lead ? [{
        key: 'acts', head: 'Change',
        cell: (row: Lot) => (row.stage === 'setUp' ? (
          <span className="row">
            <button type="button" className="as-link" onClick={() => onDo({ act: 'changeLot', lot: row })}>Change<span className="visually-hidden"> lot {row.ref}</span></button>
            <button type="button" className="as-link" onClick={() => onDo({ act: 'removeLot', lot: row })}>Remove<span className="visually-hidden"> lot {row.ref}</span></button>
          </span>
        ) : 'published'),
      }] : []),
    ]}
  />
)

const Rounds = ({ overview, lead, onDo }: PartProps) => (
  <>
    <DataTable
      caption="Rounds" rows={overview.rounds} rowKey={(row) => row.id}
      empty={<><h2>Rounds</h2><p className="muted">No round is planned yet. A round gives bidders a deadline; what comes after it is late.</p></>}
      columns={[
        { key: 'title', head: 'Round', rowHead: true, cell: (row) => row.title },
        { key: 'kind', head: 'Kind', cell: (row) => roundKinds.find(([key]) => key === row.kind)?.[1] ?? row.kind },
        { key: 'lots', head: 'Lots', cell: (row) => row.lots.map((id) => overview.lots.find((lot) => lot.id === id)?.ref ?? id).join(', ') },
        { key: 'deadline', head: 'Deadline', cell: (row) => formatInstant(row.deadline) },
        ...(lead ? [{
          key: 'acts', head: 'Change',
          cell: (row: Round) => (row.passed ? 'has passed' : <button type="button" className="as-link" onClick={() => onDo({ act: 'moveDeadline', round: row })}>Move the deadline<span className="visually-hidden"> of {row.title}</span></button>),
        }] : []),
      ]}
    />
    {lead && overview.lots.length > 0 ? <p><Button small onClick={() => onDo({ act: 'addRound' })}>Add a round</Button></p> : null}
  </>
)

const Plan = ({ overview, lead, onDo }: PartProps) => {
  const rows = plannable.flatMap((stage) => overview.planned.filter((entry) => entry.stage === stage))
  return (
    <>
      <DataTable
        caption="Planned dates" rows={rows} rowKey={(row) => row.stage} empty={<><h2>Planned dates</h2><p className="muted">No dates are planned yet. They show on the line of stages and as due dates of what waits for people.</p></>}
        columns={[
          { key: 'stage', head: 'Stage', rowHead: true, cell: (row) => stageName(row.stage) },
          { key: 'day', head: 'Planned to begin', cell: (row) => formatDay(row.planned) },
        ]}
      />
      {lead ? <p><Button small onClick={() => onDo({ act: 'plan' })}>{rows.length === 0 ? 'Plan the dates' : 'Change the planned dates'}</Button></p> : null}
    </>
  )
}

const Doings = ({ record, overview, doing, onClose }: { readonly record: string; readonly overview: Overview; readonly doing: Doing | null; readonly onClose: () => void }) => {
  switch (doing?.act) {
    case undefined: return null
    case 'addLot': return <LotForm record={record} onClose={onClose} />
    // As they stand now, not as they stood when the dialog opened.
    case 'changeLot': return <LotForm record={record} lot={overview.lots.find(({ id }) => id === doing.lot.id) ?? doing.lot} onClose={onClose} />
    case 'removeLot': return <RemoveLot record={record} lot={overview.lots.find(({ id }) => id === doing.lot.id) ?? doing.lot} onClose={onClose} />
    case 'addRound': return <AddRound record={record} lots={overview.lots} onClose={onClose} />
    case 'moveDeadline': return <MoveDeadline record={record} round={overview.rounds.find(({ id }) => id === doing.round.id) ?? doing.round} published={overview.lots.some((lot) => doing.round.lots.includes(lot.id) && lot.stage !== 'setUp')} onClose={onClose} />
    case 'plan': return <PlanDates record={record} planned={overview.planned} plan={overview.plan} onClose={onClose} />
    case 'describe': return <DescribeTender record={record} overview={overview} onClose={onClose} />
  }
}

const RemoveLot = ({ record, lot, onClose }: { readonly record: string; readonly lot: Lot; readonly onClose: () => void }) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(lot.revision, act.isPending)
  return (
    <Asked title={`Remove lot ${lot.ref} ${lot.title}?`} act="Remove the lot" busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose} onAct={() => act.mutate({ command: 'removeLot', body: { lot: lot.id }, base }, { onSuccess: onClose })}>
      {overtaken ? <MovedOn record={record} what={`Lot ${lot.ref}`} written={lot.written} onRead={() => { act.reset(); rebase() }} /> : null}
      <p>Only a lot without criteria, requirements and rounds can be removed. That it was there stays in the record.</p>
    </Asked>
  )
}
