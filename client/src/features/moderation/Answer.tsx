import { useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { Reading } from '../../parts/Reading.tsx'
import type { Question } from './consensus.ts'

interface AnswerProps {
  readonly record: string
  readonly lot: string
  readonly question: Question
  readonly bid: string
}

/** What was asked and what the bidder answered, read when it is looked for. */
export const Answer = ({ record, lot, question, bid }: AnswerProps) => {
  const [open, setOpen] = useState(false)
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The bidder’s answer</summary>
      {open ? <Read record={record} lot={lot} question={question} bid={bid} /> : null}
    </details>
  )
}

const Read = ({ record, lot, question, bid }: AnswerProps) => {
  const found = useRead('scoringQuestion', { record, lot, question: question.id })
  return (
    <Reading of={found} what="the answer">
      {(asked) => {
        const answer = asked.answers.find((entry) => entry.bid === bid)
        return (
          <>
            {asked.guidance ? <p className="small">{asked.guidance}</p> : null}
            {answer?.text ? answer.text.split('\n').filter((line) => line.trim() !== '').map((line, index) => <p key={`${index}/${line.slice(0, 20)}`}>{line}</p>) : <p className="muted">This bid holds no answer to the question.</p>}
            {answer?.evidence.map((item) => <p key={`${item.document}/${item.page}`} className="small muted">{item.document}, page {item.page}{item.quote ? `: “${item.quote}”` : ''}</p>)}
            {answer?.clarifications.map((item) => <p key={item.id} className="small"><strong>Clarification:</strong> {item.text} {item.answer ?? 'Not answered.'}</p>)}
          </>
        )
      }}
    </Reading>
  )
}
