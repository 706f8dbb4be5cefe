import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useWorkshopAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import type { Names } from '../../parts/names.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { isOvertakenBy } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import type { Room } from './room.ts'

type Vote = Room['votes'][number]

interface VoteCardProps {
  readonly record: string
  readonly vote: Vote
  readonly names: Names
  readonly facilitate: boolean
}

/** One question to the room: one's own ballot while it is open, everybody's once it is closed. */
export const VoteCard = ({ record, vote, names, facilitate }: VoteCardProps) => {
  const act = useWorkshopAct(record)
  const [closing, setClosing] = useState(false)
  const labelOf = (id: string | null) => (id === null ? 'abstains' : (vote.choices.find((choice) => choice.id === id)?.label ?? id))
  return (
    <article className="note vote" aria-label={vote.question}>
      <h3>{vote.question}</h3>
      <p className="small muted">Opened {formatInstant(vote.openedAt)}{vote.closedAt ? `, closed ${formatInstant(vote.closedAt)}` : '; nothing of it is shown before it is closed'}.</p>
      {vote.result ? (
        <>
          <DataTable
            caption={`Votes: ${vote.question}`} captionHidden rows={vote.result.tally} rowKey={(row) => row.choice ?? ''}
            columns={[{ key: 'choice', head: 'Choice', rowHead: true, cell: (row) => (row.choice === null ? 'Abstained' : labelOf(row.choice)) }, { key: 'count', head: 'Votes', numeric: true, cell: (row) => row.count }]}
          />
          <details><summary>Who voted how</summary><ul>{vote.result.ballots.map((ballot) => <li key={ballot.person} className="small">{names.person(ballot.person)}: {labelOf(ballot.choice)}{ballot.reason ? `. ${ballot.reason}` : ''}</li>)}</ul></details>
        </>
      ) : null}
      {vote.mayVote ? <Ballot record={record} vote={vote} /> : null}
      {vote.mine && !vote.mayVote ? <p>Your vote: {labelOf(vote.mine.choice)}.</p> : null}
      {facilitate && vote.closedAt === null ? <p><Button small onClick={() => setClosing(true)}>Close the vote</Button></p> : null}
      {closing ? (
        <Asked title="Close the vote?" act="Close it and show the result" busy={act.isPending} error={act.error} onClose={() => { act.reset(); setClosing(false) }} onAct={() => act.mutate({ command: 'closeVote', body: { vote: vote.id } }, { onSuccess: () => setClosing(false) })}>
          <p>Then everybody in the workshop sees who voted how, and nobody can change a vote.</p>
        </Asked>
      ) : null}
    </article>
  )
}

const ABSTAIN = ''

const Ballot = ({ record, vote }: { readonly record: string; readonly vote: Vote }) => {
  const act = useWorkshopAct(record)
  const standing = vote.mine?.revision ?? 0
  /** Until something is chosen the card follows the record; from then on it says what the choice started from. */
  const [draft, setDraft] = useState<{ readonly choice: string; readonly base: number } | null>(null)
  const [reason, setReason] = useState('')
  const cast = vote.mine ? (vote.mine.choice ?? ABSTAIN) : null
  const choice = draft?.choice ?? cast
  const overtaken = draft !== null && cast !== null && isOvertakenBy(draft.base, standing) && !act.isPending
  const choices = [...vote.choices, { id: ABSTAIN, label: 'I abstain' }]
  const labelOf = (id: string) => choices.find((entry) => entry.id === id)?.label ?? id
  const submit = () => {
    if (choice === null) return
    act.mutate(
      { command: 'castVote', body: { vote: vote.id, choice: choice === ABSTAIN ? null : choice, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }, base: draft?.base ?? standing },
      { onSuccess: () => setDraft(null) },
    )
  }
  return (
    <fieldset className="ballot">
      <legend>Your vote{vote.mine ? `, cast ${formatInstant(vote.mine.at)}; it can be changed while the vote is open` : ''}</legend>
      {overtaken ? (
        <Overtaken
          record={record} what="Your vote" written={null} during="in another window while you were choosing" differences={[{ name: 'Your vote', mine: labelOf(draft.choice), theirs: labelOf(cast) }]}
          onMine={() => { act.reset(); setDraft({ ...draft, base: standing }) }} onTheirs={() => { act.reset(); setDraft(null) }}
        />
      ) : null}
      {choices.map((entry) => (
        <p key={entry.id}><label><input type="radio" name={`ballot-${vote.id}`} checked={choice === entry.id} onChange={() => setDraft({ choice: entry.id, base: draft?.base ?? standing })} /> {entry.label}</label></p>
      ))}
      <label htmlFor={`reason-${vote.id}`}>Why, if you wish to say</label>
      <textarea className="nhsuk-textarea" id={`reason-${vote.id}`} rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      <p><Button small filled busy={act.isPending} disabled={choice === null || overtaken} onClick={submit}>{vote.mine ? 'Change my vote' : 'Cast my vote'}</Button></p>
      <p className={act.error && !overtaken ? 'status status--bad' : 'status'} role="status">{act.error && !overtaken ? act.error.problem.detail : act.isSuccess ? 'Recorded.' : ''}</p>
    </fieldset>
  )
}
