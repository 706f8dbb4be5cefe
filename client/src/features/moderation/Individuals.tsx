import { formatNumberShort, formatPercent } from '@workbench/shared/numeric/format.ts'
import { Bidder } from '../../parts/Bidder.tsx'
import type { Names } from '../../parts/names.ts'
import { depthAsked, type Cell, type Question } from './consensus.ts'
import { Dots } from './Dots.tsx'

interface IndividualsProps {
  readonly question: Question
  readonly cell: Cell
  readonly names: Names
}

/** What each gave, as dots on the scale, and why; the mean stands small beside: it is information. */
export const Individuals = ({ question, cell, names }: IndividualsProps) => (
  <section aria-label="Individual scores">
    <h2><Bidder bidder={names.bidder(cell.bidder)} /> <span className={`tag ${cell.wide ? 'tag--bad' : ''}`}>{cell.wide ? '▲ ' : ''}{formatPercent(cell.spread ?? '0', 0)} apart</span></h2>
    <Dots question={question} cell={cell} names={names} />
    <p className="small muted">
      {cell.mean === null ? 'Nobody gave a score.' : `Mean ${formatNumberShort(cell.mean, 2)}: information, not a score.`} {cell.consensus ? '' : depthAsked(question, cell)}
    </p>
    {cell.individual.map((score) => (
      <article key={score.evaluator} className="individual">
        <p><strong>{names.person(score.evaluator)}: {score.score === null ? 'cannot be scored' : labelled(question, score.score)}.</strong> {score.rationale ?? score.cannotScore ?? <span className="muted">No reason was written.</span>}</p>
        {score.citations.map((citation) => <p key={`${citation.document}/${citation.page}/${citation.quote ?? ''}`} className="small muted">{citation.document}, page {citation.page}{citation.quote ? `: “${citation.quote}”` : ''}</p>)}
      </article>
    ))}
    {question.panel.filter((member) => member.excused).map((member) => <p key={member.evaluator} className="small muted">{names.person(member.evaluator)} is excused: {member.excused}</p>)}
  </section>
)

export const labelled = (question: Question, score: string): string => {
  const label = question.scale.values.find(({ value }) => value === score)?.label
  return label === undefined || label === score ? score : `${score} ${label}`
}
