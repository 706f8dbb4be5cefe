import type { Plain } from '@workbench/shared/contract/primitives.ts'
import type { TenderBody } from '@workbench/shared/contract/tender/commands.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import { comparedProfiles, problemsOfFacts, problemsOfProfile, type Trust } from './trust-form.ts'

type Fact = Plain<TenderBody<'describeTrust'>>['facts'][number]

const bare: Fact = { name: '', value: '', source: '', confidence: 'medium', illustrative: false }

/** What a trust runs, who hosts it, until when, and figures with their sources: what scenarios start from. */
export const DescribeTrust = ({ record, trust, onClose }: { readonly record: string; readonly trust: Trust; readonly onClose: () => void }) => {
  const act = useAct(record)
  const [system, setSystem] = useState(trust.profile?.system ?? '')
  const [hosting, setHosting] = useState(trust.profile?.hosting ?? '')
  const [contractEnd, setContractEnd] = useState(trust.profile?.contractEnd ?? '')
  const [note, setNote] = useState(trust.profile?.contractNote ?? '')
  const [facts, setFacts] = useState<readonly Fact[]>(trust.profile?.facts ?? [])
  const [tried, setTried] = useState(false)
  const standing = trust.profile
  const { base, overtaken, rebase } = useRevision(standing?.revision ?? 0, act.isPending)
  const takeTheirs = () => {
    act.reset()
    setSystem(standing?.system ?? '')
    setHosting(standing?.hosting ?? '')
    setContractEnd(standing?.contractEnd ?? '')
    setNote(standing?.contractNote ?? '')
    setFacts(standing?.facts ?? [])
    rebase()
  }
  const problems = [...problemsOfProfile({ system, hosting, contractEnd }), ...problemsOfFacts(facts)]
  const errorOf = (field: string) => {
    const message = tried ? problems.find((problem) => problem.field === field)?.message : undefined
    return message === undefined ? {} : { error: message }
  }
  const put = (index: number, change: Partial<Fact>) => setFacts(facts.map((fact, at) => (at === index ? { ...fact, ...change } : fact)))
  const submit = () => {
    setTried(true)
    if (problems.length > 0) return
    const kept = facts.filter((fact) => fact.name.trim() !== '').map((fact) => ({ ...fact, name: fact.name.trim(), value: fact.value.trim(), source: fact.source.trim() }))
    act.mutate({
      command: 'describeTrust',
      body: { trust: trust.id, system: system.trim(), hosting: hosting.trim(), contractEnd: contractEnd === '' ? null : contractEnd, ...(note.trim() === '' ? {} : { contractNote: note.trim() }), facts: kept },
      base,
    }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`What ${trust.name} runs today`} onClose={onClose}>
      <ErrorSummary errors={tried && problems.length > 0 ? problems : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken && standing ? (
        <Overtaken
          record={record} what={`What ${trust.name} runs`} written={standing.written} empty="not recorded" onMine={() => { act.reset(); rebase() }} onTheirs={takeTheirs}
          differences={comparedProfiles({ system, hosting, contractEnd, note, facts }, { system: standing.system, hosting: standing.hosting, contractEnd: standing.contractEnd ?? '', note: standing.contractNote ?? '', facts: standing.facts })}
        />
      ) : null}
      <Field id="profile-system" label="System" {...errorOf('profile-system')}><input className="nhsuk-input" id="profile-system" value={system} onChange={(event) => setSystem(event.target.value)} /></Field>
      <Field id="profile-hosting" label="Hosted by" {...errorOf('profile-hosting')}><input className="nhsuk-input" id="profile-hosting" value={hosting} onChange={(event) => setHosting(event.target.value)} /></Field>
      <Field id="profile-end" label="Contract ends" hint="Leave it empty where no day is stated." {...errorOf('profile-end')}><input className="nhsuk-input nhsuk-input--width-10" id="profile-end" type="date" value={contractEnd} onChange={(event) => setContractEnd(event.target.value)} /></Field>
      <Field id="profile-note" label="What is known of the contract"><textarea className="nhsuk-textarea" id="profile-note" rows={2} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
      {facts.map((fact, index) => (
        <fieldset className="nhsuk-fieldset" key={index}>
          <legend className="nhsuk-fieldset__legend">Figure {index + 1}</legend>
          <Field id={`fact-${index}-name`} label="Figure" {...errorOf(`fact-${index}-name`)}><input className="nhsuk-input" id={`fact-${index}-name`} value={fact.name} onChange={(event) => put(index, { name: event.target.value })} /></Field>
          <Field id={`fact-${index}-value`} label="Value, with its unit"><input className="nhsuk-input" id={`fact-${index}-value`} value={fact.value} onChange={(event) => put(index, { value: event.target.value })} /></Field>
          <Field id={`fact-${index}-source`} label="Source"><input className="nhsuk-input" id={`fact-${index}-source`} value={fact.source} onChange={(event) => put(index, { source: event.target.value })} /></Field>
          <Field id={`fact-${index}-confidence`} label="Confidence">
            <select className="nhsuk-select" id={`fact-${index}-confidence`} value={fact.confidence} onChange={(event) => put(index, { confidence: event.target.value as Fact['confidence'] })}>
              {(['high', 'medium', 'low'] as const).map((one) => <option key={one} value={one}>{one}</option>)}
            </select>
          </Field>
          <p><label><input type="checkbox" checked={fact.illustrative} onChange={(event) => put(index, { illustrative: event.target.checked })} /> Illustrative: invented, not found</label></p>
          <p><button type="button" className="as-link" onClick={() => setFacts(facts.filter((_, at) => at !== index))}>Leave figure {index + 1} out</button></p>
        </fieldset>
      ))}
      <p><Button small onClick={() => setFacts([...facts, bare])}>Add a figure</Button></p>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Record what it runs</Button><Button onClick={onClose}>Cancel</Button></div>
    </Dialog>
  )
}
