import type { Names } from '../../parts/names.ts'
import type { Cell, Question } from './consensus.ts'

const MOST_COLUMNS = 12

/** A row a person, a column a value of the scale, a dot where the score lies; a ring where the re-vote lies. A table, so that it reads out as what it is. */
export const Dots = ({ question, cell, names }: { readonly question: Question; readonly cell: Cell; readonly names: Names }) => {
  const given = new Set([...cell.individual.map(({ score }) => score), ...cell.revotes.map(({ score }) => score), cell.consensus?.score ?? null])
  // A scale of a hundred values shows those that were given.
  const values = question.scale.values.length <= MOST_COLUMNS ? question.scale.values : question.scale.values.filter(({ value }) => given.has(value))
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Scores on the scale">
      <table className="dense dots" data-grid="">
        <caption className="visually-hidden">Individual scores on the scale</caption>
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">Evaluator</span></th>
            {values.map((entry) => <th key={entry.value} scope="col" className={entry.value === cell.consensus?.score ? 'dots__agreed' : undefined}>{entry.value}</th>)}
          </tr>
        </thead>
        <tbody>
          {cell.individual.map((score) => {
            const revote = cell.revotes.find((vote) => vote.evaluator === score.evaluator)?.score
            return (
              <tr key={score.evaluator}>
                <th scope="row">{names.person(score.evaluator)}{score.score === null ? <span className="muted"> (cannot score)</span> : null}</th>
                {values.map((entry) => (
                  <td key={entry.value} className={entry.value === cell.consensus?.score ? 'dots__agreed' : undefined}>
                    {entry.value === score.score ? <><span aria-hidden="true" className="dot">●</span><span className="visually-hidden">{entry.value}</span></> : null}
                    {entry.value === revote ? <><span aria-hidden="true" className="dot">○</span><span className="visually-hidden">re-vote {entry.value}</span></> : null}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
