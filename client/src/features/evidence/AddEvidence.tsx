import { useState } from 'react'
import { useWorkshopAct } from '../../api/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { describedBy, Field } from '../../ui/Field.tsx'
import type { EvidenceItem } from './evidence.ts'

interface Draft {
  readonly claim: string
  readonly who: string
  readonly role: string
  readonly said: string
  readonly published: string
  readonly knownFrom: string
  readonly confidence: EvidenceItem['confidence'] | ''
  readonly source: string
}

const empty: Draft = { claim: '', who: '', role: '', said: '', published: '', knownFrom: '', confidence: '', source: '' }

/** Nothing is assumed: when it was published and from when it could be known are said apart. */
export const AddEvidence = ({ record, onClose }: { readonly record: string; readonly onClose: () => void }) => {
  const act = useWorkshopAct(record)
  const [draft, setDraft] = useState(empty)
  const [tried, setTried] = useState(false)
  const needed: readonly [keyof Draft, string][] = [
    ['claim', 'Enter the claim in your own words.'], ['who', 'Enter who said it.'], ['role', 'Enter what they were when they said it.'], ['published', 'Enter the day it was published.'],
    ['knownFrom', 'Enter the first day on which it could be known.'], ['confidence', 'Choose how far it can be relied on.'], ['source', 'Enter where it can be read.'],
  ]
  const problems = needed.filter(([key]) => draft[key].trim() === '').map(([key, message]) => ({ message, field: `evidence-${key}` }))
  const save = () => {
    setTried(true)
    const { confidence } = draft
    if (problems.length > 0 || confidence === '') return
    act.mutate({
      command: 'addEvidence',
      body: { claim: draft.claim.trim(), who: draft.who.trim(), role: draft.role.trim(), said: draft.said === '' ? null : draft.said, published: draft.published, knownFrom: draft.knownFrom, confidence, source: draft.source.trim(), illustrative: false, links: [] },
    }, { onSuccess: onClose })
  }
  const field = (key: keyof Draft, label: string, kind: 'text' | 'date', hint?: string) => {
    const id = `evidence-${key}`
    const problem = tried ? problems.find((item) => item.field === id) : undefined
    return (
      <Field id={id} label={label} hint={hint} {...(problem ? { error: problem.message } : {})}>
        <input className={`nhsuk-input${kind === 'date' ? ' nhsuk-input--width-10' : ''}`} id={id} type={kind} maxLength={200} value={draft[key]} aria-describedby={describedBy(id, hint !== undefined, problem !== undefined)} onChange={(event) => setDraft({ ...draft, [key]: event.target.value })} />
      </Field>
    )
  }
  const claimProblem = tried ? problems.find((item) => item.field === 'evidence-claim') : undefined
  const confidenceProblem = tried ? problems.find((item) => item.field === 'evidence-confidence') : undefined
  return (
    <Dialog title="Enter evidence" onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="evidence-claim" label="Claim" hint="In your own words." {...(claimProblem ? { error: claimProblem.message } : {})}>
        <textarea className="nhsuk-textarea" id="evidence-claim" rows={3} maxLength={2000} value={draft.claim} aria-describedby={describedBy('evidence-claim', true, claimProblem !== undefined)} onChange={(event) => setDraft({ ...draft, claim: event.target.value })} />
      </Field>
      {field('who', 'Who', 'text')}
      {field('role', 'Role', 'text')}
      {field('said', 'Said on', 'date', 'Leave it empty where no day is stated.')}
      {field('published', 'Published on', 'date')}
      {field('knownFrom', 'Known from', 'date', 'A run as at an earlier day does not use it.')}
      <Field id="evidence-confidence" label="Confidence" {...(confidenceProblem ? { error: confidenceProblem.message } : {})}>
        <select className="nhsuk-select" id="evidence-confidence" value={draft.confidence} onChange={(event) => setDraft({ ...draft, confidence: event.target.value as Draft['confidence'] })}>
          <option value="">Choose</option><option value="high">high</option><option value="medium">medium</option><option value="low">low</option>
        </select>
      </Field>
      {field('source', 'Source', 'text')}
      <div className="row"><Button filled busy={act.isPending} onClick={save}>Enter it</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
