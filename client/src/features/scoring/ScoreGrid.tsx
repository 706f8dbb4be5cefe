import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useNames } from '../../parts/names.ts'
import { Swatch } from '../../parts/Bidder.tsx'
import { Button } from '../../ui/Button.tsx'
import { useNarrow } from '../../ui/narrow.ts'
import { Page } from '../../ui/Page.tsx'
import { HiddenWhy } from '../../ui/Waiting.tsx'
import { CellStrip } from './CellStrip.tsx'
import { Conflict } from './Conflict.tsx'
import { isTyping, keyAct, offScale } from './grid-keys.ts'
import { KeysHelp } from './KeysHelp.tsx'
import { OneItem } from './OneItem.tsx'
import { PastePreview } from './PastePreview.tsx'
import { rangeText, readPasted, type Pasted } from './clipboard.ts'
import { SaveState } from './SaveState.tsx'
import { blank, cellKey, isScored, type Grid, type GridQuestion } from './score-value.ts'
import { changeCells, redoChange, undoChange, valueOf, type Cell } from './store.ts'
import { Submitting } from './Submitting.tsx'
import { Submitted } from './Submitted.tsx'
import { firstOpen } from './ten-minutes.ts'
import { useScores, type Scoring } from './useScoring.ts'

interface ScoreGridProps {
  readonly record: string
  readonly grid: Grid
  readonly desk: Scoring
  readonly onOpen: (question: string) => void
}

interface Place {
  readonly row: number
  readonly column: number
}

