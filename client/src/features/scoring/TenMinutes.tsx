import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import type { Grid } from './score-value.ts'
import { stepsOf } from './ten-minutes.ts'
import { useScores, type Scoring } from './useScoring.ts'

/** In the demo: two questions that show an evaluator's whole work, how far one is, and what comes after. */
export const TenMinutes = ({ record, grid, desk, question }: { readonly record: string; readonly grid: Grid; readonly desk: Scoring; readonly question: string | undefined }) => {
  const { data: session } = useRead('session', {})
  const { data: demo } = useRead('demoPeople', {}, session?.demo === true)
  const cells = useScores(desk, (state) => state.cells)
  const ten = demo?.evaluatorForTenMinutes
  if (!ten || ten.record !== record || ten.person !== session?.person) return null
  const steps = stepsOf(ten.questions, grid, cells)
  if (steps.length === 0) return null
  const next = steps.find(({ submitted }) => !submitted)
  return (
    <section className="note no-print" aria-label="An evaluator for ten minutes">
      {next ? <p><strong>An evaluator for ten minutes.</strong> {ten.line}</p> : (
        <p>
          <strong>That was an evaluator’s work.</strong> Your scores stand in the record with their reasons and the time. Nobody on the panel sees them until the moderation of the question opens; until then you can withdraw a submission with a reason.
          When everyone has submitted, the panel meets and agrees one score, which is no average. <Link href="~/">Choose the moment “Moderation” to see that</Link>.
        </p>
      )}
      <ol>
        {steps.map(({ question: row, scored, submitted }) => (
          <li key={row.id}>
            {row.id === question ? <strong>{row.ref} {row.title}</strong> : <Link href={`/scoring/${grid.lot}/${row.id}`}>{row.ref} {row.title}</Link>}
            {submitted ? ' · submitted' : scored === grid.bids.length ? ' · all scored; check and submit it' : ` · ${scored} of ${grid.bids.length} answers scored`}
          </li>
        ))}
      </ol>
    </section>
  )
}
