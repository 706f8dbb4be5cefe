import type { RuleSet } from '@workbench/shared/contract/tender/words.ts'
import { standstillEnd } from '@workbench/shared/law/standstill.ts'
import { formatWeekday } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { untimelyNotice } from './decision.ts'
import { Working } from './Working.tsx'

interface StartStandstillProps {
  readonly record: string
  readonly lot: string
  /** The day on which the award was approved. */
  readonly approved: string | undefined
  readonly today: string
  readonly ruleSet: RuleSet
  readonly onClose: () => void
}

/** Counted while one chooses, by the same rule of law that the record uses. */
export const StartStandstill = ({ record, lot, approved, today, ruleSet, onClose }: StartStandstillProps) => {
  const act = useAct(record)
  const [sent, setSent] = useState(today)
  const [means, setMeans] = useState<'electronic' | 'other'>('electronic')
  const [received, setReceived] = useState('')
  const [voluntary, setVoluntary] = useState(false)
  const lastReceived = means === 'other' && received !== '' ? { lastReceived: received } : {}
  const period = standstillEnd({ ruleSet, means, sent, ...lastReceived })
  const untimely = untimelyNotice(sent, approved, today)
  const submit = () => {
    if (!('cannot' in period) && untimely === undefined) act.mutate({ command: 'startStandstill', body: { lot, sent, means, ...lastReceived, voluntary: voluntary ? 'yes' : 'no' } }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Record the notices and start the standstill" onClose={onClose}>
      <ErrorSummary errors={act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="standstill-sent" label={ruleSet === 'pa2023' ? 'Day the contract award notice was published' : 'Day the notices were sent'}>
        <input className="nhsuk-input nhsuk-input--width-10" id="standstill-sent" type="date" {...(approved === undefined ? {} : { min: approved })} max={today} value={sent} onChange={(event) => setSent(event.target.value)} />
      </Field>
      <fieldset className="nhsuk-fieldset">
        <legend className="nhsuk-fieldset__legend">How they were sent</legend>
        <p><label><input type="radio" name="means" checked={means === 'electronic'} onChange={() => setMeans('electronic')} /> Electronically, to everybody</label></p>
        <p><label><input type="radio" name="means" checked={means === 'other'} onChange={() => setMeans('other')} /> Otherwise, to at least one</label></p>
      </fieldset>
      {means === 'other' && ruleSet !== 'pa2023' ? (
        <Field id="standstill-received" label="Day the last recipient had it" hint="Leave it empty if it is not known; the longer period then stands.">
          <input className="nhsuk-input nhsuk-input--width-10" id="standstill-received" type="date" max={today} value={received} onChange={(event) => setReceived(event.target.value)} />
        </Field>
      ) : null}
      <p><label><input type="checkbox" checked={voluntary} onChange={(event) => setVoluntary(event.target.checked)} /> Voluntary: the rules ask for none here</label></p>
      <div className="note" role="status">
        {untimely !== undefined ? <p>{untimely}</p> : 'cannot' in period ? <p>{period.because}</p> : <><p><strong>It ends at the end of {formatWeekday(period.ends)}.</strong></p><Working lines={period.working} /></>}
      </div>
      <div className="row"><Button filled busy={act.isPending} disabled={'cannot' in period || untimely !== undefined} onClick={submit}>Start the standstill</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
