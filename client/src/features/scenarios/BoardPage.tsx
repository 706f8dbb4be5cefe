import { formatInstant } from '@workbench/shared/numeric/format.ts'
import { deriveKnown } from '@workbench/shared/scenario/options/known.ts'
import { useMemo, useState } from 'react'
import { Link, Route } from 'wouter'
import { Reading } from '../../parts/Reading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Empty } from '../../ui/Waiting.tsx'
import { AsAt, HindsightMark } from './AsAt.tsx'
import { BoardTable, type Figure } from './BoardTable.tsx'
import { boardFinding, chosenScenario, type Compared } from './comparing.ts'
import { Computing } from './Computing.tsx'
import { EvidenceHeld } from './EvidenceLinks.tsx'
import type { Board } from './figures.ts'
import { NotAssessed } from './NotAssessed.tsx'
import { PricesClosed } from './PricesClosed.tsx'
import { SaveWhatIf } from './SaveWhatIf.tsx'
import { SumDrawer } from './SumDrawer.tsx'
import { differing, withPath, type Thinking, type ThinkingStore } from './thinking.ts'
import { useBoard } from './useBoard.ts'
import { useComparison } from './useComparison.ts'
import { Warnings } from './Warnings.tsx'

/** Which path does each trust take? Changing a cell redraws every figure at once. */
export const BoardPage = ({ record }: { readonly record: string }) => <Route path="/board/:snapshot?">{({ snapshot }) => <Looked key={snapshot ?? ''} record={record} {...(snapshot === undefined ? {} : { snapshot })} />}</Route>

const Looked = ({ record, snapshot }: { readonly record: string; readonly snapshot?: string }) => {
  const { read, thinking, store } = useBoard(record, snapshot)
  return (
    <Reading of={read} what="the board" page="Board">
      {(board) => {
        const saved = chosenScenario(board, thinking)
        return saved ? <EvidenceHeld value={board.evidence}><Chosen record={record} board={board} saved={saved} thinking={thinking} store={store} /></EvidenceHeld> : (
          <Page title="There is no scenario yet" question="Which path does each trust take?">
            <Empty title="A scenario is one path for each trust"><p>The facilitator enters trusts, what each runs and when its contract ends, and the paths it could take. A scenario then chooses one path for each. Enter them <Link href="/inputs">one by one</Link>, or all of it <Link href="/workshop">from a file</Link>.</p></Empty>
          </Page>
        )
      }}
    </Reading>
  )
}

interface ChosenProps {
  readonly record: string
  readonly board: Board
  readonly saved: Board['scenarios'][number]
  readonly thinking: Thinking
  readonly store: ThinkingStore
}

const Chosen = ({ record, board, saved, thinking, store }: ChosenProps) => {
  const comparing = useComparison(board, thinking, [saved.id])
  const shown = comparing.shown?.ids[0] === saved.id ? comparing.shown : null
  const found = thinking.whatIfs[saved.id]
  // Once the record says the same there is nothing left to save.
  const whatIf = found && differing(found.choices, saved.choices).length > 0 ? found : undefined
  const choose = (
    <div className="row no-print scenario-choice">
      <label htmlFor="scenario">Scenario</label>
      <select className="nhsuk-select" id="scenario" value={saved.id} onChange={(event) => store.setState({ scenario: event.target.value })}>
        {board.scenarios.map((scenario) => <option key={scenario.id} value={scenario.id}>{scenario.title}{thinking.whatIfs[scenario.id] ? ' · what-if' : ''}</option>)}
      </select>
      <AsAt board={board} store={store} />
    </div>
  )
  const told = <>{choose}<PricesClosed board={board} /><Computing comparing={comparing} /></>
  if (!shown) return <Page title="Which path does each trust take?">{told}</Page>
  const { compared } = shown
  if ('cannot' in compared) return <Page title="Which path does each trust take?">{told}<NotAssessed {...compared} /></Page>
  // Figures of an older board stand with the choices they were computed from.
  const choices = shown.board === board ? (whatIf?.choices ?? saved.choices) : compared.scenarios[0]!.choices
  return (
    <Drawn
      key={saved.id} compared={compared} board={shown.board} saved={saved} choose={told} choices={choices} tried={whatIf ? differing(whatIf.choices, saved.choices) : []}
      onPath={(trust, option) => store.setState((now) => withPath(now, saved, trust, option))}
      save={whatIf ? <SaveWhatIf record={record} board={board} saved={saved} whatIf={whatIf} store={store} /> : null}
    />
  )
}

interface DrawnProps {
  readonly compared: Compared
  readonly board: Board
  readonly saved: Board['scenarios'][number]
  readonly choose: React.ReactNode
  readonly choices: Board['scenarios'][number]['choices']
  readonly tried: readonly string[]
  readonly onPath: (trust: string, option: string | null) => void
  readonly save: React.ReactNode
}

const Drawn = ({ compared, board, saved, choose, choices, tried, onPath, save }: DrawnProps) => {
  const { inputs, comparison } = compared
  const { asAt } = comparison.basis
  const known = useMemo(() => deriveKnown(inputs, asAt), [inputs, asAt])
  const [open, setOpen] = useState<{ trust: string; figure: Figure } | null>(null)
  const result = comparison.scenarios[0]!
  return (
    <Page
      title={boardFinding(result)} question="Which path does each trust take?" lead={saved.summary}
      action={<><Link href="/inputs">What it computes with</Link> <Link href="/compare">Compare scenarios</Link></>}
      drawer={open ? <SumDrawer key={`${open.trust}/${open.figure}`} compared={compared} known={known} result={result} trust={open.trust} figure={open.figure} onOpen={(trust) => setOpen({ trust, figure: 'cost' })} onClose={() => setOpen(null)} /> : undefined}
    >
      {board.snapshot ? <div className="note"><p><strong>As kept under “{board.snapshot.name}”</strong>, {formatInstant(board.snapshot.at)}, SHA-256 <code>{board.snapshot.hash.slice(0, 12)}</code>. Nothing in it changes. <Link href="/board">Go to the board as it stands</Link></p></div> : null}
      {choose}
      <HindsightMark hindsight={comparison.basis.hindsight} asAt={asAt} />
      {save}
      <div className={open ? 'board board--narrow' : 'board'}>
        <BoardTable inputs={inputs} known={known} result={result} choices={choices} tried={tried} narrow={open !== null} onPath={onPath} onSum={(trust, figure) => setOpen({ trust, figure })} />
      </div>
      <Warnings board={board} compared={compared} result={result} />
    </Page>
  )
}
