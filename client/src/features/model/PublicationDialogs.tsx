import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import type { Names } from '../../parts/names.ts'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { instantOfUkTime } from '../../parts/uk-instant.ts'
import { Field } from '../../ui/Field.tsx'
import type { Model, Proposal } from './model.ts'

export interface Round {
  readonly id: string
  readonly title: string
  readonly deadline: string
}

/** Which round’s deadline was reconsidered, and whether it moves. */
export const deadlineWords = ({ round: id, deadline }: Proposal, rounds: readonly Round[]): string => {
  if (deadline === undefined) return ''
  const round = rounds.find((entry) => entry.id === id)
  if (!round) return formatInstant(deadline)
  return round.deadline === deadline ? `${round.title} stays at ${formatInstant(deadline)}` : `${round.title} moves from ${formatInstant(round.deadline)} to ${formatInstant(deadline)}`
}

interface DialogProps {
  readonly record: string
  readonly hash: string
  readonly onClose: () => void
}

export const SignTest = ({ record, hash, onClose }: DialogProps) => {
  const act = useAct(record)
  return (
    <Asked title="Sign the test of this model?" act="Sign the test" reason={{ label: 'What was tested, and what came of it' }} busy={act.isPending} error={act.error} onClose={onClose} onAct={(note) => act.mutate({ command: 'signModelTest', body: { modelHash: hash, note } }, { onSuccess: onClose })}>
      <p>Your signature holds for exactly this model, {hash.slice(0, 12)}. Any change asks for another.</p>
    </Asked>
  )
}

interface ProposeProps extends DialogProps {
  readonly model: Model
  readonly rounds: readonly Round[]
  /** The record's own today. */
  readonly today: string
}

/** The first version needs a reason; a later one also what bidders are told, and the deadline of a round looked at again. */
export const ProposePublication = ({ record, model, hash, rounds, today, onClose }: ProposeProps) => {
  const act = useAct(record)
  const ahead = rounds.filter((entry) => entry.deadline.slice(0, 10) >= today).toSorted((a, b) => (a.deadline < b.deadline ? -1 : 1))
  const [notice, setNotice] = useState('')
  const [chosen, setChosen] = useState('')
  const [day, setDay] = useState('')
  const [time, setTime] = useState('12:00')
  const { base, overtaken, rebase } = useRevision(model.proposalRevision, act.isPending)
  const later = model.versions.length > 0
  const round = ahead.find(({ id }) => id === chosen)
  const deadline = instantOfUkTime(day, time)
  const problems = later ? [
    ...(notice.trim() === '' ? [{ message: 'Bidders have to be told: write the notice.', field: 'publish-notice' }] : []),
    ...(round === undefined ? [{ message: 'Choose the round whose deadline was reconsidered.', field: 'publish-round' }] : []),
    ...('because' in deadline ? [{ message: `Deadline: ${deadline.because}`, field: 'publish-day' }] : []),
  ] : []
  const propose = (reason: string) => act.mutate({
    command: 'proposePublication', base,
    body: { modelHash: hash, reason, ...(later && round && 'instant' in deadline ? { notice: notice.trim(), round: round.id, deadline: deadline.instant } : {}) },
  }, { onSuccess: onClose })
  const { proposal } = model
  return (
    <Asked title={later ? `Propose to publish this as version ${model.versions.length + 1}?` : 'Propose to publish this model?'} act="Propose it" reason={{ label: 'Reason' }} problems={problems} busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose} onAct={propose}>
      {overtaken ? <MovedOn record={record} what="The proposal" written={proposal} onRead={() => { act.reset(); rebase() }} /> : null}
      {proposal ? <p>In the record: {proposal.reason} {proposal.notice ? `Bidders are told: ${proposal.notice} ` : ''}Proposing anew replaces it; both stay in the record.</p> : null}
      {later ? (
        <>
          <p>A change after publication goes to every bidder at the same time, and they need time to answer it.</p>
          <Field id="publish-notice" label="Notice to all bidders"><textarea className="nhsuk-textarea" id="publish-notice" rows={4} maxLength={8_000} value={notice} onChange={(event) => setNotice(event.target.value)} /></Field>
          <Field id="publish-round" label="Round whose deadline was reconsidered">
            <select className="nhsuk-select" id="publish-round" value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">Choose</option>
              {ahead.map((entry) => <option key={entry.id} value={entry.id}>{entry.title}, until {formatInstant(entry.deadline)}</option>)}
            </select>
          </Field>
          <p className="small">{round ? `Its deadline is ${formatInstant(round.deadline)}. Enter the same to keep it, or a later one; it cannot become earlier.` : ahead.length === 0 ? 'No round is open any more; a new version needs one.' : ''}</p>
          <div className="row">
            <Field id="publish-day" label="Deadline, day"><input className="nhsuk-input" id="publish-day" type="date" value={day} onChange={(event) => setDay(event.target.value)} /></Field>
            <Field id="publish-time" label="Time, in the United Kingdom"><input className="nhsuk-input" id="publish-time" type="time" value={time} onChange={(event) => setTime(event.target.value)} /></Field>
          </div>
        </>
      ) : null}
    </Asked>
  )
}

interface PublishProps extends DialogProps {
  readonly proposal: Proposal
  readonly revision: number
  readonly version: number
  readonly rounds: readonly Round[]
  readonly names: Names
}

/** What is published is what was read: a proposal that was replaced meanwhile is read again first. */
export const PublishModel = ({ record, hash, proposal, revision, version, rounds, names, onClose }: PublishProps) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(revision, act.isPending)
  return (
    <Asked title={version > 1 ? `Publish this model as version ${version}?` : 'Publish this model?'} act="Publish the model" busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose} onAct={() => act.mutate({ command: 'publishModel', body: { modelHash: hash }, base }, { onSuccess: onClose })}>
      {overtaken ? <MovedOn record={record} what="The proposal" written={proposal} onRead={() => { act.reset(); rebase() }} /> : null}
      <p>Bidders read it from now on, and bids are judged by it. It is frozen as version {version}.</p>
      <dl className="facts">
        <div><dt>Proposed by</dt><dd>{names.person(proposal.by)}, {formatInstant(proposal.at)}</dd></div>
        <div><dt>Reason</dt><dd>{proposal.reason}</dd></div>
        {proposal.notice ? <div><dt>Bidders are told</dt><dd>{proposal.notice}</dd></div> : null}
        {proposal.deadline ? <div><dt>Deadline</dt><dd>{deadlineWords(proposal, rounds)}</dd></div> : null}
      </dl>
    </Asked>
  )
}
