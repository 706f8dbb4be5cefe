import { formatCount, formatList } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { useAct } from '../../api/queries.ts'
import { Overtaken } from '../../parts/Overtaken.tsx'
import { useRevision } from '../../parts/revision.ts'
import { useKeyOf } from '../../parts/same-key.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { questionsByGroup, type Model, type RoundAsked } from './model.ts'

interface RoundsAskedProps {
  readonly record: string
  readonly model: Model
  readonly lot: string
}

const SHOWN = 12

const refsOf = (model: Model, ids: readonly string[]): string => {
  const refs = model.criteria.filter(({ id }) => ids.includes(id)).map(({ ref }) => ref)
  return formatList(refs.length > SHOWN ? [...refs.slice(0, SHOWN), formatCount(refs.length - SHOWN, 'other')] : refs)
}

/** What each round of a lot asks: of interest once there is more than one, or one that leaves something out. */
export const RoundsAsked = ({ record, model, lot }: RoundsAskedProps) => {
  const [changing, setChanging] = useState<string | null>(null)
  const rounds = model.rounds.filter((entry) => entry.lot === lot)
  const questions = questionsByGroup(model.criteria, lot).flatMap((group) => group.questions)
  const chosen = rounds.find(({ round }) => round === changing)
  if (questions.length === 0 || (rounds.length < 2 && rounds.every(({ leftOut }) => leftOut.length === 0))) return null
  return (
    <section aria-labelledby="rounds-asked">
      <h2 id="rounds-asked">What each round asks</h2>
      <p className="muted">A round may leave questions out: they are neither answered nor scored in it, and those beside them share their weight in proportion. Every round asks the price.</p>
      <DataTable
        caption="Rounds and the questions they ask" captionHidden rows={rounds} rowKey={({ round }) => round}
        columns={[
          { key: 'round', head: 'Round', rowHead: true, cell: ({ title }) => title },
          { key: 'asks', head: 'Asks', cell: ({ leftOut }) => (leftOut.length === 0 ? `all ${formatCount(questions.length, 'question')}` : `${questions.length - leftOut.length} of ${formatCount(questions.length, 'question')}`) },
          { key: 'out', head: 'Leaves out', cell: ({ leftOut }) => (leftOut.length === 0 ? 'nothing' : refsOf(model, leftOut)) },
          ...(model.mayChange ? [{ key: 'change', head: <span className="visually-hidden">Change</span>, cell: ({ round, title }: RoundAsked) => <button type="button" className="as-link" onClick={() => setChanging(round)}>Choose<span className="visually-hidden"> what {title} asks</span></button> }] : []),
        ]}
      />
      {chosen ? <ChooseAsked key={chosen.round} record={record} model={model} lot={lot} round={chosen} onClose={() => setChanging(null)} /> : null}
    </section>
  )
}

const ChooseAsked = ({ record, model, lot, round, onClose }: RoundsAskedProps & { readonly round: RoundAsked; readonly onClose: () => void }) => {
  const act = useAct(record)
  const keyOf = useKeyOf()
  const [leftOut, setLeftOut] = useState(round.leftOut)
  const { base, overtaken, rebase } = useRevision(round.revision, act.isPending)
  const groups = questionsByGroup(model.criteria, lot)
  const all = groups.flatMap(({ questions }) => questions.map(({ id }) => id))
  const set = (ids: readonly string[], asked: boolean) => setLeftOut(asked ? leftOut.filter((id) => !ids.includes(id)) : [...leftOut, ...ids.filter((id) => !leftOut.includes(id))])
  const words = (ids: readonly string[]) => (ids.length === 0 ? 'nothing' : refsOf(model, ids))
  const body = { round: round.round, lot, leftOut }
  return (
    <Dialog title={`What ${round.title} asks`} onClose={onClose}>
      {overtaken ? (
        <Overtaken
          record={record} what="What the round asks" written={round.written} differences={[{ name: 'Leaves out', mine: words(leftOut), theirs: words(round.leftOut) }]}
          onMine={() => { act.reset(); rebase() }} onTheirs={() => { act.reset(); setLeftOut(round.leftOut); rebase() }}
        />
      ) : null}
      {groups.map(({ group, questions }) => {
        const ids = questions.map(({ id }) => id)
        return (
          <fieldset key={group.id} className="nhsuk-fieldset">
            <legend className="nhsuk-fieldset__legend">{group.ref} {group.title}</legend>
            {questions.length > 1 ? (
              <p className="row">
                <button type="button" className="as-link small" onClick={() => set(ids, true)}>Ask all<span className="visually-hidden"> of {group.title}</span></button>
                <button type="button" className="as-link small" onClick={() => set(ids, false)}>Leave all out<span className="visually-hidden"> of {group.title}</span></button>
              </p>
            ) : null}
            {questions.map((question) => (
              <p key={question.id}><label><input type="checkbox" checked={!leftOut.includes(question.id)} onChange={(event) => set([question.id], event.target.checked)} /> {question.ref} {question.title}</label></p>
            ))}
          </fieldset>
        )
      })}
      <p role="status">{leftOut.length === 0 ? 'The round asks the whole model.' : `${all.length - leftOut.length} of ${formatCount(all.length, 'question')} asked.`}</p>
      {act.error && !overtaken ? <p className="status status--bad" role="alert">{act.error.problem.detail}</p> : null}
      <div className="row">
        <Button filled busy={act.isPending} disabled={overtaken || leftOut.length === all.length} onClick={() => act.mutate({ command: 'askInRound', body, base, key: keyOf({ ...body, base }) }, { onSuccess: onClose })}>Save what it asks</Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </Dialog>
  )
}
