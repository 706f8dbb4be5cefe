import { formatDay } from '@workbench/shared/numeric/format.ts'
import { Link } from 'wouter'
import { useRead } from '../../api/queries.ts'
import type { Grid } from './score-value.ts'
import { allSubmitted } from './ten-minutes.ts'

/** Once everything is submitted: what happens next, and what can still be done. */
export const Submitted = ({ record, grid }: { readonly record: string; readonly grid: Grid }) => {
  const { data: overview } = useRead('overview', { record })
  if (!allSubmitted(grid)) return null
  const moderating = grid.questions.some(({ state }) => state === 'locked')
  const planned = overview?.planned.find(({ stage }) => stage === 'moderation')?.planned
  return (
    <div className="note">
      <p>
        <strong>Everything of yours in this lot is submitted.</strong>{' '}
        {moderating ? 'The panel agrees one score for each answer: ' : `Moderation of a question opens when everyone assigned to it has submitted${planned ? `; it is planned to begin on ${formatDay(planned)}` : ''}. Until then a submission can be withdrawn with a reason. `}
        <Link href={`/moderation/${grid.lot}`}>{moderating ? 'go to the moderation' : 'See the agenda of the moderation'}</Link>.
      </p>
    </div>
  )
}
