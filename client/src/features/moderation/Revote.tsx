import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import type { Names } from '../../parts/names.ts'
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
      {question.iAmOnPanel ? <Vote key={mine ?? ''} record={record} question={question} bid={cell.bid} given={mine} revision={cell.myRevoteRevision} /> : null}
    </details>
  )
}

const Vote = ({ record, question, bid, given, revision }: { readonly record: string; readonly question: Question; readonly bid: string; readonly given: string | undefined; readonly revision: number }) => {
  const act = useAct(record)
  const [score, setScore] = useState(given ?? '')
  return (
    <fieldset className="nhsuk-fieldset">
      <legend className="nhsuk-fieldset__legend">My score now</legend>
      <div className="row">
        {question.scale.values.map((entry) => (
          <label key={entry.value} className="choice choice--inline"><input type="radio" name={`revote-${bid}`} value={entry.value} checked={score === entry.value} onChange={() => setScore(entry.value)} /><span>{entry.value}</span></label>
        ))}
        <Button small busy={act.isPending} disabled={score === '' || score === given} onClick={() => act.mutate({ command: 'castRevote', body: { question: question.id, bid, score }, base: revision })}>{given ? 'Change my vote' : 'Vote'}</Button>
      </div>
      {act.error ? <p className="status--bad" role="alert">{act.error.problem.detail}</p> : null}
    </fieldset>
  )
}
