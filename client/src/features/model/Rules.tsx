import { formatCount } from '@workbench/shared/numeric/format.ts'
import { roundingNames } from '@workbench/shared/report/words.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { isOvertakenBy } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { weightText } from '../../parts/weights.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Model } from './model.ts'
import { comparedRules, noRules, readRules, rulesText, tieName, tieNames, type RulesText } from './rules-text.ts'

type By = 'higherQuality' | 'lowerPrice' | 'lotDraw'

interface RulesProps {
  readonly record: string
  readonly model: Model
}

/** Rounding, tie-break and moderation: one set for the whole tender. */
export const Rules = ({ record, model }: RulesProps) => (model.mayChange ? <RulesForm record={record} model={model} /> : <RulesRead model={model} />)

const RulesRead = ({ model: { rules, criteria } }: Pick<RulesProps, 'model'>) =>
  rules ? (
    <dl className="facts">
      <div><dt>Totals rounded</dt><dd>once, to {formatCount(rules.rounding.decimals, 'decimal')}, {roundingNames[rules.rounding.mode]}</dd></div>
      <div><dt>Ties broken by</dt><dd>{rules.tieBreak.map((rule) => tieName(rule, criteria)).join(', then ')}</dd></div>
      <div><dt>Moderation</dt><dd>a spread of {weightText(rules.moderation.spreadToReconcile)} of the scale or more is reconciled in words; {formatCount(rules.moderation.approvalsNeeded, 'approval')} close a consensus</dd></div>
    </dl>
  ) : <p className="muted">The rules are not chosen yet.</p>

const RulesForm = ({ record, model }: RulesProps) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const standing = model.rules?.revision ?? 0
  const theirs = model.rules ? rulesText(model.rules) : noRules
  /** Until something is changed the page follows the record; from then on it says what it started from. */
  const [draft, setDraft] = useState<{ readonly text: RulesText; readonly base: number } | null>(null)
  const [tried, setTried] = useState(false)
  const { text, base } = draft ?? { text: theirs, base: standing }
  const overtaken = isOvertakenBy(base, standing) && !act.isPending
  const read = readRules(text)
  const errors = tried && 'errors' in read ? read.errors : []
  const set = (change: Partial<RulesText>) => { if (act.isSuccess) act.reset(); setDraft({ text: { ...text, ...change }, base }) }
  const submit = () => {
    setTried(true)
    if ('errors' in read) return
    act.mutate({ command: 'setRules', body: read.body, base, key: keyOf({ ...read.body, base }) }, { onSuccess: () => { setTried(false); setDraft(null) } })
  }
  return (
    <>
      <ErrorSummary errors={errors.length > 0 ? errors : act.error && !overtaken ? [{ message: act.error.problem.detail }] : []} />
      {overtaken ? (
        <Overtaken
          record={record} what="The rules" written={model.rules?.written ?? null} differences={comparedRules(text, theirs, model.criteria)} empty="not chosen"
          onMine={() => { act.reset(); setDraft({ text, base: standing }) }} onTheirs={() => { act.reset(); setDraft(null) }}
        />
      ) : null}
      <Field id="rules-decimals" label="Totals rounded to so many decimals" hint="Once, at the end; ranks are decided on the rounded totals."><input className="nhsuk-input nhsuk-input--width-3" id="rules-decimals" value={text.decimals} onChange={(event) => set({ decimals: event.target.value })} /></Field>
      <Field id="rules-mode" label="Rounding"><select className="nhsuk-select" id="rules-mode" value={text.mode} onChange={(event) => set({ mode: event.target.value as RulesText['mode'] })}><option value="">Choose</option>{Object.entries(roundingNames).map(([key, words]) => <option key={key} value={key}>{words}</option>)}</select></Field>
      <h2>Ties are broken by</h2>
      <ol>{text.ties.map((rule) => <li key={tieName(rule, model.criteria)}>{tieName(rule, model.criteria)} <button type="button" className="as-link" onClick={() => set({ ties: text.ties.filter((other) => other !== rule) })}>remove<span className="visually-hidden"> {tieName(rule, model.criteria)}</span></button></li>)}</ol>
      <Field id="rules-tie" label="Add a tie-break">
        <select className="nhsuk-select" id="rules-tie" value="" onChange={(event) => event.target.value && set({ ties: [...text.ties, event.target.value.startsWith('on:') ? { by: 'higherScoreOn', criterion: event.target.value.slice(3) } : { by: event.target.value as By }] })}>
          <option value="">Choose</option>
          {(['higherQuality', 'lowerPrice', 'lotDraw'] as const).filter((by) => !text.ties.some((rule) => rule.by === by)).map((by) => <option key={by} value={by}>{tieNames[by]}</option>)}
          {model.criteria.filter((node) => node.kind === 'question' && !text.ties.some((rule) => rule.by === 'higherScoreOn' && rule.criterion === node.id)).map((node) => <option key={node.id} value={`on:${node.id}`}>higher score on {node.ref} {node.title}</option>)}
        </select>
      </Field>
      <Field id="rules-spread" label="Spread to be reconciled in words" hint="As a share of the scale, such as 40%."><input className="nhsuk-input nhsuk-input--width-5" id="rules-spread" value={text.spread} onChange={(event) => set({ spread: event.target.value })} /></Field>
      <Field id="rules-approvals" label="Approvals that close a consensus"><input className="nhsuk-input nhsuk-input--width-3" id="rules-approvals" value={text.approvals} onChange={(event) => set({ approvals: event.target.value })} /></Field>
      <div className="row"><Button filled busy={act.isPending} disabled={overtaken} onClick={submit}>Set the rules</Button>{act.isSuccess && !overtaken ? <span role="status">Recorded.</span> : null}</div>
    </>
  )
}
