import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { Button } from '../../ui/Button.tsx'
import { Abandon, ApproveAbandonment, Suspend } from './StopDialogs.tsx'
import { mayAbandon, mayProposeAbandonment, maySuspend } from './decision.ts'
import type { PartProps } from './part.ts'

/** What can stop a lot at any stage: a claim that suspends it, or its abandonment. */
export const Stops = ({ record, decision, names, today }: PartProps & { readonly today: string }) => {
  const [asked, setAsked] = useState<'suspend' | 'lift' | 'abandon' | 'approve' | null>(null)
  const act = useAct(record)
  const { data: session } = useRead('session', {})
  const { abandoning } = decision
  const close = () => { act.reset(); setAsked(null) }
  const lift = decision.stage === 'suspended' && decision.mayRun
  if (decision.suspensions.length === 0 && !decision.abandoned && !maySuspend(decision) && !mayAbandon(decision)) return null
  return (
    <section aria-labelledby="stops-title">
      <h2 id="stops-title">Suspension and abandonment</h2>
      {decision.suspensions.length === 0 && !decision.abandoned && !abandoning ? <p className="muted">The lot has been neither suspended nor abandoned.</p> : null}
      {decision.suspensions.map((suspension) => (
        <div key={suspension.from} className={`note${suspension.until ? '' : ' note--bad'}`}>
          <p><strong>Suspended from {formatInstant(suspension.from)}{suspension.until ? ` to ${formatInstant(suspension.until)}` : ''}.</strong> Claim received {formatInstant(suspension.claimReceived)}. {suspension.ground}</p>
        </div>
      ))}
      {decision.abandoned ? (
        <div className="note note--bad">
          <p><strong>Abandoned {formatInstant(decision.abandoned.at)} by {names.person(decision.abandoned.by)}{decision.abandoned.proposedBy ? `, as ${names.person(decision.abandoned.proposedBy)} had proposed` : ''}.</strong> {decision.abandoned.ground}</p>
          <h3>Notice to the bidders</h3>
          <p>{decision.abandoned.notice}</p>
        </div>
      ) : null}
      {abandoning ? (
        <div className="note note--warn">
          <p><strong>{names.person(abandoning.by)} proposed on {formatInstant(abandoning.at)} to abandon the lot.</strong> {abandoning.ground}</p>
          <h3>Notice to the bidders</h3>
          <p>{abandoning.notice}</p>
          {abandoning.by === session?.person ? <p className="muted">You proposed it; another person has to approve.</p> : null}
        </div>
      ) : null}
      <div className="row">
        {abandoning && decision.mayRun && abandoning.by !== session?.person ? <Button small onClick={() => setAsked('approve')}>Approve the abandonment</Button> : null}
        {lift ? <Button small onClick={() => setAsked('lift')}>Lift the suspension</Button> : null}
        {maySuspend(decision) ? <Button small onClick={() => setAsked('suspend')}>Suspend because of a claim</Button> : null}
        {mayProposeAbandonment(decision, session?.person) ? <Button small onClick={() => setAsked('abandon')}>{abandoning ? 'Propose it in other words' : decision.abandonment.byTwo ? 'Propose to abandon the lot' : 'Abandon the lot'}</Button> : null}
      </div>
      {asked === 'suspend' ? <Suspend record={record} lot={decision.lot} today={today} onClose={close} /> : null}
      {asked === 'abandon' ? <Abandon record={record} decision={decision} names={names} onClose={close} /> : null}
      {asked === 'approve' ? <ApproveAbandonment record={record} decision={decision} onClose={close} /> : null}
      {asked === 'lift' ? (
        <Asked title="Lift the suspension?" act="Lift the suspension" reason={{ label: 'Ground', hint: 'The order or agreement by which the suspension may end.' }} busy={act.isPending} error={act.error} onClose={close}
          onAct={(ground) => act.mutate({ command: 'liftSuspension', body: { lot: decision.lot, ground } }, { onSuccess: close })}>
          <p>The lot goes back to the stage in which it was suspended. Deadlines ran on meanwhile: one that is too near now is moved by the lead in the set-up.</p>
        </Asked>
      ) : null}
    </section>
  )
}
