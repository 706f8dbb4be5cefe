import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { useNames, type Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Field } from '../../ui/Field.tsx'
import { Changes } from './Changes.tsx'
import { placeOfProblem, type Model, type Proposal } from './model.ts'
import { deadlineWords, ProposePublication, PublishModel, SignTest, type Round } from './PublicationDialogs.tsx'

type Doing = 'sign' | 'propose' | 'publish'

interface PublicationProps {
  readonly record: string
  readonly model: Model
}

/** Signed by a second person, proposed by the lead, published by another: each on exactly this model. */
export const Publication = ({ record, model }: PublicationProps) => {
  const names = useNames(record)
  const { data: overview } = useRead('overview', { record })
  const [doing, setDoing] = useState<Doing | null>(null)
  const me = overview?.me.person
  const rounds = overview?.rounds ?? []
  const hash = model.modelHash
  const signed = model.tests.filter((test) => test.modelHash === hash)
  const proposal = model.proposal?.modelHash === hash ? model.proposal : null
  const close = () => setDoing(null)
  const next = model.versions.length + 1
  const open = model.standing !== 'published' && model.problems.length === 0 && hash !== null
  const unsigned = signed.every((test) => test.by === me)
  return (
    <>
      {model.problems.length > 0 ? <Problems problems={model.problems} /> : null}
      {open ? (
        <>
          {next > 1 ? <p>Bids are judged by version {next - 1} until version {next} is published. <a href="#what-changed">What changed</a></p> : null}
          <ol>
            <li>{signed.length > 0 ? <>✓ The test of this model is signed by {signed.map((test) => names.person(test.by)).join(', ')}.</> : 'A second person or the assurance reviewer signs the test of exactly this model.'} {model.maySign && signed.every((test) => test.by !== me) ? <Button small onClick={() => setDoing('sign')}>Sign the test</Button> : null}</li>
            <li>
              {proposal ? <Proposed proposal={proposal} rounds={rounds} names={names} /> : model.mayChange && unsigned ? 'Once the test is signed, the lead proposes to publish it.' : 'The lead proposes to publish it.'}{' '}
              {model.mayChange ? <Button small disabled={unsigned} onClick={() => setDoing('propose')}>{proposal ? 'Propose it anew' : 'Propose to publish'}</Button> : null}
            </li>
            <li>Another person than the proposer publishes it. {model.mayPublish && proposal && proposal.by !== me ? <Button small onClick={() => setDoing('publish')}>Publish the model</Button> : null}</li>
          </ol>
        </>
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
      {doing === 'sign' && hash ? <SignTest record={record} hash={hash} onClose={close} /> : null}
      {doing === 'propose' && hash ? <ProposePublication record={record} model={model} hash={hash} rounds={rounds} today={overview?.today ?? ''} onClose={close} /> : null}
      {doing === 'publish' && hash && proposal ? <PublishModel record={record} hash={hash} proposal={proposal} revision={model.proposalRevision} version={next} rounds={rounds} names={names} onClose={close} /> : null}
    </>
  )
}

const Proposed = ({ proposal, rounds, names }: { readonly proposal: Proposal; readonly rounds: readonly Round[]; readonly names: Names }) => (
  <>
    ✓ Proposed by {names.person(proposal.by)} on {formatInstant(proposal.at)}: {proposal.reason}
    {proposal.notice ? <><br />Bidders are told: {proposal.notice}</> : null}
    {proposal.deadline ? <><br />Deadline reconsidered: {deadlineWords(proposal, rounds)}.</> : null}
  </>
)

/** The newest step first: what the draft would change, or what the last version changed; earlier steps are a choice away. */
const WhatChanged = ({ record, model }: PublicationProps) => {
  const last = model.versions.length
  const steps: readonly (number | 'draft')[] = [...(model.standing === 'changed' ? ['draft' as const] : []), ...model.versions.slice(1).map(({ version }) => version).reverse()]
  const [chosen, setChosen] = useState<number | 'draft' | null>(null)
  const to = chosen !== null && steps.includes(chosen) ? chosen : steps[0]
  if (last === 0 || to === undefined) return null
  return (
    <section aria-label="What changed">
      <h2 id="what-changed">What changed</h2>
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
