import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { isOvertakenBy } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import type { Cell, Question } from './consensus.ts'

interface RevoteProps {
  readonly record: string
  readonly question: Question
  readonly cell: Cell
  readonly names: Names
}

/** A silent re-vote after the talk: information only, shown to the room once everybody has voted. */
export const Revote = ({ record, question, cell, names }: RevoteProps) => {
  const { data: session } = useRead('session', {})
  if (cell.consensus || !question.opened) return null
  const expected = question.panel.filter((member) => member.excused === undefined).map((member) => member.evaluator)
  const waiting = expected.filter((person) => !cell.voted.includes(person))
  const mine = cell.revotes.find((vote) => vote.evaluator === session?.person)?.score
  return (
    <details className="revote" open={question.iAmOnPanel && cell.voted.length > 0 ? true : undefined}>
      <summary>Silent re-vote: {cell.voted.length} of {expected.length}</summary>
      <p className="small" role="status">
        {cell.voted.length === 0 ? 'Nobody has voted anew. ' : waiting.length === 0 ? 'Everybody has voted: the rings on the scale. ' : `Still to vote: ${waiting.map(names.person).join(', ')}. Votes show once all have voted. `}
        A re-vote is information; it replaces no individual score.
      </p>
      {question.iAmOnPanel ? <Vote key={`${question.id}/${cell.bid}`} record={record} question={question} bid={cell.bid} given={mine} revision={cell.myRevoteRevision} /> : null}
    </details>
  )
}

interface VoteProps {
  readonly record: string
  readonly question: Question
  readonly bid: string
  readonly given: string | undefined
  readonly revision: number
}

const Vote = ({ record, question, bid, given, revision }: VoteProps) => {
  const act = useAct(record)
  /** Until a score is chosen the page follows the record; from then on it says what the choice started from. */
  const [draft, setDraft] = useState<{ readonly score: string; readonly base: number } | null>(null)
  const score = draft?.score ?? given ?? ''
  const overtaken = draft !== null && given !== undefined && isOvertakenBy(draft.base, revision) && !act.isPending
  const drop = () => { act.reset(); setDraft(null) }
  return (
    <fieldset className="nhsuk-fieldset">
      <legend className="nhsuk-fieldset__legend">My score now</legend>
      {overtaken ? (
        <Overtaken
          record={record} what="Your vote" written={null} during="in another window while you were choosing" differences={[{ name: 'Your vote', mine: draft.score, theirs: given }]}
          onMine={() => { act.reset(); setDraft({ ...draft, base: revision }) }} onTheirs={drop}
        />
      ) : null}
      <div className="row">
        {question.scale.values.map((entry) => (
          <label key={entry.value} className="choice choice--inline"><input type="radio" name={`revote-${bid}`} value={entry.value} checked={score === entry.value} onChange={() => setDraft({ score: entry.value, base: draft?.base ?? revision })} /><span>{entry.value}</span></label>
        ))}
        <Button small busy={act.isPending} disabled={draft === null || score === given || overtaken} onClick={() => act.mutate({ command: 'castRevote', body: { question: question.id, bid, score }, base: draft?.base ?? revision }, { onSuccess: drop })}>{given ? 'Change my vote' : 'Vote'}</Button>
      </div>
      {act.error && !overtaken ? <p className="status--bad" role="alert">{act.error.problem.detail}</p> : null}
    </fieldset>
  )
}