/** All of one's questions against all bids of the lot: hands stay on the keyboard. */
export const ScoreGrid = ({ record, grid, desk, onOpen }: ScoreGridProps) => {
  const names = useNames(record)
  const cells = useScores(desk, (state) => state.cells)
  const [at, setAt] = useState<Place>(() => firstOpen(grid))
  const placed = useRef<Place>(at)
  const [anchor, setAnchor] = useState<Place | null>(null)
  const [typed, setTyped] = useState('')
  const [pasted, setPasted] = useState<readonly Pasted[] | null>(null)
  const [help, setHelp] = useState(false)
  const [told, setTold] = useState('')
  const narrow = useNarrow()
  const table = useRef<HTMLTableElement>(null)
  const strip = useRef<HTMLTextAreaElement>(null)
  const why = useRef<HTMLTextAreaElement>(null)
  const question = grid.questions[at.row]!
  const bid = grid.bids[at.column]!
  const keyOf = (place: Place) => cellKey(grid.questions[place.row]!.id, grid.bids[place.column]!.bid)
  const focusCell = (place: Place) => table.current?.querySelector<HTMLElement>(`[data-place="${place.row}/${place.column}"]`)?.focus()
  const open = question.state === 'open'
  const values = grid.scales.find((scale) => scale.id === question.scale)?.values ?? []

  const move = (to: Place, extend: boolean) => {
    const next = { row: Math.min(grid.questions.length - 1, Math.max(0, to.row)), column: Math.min(grid.bids.length - 1, Math.max(0, to.column)) }
    setAnchor(extend ? (anchor ?? at) : null)
    setTyped('')
    if (next.row !== at.row || next.column !== at.column) void desk.saver.left(keyOf(at))
    setAt(next)
    placed.current = next
    focusCell(next)
  }
  const change = (values: readonly { readonly key: string; readonly value: ReturnType<typeof valueOf> }[]) => {
    desk.store.setState((state) => changeCells(state, values))
    for (const { key } of values) desk.saver.touched(key)
  }
  const setScore = (score: string | null) => {
    const key = keyOf(at)
    const before = valueOf(desk.store.getState(), key)
    change([{ key, value: score === null ? { ...blank, rationale: before.rationale, citations: before.citations } : { ...before, score, cannotScore: null } }])
  }
  const explain = () => {
    const before = valueOf(desk.store.getState(), keyOf(at))
    flushSync(() => change([{ key: keyOf(at), value: { ...before, score: null, cannotScore: before.cannotScore ?? '' } }]))
    why.current?.focus()
  }
  const nextUnscored = () => {
    const order = grid.questions.flatMap((_row, row) => grid.bids.map((_bid, column) => ({ row, column })))
    const here = at.row * grid.bids.length + at.column
    const found = [...order.slice(here + 1), ...order.slice(0, here)].find((place) => grid.questions[place.row]!.state === 'open' && !isScored(valueOf(desk.store.getState(), keyOf(place))))
    if (found) move(found, false)
  }
  const step = (of: typeof undoChange) => {
    const before = desk.store.getState()
    desk.store.setState(of)
    for (const [key, cell] of Object.entries(desk.store.getState().cells)) if (cell !== before.cells[key]) desk.saver.touched(key)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const act = keyAct(event, values.map(({ value }) => value), typed)
    if (!act) return
    event.preventDefault()
    setTold('')
    if (act.kind === 'move') move({ row: at.row + act.rows, column: at.column + act.columns }, act.extend)
    else if (act.kind === 'edge') move({ row: act.far && event.ctrlKey ? grid.questions.length - 1 : event.ctrlKey ? 0 : at.row, column: act.far ? grid.bids.length - 1 : 0 }, false)
    else if (act.kind === 'undo') step(undoChange)
    else if (act.kind === 'redo') step(redoChange)
    else if (act.kind === 'next') nextUnscored()
    else if (act.kind === 'help') setHelp(true)
    else if (act.kind === 'open') strip.current?.focus()
    else if (!open) setTold(shutBecause(question))
    else if (act.kind === 'off') setTold(offScale(act.key, question.ref, values.map(({ value }) => value)))
    // Nothing is held of a cell before it is read: a key then would be lost without a word.
    else if (!cells[keyOf(at)]) setTold('This score is still being read. Press the key again in a moment.')
    else if (act.kind === 'cannot') explain()
    else if (act.kind === 'clear') setScore(null)
    else if (act.kind === 'score') {
      setTyped(act.typed)
      if (act.score !== null) setScore(act.score)
    }
  }
  const range = () => {
    const from = anchor ?? at
    return { top: Math.min(from.row, at.row), bottom: Math.max(from.row, at.row), left: Math.min(from.column, at.column), right: Math.max(from.column, at.column) }
  }
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData.setData('text/plain', rangeText(grid, range(), (key) => valueOf(desk.store.getState(), key)))
  }
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault()
    setPasted(readPasted(event.clipboardData.getData('text/plain'), grid, at, (key) => valueOf(desk.store.getState(), key)))
  }
  const inRange = (place: Place) => {
    const { top, bottom, left, right } = range()
    return anchor !== null && place.row >= top && place.row <= bottom && place.column >= left && place.column <= right
  }
  const scored = grid.questions.flatMap((row) => grid.bids.map((column) => cells[cellKey(row.id, column.bid)])).filter((cell) => cell && isScored(cell.value)).length
  const cannot = Object.values(cells).filter((cell) => cell.value.score === null && isScored(cell.value)).length
  const all = grid.questions.length * grid.bids.length
  return (
    <Page title={`${scored} of ${all} scores given`} question="How far am I, and where?" action={narrow ? undefined : <Button reads small onClick={() => setHelp(true)}>Keys</Button>}>
      {grid.closedBecause ? <HiddenWhy>{grid.closedBecause}</HiddenWhy> : null}
      <Submitted record={record} grid={grid} />
      <Conflict desk={desk} grid={grid} names={names} />
      {narrow ? <OneItem record={record} grid={grid} desk={desk} names={names} cells={cells} at={at} onMove={(to) => move(to, false)} onChange={(value) => change([{ key: keyOf(at), value }])} onNext={nextUnscored} /> : (
        <div className="table-wrap score-grid-wrap" tabIndex={-1}>
          <table className="dense score-grid" data-grid="" role="grid" aria-label="Your scores" ref={table} onKeyDown={onKeyDown} onCopy={onCopy} onPaste={onPaste}>
            <thead>
              <tr>
                <th scope="col">Question</th>
                {grid.bids.map((column) => <th key={column.bid} scope="col"><span className="bidder"><Swatch letter={column.letter} />{names.bidder(column.bidder).name}</span></th>)}
                <th scope="col">Submitted</th>
              </tr>
            </thead>
            <tbody>
              {grid.questions.map((row, rowIndex) => (
                <tr key={row.id}>
                  <th scope="row"><button type="button" className="as-link" tabIndex={-1} onClick={() => onOpen(row.id)}>{row.ref} {row.title}</button></th>
                  {grid.bids.map((column, columnIndex) => {
                    const here = rowIndex === at.row && columnIndex === at.column
                    return (
                      <td
                        key={column.bid} data-place={`${rowIndex}/${columnIndex}`} tabIndex={here ? 0 : -1} aria-selected={here || inRange({ row: rowIndex, column: columnIndex })}
                        aria-readonly={row.state !== 'open'} aria-label={`${row.ref}, ${names.bidder(column.bidder).name}: ${spoken(cells[cellKey(row.id, column.bid)])}`}
                        className={`score-cell${inRange({ row: rowIndex, column: columnIndex }) ? ' score-cell--range' : ''}`}
                        onFocus={() => (placed.current.row === rowIndex && placed.current.column === columnIndex ? undefined : move({ row: rowIndex, column: columnIndex }, false))}
                        onClick={(event) => move({ row: rowIndex, column: columnIndex }, event.shiftKey)} onDoubleClick={() => onOpen(row.id)}
                      >
                        <CellFace cell={cells[cellKey(row.id, column.bid)]} />
                      </td>
                    )
                  })}
                  <td><Submitting record={record} question={row} grid={grid} desk={desk} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="status--bad" role="status">{told}</p>
      <p className="status" role="status">{scored} of {all}{cannot > 0 ? ` · ${cannot} cannot score` : ''} · <SaveState cells={cells} /></p>
      <CellStrip
        key={keyOf(at)} record={record} bid={bid.bid} grid={grid} question={question} cell={cells[keyOf(at)]} bidder={names.bidder(bid.bidder)} editable={open} rationale={strip} why={why}
        onChange={(value) => change([{ key: keyOf(at), value }])} onLeave={() => void desk.saver.left(keyOf(at))} onBack={() => focusCell(at)} onOpen={() => onOpen(question.id)} onNext={nextUnscored}
      />
      {help ? <KeysHelp values={values} onClose={() => setHelp(false)} /> : null}
      {pasted ? <PastePreview pasted={pasted} grid={grid} names={names} onClose={() => setPasted(null)} onCommit={(chosen) => { change(chosen); for (const { key } of chosen) void desk.saver.left(key); setPasted(null) }} /> : null}
    </Page>
  )
}

const shutBecause = ({ ref, state }: GridQuestion): string =>
  state === 'submitted' ? `${ref} is submitted: withdraw the submission to change a score.` : state === 'locked' ? `${ref} is in moderation: its scores stand.` : state === 'excused' ? `You are excused from ${ref}.` : `${ref} is not open for scores.`

const CellFace = ({ cell }: { readonly cell: Cell | undefined }) => {
  if (!cell) return <span className="muted">…</span>
  const { value, status } = cell
  return (
    <>
      <span className={value.score === null ? 'muted' : 'score-cell__score'}>{value.score ?? (isScored(value) ? 'cannot' : '–')}</span>
      {value.rationale.trim() === '' ? null : <span aria-hidden="true" className="score-cell__mark" title="has a rationale">✎</span>}
      {status === 'recorded' || isTyping(status) ? null : <span aria-hidden="true" className="score-cell__mark">{status === 'saved' ? '▢' : '!'}</span>}
    </>
  )
}

const spoken = (cell: Cell | undefined): string => {
  if (!cell) return 'being read'
  const what = cell.value.score === null ? (isScored(cell.value) ? 'cannot be scored' : 'blank') : `score ${cell.value.score}`
  return `${what}${cell.value.rationale.trim() === '' ? ', no rationale' : ', with rationale'}${cell.status === 'recorded' ? '' : ', not yet in the record'}`
}
