import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { BidAnswer } from '../../parts/BidAnswer.tsx'
import { useNames } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { HiddenWhy } from '../../ui/Waiting.tsx'
import { Conflict } from './Conflict.tsx'
import { MyScore } from './MyScore.tsx'
import { SaveState } from './SaveState.tsx'
import { cellKey, isScored, type Citation, type Grid } from './score-value.ts'
import { Submitting } from './Submitting.tsx'
import { changeCells, valueOf } from './store.ts'
import { useScores, type Scoring } from './useScoring.ts'

interface QuestionViewProps {
  readonly record: string
  readonly grid: Grid
  readonly question: string
  readonly desk: Scoring
}

/** What does this answer deserve? The question, the answer, my score, side by side. */
export const QuestionView = ({ record, grid, question: id, desk }: QuestionViewProps) => {
  const found = useRead('scoringQuestion', { record, lot: grid.lot, question: id })
  const names = useNames(record)
  const cells = useScores(desk, (state) => state.cells)
  const [chosen, setChosen] = useState(grid.bids[0]?.bid ?? '')
  const [, go] = useLocation()
  const row = grid.questions.find((candidate) => candidate.id === id)
  const position = grid.questions.findIndex((candidate) => candidate.id === id)

  // The next answer is read before it is scored: the eye and the focus go to where it begins.
  const [toRead, setToRead] = useState<string | null>(null)
  useEffect(() => {
    if (toRead !== null) document.querySelector<HTMLElement>(`#${CSS.escape(toRead)}-panel`)?.focus()
  }, [toRead])

  // The save goes on behind; its state stands below, so the next answer need not wait for it.
  const saveAndNext = () => {
    void desk.saver.left(cellKey(id, chosen))
    const order = grid.questions.flatMap((question) => grid.bids.map(({ bid }) => ({ question: question.id, bid, open: question.state === 'open' })))
    const here = order.findIndex((place) => place.question === id && place.bid === chosen)
    const next = [...order.slice(here + 1), ...order.slice(0, here)].find((place) => place.open && !isScored(valueOf(desk.store.getState(), cellKey(place.question, place.bid))))
    if (!next) return go(`/scoring/${grid.lot}`)
    setChosen(next.bid)
    if (next.question === id) setToRead(next.bid)
    if (next.question !== id) go(`/scoring/${grid.lot}/${next.question}`)
  }

  return (
    <Reading of={found} what="the question" page="Question">
      {(question) => {
        const answer = question.answers.find((entry) => entry.bid === chosen) ?? question.answers[0]
        const cite = (citation: Citation) => {
          const key = cellKey(id, answer!.bid)
          const value = valueOf(desk.store.getState(), key)
          desk.store.setState((state) => changeCells(state, [{ key, value: { ...value, citations: [...value.citations, citation] } }]))
          desk.saver.touched(key)
        }
        return (
          <Page
            title={`${question.ref} ${question.title}`} question={row ? `Question ${position + 1} of ${grid.questions.length} · What does this answer deserve?` : 'Not one of your questions'}
            action={<Link href={`/scoring/${grid.lot}`}>Back to the grid</Link>}
          >
            <Conflict desk={desk} grid={grid} names={names} />
            <div className="question-view">
              <section aria-label="The question" className="question-view__side">
                <h2>The question</h2>
                <p>{question.guidance}</p>
                {question.subCriteria.length > 0 ? <><h3>To be weighed</h3><ul>{question.subCriteria.map((sub) => <li key={sub.id}>{sub.label}</li>)}</ul></> : null}
                {question.requirements.length > 0 ? (
                  <details><summary>Requirements behind it ({question.requirements.length})</summary>{question.requirements.map((requirement) => <p key={requirement.id} className="small"><strong>{requirement.ref} {requirement.heading}.</strong> {requirement.text}</p>)}</details>
                ) : null}
              </section>
              <section aria-label="The answer" className="question-view__answer">
                <Tabs label="Bidders" chosen={answer?.bid ?? ''} onChoose={(bid) => { void desk.saver.left(cellKey(id, chosen)); setChosen(bid) }}
                  tabs={question.answers.map((entry) => ({ key: entry.bid, title: `${names.bidder(entry.bidder).name}${own(cells[cellKey(id, entry.bid)]?.value.score)}` }))} />
                {answer ? (
                  <div role="tabpanel" id={`${answer.bid}-panel`} aria-labelledby={`${answer.bid}-tab`} tabIndex={0} className="read">
                    <BidAnswer
                      text={answer.text} evidence={answer.evidence} clarifications={answer.clarifications}
                      {...(row?.state === 'open' ? { act: (evidence) => <button type="button" className="as-link" onClick={() => cite(evidence)}>cite</button> } : {})}
                    />
                  </div>
                ) : <HiddenWhy>No bid is open.</HiddenWhy>}
              </section>
              <section aria-label="My score" className="question-view__side">
                {row && answer ? (
                  <>
                    <MyScore
                      key={answer.bid} record={record} question={question} editable={row.state === 'open'} cell={cells[cellKey(id, answer.bid)]} notes={answer.notes} bid={answer.bid}
                      onChange={(value) => { const key = cellKey(id, answer.bid); desk.store.setState((state) => changeCells(state, [{ key, value }])); desk.saver.touched(key) }}
                      onLeave={() => void desk.saver.left(cellKey(id, answer.bid))}
                    />
                    <p className="status" role="status"><SaveState cells={cells} /></p>
                    {row.state === 'open' ? <Button filled onClick={saveAndNext}>Save and next unscored</Button> : null}
                    <p className="small">All answers to {question.ref}: <Submitting record={record} question={row} grid={grid} desk={desk} /></p>
                  </>
                ) : <HiddenWhy>You are not assigned to this question; you can read it, not score it.</HiddenWhy>}
              </section>
            </div>
          </Page>
        )
      }}
    </Reading>
  )
}

const own = (score: string | null | undefined): string => (score === null || score === undefined ? '' : ` · ${score}`)
