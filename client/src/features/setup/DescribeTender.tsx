import { ruleSets, type RuleSet } from '@workbench/shared/contract/tender/words.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { ruleSetNames } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Overview } from './setup.ts'

export const DescribeTender = ({ record, overview, onClose }: { readonly record: string; readonly overview: Overview; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [title, setTitle] = useState(overview.title)
  const [ruleSet, setRuleSet] = useState<RuleSet>(overview.ruleSet)
  const [purpose, setPurpose] = useState(overview.purpose)
  const [tried, setTried] = useState(false)
  const { base, overtaken, rebase } = useRevision(overview.description.revision, act.isPending)
  const missing = [
    ...(title.trim() === '' ? [{ message: 'Enter the title of the tender.', field: 'describe-title' }] : []),
    ...(purpose.trim() === '' ? [{ message: 'Say what the tender is for.', field: 'describe-purpose' }] : []),
  ]
  const submit = () => {
    setTried(true)
    const body = { title: title.trim(), ruleSet, purpose: purpose.trim() }
    if (missing.length === 0) act.mutate({ command: 'describeTender', body, base, key: keyOf({ ...body, base }) }, { onSuccess: onClose })
  }
  return (
    <Dialog title="Change title, rule set or purpose" onClose={onClose}>
      <ErrorSummary errors={tried && missing.length > 0 ? missing : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken ? (
        <Overtaken
          record={record} what="The description of the tender" written={overview.description.written}
          differences={[{ name: 'Title', mine: title, theirs: overview.title }, { name: 'Rule set', mine: ruleSetNames[ruleSet], theirs: ruleSetNames[overview.ruleSet] }, { name: 'Purpose', mine: purpose, theirs: overview.purpose }]}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setTitle(overview.title); setRuleSet(overview.ruleSet); setPurpose(overview.purpose); rebase() }}
        />
      ) : null}
      <Field id="describe-title" label="Title"><input className="nhsuk-input" id="describe-title" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} /></Field>
      <Field id="describe-rules" label="Rule set" {...(overview.version ? { hint: 'Published with the model; it can no longer change.' } : {})}>
        <select className="nhsuk-select" id="describe-rules" disabled={overview.version !== null} value={ruleSet} onChange={(event) => setRuleSet(event.target.value as RuleSet)}>
          {ruleSets.map((name) => <option key={name} value={name}>{ruleSetNames[name]}</option>)}
        </select>
      </Field>
      <Field id="describe-purpose" label="Purpose"><textarea className="nhsuk-textarea" id="describe-purpose" rows={4} maxLength={4000} value={purpose} onChange={(event) => setPurpose(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Save</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
