import { formatCount } from '@workbench/shared/numeric/format.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAct, useRead } from '../../api/queries.ts'
import { Bidder } from '../../parts/Bidder.tsx'
import { useNames, type Names } from '../../parts/names.ts'
import { MovedOn } from '../../parts/Overtaken.tsx'
import { Reading } from '../../parts/Reading.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import type { Agenda } from './agenda.ts'
import { apart, batchCell, itemKey, mayJoin, neededOf, proposed, reasonBehind, toApprove, toClose, toPropose, type Item, type UnanimousList } from './unanimous.ts'
import { WeighDialog } from './WeighDialog.tsx'

/** The button that was pressed is gone with its list; the title says what is left. */
const toTitle = () => document.querySelector<HTMLElement>('#page-title')?.focus()

/** Cells on which everybody gave the same: a reason chosen from the individual ones, one approval for the list, closed in one act. */
export const Unanimous = ({ record, agenda }: { readonly record: string; readonly agenda: Agenda }) => {
  const found = useRead('moderationUnanimous', { record, lot: agenda.lot })
  const names = useNames(record)
  return (
    <Reading of={found} what="the unanimous cells">
      {(list) => {
        const count = list.questions.reduce((sum, question) => sum + question.cells.length, 0)
        return (
          <Page
            title={count === 0 ? 'No unanimous cell waits' : `The panels agree on ${formatCount(count, 'cell')} that ${count === 1 ? 'is' : 'are'} not closed`} question="What needs no debate?"
            action={<Link href={`/moderation/${agenda.lot}`}>Back to the agenda</Link>}
          >
            {count === 0 ? <Empty title="Nothing to close in a batch"><p>When everybody on a panel gave the same score to an answer, and the question is open for moderation, the cell stands here. It closes with a reason chosen from the individual ones and the approval of its panel.</p></Empty> : <Lists record={record} agenda={agenda} list={list} names={names} />}
          </Page>
        )
      }}
    </Reading>
  )
}

interface ListsProps {
  readonly record: string
  readonly agenda: Agenda
  readonly list: UnanimousList
  readonly names: Names
}

const Lists = ({ record, agenda, list, names }: ListsProps) => (
  <>
    <Proposed record={record} agenda={agenda} list={list} names={names} />
    {toPropose(list).length > 0 ? <ToPropose record={record} agenda={agenda} list={list} names={names} /> : null}
    {apart(list).length > 0 ? <p className="small">{formatCount(apart(list).length, 'cell has', 'cells have')} a proposal that differs from what everybody gave; agree on {apart(list).length === 1 ? 'it' : 'them'} in the room: {apart(list).map((item) => <Link key={itemKey(item)} href={`/moderation/${agenda.lot}/${item.question.id}/${item.cell.bid}`}>{item.question.ref} {names.bidder(item.cell.bidder).name} </Link>)}</p> : null}
  </>
)

const ToPropose = ({ record, agenda, list, names }: ListsProps) => {
  const act = useAct(record)
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const waiting = toPropose(list)
  const chosen = waiting.filter((item) => mayJoin(item) && reasons[itemKey(item)] !== undefined)
  const propose = () => act.mutate({ command: 'closeUnanimous', body: { cells: chosen.map((item) => batchCell(item, reasons[itemKey(item)]!)) } }, { onSuccess: () => { setReasons({}); toTitle() } })
  return (
    <section aria-labelledby="to-propose">
      <h2 id="to-propose">{list.mayModerate ? 'Choose the reason of the panel' : 'Not proposed yet'}</h2>
      <ErrorSummary errors={act.error ? [{ message: `${act.error.problem.detail} Nothing of the list was proposed.` }] : []} />
      {list.questions.map((question) => {
        const cells = waiting.filter((item) => item.question.id === question.id)
        if (cells.length === 0) return null
        const unticked = cells.filter(({ cell }) => !cell.ticked)
        return (
          <article key={question.id} className="batch">
            <h3>{question.ref} {question.title}</h3>
            {unticked.length > 0 ? <Untouched record={record} agenda={agenda} question={question} bids={unticked.map(({ cell }) => cell.bid)} mayModerate={list.mayModerate} names={names} /> : null}
            {cells.map((item) => (
              <Choice key={itemKey(item)} item={item} chosen={reasons[itemKey(item)]} names={names} mayModerate={list.mayModerate} onChoose={(evaluator) => setReasons({ ...reasons, [itemKey(item)]: evaluator })} />
            ))}
          </article>
        )
      })}
      {list.mayModerate ? (
        <div className="batch__bar">
          <Button filled={toClose(list).length === 0} busy={act.isPending} disabled={chosen.length === 0} onClick={propose}>Propose {formatCount(chosen.length, 'cell')} to the panels</Button>
          <span className="muted" role="status">{formatCount(waiting.length - chosen.length, 'cell')} without a chosen reason or with sub-criteria not weighed</span>
        </div>
      ) : null}
    </section>
  )
}

