import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { stageName } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { backwards, comparedDays, plannable, type Days, type Overview } from './setup.ts'

/** The day each stage is meant to begin. A plan binds nobody: stages move by acts, not by days. */
export const PlanDates = ({ record, planned, plan, onClose }: { readonly record: string; readonly planned: Overview['planned']; readonly plan: Overview['plan']; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const theirs: Days = Object.fromEntries(planned.map((entry) => [entry.stage, entry.planned]))
  const [days, setDays] = useState<Days>(theirs)
  const [tried, setTried] = useState(false)
  const { base, overtaken, rebase } = useRevision(plan.revision, act.isPending)
  const dates = plannable.flatMap((stage) => (days[stage] ? [{ stage, planned: days[stage] }] : []))
  const emptied = planned.filter((entry) => plannable.includes(entry.stage) && !days[entry.stage])
  const problems = [
    ...backwards(days).map(([earlier, later]) => ({ message: `${stageName(later)} is planned before ${stageName(earlier).toLowerCase()}.`, field: `plan-${later}` })),
    ...emptied.map((entry) => ({ message: `${stageName(entry.stage)} has a planned day; it can be moved but not taken away.`, field: `plan-${entry.stage}` })),
    ...(dates.length === 0 ? [{ message: 'Enter at least one day.', field: `plan-${plannable[0]!}` }] : []),
  ]
  const submit = () => {
    setTried(true)
    if (problems.length === 0) act.mutate({ command: 'planDates', body: { dates }, base, key: keyOf({ dates, base }) }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Plan the dates" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken ? (
        <Overtaken
          record={record} what="The plan of dates" written={plan.written} empty="not planned" differences={comparedDays(days, theirs, stageName)}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setDays(theirs); rebase() }}
        />
      ) : null}
      <div className="columns columns--narrow">
        {plannable.map((stage) => (
          <Field key={stage} id={`plan-${stage}`} label={stageName(stage)}>
            <input className="nhsuk-input nhsuk-input--width-10" id={`plan-${stage}`} type="date" value={days[stage] ?? ''} onChange={(event) => setDays({ ...days, [stage]: event.target.value })} />
          </Field>
        ))}
      </div>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Plan these dates</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
