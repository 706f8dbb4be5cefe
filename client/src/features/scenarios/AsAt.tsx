import { formatDay } from '@workbench/shared/numeric/format.ts'
import { hindsightDay } from './comparing.ts'
import type { Board } from './figures.ts'
import type { ThinkingStore } from './thinking.ts'

/** Which day the run stands on: the workshop's own, or the last on which anything became known, labelled as hindsight. */
export const AsAt = ({ board, store }: { readonly board: Board; readonly store: ThinkingStore }) => {
  const hindsight = store((thinking) => thinking.hindsight)
  const last = hindsightDay(board)
  return (
    <fieldset className="as-at">
      <legend>The run uses what was known</legend>
      <label><input type="radio" name="as-at" checked={!hindsight} onChange={() => store.setState({ hindsight: false })} /> on {formatDay(board.asAt)}</label>
      {last === null
        ? <span className="muted small">Nothing on this board became known later.</span>
        : <label><input type="radio" name="as-at" checked={hindsight} onChange={() => store.setState({ hindsight: true })} /> with hindsight, to {formatDay(last)}</label>}
    </fieldset>
  )
}

export const HindsightMark = ({ hindsight, asAt }: { readonly hindsight: boolean; readonly asAt: string }) =>
  hindsight ? <p><span className="watermark">With hindsight to {formatDay(asAt)}</span></p> : null
