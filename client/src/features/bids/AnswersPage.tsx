import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { ReplyOf } from '@workbench/shared/contract/views.ts'
import { formatCount } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { BidAnswer } from '../../parts/BidAnswer.tsx'
import { useNames } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Corrections } from './Corrections.tsx'

type Answers = Plain<ReplyOf<'bidAnswers'>>

/** What does this bid answer? Every question of the lot in the order it was asked; nothing can be changed here. */
export const AnswersPage = ({ record, bid }: { readonly record: string; readonly bid: string }) => {
  const found = useRead('bidAnswers', { record, bid })
  return <Reading of={found} what="the answers" page="Answers">{(answers) => <Read record={record} answers={answers} />}</Reading>
}

const Read = ({ record, answers }: { readonly record: string; readonly answers: Answers }) => {
  const names = useNames(record)
  const [group, setGroup] = useState('all')
  const name = names.bidder(answers.bidder).name
  const missing = answers.questions.filter(({ text }) => text === null).length
  const shown = answers.questions.filter((question) => group === 'all' || question.group === group)
  return (
    <Page
      title={`${name} answers ${missing === 0 ? `all ${formatCount(answers.questions.length, 'question')}` : `${answers.questions.length - missing} of ${formatCount(answers.questions.length, 'question')}`}`}
      question="What does this bid say?" lead={<>{answers.title}. Read-only; scores are given on the page of scoring. <Link href="/bids">All bids</Link></>}
    >
      <p className="row filters no-print">
        <label>Part <select className="nhsuk-select" value={group} onChange={(event) => setGroup(event.target.value)}>
          <option value="all">all</option>{[...new Set(answers.questions.map((question) => question.group))].map((title) => <option key={title} value={title}>{title}</option>)}
        </select></label>
      </p>
      {answers.clarifications.map((item) => <p key={item.id} className="small"><strong>Clarification about the bid.</strong> {item.text} {item.answer ? `Answer: ${item.answer}` : 'Not answered yet.'}</p>)}
      <Corrections corrections={answers.corrections} names={names} />
      {shown.map((question) => (
        <section key={question.question} aria-labelledby={`q-${question.question}`} className="read">
          <h2 id={`q-${question.question}`}>{question.ref} {question.title}</h2>
          <BidAnswer text={question.text} evidence={question.evidence} clarifications={question.clarifications} />
        </section>
      ))}
    </Page>
  )
}
