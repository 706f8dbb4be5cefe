import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { useNames } from '../../parts/names.ts'
import { instantOfUkTime } from '../../parts/uk-instant.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Field } from '../../ui/Field.tsx'
import { Changes } from './Changes.tsx'
import { placeOfProblem, type Model } from './model.ts'

type Doing = 'sign' | 'propose' | 'publish'

/** Signed by a second person, proposed by the lead, published by another: each on exactly this model. */
export const Publication = ({ record, model }: { readonly record: string; readonly model: Model }) => {
  const names = useNames(record)
  const { data: overview } = useRead('overview', { record })
  const act = useAct(record)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [notice, setNotice] = useState('')
  const [day, setDay] = useState('')
  const [time, setTime] = useState('12:00')
  const [because, setBecause] = useState<string | null>(null)
  const me = overview?.me.person
  const hash = model.modelHash
  const signed = model.tests.filter((test) => test.modelHash === hash)
  const proposal = model.proposal?.modelHash === hash ? model.proposal : null
  const later = model.versions.length > 0
  const close = () => { act.reset(); setBecause(null); setDoing(null) }
  const propose = (reason: string) => {
    const deadline = instantOfUkTime(day, time)
    if (later && notice.trim() === '') return setBecause('Bidders have to be told: write the notice.')
    if (later && 'because' in deadline) return setBecause(`Deadline: ${deadline.because}`)
    setBecause(null)
    act.mutate({ command: 'proposePublication', body: { modelHash: hash!, reason, ...(later && 'instant' in deadline ? { notice: notice.trim(), deadline: deadline.instant } : {}) } }, { onSuccess: close })
  }
  const open = model.standing !== 'published' && model.problems.length === 0 && hash !== null
  return (
    <>
      {model.problems.length > 0 ? <Problems problems={model.problems} /> : null}
      {open ? (
        <ol>
          <li>{signed.length > 0 ? <>✓ The test of this model is signed by {signed.map((test) => names.person(test.by)).join(', ')}.</> : 'A second person or the assurance reviewer signs the test of exactly this model.'} {model.maySign && signed.every((test) => test.by !== me) ? <Button small onClick={() => setDoing('sign')}>Sign the test</Button> : null}</li>
          <li>{proposal ? <>✓ Proposed by {names.person(proposal.by)} on {formatInstant(proposal.at)}: {proposal.reason}</> : 'The lead proposes to publish it.'} {model.mayChange && !proposal ? <Button small disabled={signed.every((test) => test.by === me)} onClick={() => setDoing('propose')}>Propose to publish</Button> : null}</li>
          <li>Another person than the proposer publishes it. {model.mayPublish && proposal && proposal.by !== me ? <Button small onClick={() => setDoing('publish')}>Publish the model</Button> : null}</li>
        </ol>
      ) : null}
      {hash ? <p className="small">This model: <span className="digest">{hash}</span></p> : null}
      <DataTable
        caption="Published versions" rows={[...model.versions].reverse()} rowKey={(row) => String(row.version)} empty={<p className="muted">No version is published yet.</p>}
        columns={[
          { key: 'version', head: 'Version', rowHead: true, cell: (row) => row.version },
          { key: 'at', head: 'Published', cell: (row) => formatInstant(row.at) },
          { key: 'by', head: 'By', cell: (row) => `proposed by ${names.person(row.proposedBy)}, published by ${names.person(row.by)}` },
          { key: 'reason', head: 'Reason', cell: (row) => row.reason },
          { key: 'notice', head: 'Bidders were told', cell: (row) => row.notice ?? '' },
          { key: 'hash', head: 'Hash', cell: (row) => <span className="digest">{row.hash.slice(0, 16)}</span> },
        ]}
      />
      <WhatChanged record={record} model={model} />
      {doing === 'sign' && hash ? <Asked title="Sign the test of this model?" act="Sign the test" reason={{ label: 'What was tested, and what came of it' }} busy={act.isPending} error={act.error} onClose={close} onAct={(note) => act.mutate({ command: 'signModelTest', body: { modelHash: hash, note } }, { onSuccess: close })}><p>Your signature holds for exactly this model, {hash.slice(0, 12)}. Any change asks for another.</p></Asked> : null}
      {doing === 'propose' ? (
        <Asked title="Propose to publish this model?" act="Propose it" reason={{ label: 'Reason' }} busy={act.isPending} error={act.error} onClose={close} onAct={propose}>
          {because ? <p className="status status--bad" role="alert">{because}</p> : null}
          {later ? (
            <>
              <Field id="publish-notice" label="Notice to all bidders"><textarea className="nhsuk-textarea" id="publish-notice" value={notice} onChange={(event) => setNotice(event.target.value)} /></Field>
              <div className="row">
                <Field id="publish-day" label="Deadline, reconsidered: day"><input className="nhsuk-input" id="publish-day" type="date" value={day} onChange={(event) => setDay(event.target.value)} /></Field>
                <Field id="publish-time" label="time"><input className="nhsuk-input" id="publish-time" type="time" value={time} onChange={(event) => setTime(event.target.value)} /></Field>
              </div>
            </>
          ) : null}
        </Asked>
      ) : null}
      {doing === 'publish' && hash ? <Asked title="Publish this model?" act="Publish the model" busy={act.isPending} error={act.error} onClose={close} onAct={() => act.mutate({ command: 'publishModel', body: { modelHash: hash } }, { onSuccess: close })}><p>Bidders read it from now on, and bids are judged by it. It is frozen as version {model.versions.length + 1}.</p></Asked> : null}
    </>
  )
}

/** The newest step first: what the draft would change, or what the last version changed; earlier steps are a choice away. */
const WhatChanged = ({ record, model }: { readonly record: string; readonly model: Model }) => {
  const last = model.versions.length
  const steps: readonly (number | 'draft')[] = [...(model.standing === 'changed' ? ['draft' as const] : []), ...model.versions.slice(1).map(({ version }) => version).reverse()]
  const [chosen, setChosen] = useState<number | 'draft' | null>(null)
  const to = chosen ?? steps[0]
  if (last === 0 || to === undefined) return null
  return (
    <section aria-label="What changed">
      <h2>What changed</h2>
      {steps.length > 1 ? (
        <Field id="model-changes" label="Step">
          <select className="nhsuk-select" id="model-changes" value={String(to)} onChange={(event) => setChosen(event.target.value === 'draft' ? 'draft' : Number(event.target.value))}>
            {steps.map((step) => <option key={step} value={step}>{step === 'draft' ? `version ${last} to the draft` : `version ${step - 1} to version ${step}`}</option>)}
          </select>
        </Field>
      ) : null}
      <Changes record={record} from={to === 'draft' ? last : to - 1} to={to} />
    </section>
  )
}

export const Problems = ({ problems }: { readonly problems: Model['problems'] }) => (
  <div className="note note--warn">
    <p><strong>Before it can be published:</strong></p>
    <ul>{problems.map((problem) => <li key={`${problem.code}/${problem.sentence}`}><Link href={placeOfProblem(problem)}>{problem.sentence}</Link></li>)}</ul>
  </div>
)
