import type { TieBreak } from '@workbench/shared/contract/model.ts'
import { formatCount } from '@workbench/shared/numeric/format.ts'
import { roundingNames } from '@workbench/shared/report/words.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { readWeight, weightText } from '../../parts/weights.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary, type ErrorItem } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Model } from './model.ts'

const tieNames = { higherQuality: 'higher quality', lowerPrice: 'lower price', higherScoreOn: 'higher score on a criterion', lotDraw: 'lot drawn in public' } as const
type By = 'higherQuality' | 'lowerPrice' | 'lotDraw'

/** Rounding, tie-break and moderation: one set for the whole tender. */
export const Rules = ({ record, model }: { readonly record: string; readonly model: Model }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const { rules } = model
  const [decimals, setDecimals] = useState(rules ? String(rules.rounding.decimals) : '')
  const [mode, setMode] = useState<keyof typeof roundingNames | ''>(rules?.rounding.mode ?? '')
  const [ties, setTies] = useState<readonly TieBreak[]>(rules?.tieBreak ?? [])
  const [spread, setSpread] = useState(rules ? weightText(rules.moderation.spreadToReconcile) : '')
  const [approvals, setApprovals] = useState(rules ? String(rules.moderation.approvalsNeeded) : '')
  const [tried, setTried] = useState(false)
  const nameOf = (rule: TieBreak) => (rule.by === 'higherScoreOn' ? `higher score on ${model.criteria.find((node) => node.id === rule.criterion)?.title ?? rule.criterion}` : tieNames[rule.by])
  if (!model.mayChange) return rules ? (
    <dl className="facts">
      <div><dt>Totals rounded</dt><dd>once, to {formatCount(rules.rounding.decimals, 'decimal')}, {roundingNames[rules.rounding.mode]}</dd></div>
      <div><dt>Ties broken by</dt><dd>{rules.tieBreak.map(nameOf).join(', then ')}</dd></div>
      <div><dt>Moderation</dt><dd>a spread of {weightText(rules.moderation.spreadToReconcile)} of the scale or more is reconciled in words; {formatCount(rules.moderation.approvalsNeeded, 'approval')} close a consensus</dd></div>
    </dl>
  ) : <p className="muted">The rules are not chosen yet.</p>
  const readSpread = readWeight(spread)
  const errors: ErrorItem[] = [
    ...(/^([0-9]|1[0-2])$/.test(decimals.trim()) ? [] : [{ message: 'Decimals are a whole number from 0 to 12.', field: 'rules-decimals' }]),
    ...(mode === '' ? [{ message: 'Choose how halves are rounded.', field: 'rules-mode' }] : []),
    ...(ties.length === 0 ? [{ message: 'Choose at least one tie-break.', field: 'rules-tie' }] : []),
    ...('because' in readSpread ? [{ message: `The spread ${readSpread.because}.`, field: 'rules-spread' }] : []),
    ...(/^([1-9]|1[0-9]|20)$/.test(approvals.trim()) ? [] : [{ message: 'Approvals are a whole number from 1 to 20.', field: 'rules-approvals' }]),
  ]
  const submit = () => {
    setTried(true)
    if (errors.length > 0 || mode === '' || 'because' in readSpread) return
    const body = { rounding: { decimals: Number(decimals), mode }, tieBreak: [...ties], moderation: { spreadToReconcile: readSpread.weight, approvalsNeeded: Number(approvals) } }
    act.mutate({ command: 'setRules', body, key: keyOf(body) }, { onSuccess: () => setTried(false) })
  }
  return (
    <>
      <ErrorSummary errors={tried && errors.length > 0 ? errors : act.error ? [{ message: act.error.problem.detail }] : []} />
      <Field id="rules-decimals" label="Totals rounded to so many decimals" hint="Once, at the end; ranks are decided on the rounded totals."><input className="nhsuk-input nhsuk-input--width-3" id="rules-decimals" value={decimals} onChange={(event) => setDecimals(event.target.value)} /></Field>
      <Field id="rules-mode" label="Rounding"><select className="nhsuk-select" id="rules-mode" value={mode} onChange={(event) => setMode(event.target.value as typeof mode)}><option value="">Choose</option>{Object.entries(roundingNames).map(([key, words]) => <option key={key} value={key}>{words}</option>)}</select></Field>
      <h2>Ties are broken by</h2>
      <ol>{ties.map((rule) => <li key={nameOf(rule)}>{nameOf(rule)} <button type="button" className="as-link" onClick={() => setTies(ties.filter((other) => other !== rule))}>remove<span className="visually-hidden"> {nameOf(rule)}</span></button></li>)}</ol>
      <Field id="rules-tie" label="Add a tie-break">
        <select className="nhsuk-select" id="rules-tie" value="" onChange={(event) => event.target.value && setTies([...ties, event.target.value.startsWith('on:') ? { by: 'higherScoreOn', criterion: event.target.value.slice(3) } : { by: event.target.value as By }])}>
          <option value="">Choose</option>
          {(['higherQuality', 'lowerPrice', 'lotDraw'] as const).filter((by) => !ties.some((rule) => rule.by === by)).map((by) => <option key={by} value={by}>{tieNames[by]}</option>)}
          {model.criteria.filter((node) => node.kind === 'question' && !ties.some((rule) => rule.by === 'higherScoreOn' && rule.criterion === node.id)).map((node) => <option key={node.id} value={`on:${node.id}`}>higher score on {node.ref} {node.title}</option>)}
        </select>
      </Field>
      <Field id="rules-spread" label="Spread to be reconciled in words" hint="As a share of the scale, such as 40%."><input className="nhsuk-input nhsuk-input--width-5" id="rules-spread" value={spread} onChange={(event) => setSpread(event.target.value)} /></Field>
      <Field id="rules-approvals" label="Approvals that close a consensus"><input className="nhsuk-input nhsuk-input--width-3" id="rules-approvals" value={approvals} onChange={(event) => setApprovals(event.target.value)} /></Field>
      <div className="row"><Button filled busy={act.isPending} onClick={submit}>Set the rules</Button>{act.isSuccess ? <span role="status">Recorded.</span> : null}</div>
    </>
  )
}
