import { formatCount } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct } from '../../api/queries.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { interestWords, toggled, type ChosenQuestions } from './panel.ts'

/** The same people for all the chosen questions, and so for every bid on them. */
export const AssignQuestions = ({ record, panel, questions, names, onClose, onDone }: ChosenQuestions) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const missing = chosen.size === 0 ? [{ message: 'Choose at least one evaluator.', field: 'assign-people' }] : []
  const submit = () => {
    setTried(true)
    if (chosen.size === 0) return
    const body = { evaluators: [...chosen], questions: questions.map((question) => question.id) }
    act.mutate({ command: 'assignQuestions', body, key: keyOf(body) }, { onSuccess: onDone })
  }
  return (
    <Dialog title={`Assign ${formatCount(questions.length, 'question')}`} onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      <p className="small">{questions.map((question) => question.ref).join(', ')}. Whoever is assigned scores every bid on these questions, besides those who already do.</p>
      <fieldset className="nhsuk-fieldset" id="assign-people" tabIndex={-1}>
        <legend className="nhsuk-fieldset__legend">Who scores them?</legend>
        {panel.evaluators.length === 0 ? <p>Nobody holds the role of an evaluator. <Link href="/people">Give the role first</Link>.</p> : null}
        {panel.evaluators.map((evaluator) => (
          <p key={evaluator.person}>
            <label>
              <input type="checkbox" checked={chosen.has(evaluator.person)} onChange={(event) => setChosen(toggled(chosen, [evaluator.person], event.target.checked))} /> {names.person(evaluator.person)}
              <span className="muted small"> {names.title(evaluator.person)}; {formatCount(evaluator.assigned, 'question')} so far; interests: {interestWords[evaluator.interests]}</span>
            </label>
          </p>
        ))}
      </fieldset>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Assign</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
