import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useWorkshopAct } from '../../api/queries.ts'
import { useNames } from '../../parts/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Board } from './figures.ts'
import { differing, rebased, withoutWhatIf, type ThinkingStore, type WhatIf } from './thinking.ts'

interface SaveWhatIfProps {
  readonly record: string
  readonly board: Board
  readonly saved: Board['scenarios'][number]
  readonly whatIf: WhatIf
  readonly store: ThinkingStore
}

/** Says that what is shown is one's own what-if, and where it can go: into the record, into a new scenario, or away. */
export const SaveWhatIf = ({ record, board, saved, whatIf, store }: SaveWhatIfProps) => {
  const act = useWorkshopAct(record)
  const [naming, setNaming] = useState(false)
  const changed = differing(whatIf.choices, saved.choices)
  const drop = () => store.setState((now) => withoutWhatIf(now, saved.id))
  const nameOf = (id: string) => board.trusts.find((trust) => trust.id === id)?.name ?? id
  const may = board.mayChangeScenarios && !board.frozen
  if (whatIf.base !== saved.revision) return <Elsewhere record={record} board={board} saved={saved} whatIf={whatIf} store={store} />
  return (
    <div className="note note--warn what-if" role="status">
      <p><strong>A what-if of your own, not saved.</strong> {changed.length === 1 ? 'One path differs' : `${changed.length} paths differ`} from the record: {changed.map(nameOf).join(', ')}. Nobody else sees it; it is kept in this page until you leave or reload.</p>
      {act.error && act.error.problem.status !== 412 ? <p role="alert"><strong>Not saved.</strong> {act.error.problem.detail} Your what-if is still here.</p> : null}
      {board.snapshot ? <p>A board kept by name does not change; try it here, or do the same on the board as it stands to save it.</p> : null}
      {board.frozen && !board.snapshot ? <p>The board is frozen while the room looks at it; saving is possible again once the facilitator thaws it.</p> : null}
      {board.mayChangeScenarios || board.snapshot ? null : <p>Scenarios are saved by the facilitator, the neutral analyst and trust leads. You can compare yours with the others all the same.</p>}
      <div className="row">
        {may ? <Button filled small busy={act.isPending} onClick={() => act.mutate({ command: 'changeScenario', base: whatIf.base, body: { scenario: saved.id, title: saved.title, summary: saved.summary, choices: [...whatIf.choices] } }, { onSuccess: drop })}>{`Save to “${saved.title}”`}</Button> : null}
        {may ? <Button small onClick={() => setNaming(true)}>Save as a new scenario</Button> : null}
        <Button reads small onClick={drop}>Back to what the record says</Button>
      </div>
      {naming ? <NewScenario record={record} choices={whatIf.choices} from={saved.title} onClose={() => setNaming(false)} onSaved={(id) => store.setState((now) => ({ ...withoutWhatIf(now, saved.id), scenario: id }))} /> : null}
    </div>
  )
}

/** Somebody saved this scenario meanwhile: both values, who and when; nothing is chosen by itself. */
const Elsewhere = ({ record, board, saved, whatIf, store }: SaveWhatIfProps) => {
  const names = useNames(record)
  const nameOf = (id: string) => board.trusts.find((trust) => trust.id === id)?.name ?? id
  const pathIn = (choices: WhatIf['choices'], trust: string) => {
    const option = choices.find((choice) => choice.trust === trust)?.option
    return board.options.find((entry) => entry.id === option)?.label ?? 'no path of its own'
  }
  return (
    <div className="note note--bad" role="alert">
      <p><strong>Changed elsewhere.</strong> “{saved.title}” was saved{saved.by ? ` by ${names.person(saved.by)}` : ''}{saved.at ? `, ${formatInstant(saved.at)}` : ''} while you tried something out.</p>
      <ul>{differing(whatIf.choices, saved.choices).map((trust) => <li key={trust}>{nameOf(trust)}: in the record “{pathIn(saved.choices, trust)}”, yours “{pathIn(whatIf.choices, trust)}”</li>)}</ul>
      <div className="row">
        <Button small onClick={() => store.setState((now) => rebased(now, saved))}>Keep mine as a what-if</Button>
        <Button small onClick={() => store.setState((now) => withoutWhatIf(now, saved.id))}>Keep the other</Button>
      </div>
    </div>
  )
}

interface NewScenarioProps {
  readonly record: string
  readonly choices: WhatIf['choices']
  readonly from: string
  readonly onClose: () => void
  readonly onSaved: (id: string) => void
}

const NewScenario = ({ record, choices, from, onClose, onSaved }: NewScenarioProps) => {
  const act = useWorkshopAct(record)
  const [title, setTitle] = useState('')
  const [summary, setSummary] = useState('')
  const [tried, setTried] = useState(false)
  const missing = [
    ...(title.trim() === '' ? [{ message: 'Enter a title.', field: 'scenario-title' }] : []),
    ...(summary.trim() === '' ? [{ message: 'Say in a sentence what this scenario is for.', field: 'scenario-summary' }] : []),
  ]
  const save = () => {
    setTried(true)
    if (missing.length > 0) return
    act.mutate({ command: 'addScenario', body: { title: title.trim(), summary: summary.trim(), choices: [...choices] } }, {
      onSuccess: ({ id }) => {
        onClose()
        if (id !== undefined) onSaved(id)
      },
    })
  }
  const errorOf = (field: string) => (tried ? missing.find((item) => item.field === field)?.message : undefined)
  return (
    <Dialog title="Save as a new scenario" onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error ? [{ message: act.error.problem.detail }] : []} />
      <p>It starts from “{from}”, which stays as it is.</p>
      <Field id="scenario-title" label="Title" {...(errorOf('scenario-title') ? { error: errorOf('scenario-title')! } : {})}><input className="nhsuk-input" id="scenario-title" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} /></Field>
      <Field id="scenario-summary" label="What it is for" {...(errorOf('scenario-summary') ? { error: errorOf('scenario-summary')! } : {})}><textarea className="nhsuk-textarea" id="scenario-summary" rows={3} maxLength={4000} value={summary} onChange={(event) => setSummary(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} onClick={save}>Save the scenario</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
