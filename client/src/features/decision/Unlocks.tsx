import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct, useRead } from '../../api/queries.ts'
import { Asked } from '../../parts/Asked.tsx'
import { Button } from '../../ui/Button.tsx'
import type { PartProps } from './part.ts'

/** On opened bids, analyses that vary the model stay off until two people unlock them for a written purpose (R19). */
export const Unlocks = ({ record, decision, names }: PartProps) => {
  const { data: session } = useRead('session', {})
  const [asked, setAsked] = useState<string | null>(null)
  const act = useAct(record)
  const close = () => { act.reset(); setAsked(null) }
  const unlocked = decision.unlocks.some((unlock) => unlock.approved)
  if (decision.unlocks.length === 0 && !(decision.mayRun && decision.mayUnlock)) return null
  return (
    <section aria-labelledby="unlock-title">
      <h2 id="unlock-title">Analyses that vary the model are {unlocked ? 'unlocked' : 'off'}</h2>
      <p className="small muted">View weights, other formulas, a bid left out: on real bids they are a gift to a losing bidder, so two people unlock them for a written purpose, and each run is recorded. The published model alone decides the award.</p>
      {decision.unlocks.map((unlock) => (
        <div key={unlock.id} className={`note${unlock.approved ? '' : ' note--warn'}`}>
          <p>{unlock.purpose}</p>
          <p className="small muted">Proposed by {names.person(unlock.by)}, {formatInstant(unlock.at)}. {unlock.approved ? `Approved by ${names.person(unlock.approved.by)}, ${formatInstant(unlock.approved.at)}.` : 'Not approved yet.'}</p>
          {unlock.approved || !decision.mayUnlock ? null : unlock.by === session?.person ? <p className="small">Another person than you has to approve it.</p> : <p><Button small onClick={() => setAsked(unlock.id)}>Approve the unlocking</Button></p>}
        </div>
      ))}
      {decision.mayRun && decision.mayUnlock ? <p><Button small onClick={() => setAsked('')}>{decision.unlocks.length === 0 ? 'Propose to unlock them' : 'Propose for another purpose'}</Button></p> : null}
      {asked === '' ? (
        <Asked
          title="Unlock analyses that vary the model?" act="Propose the unlocking" reason={{ label: 'Purpose', hint: 'What is to be learnt, for whom, and what it will not be used for. A second person reads it.' }}
          busy={act.isPending} error={act.error} onClose={close} onAct={(purpose) => act.mutate({ command: 'proposeUnlock', body: { purpose } }, { onSuccess: close })}
        />
      ) : null}
      {asked !== null && asked !== '' ? (
        <Asked title="Approve the unlocking?" act="Approve" busy={act.isPending} error={act.error} onClose={close} onAct={() => act.mutate({ command: 'approveUnlock', body: { unlock: asked } }, { onSuccess: close })}>
          <p>{decision.unlocks.find((unlock) => unlock.id === asked)?.purpose}</p>
          <p>It unlocks them for this tender. What is run, by whom, and whether before or after the decision, stands in the record and in the report.</p>
        </Asked>
      ) : null}
    </section>
  )
}
