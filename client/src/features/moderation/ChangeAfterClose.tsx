import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import type { Names } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import type { Cell, Question } from './consensus.ts'
import { labelled } from './Individuals.tsx'

interface ChangeProps {
  readonly record: string
  readonly question: Question
  readonly cell: Cell
  readonly names: Names
}

/** A closed score changes only when a second person, who can change no score, approves a reason (R2). */
export const ChangeAfterClose = ({ record, question, cell, names }: ChangeProps) => {
  const { data: session } = useRead('session', {})
  const [asked, setAsked] = useState<'propose' | 'approve' | 'refuse' | null>(null)
  const waiting = cell.waitingChange
  const support = useAct(record)
  const supports = waiting !== null && question.iAmOnPanel && session?.person != null && !waiting.supported.includes(session.person) && waiting.supported.length < waiting.supportNeeded
  const settles = waiting !== null && question.maySettle && waiting.by !== session?.person
  const close = () => setAsked(null)
  return (
    <>
      {waiting ? (
        <div className="note note--warn">
          <p><strong>A change to {labelled(question, waiting.score)} is proposed</strong> by {names.person(waiting.by)}: {waiting.reason}</p>
          <p className="small">Supported by {waiting.supported.length} of {waiting.supportNeeded} of the panel{waiting.supported.length > 0 ? `: ${waiting.supported.map(names.person).join(', ')}` : ''}.</p>
          {settles ? null : <p className="small">Once its panel supports it, a second person outside the panel settles it. What it would do to the outcome is shown to that person only.</p>}
          {supports ? <><p><Button small busy={support.isPending} onClick={() => support.mutate({ command: 'supportChange', body: { change: waiting.id } })}>Support this change</Button></p>{support.error ? <p className="status--bad" role="alert">{support.error.problem.detail}</p> : null}</> : null}
          {settles ? (
            <>
              {waiting.effect.length > 0 ? <><h3>What it would do (shown to you only)</h3><ul>{waiting.effect.map((line) => <li key={line}>{line}</li>)}</ul></> : null}
              <div className="row">{waiting.supported.length < waiting.supportNeeded ? null : <Button small onClick={() => setAsked('approve')}>Approve the change</Button>}<Button small onClick={() => setAsked('refuse')}>Refuse it</Button></div>
            </>
          ) : null}
        </div>
      ) : question.mayModerate ? <p><Button small onClick={() => setAsked('propose')}>Propose to change it</Button></p> : null}
      {asked === 'propose' ? <Propose record={record} question={question} cell={cell} onClose={close} /> : null}
      {(asked === 'approve' || asked === 'refuse') && waiting ? <Settle record={record} change={waiting} how={asked} from={cell.consensus!.score} onClose={close} /> : null}
    </>
  )
}

const Propose = ({ record, question, cell, onClose }: { readonly record: string; readonly question: Question; readonly cell: Cell; readonly onClose: () => void }) => {
  const act = useAct(record)
  const [score, setScore] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  return (
    <Asked
      title={`Propose to change the agreed ${cell.consensus!.score}?`} act="Propose the change" reason={{ label: 'Reason', hint: 'It stands in the record beside the score that was agreed. A second person reads it.' }}
      busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(reason) => {
        setTried(true)
        if (score !== null) act.mutate({ command: 'proposeConsensusChange', body: { question: question.id, bid: cell.bid, score, reason } }, { onSuccess: onClose })
      }}
    >
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">New score</legend>
        {tried && score === null ? <span className="nhsuk-error-message" role="alert">Choose the score it is to be changed to.</span> : null}
        {question.scale.values.filter(({ value }) => value !== cell.consensus!.score).toReversed().map((entry) => (
          <label key={entry.value} className="choice"><input type="radio" name="change-score" checked={score === entry.value} onChange={() => setScore(entry.value)} /><span>{labelled(question, entry.value)}</span></label>
        ))}
      </fieldset>
    </Asked>
  )
}

interface SettleProps {
  readonly record: string
  readonly change: NonNullable<Cell['waitingChange']>
  readonly how: 'approve' | 'refuse'
  readonly from: string
  readonly onClose: () => void
}

const Settle = ({ record, change, how, from, onClose }: SettleProps) => {
  const act = useAct(record)
  return how === 'approve' ? (
    <Asked
      title={`Approve the change from ${from} to ${change.score}?`} act="Approve the change" busy={act.isPending} error={act.error} onClose={onClose}
      onAct={() => act.mutate({ command: 'approveChange', body: { change: change.id } }, { onSuccess: onClose })}
    >
      <p>The score before, the score after, the reason and both names stay in the record. Judge the reason, not the outcome.</p>
    </Asked>
  ) : (
    <Asked
      title="Refuse the change?" act="Refuse the change" reason={{ label: 'Reason' }} busy={act.isPending} error={act.error} onClose={onClose}
      onAct={(reason) => act.mutate({ command: 'refuseChange', body: { change: change.id, reason } }, { onSuccess: onClose })}
    />
  )
}