interface UntouchedProps {
  readonly record: string
  readonly agenda: Agenda
  readonly question: Item['question']
  readonly bids: readonly string[]
  readonly mayModerate: boolean
  readonly names: Names
}

const Untouched = ({ record, agenda, question, bids, mayModerate, names }: UntouchedProps) => {
  const [open, setOpen] = useState(false)
  return (
    <p className="small">
      Sub-criteria are not weighed yet for {formatCount(bids.length, 'bid')}; a cell joins once they are. {mayModerate ? <button type="button" className="as-link" onClick={() => setOpen(true)}>Record what was weighed in {question.ref}</button> : null}
      {open ? <WeighDialog record={record} agenda={agenda} question={question} bids={bids} names={names} onClose={() => setOpen(false)} /> : null}
    </p>
  )
}

interface ChoiceProps {
  readonly item: Item
  readonly chosen: string | undefined
  readonly mayModerate: boolean
  readonly names: Names
  readonly onChoose: (evaluator: string) => void
}

const Choice = ({ item, chosen, mayModerate, names, onChoose }: ChoiceProps) => (
  <fieldset className="nhsuk-fieldset batch__cell" disabled={!mayModerate || !item.cell.ticked}>
    <legend className="nhsuk-fieldset__legend"><Bidder bidder={names.bidder(item.cell.bidder)} /> · all gave <strong>{item.cell.score}</strong></legend>
    {item.cell.reasons.length === 0 ? <p className="small">Nobody wrote a reason that could be taken; agree on this cell in the room.</p> : null}
    {item.cell.reasons.map((reason) => (
      <label key={reason.evaluator} className="choice">
        <input type="radio" name={itemKey(item)} checked={chosen === reason.evaluator} onChange={() => onChoose(reason.evaluator)} />
        <span><strong>{names.person(reason.evaluator)}:</strong> {reason.rationale}</span>
      </label>
    ))}
  </fieldset>
)

const Proposed = ({ record, agenda, list, names }: ListsProps) => {
  const act = useAct(record)
  const { data: session } = useRead('session', {})
  const rows = proposed(list)
  if (rows.length === 0) return null
  // Nothing of the list was recorded; what stands in it now is read before it is tried again.
  const moved = act.error?.problem.status === 412
  const mine = session?.person ? toApprove(list, session.person) : []
  const ready = toClose(list)
  return (
    <section aria-labelledby="proposed-title">
      <h2 id="proposed-title">Proposed to the panels</h2>
      {moved ? <MovedOn record={record} what="A proposal of the list" written={null} onRead={act.reset} /> : <ErrorSummary errors={act.error ? [{ message: `${act.error.problem.detail} Nothing of the list was recorded.` }] : []} />}
      <ul className="batch__list">
        {rows.map((item) => {
          const proposal = item.cell.proposal!
          const missing = neededOf(list, item.question) - proposal.approvals.length
          return (
            <li key={itemKey(item)}>
              <Link href={`/moderation/${agenda.lot}/${item.question.id}/${item.cell.bid}`}>{item.question.ref} {item.question.title}</Link> · <Bidder bidder={names.bidder(item.cell.bidder)} /> <strong>{proposal.score}</strong>
              <p>{proposal.reason}{proposal.reasonOf ? <span className="muted"> ({names.person(proposal.reasonOf)}’s own reason)</span> : null}</p>
              <p className="small muted">{proposal.approvals.length === 0 ? 'Nobody has approved yet' : `Approved by ${proposal.approvals.map(names.person).join(', ')}`}{missing > 0 ? `; ${formatCount(missing, 'more is needed', 'more are needed')}` : '; ready to close'}{item.cell.ticked ? '' : '; sub-criteria not weighed'}.</p>
            </li>
          )
        })}
      </ul>
      <div className="batch__bar">
        {mine.length > 0 ? <Button filled busy={act.isPending} disabled={moved} onClick={() => act.mutate({ command: 'approveUnanimous', body: { cells: mine.map((item) => ({ question: item.question.id, bid: item.cell.bid, revision: item.cell.revision })) } }, { onSuccess: toTitle })}>Approve {formatCount(mine.length, 'cell')}</Button> : null}
        {list.mayModerate ? <Button filled={ready.length > 0} busy={act.isPending} disabled={ready.length === 0 || moved} onClick={() => act.mutate({ command: 'closeUnanimous', body: { cells: ready.map((item) => batchCell(item, reasonBehind(item))) } }, { onSuccess: toTitle })}>Close {formatCount(ready.length, 'cell')}</Button> : null}
        {mine.length > 0 ? <span className="muted">One approval covers the cells of your questions above; each is its own entry in the record.</span> : null}
      </div>
    </section>
  )
}
