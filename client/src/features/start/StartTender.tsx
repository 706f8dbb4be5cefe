import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ruleSets, type RuleSet } from '@workbench/shared/contract/tender/words.ts'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { call, type CommandReply } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { ruleSetNames } from '../../parts/words.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import { Page } from '../../ui/Page.tsx'
import { ComesFrom } from './ComesFrom.tsx'
import { missingOf, namedParent, parentIn } from './start.ts'

interface Start {
  readonly title: string
  readonly ruleSet: RuleSet
  readonly purpose: string
  readonly parent?: { readonly record: string; readonly lot?: string; readonly trust?: string }
}

/** A record is born with a title, the law it runs under and what it is for; whoever starts it leads it. */
export const StartTender = () => {
  const client = useQueryClient()
  const [, go] = useLocation()
  const keyOf = useKeyOf()
  const [title, setTitle] = useState('')
  const [ruleSet, setRuleSet] = useState<RuleSet | ''>('')
  const [purpose, setPurpose] = useState('')
  const [parent, setParent] = useState(parentIn(useSearch()))
  const [tried, setTried] = useState(false)
  const start = useMutation<CommandReply, ProblemError, Start>({
    mutationFn: (body) => call('startTender', {}, { body, key: keyOf(body) }) as Promise<CommandReply>,
    onSuccess: async ({ id }) => {
      await client.invalidateQueries()
      go(id === undefined ? '/' : `/records/${id}/setup`)
    },
  })
  const missing = missingOf({ title, ruleSet, purpose })
  const said = (field: string) => (tried ? missing.find((entry) => entry.field === field)?.message : undefined)
  const errorOf = (field: string) => {
    const error = said(field)
    return error === undefined ? {} : { error }
  }
  const submit = () => {
    setTried(true)
    if (missing.length === 0 && ruleSet !== '') start.mutate({ title: title.trim(), ruleSet, purpose: purpose.trim(), ...namedParent(parent) })
  }
  return (
    <Page title="Start a tender" question="What is bought, and under which law?" lead="You become its procurement lead. Lots and dates come next, then requirements, criteria and weights; a second person signs and publishes with you.">
      <form className="read" noValidate onSubmit={(event) => { event.preventDefault(); submit() }}>
        <ErrorSummary errors={tried && missing.length > 0 ? missing : start.error ? [{ message: start.error.problem.detail }] : []} />
        <Field id="start-title" label="Title" hint="As it stands in the notice, such as Patient administration and electronic patient record." {...errorOf('start-title')}>
          <input className="nhsuk-input" id="start-title" maxLength={200} value={title} aria-describedby={describedBy('start-title', true, said('start-title') !== undefined)} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Field id="start-rules" label="Rule set" hint="Decides standstill, what letters must hold and how long the record is kept. It cannot change once a model is published." {...errorOf('start-rules')}>
          <select className="nhsuk-select" id="start-rules" value={ruleSet} aria-describedby={describedBy('start-rules', true, said('start-rules') !== undefined)} onChange={(event) => setRuleSet(event.target.value as RuleSet | '')}>
            <option value="">Choose</option>
            {ruleSets.map((name) => <option key={name} value={name}>{ruleSetNames[name]}</option>)}
          </select>
        </Field>
        <Field id="start-purpose" label="Purpose" hint="What the contract is for, in a few sentences." {...errorOf('start-purpose')}>
          <textarea className="nhsuk-textarea" id="start-purpose" rows={4} maxLength={4000} value={purpose} aria-describedby={describedBy('start-purpose', true, said('start-purpose') !== undefined)} onChange={(event) => setPurpose(event.target.value)} />
        </Field>
        <ComesFrom parent={parent} onChange={setParent} />
        <div className="row"><Button type="submit" filled busy={start.isPending}>Start the tender</Button><Button onClick={() => go('/')}>Cancel</Button></div>
      </form>
    </Page>
  )
}
