import type { Stage } from '@workbench/shared/contract/tender/words.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { stageName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import type { Overview } from './overview.ts'

/** Steps that a lead takes by hand; the others come with their own act. A step is offered once nothing stands in its way; what does is listed above. */
const steps: Partial<Record<Stage, readonly Stage[]>> = {
  published: ['selection', 'sealed'], selection: ['sealed'], opened: ['compliance'], compliance: ['scoring'], scoring: ['moderation'], pricesOpened: ['review'], decided: ['closed'], standstill: ['closed'],
}

export const MoveStage = ({ record, overview: { lots, next, rounds, parent } }: { readonly record: string; readonly overview: Overview }) => {
  const act = useAct(record)
  const [asked, setAsked] = useState<{ lot: string; title: string; to: Stage } | null>(null)
  const ready = lots.filter((lot) => next.every((act) => act.lot !== lot.id || act.blockers.length === 0))
  const possible = ready.flatMap((lot) => (steps[lot.stage] ?? []).map((to) => ({ lot: lot.id, title: lot.title, to })))
  if (possible.length === 0) return null
  // A call-off needs no standstill; another lot that is closed without one says on what ground.
  const unexplained = (lot: string): boolean => lots.find(({ id }) => id === lot)?.stage === 'decided' && !(parent && rounds.some((round) => round.kind === 'callOff' && round.lots.includes(lot)))
  return (
    <div className="row">
      {possible.map((step) => <Button key={`${step.lot}/${step.to}`} small onClick={() => setAsked(step)}>{step.to === 'closed' ? `Close ${step.title}` : `${step.title}: on to ${stageName(step.to).toLowerCase()}`}</Button>)}
      {asked ? (
        <Asked
          title={asked.to === 'closed' ? `Close ${asked.title}?` : `Move ${asked.title} on to ${stageName(asked.to).toLowerCase()}?`} act={asked.to === 'closed' ? 'Close the lot' : 'Move it on'} busy={act.isPending} error={act.error} onClose={() => { act.reset(); setAsked(null) }}
          {...(asked.to === 'closed' && unexplained(asked.lot) ? { reason: { label: 'Ground for closing without a standstill', hint: 'A standstill is started on the page Decision.' } } : {})}
          onAct={(reason) => act.mutate({ command: 'moveStage', body: { lots: [asked.lot], to: asked.to, ...(reason === '' ? {} : { reason }) } }, { onSuccess: () => setAsked(null) })}
        >
          <p>The step is recorded with your name and the time. It cannot be taken back.</p>
        </Asked>
      ) : null}
    </div>
  )
}
