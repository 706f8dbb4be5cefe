import type { RuleSet } from '@workbench/shared/contract/tender/words.ts'
import { dayOfInstant, formatWeekday } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../../ui/Button.tsx'
import { standstillSentence } from './decision.ts'
import type { PartProps } from './part.ts'
import { StartStandstill } from './StartStandstill.tsx'
import { Working } from './Working.tsx'

/** Between the notices and the contract: when it ends, counted line by line. */
export const Standstill = ({ record, decision, today, ruleSet }: PartProps & { readonly today: string; readonly ruleSet: RuleSet }) => {
  const [starting, setStarting] = useState(false)
  const { standstill } = decision
  const due = decision.stage === 'decided' && decision.mayRun
  if (!standstill && decision.stage !== 'decided') return null
  return (
    <section aria-labelledby="standstill-title">
      <h2 id="standstill-title">Standstill</h2>
      {standstill ? (
        <>
          <p>{standstillSentence(standstill, today, decision.stage)} Notices were sent on {formatWeekday(standstill.sent)}{standstill.means === 'electronic' ? ', electronically' : ', otherwise than electronically'}.</p>
          <Working lines={standstill.working} />
          {decision.stage === 'standstill' && decision.mayRun ? <p className="small"><Link href="/overview">Move the lot on to closed</Link> once it has ended.</p> : null}
        </>
      ) : <p className="muted">The notices are not recorded as sent yet; no contract before the standstill has ended.</p>}
      {due ? <p><Button filled onClick={() => setStarting(true)}>Record the notices and start the standstill</Button></p> : null}
      {starting ? <StartStandstill record={record} lot={decision.lot} approved={decision.award?.approved ? dayOfInstant(decision.award.approved.at) : undefined} today={today} ruleSet={ruleSet} onClose={() => setStarting(false)} /> : null}
    </section>
  )
}
