import { useEffect, useState } from 'react'
import { useRead } from '../../api/queries.ts'
import { BidAnswer } from '../../parts/BidAnswer.tsx'

/** Whoever only passes over a cell has not read its answer: it is asked for once they stay. */
const STAY_MS = 250

interface AnswerExcerptProps {
  readonly record: string
  readonly lot: string
  readonly question: string
  readonly bid: string
  readonly bidder: string
}

/** What the bid of the cell in hand answers, in a box of a few lines that scrolls: the same reading as the page of the question. */
export const AnswerExcerpt = ({ record, lot, question, bid, bidder }: AnswerExcerptProps) => {
  const [stayed, setStayed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setStayed(true), STAY_MS)
    return () => clearTimeout(timer)
  }, [])
  const { data, error } = useRead('scoringQuestion', { record, lot, question }, stayed)
  const answer = data?.id === question ? data.answers.find((entry) => entry.bid === bid) : undefined
  return (
    <div className="score-strip__answer" role="region" aria-label={`Answer of ${bidder}`} tabIndex={0}>
      {answer ? <BidAnswer text={answer.text} evidence={answer.evidence} clarifications={answer.clarifications} />
        : error ? <p className="status--bad">{error.problem.detail}</p>
          : data?.id === question ? <p className="muted">This bid’s answer is not open to you.</p> : <p className="muted">Reading the answer…</p>}
    </div>
  )
}
