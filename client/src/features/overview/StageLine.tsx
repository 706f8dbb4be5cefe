import { dayOfInstant, formatDay, formatList } from '@workbench/shared/numeric/format.ts'
import type { Stage } from '@workbench/shared/contract/tender/words.ts'
import { stageName } from '../../parts/words.ts'
import type { Overview } from './overview.ts'

const line: readonly Stage[] = ['setUp', 'published', 'selection', 'sealed', 'opened', 'compliance', 'scoring', 'moderation', 'pricesOpened', 'review', 'decided', 'standstill', 'closed']

/** A line of stages with planned and actual dates: done, current, next. Lots that stand alike share one. */
export const StageLine = ({ lots, planned }: { readonly lots: readonly [Overview['lots'][number], ...Overview['lots']]; readonly planned: Overview['planned'] }) => {
  const [lot] = lots
  const names = formatList(lots.map(({ ref, title }) => `${ref} ${title}`))
  const reached = (stage: Stage) => lot.steps.findLast((step) => step.stage === stage)
  const here = line.indexOf(lot.stage)
  const outside = here < 0
  return (
    <section aria-label={`Stages of ${names}`}>
      <h2>{names}{outside ? <span className="tag tag--bad"> {stageName(lot.stage)}</span> : null}</h2>
      <ol className="stages">
        {line.map((stage, index) => {
          const step = reached(stage)
          const plan = planned.find((entry) => entry.stage === stage)
          const state = stage === lot.stage ? 'current' : step && (outside || index < here) ? 'done' : 'next'
          return (
            <li key={stage} className={state} aria-current={state === 'current' ? 'step' : undefined}>
              {stageName(stage)}
              <small>{step ? `${state === 'next' ? 'earlier round, ' : ''}${formatDay(dayOfInstant(step.at))}` : plan ? `planned ${formatDay(plan.planned)}` : state === 'done' ? '' : 'no date yet'}</small>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
