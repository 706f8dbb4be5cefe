import { useState } from 'react'
import { Link, Redirect, Route, Switch } from 'wouter'
import { useRead } from '../../api/queries.ts'
import { useNames, type Names } from '../../parts/names.ts'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { AssignQuestions } from './AssignQuestions.tsx'
import { Evaluators } from './Evaluators.tsx'
import { ExcuseEvaluator } from './ExcuseEvaluator.tsx'
import { changeable, findingOf, groupsOf, onAllOf, toggled, type Panel, type Question } from './panel.ts'
import { ReplaceEvaluator } from './ReplaceEvaluator.tsx'

/** Who scores which question? */
export const PanelPage = ({ record }: { readonly record: string }) => {
  const found = useRead('panel', { record })
  const names = useNames(record)
  return (
    <Reading of={found} what="the panel" page="Panel">
      {(panel) => {
        const first = panel.lots.find((lot) => panel.questions.some((question) => question.lot === lot.id)) ?? panel.lots[0]
        return (
          <Switch>
            <Route path="/panel">{first ? <Redirect to={`/panel/${first.id}`} replace /> : <NoQuestions panel={panel} />}</Route>
            <Route path="/panel/:lot">
              {({ lot }) => (
                <>
                  <nav className="tabs no-print" aria-label="Lots">
                    {panel.lots.map((entry) => <Link key={entry.id} href={`/panel/${entry.id}`} aria-current={entry.id === lot ? 'page' : undefined}>{entry.title}</Link>)}
                  </nav>
                  {panel.questions.length === 0 ? <NoQuestions panel={panel} /> : <LotPanel key={lot} record={record} panel={panel} lot={lot} names={names} />}
                </>
              )}
            </Route>
          </Switch>
        )
      }}
    </Reading>
  )
}

const NoQuestions = ({ panel }: { readonly panel: Panel }) => (
  <Page title={findingOf(panel)} question="Who scores which question?">
    <Empty title="People are assigned to questions, not to bids"><p>Whoever scores a question scores it for every bid, so that no bid meets a kinder panel than another. Questions come from the evaluation model.</p></Empty>
  </Page>
)

type Doing = { readonly act: 'assign' | 'replace' } | { readonly act: 'excuse'; readonly question: Question; readonly evaluator: string }

const LotPanel = ({ record, panel, lot, names }: { readonly record: string; readonly panel: Panel; readonly lot: string; readonly names: Names }) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [doing, setDoing] = useState<Doing | null>(null)
  const questions = panel.questions.filter((question) => question.lot === lot)
  const picked = changeable(questions, chosen)
  const done = () => { setDoing(null); setChosen(new Set()) }
  return (
    <Page
      title={findingOf(panel)} question="Who scores which question?"
      action={panel.mayReplace ? (
        <>
          <Button disabled={picked.length === 0 || onAllOf(picked).length === 0} onClick={() => setDoing({ act: 'replace' })}>Replace</Button>
          {panel.mayAssign ? <Button filled disabled={picked.length === 0} onClick={() => setDoing({ act: 'assign' })}>Assign</Button> : null}
        </>
      ) : undefined}
    >
      {panel.mayReplace ? <p className="small" role="status">{picked.length === 0 ? `Choose questions, then ${panel.mayAssign ? 'assign people or replace one' : 'replace one of the panel'}. Whoever has submitted scores is excused or replaced by the second person. A panel whose moderation has opened stays as it is, but for members whose interests are not cleared.` : `${picked.length} chosen.`}</p> : null}
      {groupsOf(questions).map((group) => <Group key={group.title} {...group} mayAssign={panel.mayReplace} names={names} chosen={chosen} onChoose={(ids, on) => setChosen(toggled(chosen, ids, on))} onExcuse={(question, evaluator) => setDoing({ act: 'excuse', question, evaluator })} />)}
      <Evaluators panel={panel} names={names} />
      {doing?.act === 'assign' ? <AssignQuestions record={record} panel={panel} questions={picked} names={names} onClose={() => setDoing(null)} onDone={done} /> : null}
      {doing?.act === 'replace' ? <ReplaceEvaluator record={record} panel={panel} questions={picked} names={names} onClose={() => setDoing(null)} onDone={done} /> : null}
      {doing?.act === 'excuse' ? <ExcuseEvaluator record={record} question={doing.question} evaluator={doing.evaluator} names={names} onClose={() => setDoing(null)} /> : null}
    </Page>
  )
}

interface GroupProps {
  readonly title: string
  readonly questions: readonly Question[]
  readonly mayAssign: boolean
  readonly names: Names
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (ids: readonly string[], on: boolean) => void
  readonly onExcuse: (question: Question, evaluator: string) => void
}

const Group = ({ title, questions, mayAssign, names, chosen, onChoose, onExcuse }: GroupProps) => {
  const free = questions.filter((question) => !question.fixed).map((question) => question.id)
  const amiss = questions.some((question) => question.warnings.length > 0)
  const all = free.length > 0 && free.every((id) => chosen.has(id))
  return (
    <div className="table-wrap" role="region" aria-label={title} tabIndex={0}>
      <table className="dense">
        <caption>
          {title}{' '}
          {mayAssign && free.length > 0 ? <button type="button" className="as-link small no-print" onClick={() => onChoose(free, !all)}>{all ? 'choose none' : `choose all ${free.length}`}<span className="visually-hidden"> of {title}</span></button> : null}
        </caption>
        <thead><tr>{mayAssign ? <th scope="col"><span className="visually-hidden">Chosen</span></th> : null}<th scope="col">Question</th><th scope="col">Panel</th>{amiss ? <th scope="col">Amiss</th> : null}</tr></thead>
        <tbody>
          {questions.map((question) => (
            <tr key={question.id}>
              {mayAssign ? <td>{question.fixed ? null : <input type="checkbox" aria-label={`Choose ${question.ref} ${question.title}`} checked={chosen.has(question.id)} onChange={(event) => onChoose([question.id], event.target.checked)} />}</td> : null}
              <th scope="row">{question.ref} {question.title}{question.fixed ? <span className="muted small"> in moderation</span> : null}</th>
              <td data-head="Panel">
                <ul className="plain plain--inline">
                  {question.panel.map((member) => (
                    <li key={member.evaluator}>
                      <span>{names.person(member.evaluator)}</span>
                      {member.excused === null ? null : <span className="muted small">excused: {member.excused}</span>}
                      {member.barred && member.excused === null ? <span className="status status--bad">interests not cleared</span> : null}
                      {mayAssign && (!question.fixed || member.barred) && member.excused === null ? <button type="button" className="as-link small no-print" onClick={() => onExcuse(question, member.evaluator)}>excuse<span className="visually-hidden"> {names.person(member.evaluator)} from {question.ref}</span></button> : null}
                    </li>
                  ))}
                </ul>
                {question.replaced.map((entry) => <p key={`${entry.from}/${entry.to}`} className="muted small">{names.person(entry.to)} took over from {names.person(entry.from)}</p>)}
              </td>
              {amiss ? <td data-head="Amiss">{question.warnings.map((warning) => <p key={warning.sentence} className={warning.severe ? 'status status--bad' : 'status'}>{warning.severe ? '✗ ' : '! '}{warning.sentence}</p>)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
