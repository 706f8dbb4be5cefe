import { formatInstant, formatList } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import type { Names } from '../../parts/names.ts'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Field } from '../../ui/Field.tsx'
import { selectionOf, type LotRounds, type RoundDraft } from './overview.ts'

interface DialogProps {
  readonly record: string
  readonly rounds: LotRounds
  readonly names: Names
  readonly onClose: () => void
}

/** What happens to everything that is there, said before it happens. */
const Consequences = ({ rounds: { title, next } }: { readonly rounds: LotRounds }) => (
  <ul className="nhsuk-list nhsuk-list--bullet">
    <li>{title} goes back to sealed bids. Bids for {next?.title} come in until {next ? formatInstant(next.deadline) : ''}, from those taken further only.</li>
    <li>They are opened, scored, moderated and priced anew, by the published model; only bids of {next?.title} are ranked beside each other.</li>
    <li>What was scored and agreed in the round that ends stays as it is and can be read, but not changed. A proposed award, positions and a lot drawn in it no longer hold.</li>
  </ul>
)

export const ProposeRound = ({ record, rounds, names, onClose }: DialogProps) => {
  const act = useAct(record)
  const [draft, setDraft] = useState<RoundDraft>({})
  const { base, overtaken, rebase } = useRevision(rounds.revision, act.isPending)
  const { problems, further, out } = selectionOf(rounds.running, draft, (id) => names.bidder(id).name)
  const set = (bidder: string, change: Partial<RoundDraft[string]>) => setDraft((before) => ({ ...before, [bidder]: { goes: null, ground: '', ...before[bidder], ...change } }))
  if (!rounds.next) return null
  const { next, lot } = rounds
  return (
    <Asked
      title={`Go on to ${next.title} with ${rounds.title}?`} act="Propose it" reason={{ label: 'Reason for a further round' }} problems={problems} busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose}
      onAct={(reason) => act.mutate({ command: 'proposeRound', body: { lot, round: next.id, further: [...further], out: out.map((left) => ({ ...left })), reason }, base }, { onSuccess: onClose })}
    >
      {overtaken ? <MovedOn record={record} what="The proposed round" written={rounds.written} onRead={() => { act.reset(); rebase() }} /> : null}
      <p>Another person begins it. Then:</p>
      <Consequences rounds={rounds} />
      {rounds.running.map(({ bidder }) => (
        <fieldset key={bidder} className="nhsuk-fieldset">
          <legend className="nhsuk-fieldset__legend">{names.bidder(bidder).name}</legend>
          <p><label><input type="radio" name={`further-${bidder}`} id={`further-${bidder}`} checked={draft[bidder]?.goes === true} onChange={() => set(bidder, { goes: true })} /> Taken further</label></p>
          <p><label><input type="radio" name={`further-${bidder}`} checked={draft[bidder]?.goes === false} onChange={() => set(bidder, { goes: false })} /> Not taken further</label></p>
          {draft[bidder]?.goes === false ? (
            <Field id={`ground-${bidder}`} label="On what ground">
              <textarea className="nhsuk-textarea" id={`ground-${bidder}`} rows={3} maxLength={4_000} value={draft[bidder].ground} onChange={(event) => set(bidder, { ground: event.target.value })} />
            </Field>
          ) : null}
        </fieldset>
      ))}
    </Asked>
  )
}

/** What is begun is what was read: a proposal that was replaced meanwhile is read again first. */
export const BeginRound = ({ record, rounds, names, onClose }: DialogProps) => {
  const act = useAct(record)
  const { base, overtaken, rebase } = useRevision(rounds.revision, act.isPending)
  const { proposal, lot, next } = rounds
  if (!proposal) return null
  return (
    <Asked title={`Begin ${next?.title}?`} act="Begin the round" busy={act.isPending} error={overtaken ? null : act.error} waits={overtaken} onClose={onClose} onAct={() => act.mutate({ command: 'beginRound', body: { lot }, base }, { onSuccess: onClose })}>
      {overtaken ? <MovedOn record={record} what="The proposed round" written={rounds.written} onRead={() => { act.reset(); rebase() }} /> : null}
      <dl className="facts">
        <div><dt>Proposed by</dt><dd>{names.person(proposal.by)}, {formatInstant(proposal.at)}</dd></div>
        <div><dt>Reason</dt><dd>{proposal.reason}</dd></div>
        <div><dt>Taken further</dt><dd>{formatList(proposal.further.map((id) => names.bidder(id).name))}</dd></div>
        {proposal.out.map((left) => <div key={left.bidder}><dt>Not taken further: {names.bidder(left.bidder).name}</dt><dd>{left.ground}</dd></div>)}
      </dl>
      <Consequences rounds={rounds} />
    </Asked>
  )
}
