import { dayOfInstant, formatDay, formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct, useRead } from '../../api/queries.ts'
import { stageName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { callOffsToLink, takesCallOffs } from './decision.ts'
import { errorAt } from './field-errors.ts'
import type { PartProps } from './part.ts'

/** Call-off tenders are records of their own: each names the framework that it comes from when it is started, and is linked there. */
export const CallOffs = ({ record, decision }: PartProps) => {
  const [linking, setLinking] = useState(false)
  const { data: consortium } = useRead('consortium', { record })
  const { data: home } = useRead('home', {})
  const may = takesCallOffs(decision)
  if (decision.callOffs.length === 0 && !may) return null
  const trustName = (id: string) => consortium?.trusts.find((trust) => trust.id === id)?.name ?? id
  const title = (id: string) => home?.tenders.find((tender) => tender.record === id)?.title
  return (
    <section aria-labelledby="calloffs-title">
      <h2 id="calloffs-title">Call-offs</h2>
      <DataTable
        caption="Call-offs from this lot" captionHidden rows={decision.callOffs} rowKey={(row) => `${row.record}/${row.trust}`} empty={<p className="muted">No trust has called off yet.</p>}
        columns={[
          { key: 'trust', head: 'Trust', rowHead: true, cell: (row) => trustName(row.trust) },
          { key: 'record', head: 'Tender', cell: (row) => (title(row.record) ? <Link href={`~/records/${row.record}`}>{title(row.record)}</Link> : 'a record in which you have no part') },
          { key: 'at', head: 'Linked', cell: (row) => formatInstant(row.at) },
        ]}
      />
      {may ? <p className="row"><Link className="nhsuk-button nhsuk-button--secondary small" href={`~/start?from=${record}&lot=${decision.lot}`}>Start a call-off</Link><Button small onClick={() => setLinking(true)}>Link a call-off</Button></p> : null}
      {linking ? <LinkCallOff record={record} lot={decision.lot} trusts={consortium?.trusts ?? []} tenders={callOffsToLink(home?.tenders ?? [], record, decision)} onClose={() => setLinking(false)} /> : null}
    </section>
  )
}

interface LinkCallOffProps {
  readonly record: string
  readonly lot: string
  readonly trusts: readonly { readonly id: string; readonly name: string }[]
  readonly tenders: readonly { readonly record: string; readonly title: string; readonly stage: string }[]
  readonly onClose: () => void
}

const LinkCallOff = ({ record, lot, trusts, tenders, onClose }: LinkCallOffProps) => {
  const act = useAct(record)
  const [other, setOther] = useState('')
  const [trust, setTrust] = useState('')
  const [tried, setTried] = useState(false)
  const problems = [
    ...(other === '' ? [{ message: 'Choose the tender that is the call-off.', field: 'calloff-record' }] : []),
    ...(trust === '' ? [{ message: 'Choose the trust that calls off.', field: 'calloff-trust' }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (problems.length === 0) act.mutate({ command: 'linkCallOff', body: { record: other, lot, trust } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Link a call-off" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="calloff-record" label="Tender" hint={tenders.length === 0 ? 'No tender in which you take part names this one as what it comes from. Start the call-off from here first.' : 'One that was started as a call-off from this tender, in which you take part.'} {...errorAt(problems, tried, 'calloff-record')}>
        <select className="nhsuk-select" id="calloff-record" value={other} onChange={(event) => setOther(event.target.value)}>
          <option value="">Choose</option>
          {tenders.map((tender) => <option key={tender.record} value={tender.record}>{tender.title}, {stageName(tender.stage).toLowerCase()}, record {tender.record}</option>)}
        </select>
      </Field>
      {other === '' ? null : <Candidate key={other} record={other} lot={lot} trusts={trusts} />}
      <Field id="calloff-trust" label="Trust" {...errorAt(problems, tried, 'calloff-trust')}>
        <select className="nhsuk-select" id="calloff-trust" value={trust} onChange={(event) => setTrust(event.target.value)}>
          <option value="">Choose</option>
          {trusts.map((entry) => <option key={entry.id} value={entry.id}>{entry.name}</option>)}
        </select>
      </Field>
      <p>The link stands in the record for good: it cannot be taken back.</p>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Link it</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}

/** What tells one call-off from another of the same title: when it was started, what for, and what it said that it comes from. */
const Candidate = ({ record, lot, trusts }: { readonly record: string } & Pick<LinkCallOffProps, 'lot' | 'trusts'>) => {
  const { data: overview } = useRead('overview', { record })
  if (!overview) return null
  const trust = trusts.find(({ id }) => id === overview.parent?.trust)
  return (
    <div className="note" role="status">
      <p><strong>{overview.title}, started {formatDay(dayOfInstant(overview.startedAt))}.</strong> {overview.purpose}</p>
      {trust ? <p>It was started for {trust.name}.</p> : null}
      {overview.parent?.lot !== undefined && overview.parent.lot !== lot ? <p>It was started from another lot of this tender than the one on this page.</p> : null}
    </div>
  )
}
